// SPDX-License-Identifier: MIT
#include "toml_text/value.hpp"

#include <array>

#include "toml_text/nodes.hpp"

namespace unknot::settings {

namespace {

std::string escaped(unsigned char c) {
  static constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  if (c >= 0x20 && c != 0x7f) return {static_cast<char>(c)};
  return std::string("\\u00") + digits[c >> 4] + digits[c & 0xf];
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += escaped(static_cast<unsigned char>(c));
  return out + "\"";
}

struct Writer {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return toml_string(value); }
  std::string operator()(const std::vector<std::string>& value) const {
    std::string out = "[";
    for (const auto& item : value) out += (out.size() > 1 ? ", " : "") + toml_string(item);
    return out + "]";
  }
};

}  // namespace

std::string to_toml(const Value& value) { return std::visit(Writer{}, value); }

std::optional<Value> read_value(std::string_view text) {
  const auto table = parse_toml("v = " + std::string(text), {});
  if (!table || table->size() != 1) return std::nullopt;
  return value_of(table->begin()->second);
}

}  // namespace unknot::settings
