// SPDX-License-Identifier: MIT
#include "remedies/assign.hpp"

#include <algorithm>

#include "planner/calendar/duration.hpp"
#include "strings/printable.hpp"
#include "toml_text/suggest.hpp"
#include "toml_text/toml.hpp"

namespace unknot::remedies {

namespace {

using What = Mistake::What;
using Refused = std::unexpected<Mistake>;
using Done = std::expected<void, Mistake>;

constexpr std::size_t most_lines = 50;

Mistake wrong_type(FieldType wanted, const toml::node& node) {
  return {.what = What::wrong_type, .wanted = wanted, .found = toml_text::kind_of(node)};
}

Mistake too_much(What what, std::size_t count, std::size_t most) {
  return {.what = what, .count = static_cast<std::int64_t>(count), .most = static_cast<std::int64_t>(most)};
}

// One line without control characters, for it goes to notifications and terminals.
std::expected<std::string, Mistake> one_line(const toml::node& node, std::size_t most) {
  const auto* text = node.as_string();
  if (!text) return Refused(wrong_type(FieldType::text, node));
  const std::string& line = text->get();
  if (std::ranges::any_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
    return Refused(Mistake{What::not_one_line});
  }
  if (most > 0 && letters(line) > most) return Refused(too_much(What::too_many_letters, letters(line), most));
  return printable(line);
}

template <class Enum, std::size_t count>
Done choose(Enum& into, const toml::node& node) {
  const auto word = one_line(node, 0);
  if (!word) return Refused(word.error());
  std::vector<std::string> known;
  for (std::size_t i = 0; i < count; ++i) known.emplace_back(word_for(static_cast<Enum>(i)));
  const auto value = from_word<Enum>(*word);
  if (value) into = *value;
  if (value) return {};
  return Refused(Mistake{
      .what = What::not_a_choice, .text = *word, .meant = toml_text::nearest(*word, known), .names = std::move(known)});
}

struct Assign {
  const Field& field;
  const toml::node& node;

  Done operator()(std::string* into) const {
    auto line = one_line(node, field.most);
    if (!line) return Refused(line.error());
    *into = std::move(*line);
    return {};
  }

  Done operator()(std::vector<std::string>* into) const {
    const auto* array = node.as_array();
    if (!array) return Refused(wrong_type(FieldType::texts, node));
    if (array->size() > most_lines) return Refused(too_much(What::too_many_entries, array->size(), most_lines));
    std::vector<std::string> lines;
    for (const auto& item : *array) {
      auto line = one_line(item, field.most);
      if (!line) return Refused(because(too_much(What::entry, lines.size() + 1, 0), line.error()));
      lines.push_back(std::move(*line));
    }
    *into = std::move(lines);
    return {};
  }

  Done operator()(Duration* into) const {
    const auto* text = node.as_string();
    if (!text) return Refused(wrong_type(FieldType::duration, node));
    const auto duration = parse_duration(text->get());
    if (!duration) return Refused(duration.error());
    *into = *duration;
    return {};
  }

  Done operator()(int* into) const {
    const auto* number = node.as_integer();
    if (!number) return Refused(wrong_type(FieldType::whole_number, node));
    if (number->get() < 1 || number->get() > static_cast<std::int64_t>(field.most)) {
      return Refused(too_much(What::number_out_of_range, 0, field.most));
    }
    *into = static_cast<int>(number->get());
    return {};
  }

  Done operator()(bool* into) const {
    const auto* boolean = node.as_boolean();
    if (!boolean) return Refused(wrong_type(FieldType::boolean, node));
    *into = boolean->get();
    return {};
  }

  Done operator()(WeeklyHours* into) const {
    const auto* text = node.as_string();
    if (!text) return Refused(wrong_type(FieldType::hours, node));
    auto hours = parse_hours(text->get());
    if (!hours) return Refused(hours.error());
    *into = std::move(*hours);
    return {};
  }

  Done operator()(Role* into) const { return choose<Role, 3>(*into, node); }
  Done operator()(Area* into) const { return choose<Area, areas>(*into, node); }
  Done operator()(Position* into) const { return choose<Position, 3>(*into, node); }
};

bool is_empty(Slot slot) {
  if (const auto* text = std::get_if<std::string*>(&slot)) return (*text)->empty();
  if (const auto* list = std::get_if<std::vector<std::string>*>(&slot)) return (*list)->empty();
  if (const auto* duration = std::get_if<Duration*>(&slot)) return **duration <= Duration{};
  return false;
}

bool needs(const Remedy& remedy, Needed needed) {
  const bool stretch = remedy.role == Role::stretch;
  return needed == Needed::by_all || (needed == Needed::by_stretches && stretch) ||
         (needed == Needed::by_company && !stretch);
}

void check_tags(const Remedy& remedy, std::vector<Mistake>& lacks) {
  std::vector<std::string> known;
  for (const Exclusion& exclusion : exclusions()) known.emplace_back(exclusion.tag);
  for (const std::string& tag : remedy.exclude) {
    if (std::ranges::find(known, tag) != known.end()) continue;
    lacks.push_back({.what = What::unknown_tag, .text = tag, .meant = toml_text::nearest(tag, known)});
  }
}

}  // namespace

Done assign(const Field& field, Remedy& remedy, const toml::node& node) {
  return std::visit(Assign{field, node}, field.slot(remedy));
}

std::vector<Mistake> check(const Remedy& remedy, std::span<const std::string_view> refused) {
  std::vector<Mistake> lacks;
  Remedy copy = remedy;
  for (const Field& field : fields()) {
    const bool told = std::ranges::find(refused, field.key) != refused.end();
    if (!told && needs(remedy, field.needed) && is_empty(field.slot(copy)))
      lacks.push_back({What::missing, std::string(field.key)});
  }
  const std::size_t together = letters(remedy.dose) + letters(remedy.caution) + 1;
  if (together > most_of_dose_and_caution)
    lacks.push_back(too_much(What::dose_and_caution, together, most_of_dose_and_caution));
  const std::size_t in_one_cue = letters(remedy.other) + letters(remedy.on);
  if (remedy.sides && in_one_cue > most_of_other_and_on)
    lacks.push_back(too_much(What::other_and_on, in_one_cue, most_of_other_and_on));
  check_tags(remedy, lacks);
  return lacks;
}

Mistake empty_value(const toml::node& node) {
  if (node.is_array()) return {.what = What::wrong_value, .text = "[]", .wanted = FieldType::texts};
  const std::string text = node.value_or(std::string());
  const auto wanted = text.empty() ? FieldType::text : FieldType::duration;
  return {.what = What::wrong_value, .text = "\"" + printable(text) + "\"", .wanted = wanted};
}

Mistake unknown_field(std::string_view path) {
  std::vector<std::string> known;
  for (const Field& field : fields()) known.emplace_back(field.key);
  return {.what = What::unknown_key,
          .text = std::string(path),
          .meant = toml_text::nearest(path.substr(path.find('.') + 1), known)};
}

Duration natural_length(const Remedy& remedy) {
  const Duration side = remedy.repetitions * (remedy.hold + remedy.release);
  return (remedy.sides ? 2 : 1) * side + remedy.finish_lasts;
}

}  // namespace unknot::remedies
