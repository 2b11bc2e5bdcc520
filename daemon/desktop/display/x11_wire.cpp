// SPDX-License-Identifier: MIT
// The requests and answers of the X11 protocol that are needed here, as bytes. Touches nothing.
#include "display/x11_wire.hpp"

#include <bit>

namespace unknot::desktop {

namespace {

constexpr std::size_t unit = 4;
constexpr std::size_t packet_size = 32;  // without what a reply or a generic event has behind it
constexpr std::uint8_t generic_event = 35;
constexpr std::size_t greeting_header = 8;
constexpr std::size_t fixed_part = 40;  // of a welcome, with its header
constexpr std::size_t pixmap_format_size = 8;
constexpr std::uint16_t protocol_major = 11;

std::size_t filled(std::size_t size) { return (size + unit - 1) / unit * unit; }

}  // namespace

std::int64_t X11Packet::long_number(std::size_t at) const {
  const std::uint64_t upper = number<std::uint32_t>(at);
  return static_cast<std::int64_t>(upper << 32 | number<std::uint32_t>(at + unit));
}

std::string_view X11Packet::text(std::size_t at, std::size_t size) const {
  return at > bytes_.size() ? std::string_view() : std::string_view(bytes_).substr(at, size);
}

X11Request& X11Request::add_long(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return add(static_cast<std::uint32_t>(bits >> 32)).add(static_cast<std::uint32_t>(bits));
}

X11Request& X11Request::add_text(std::string_view text) {
  bytes_ += text;
  bytes_.resize(filled(bytes_.size()), '\0');
  return *this;
}

std::string X11Request::finished() const {
  std::string bytes = bytes_;
  const auto length = static_cast<std::uint16_t>(bytes.size() / unit);
  std::memcpy(bytes.data() + 2, &length, sizeof length);
  return bytes;
}

std::string x11_hello(std::string_view key_name, std::string_view key) {
  constexpr std::uint8_t order = std::endian::native == std::endian::little ? 'l' : 'B';
  constexpr std::uint16_t minor = 0;
  X11Request hello(order);  // its third and fourth byte are the version here
  hello.add(minor).add(static_cast<std::uint16_t>(key_name.size())).add(static_cast<std::uint16_t>(key.size()));
  hello.add(std::uint16_t{0}).add_text(key_name).add_text(key);
  std::string bytes = hello.finished();
  std::memcpy(bytes.data() + 2, &protocol_major, sizeof protocol_major);
  return bytes;
}

X11Greeting x11_greeting(std::string_view bytes) {
  using Kind = X11Greeting::Kind;
  enum : std::uint8_t { refused = 0, welcome = 1, wants_more = 2 };
  if (bytes.size() < greeting_header) return {};
  const X11Packet header{std::string(bytes.substr(0, greeting_header))};
  const auto status = header.number<std::uint8_t>(0);
  if (status == refused || status == wants_more) return {.kind = Kind::refused};
  const std::size_t size = greeting_header + unit * header.number<std::uint16_t>(6);
  if (status != welcome || header.number<std::uint16_t>(2) != protocol_major) return {.kind = Kind::rubbish};
  if (bytes.size() < size) return {};
  const X11Packet whole{std::string(bytes.substr(0, size))};
  const std::size_t vendor = filled(whole.number<std::uint16_t>(24));
  const std::size_t screens = fixed_part + vendor + pixmap_format_size * whole.number<std::uint8_t>(29);
  X11Greeting greeting{.kind = Kind::welcome,
                       .size = size,
                       .first_id = whole.number<std::uint32_t>(12),
                       .id_mask = whole.number<std::uint32_t>(16),
                       .root = whole.number<std::uint32_t>(screens)};
  if (greeting.root == 0 || greeting.id_mask == 0) greeting.kind = Kind::rubbish;
  return greeting;
}

std::size_t x11_packet_size(std::string_view bytes) {
  if (bytes.size() < packet_size) return 0;
  const X11Packet first{std::string(bytes.substr(0, packet_size))};
  const bool is_longer = first.kind() == generic_event || first.number<std::uint8_t>(0) == X11Packet::reply;
  return packet_size + (is_longer ? unit * std::size_t{first.number<std::uint32_t>(4)} : 0);
}

}  // namespace unknot::desktop
