// SPDX-License-Identifier: MIT
#include "toml_text/nodes.hpp"

namespace unknot::settings {

namespace {

std::optional<std::vector<std::string>> texts_of(const toml::array& array) {
  std::vector<std::string> texts;
  for (const auto& item : array) {
    const auto* text = item.as_string();
    if (!text) return std::nullopt;
    texts.push_back(text->get());
  }
  return texts;
}

}  // namespace

std::optional<Value> value_of(const toml::node& node) {
  if (const auto* boolean = node.as_boolean()) return Value{boolean->get()};
  if (const auto* number = node.as_integer()) return Value{number->get()};
  if (const auto* text = node.as_string()) return Value{text->get()};
  if (const auto* array = node.as_array()) return texts_of(*array);
  return std::nullopt;
}

}  // namespace unknot::settings
