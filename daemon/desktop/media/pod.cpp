// SPDX-License-Identifier: MIT
// The values and messages of PipeWire's own protocol, as bytes.
#include "media/pod.hpp"

#include <algorithm>
#include <cstring>

namespace unknot::desktop {

namespace {

enum Type : std::uint32_t { none = 1, identifier = 3, integer = 4, long_integer = 5, string = 8, structure = 14 };

constexpr std::size_t alignment = 8;
constexpr std::size_t value_header = 8;
constexpr std::size_t message_header = 16;
constexpr std::uint32_t size_mask = 0xff'ff'ff;

template <class Number>
std::string raw(Number number) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number{};
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

std::size_t filled(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

std::string value(Type type, std::string body) {
  const auto size = static_cast<std::uint32_t>(body.size());
  body.resize(filled(body.size()), '\0');
  return raw(size) + raw<std::uint32_t>(type) + body;
}

}  // namespace

std::string pod(std::int32_t number) { return value(integer, raw(number)); }

std::string pod(std::string_view text) { return value(string, std::string(text) + '\0'); }

std::string pod(const Properties& properties) {
  std::string body = pod(static_cast<std::int32_t>(properties.size()));
  for (const auto& [name, text] : properties) body += pod(name) + pod(text);
  return value(structure, body);
}

PodReader PodReader::of_structure(std::string_view bytes) {
  const auto whole = PodReader(bytes).next();
  return PodReader(whole && whole->type == structure ? whole->body : std::string_view());
}

std::optional<PodReader::Value> PodReader::next() {
  if (rest_.size() < value_header) return std::nullopt;
  const auto size = number_at<std::uint32_t>(rest_, 0);
  const auto type = number_at<std::uint32_t>(rest_, 4);
  const std::string_view behind = rest_.substr(value_header);
  rest_ = behind.substr(std::min(filled(size), behind.size()));
  return Value{type, behind.substr(0, size)};
}

std::optional<std::int32_t> PodReader::number() {
  const auto value = next();
  const bool fits = value && (value->type == integer || value->type == identifier) && value->body.size() >= 4;
  if (!fits) rest_ = {};
  return fits ? std::optional(number_at<std::int32_t>(value->body, 0)) : std::nullopt;
}

std::optional<std::string> PodReader::text() {
  const auto value = next();
  if (value && value->type == none) return "";
  if (!value || value->type != string) {
    rest_ = {};
    return std::nullopt;
  }
  return std::string(value->body.substr(0, value->body.find('\0')));
}

std::optional<Properties> PodReader::properties() {
  const auto value = next();
  if (value && value->type == none) return Properties();
  if (!value || value->type != structure) {
    rest_ = {};
    return std::nullopt;
  }
  Properties properties;
  PodReader inside(value->body);
  for (int left = inside.number().value_or(0); left > 0; --left) {
    const auto name = inside.text();
    const auto text = inside.text();
    if (!name || !text) break;
    properties.emplace(*name, *text);
  }
  return properties;
}

void PodReader::skip_numbers(int count) {
  while (count-- > 0 && number()) continue;
}

void PodReader::skip_long_number() {
  const auto value = next();
  if (!value || value->type != long_integer) rest_ = {};
}

void PodReader::skip_texts(int count) {
  while (count-- > 0 && text()) continue;
}

std::string to_bytes(const PipewireMessage& message, std::uint32_t sequence) {
  const std::string body = value(structure, message.values);
  const auto size = static_cast<std::uint32_t>(body.size());
  constexpr std::uint32_t no_descriptors = 0;
  return raw(message.object) + raw(std::uint32_t{message.opcode} << 24 | (size & size_mask)) + raw(sequence) +
         raw(no_descriptors) + body;
}

void PipewireFrames::add(std::string_view bytes) {
  const std::size_t skipped = std::min(thrown_away_, bytes.size());
  thrown_away_ -= skipped;
  buffer_ += bytes.substr(skipped);
}

std::optional<PipewireMessage> PipewireFrames::next() {
  if (buffer_.size() < message_header) return std::nullopt;
  const auto kind = number_at<std::uint32_t>(buffer_, 4);
  const std::size_t size = kind & size_mask;
  const std::size_t kept = std::min(size, longest);
  if (buffer_.size() - message_header < kept) return std::nullopt;
  const auto body = std::string_view(buffer_).substr(message_header, kept);
  const auto values = PodReader::of_structure(body);
  PipewireMessage message{.object = number_at<std::uint32_t>(buffer_, 0),
                          .opcode = static_cast<std::uint8_t>(kind >> 24),
                          .values = std::string(values.bytes())};
  const std::size_t here = std::min(message_header + size, buffer_.size());
  thrown_away_ = message_header + size - here;
  buffer_.erase(0, here);
  return message;
}

}  // namespace unknot::desktop
