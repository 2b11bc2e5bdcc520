// SPDX-License-Identifier: MIT
#include "settings/table/set.hpp"

#include <utility>

#include "settings/table/access.hpp"
#include "strings/quote.hpp"
#include "strings/trimmed.hpp"

namespace unknot::settings {

namespace {

bool takes_text(Type type) { return type != Type::boolean && type != Type::count && !is_list(type); }

}  // namespace

std::expected<Value, Mistake> value_from_text(const Key& key, std::string_view text) {
  if (!is_utf8(text)) return std::unexpected(Mistake{Mistake::What::not_utf8, std::string(text)});
  auto value = read_value(text);
  const bool fits = value && (!takes_text(key.type) || std::holds_alternative<std::string>(*value));
  return fits ? std::move(*value) : Value{std::string(trimmed(text))};
}

std::expected<void, Mistake> set_value(Settings& settings, std::string_view key, std::string_view text) {
  const auto place = find_place(settings, key);
  if (!place) return std::unexpected(place.error());
  const auto value = value_from_text(*place->key, text);
  if (!value) return std::unexpected(at_key(place->path, value.error()));
  return write(settings, *place, *value);
}

void keep_only_fixed_times(Settings& settings) {
  if (!settings.fixed_times_only) return;
  for (Kind& kind : settings.kinds) kind.enabled = kind.enabled && kind.comes_by_clock();
}

std::expected<Value, Mistake> get_value(const Settings& settings, std::string_view key) {
  const auto place = find_place(settings, key);
  if (!place) return std::unexpected(place.error());
  return read(settings, *place);
}

}  // namespace unknot::settings
