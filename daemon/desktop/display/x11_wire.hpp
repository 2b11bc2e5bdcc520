// SPDX-License-Identifier: MIT
// The requests and answers of the X11 protocol that are needed here, as bytes. Touches nothing.
//
// Spoken directly: xcb waits, however long that takes, for the rest of a greeting or reply whose beginning has come.
// Numbers are in the order of the machine, as the greeting asks for.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace unknot::desktop {

// A server's answers are read by offset; what is missing reads as 0 or nothing.
class X11Packet {
 public:
  explicit X11Packet(std::string bytes) : bytes_(std::move(bytes)) {}

  static constexpr std::uint8_t error = 0, reply = 1;

  // An error, a reply, or the kind of an event.
  [[nodiscard]] std::uint8_t kind() const { return number<std::uint8_t>(0) & 0x7f; }
  [[nodiscard]] std::uint16_t sequence() const { return number<std::uint16_t>(2); }

  template <class Number>
  [[nodiscard]] Number number(std::size_t at) const {
    Number value{};
    const std::string_view there = text(at, sizeof value);
    if (there.size() == sizeof value) std::memcpy(&value, there.data(), sizeof value);
    return value;
  }
  // Two halves, the upper first.
  [[nodiscard]] std::int64_t long_number(std::size_t at) const;
  [[nodiscard]] std::string_view text(std::size_t at, std::size_t size) const;

 private:
  std::string bytes_;
};

// A request to be sent; its length is put in when it is finished.
class X11Request {
 public:
  explicit X11Request(std::uint8_t opcode, std::uint8_t detail = 0) { add(opcode).add(detail).add<std::uint16_t>(0); }

  template <class Number>
  X11Request& add(Number number) {
    static_assert(std::is_integral_v<Number>);
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof number);
    return *this;
  }
  X11Request& add_long(std::int64_t number);
  // Filled up to 4 bytes.
  X11Request& add_text(std::string_view text);
  [[nodiscard]] std::string finished() const;

 private:
  std::string bytes_;
};

// The first words of a client. No key: the names and data are empty.
[[nodiscard]] std::string x11_hello(std::string_view key_name, std::string_view key);

struct X11Greeting {
  enum class Kind { unfinished, rubbish, refused, welcome };
  Kind kind = Kind::unfinished;
  std::size_t size = 0;        // of a welcome, in bytes
  std::uint32_t first_id = 0;  // of our own objects
  std::uint32_t id_mask = 0;   // the bits that tell ours apart
  std::uint32_t root = 0;      // window of the first screen
};

// What a server has sent so far.
[[nodiscard]] X11Greeting x11_greeting(std::string_view bytes);

// How long the packet is that these bytes begin with; 0: not known yet.
[[nodiscard]] std::size_t x11_packet_size(std::string_view bytes);

}  // namespace unknot::desktop
