// SPDX-License-Identifier: MIT
// The values and messages of PipeWire's own protocol, as bytes. Touches nothing.
//
// A value is its size and type in 4 bytes each and its body, filled up to 8 bytes. A message is 16 bytes of header and
// one structure. Numbers are in the order of the machine. Written down at
// https://docs.pipewire.org/page_native_protocol.html
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace unknot::desktop {

using Properties = std::map<std::string, std::string>;

// Values as bytes, to be put one behind the other.
[[nodiscard]] std::string pod(std::int32_t number);
[[nodiscard]] std::string pod(std::string_view text);
[[nodiscard]] std::string pod(const Properties& properties);

// Reads the values of a structure one by one. What is of another type than asked for reads as nothing, and so does all
// that follows. Of a text or a structure that is cut off, what is there is read.
class PodReader {
 public:
  // The values in `bytes`, which must outlive this.
  explicit PodReader(std::string_view bytes) : rest_(bytes) {}
  // Those of the structure that is the first value in `bytes`.
  [[nodiscard]] static PodReader of_structure(std::string_view bytes);

  // An integer or an identifier.
  [[nodiscard]] std::optional<std::int32_t> number();
  // "" also for a text that is not there.
  [[nodiscard]] std::optional<std::string> text();
  [[nodiscard]] std::optional<Properties> properties();
  // Past values that are not needed, but of the type that is expected there.
  void skip_numbers(int count);
  void skip_long_number();
  void skip_texts(int count);
  // Those not read yet.
  [[nodiscard]] std::string_view bytes() const { return rest_; }

 private:
  struct Value {
    std::uint32_t type;
    std::string_view body;
  };
  [[nodiscard]] std::optional<Value> next();

  std::string_view rest_;
};

// To or from the object `object` of ours.
struct PipewireMessage {
  std::uint32_t object = 0;
  std::uint8_t opcode = 0;
  std::string values;  // of its structure, one behind the other

  bool operator==(const PipewireMessage&) const = default;
};

// With its header; `sequence` counts the messages of a connection.
[[nodiscard]] std::string to_bytes(const PipewireMessage& message, std::uint32_t sequence);

// Collects bytes until a message is whole. Of a longer one than `longest` the rest is thrown away: it may have 16 MiB,
// and what is read here stands at its beginning.
class PipewireFrames {
 public:
  static constexpr std::size_t longest = std::size_t{64} * 1024;

  // Take every message before adding more, so that no more is kept than one and these bytes.
  void add(std::string_view bytes);
  // The next whole message, if there is one.
  [[nodiscard]] std::optional<PipewireMessage> next();

 private:
  std::string buffer_;
  std::size_t thrown_away_ = 0;  // bytes still to come
};

}  // namespace unknot::desktop
