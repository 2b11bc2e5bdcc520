// SPDX-License-Identifier: MIT
#include "settings/table/access.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <type_traits>

#include "planner/calendar/duration.hpp"
#include "settings/table/hours_text.hpp"

namespace unknot::settings {

namespace {

using namespace std::chrono_literals;
using Stored = std::expected<void, Mistake>;
using What = Mistake::What;
using Refused = std::unexpected<Mistake>;

constexpr std::array<std::string_view, 1> optional_kinds{"posture"};
constexpr std::size_t longest_entry = 500;   // bytes
constexpr std::size_t longest_text = 4'000;  // bytes, of a command

Mistake too_long(std::size_t bytes, std::size_t most) {
  return {
      .what = What::too_many_bytes, .count = static_cast<std::int64_t>(bytes), .most = static_cast<std::int64_t>(most)};
}

Mistake too_many(std::size_t entries) {
  return {.what = What::too_many_entries, .count = static_cast<std::int64_t>(entries), .most = most_entries};
}

// A list of which every entry is read by itself.
template <typename Entry>
Stored store_each(std::vector<Entry>& field, const std::vector<std::string>& texts, auto parse) {
  if (texts.size() > most_entries) return Refused(too_many(texts.size()));
  std::vector<Entry> entries;
  for (const auto& text : texts) {
    const auto entry = parse(text);
    if (!entry) return Refused(entry.error());
    entries.push_back(*entry);
  }
  field = std::move(entries);
  return {};
}

Value texts_of(const auto& entries, auto format) {
  std::vector<std::string> texts;
  for (const auto& entry : entries) texts.push_back(format(entry));
  return texts;
}

Kind* find_kind(Settings& settings, std::string_view name) {
  const auto kind = std::ranges::find(settings.kinds, name, &Kind::name);
  return kind == settings.kinds.end() ? nullptr : &*kind;
}

Mistake no_choice(What what, const Key& key, const std::string& text) {
  return {.what = what, .text = text, .names = {key.choices.begin(), key.choices.end()}};
}

Mistake no_choice_list(const Key& key, const Value& value) {
  Mistake mistake = no_choice(What::not_a_choice_list, key, to_toml(value));
  mistake.part = to_toml(Value{std::vector{std::string(key.choices.back())}});
  return mistake;
}

Stored check_duration(const Key& key, const std::string& text, Duration& duration) {
  const auto parsed = parse_duration(text);
  if (!parsed) return Refused(parsed.error());
  if (*parsed < key.least) return Refused(Mistake{What::too_short, text, format_duration(key.least)});
  duration = *parsed;
  return {};
}

// A word, or a path that is the same wherever the daemon runs.
std::expected<Sound, Mistake> sound_in(const Key& key, const std::string& text) {
  if (const auto choice = std::ranges::find(key.choices, text); choice != key.choices.end()) {
    return Sound{static_cast<Sound::What>(choice - key.choices.begin()), {}};
  }
  if (text.size() > longest_entry) return Refused(too_long(text.size(), longest_entry));
  if (text.starts_with('/') || text.starts_with("~/")) return Sound{Sound::What::file, text};
  return Refused(no_choice(What::not_a_sound, key, text));
}

template <typename Field>
concept Choice = std::is_enum_v<Field>;

template <Choice Field>
std::expected<Field, Mistake> choice_in(const Key& key, const std::string& text) {
  const auto choice = std::ranges::find(key.choices, text);
  if (choice == key.choices.end()) return Refused(no_choice(What::not_a_choice, key, text));
  return static_cast<Field>(choice - key.choices.begin());
}

std::string word_of(const Key& key, Choice auto field) {
  return std::string(key.choices[static_cast<std::size_t>(field)]);
}

// One call for each type of field; what does not fit falls through to the refusal.
struct Store {
  const Key& key;

  Stored operator()(Duration* field, const std::string& value) const { return check_duration(key, value, *field); }

  Stored operator()(int* field, std::int64_t value) const {
    if (value < 0 || value > highest_count) return wrong(value);
    *field = static_cast<int>(value);
    return {};
  }

  Stored operator()(bool* field, bool value) const {
    *field = value;
    return {};
  }

  Stored operator()(WeeklyHours* field, const std::string& value) const {
    auto hours = parse_hours(value);
    if (!hours) return Refused(std::move(hours.error()));
    *field = std::move(*hours);
    return {};
  }

  Stored operator()(std::chrono::minutes* field, const std::string& value) const {
    const auto time = parse_time_of_day(value);
    if (!time) return Refused(time.error());
    *field = *time;
    return {};
  }

  Stored operator()(std::vector<FixedTime>* field, const std::vector<std::string>& value) const {
    return store_each(*field, value, parse_fixed_time);
  }

  Stored operator()(std::vector<DaysOff>* field, const std::vector<std::string>& value) const {
    return store_each(*field, value, parse_days_off);
  }

  template <Choice Field>
  Stored operator()(Field* field, const std::string& value) const {
    const auto choice = choice_in<Field>(key, value);
    if (!choice) return Refused(choice.error());
    *field = *choice;
    return {};
  }

  template <Choice Field>
  Stored operator()(std::vector<Field>* field, const std::vector<std::string>& value) const {
    return store_each(*field, value, [&](const std::string& text) { return choice_in<Field>(key, text); });
  }

  Stored operator()(std::optional<Duration>* field, const std::string& value) const {
    const auto kept = parse_keep(value);
    if (!kept) return Refused(kept.error());
    *field = *kept;
    return {};
  }

  Stored operator()(Sound* field, const std::string& value) const {
    auto sound = sound_in(key, value);
    if (!sound) return Refused(std::move(sound.error()));
    *field = std::move(*sound);
    return {};
  }

  Stored operator()(std::string* field, const std::string& value) const {
    if (value.size() > longest_text) return Refused(too_long(value.size(), longest_text));
    *field = value;
    return {};
  }

  Stored operator()(std::vector<std::string>* field, const std::vector<std::string>& value) const {
    if (value.size() > most_entries) return Refused(too_many(value.size()));
    const auto is_too_long = [](const std::string& entry) { return entry.size() > longest_entry; };
    if (const auto entry = std::ranges::find_if(value, is_too_long); entry != value.end())
      return Refused(
          because({.what = What::entry, .count = entry - value.begin() + 1}, too_long(entry->size(), longest_entry)));
    *field = value;
    return {};
  }

  template <typename Other, typename Wrong>
  Stored operator()(Other*, const Wrong& value) const {
    return wrong(value);
  }

  [[nodiscard]] Stored wrong(const Value& value) const {
    if (is_list(key.type) && !key.choices.empty()) return Refused(no_choice_list(key, value));
    return Refused(Mistake{.what = What::wrong_value, .text = to_toml(value), .wanted = key.type});
  }
};

struct Read {
  const Key& key;

  Value operator()(const Duration* field) const { return format_duration(*field); }
  Value operator()(const int* field) const { return std::int64_t{*field}; }
  Value operator()(const bool* field) const { return *field; }
  Value operator()(const WeeklyHours* field) const { return format_hours(*field); }
  template <Choice Field>
  Value operator()(const Field* field) const {
    return word_of(key, *field);
  }
  template <Choice Field>
  Value operator()(const std::vector<Field>* field) const {
    return texts_of(*field, [&](Field entry) { return word_of(key, entry); });
  }
  Value operator()(const std::optional<Duration>* field) const { return format_keep(*field); }
  Value operator()(const Sound* field) const {
    return field->what == Sound::What::file ? field->file
                                            : std::string(key.choices[static_cast<std::size_t>(field->what)]);
  }
  Value operator()(const std::string* field) const { return *field; }
  Value operator()(const std::vector<std::string>* field) const { return *field; }
  Value operator()(const std::chrono::minutes* field) const { return format_time_of_day(*field); }
  Value operator()(const std::vector<FixedTime>* field) const { return texts_of(*field, format_fixed_time); }
  Value operator()(const std::vector<DaysOff>* field) const { return texts_of(*field, format_days_off); }
};

}  // namespace

std::expected<Value, Mistake> read(const Settings& settings, const Place& place) {
  Settings copy = settings;
  Kind* kind = place.kind.empty() ? nullptr : find_kind(copy, place.kind);
  if (!place.kind.empty() && !kind) return Refused(unknown_kind(settings, place.kind));
  return std::visit(Read{*place.key}, place.key->field(copy, kind));
}

std::expected<void, Mistake> write(Settings& settings, const Place& place, const Value& value) {
  const bool is_new = !place.kind.empty() && !find_kind(settings, place.kind);
  Kind* kind = place.kind.empty() ? nullptr : kind_named(settings, place.kind);
  if (!place.kind.empty() && !kind) return Refused(at_key(place.path, too_many_kinds()));
  const Stored stored = std::visit(Store{*place.key}, place.key->field(settings, kind), value);
  if (stored) return {};
  if (is_new) std::erase_if(settings.kinds, [&](const Kind& each) { return each.name == place.kind; });
  return Refused(at_key(place.path, stored.error()));
}

Kind* kind_named(Settings& settings, std::string_view name) {
  if (Kind* kind = find_kind(settings, name)) return kind;
  if (settings.kinds.size() >= most_kinds) return nullptr;
  Kind fresh = Settings::fresh_kind(std::string(name));
  return &*settings.kinds.insert(std::ranges::upper_bound(settings.kinds, name, {}, &Kind::name), std::move(fresh));
}

bool is_optional_kind(std::string_view name) { return std::ranges::find(optional_kinds, name) != optional_kinds.end(); }

Settings with_optional_kinds(Settings settings) {
  for (const auto name : optional_kinds) std::ignore = kind_named(settings, name);
  return settings;
}

Mistake too_many_kinds() { return {.what = What::too_many_kinds, .most = most_kinds}; }

}  // namespace unknot::settings
