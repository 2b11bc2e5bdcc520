// SPDX-License-Identifier: MIT
#include "remedies/assign.hpp"

#include <algorithm>

#include "planner/duration.hpp"
#include "strings/quote.hpp"
#include "toml_text/suggest.hpp"
#include "toml_text/toml.hpp"

namespace unknot::remedies {

namespace {

using Refused = std::unexpected<std::string>;
using Done = std::expected<void, std::string>;

constexpr std::size_t most_lines = 50;

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string meant = toml_text::nearest(word, known);
  return meant.empty() ? "" : "; did you mean '" + meant + "'?";
}

std::string wrong_type(std::string_view wanted, const toml::node& node) {
  return "must be " + std::string(wanted) + ", not " + std::string(toml_text::describe(node));
}

// One line without control characters, for it goes to notifications and terminals.
std::expected<std::string, std::string> one_line(const toml::node& node, std::size_t most) {
  const auto* text = node.as_string();
  if (!text) return Refused(wrong_type("text", node));
  const std::string& line = text->get();
  if (std::ranges::any_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
    return Refused("must be one line of plain text");
  }
  if (most > 0 && letters(line) > most) {
    return Refused("has " + std::to_string(letters(line)) + " characters, at most " + std::to_string(most) + " fit");
  }
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
  std::string all;
  for (const auto& one : known) all += (all.empty() ? "" : ", ") + one;
  return Refused(in_quotes(*word) + " is not one of " + all + did_you_mean(*word, known));
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
    if (!array) return Refused(wrong_type("a list of text", node));
    if (array->size() > most_lines) {
      return Refused("has " + std::to_string(array->size()) + " entries, at most " + std::to_string(most_lines) +
                     " fit");
    }
    std::vector<std::string> lines;
    for (const auto& item : *array) {
      auto line = one_line(item, field.most);
      if (!line) return Refused("entry " + std::to_string(lines.size() + 1) + " " + line.error());
      lines.push_back(std::move(*line));
    }
    *into = std::move(lines);
    return {};
  }

  Done operator()(Duration* into) const {
    const auto* text = node.as_string();
    if (!text) return Refused(wrong_type("a duration such as \"15s\"", node));
    const auto duration = parse_duration(text->get());
    if (!duration) return Refused(duration.error());
    *into = *duration;
    return {};
  }

  Done operator()(int* into) const {
    const auto* number = node.as_integer();
    if (!number) return Refused(wrong_type("a whole number", node));
    if (number->get() < 1 || number->get() > static_cast<std::int64_t>(field.most)) {
      return Refused("must be from 1 to " + std::to_string(field.most));
    }
    *into = static_cast<int>(number->get());
    return {};
  }

  Done operator()(bool* into) const {
    const auto* boolean = node.as_boolean();
    if (!boolean) return Refused(wrong_type("true or false", node));
    *into = boolean->get();
    return {};
  }

  Done operator()(WeeklyHours* into) const {
    const auto* text = node.as_string();
    if (!text) return Refused(wrong_type("times such as \"Mon-Fri 10:00-17:00\"", node));
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

void check_tags(const Remedy& remedy, std::vector<std::string>& lacks) {
  std::vector<std::string> known;
  for (const Exclusion& exclusion : exclusions()) known.emplace_back(exclusion.tag);
  for (const std::string& tag : remedy.exclude) {
    if (std::ranges::find(known, tag) != known.end()) continue;
    lacks.push_back("unknown tag '" + tag + "' in exclude" + did_you_mean(tag, known));
  }
}

}  // namespace

Done assign(const Field& field, Remedy& remedy, const toml::node& node) {
  return std::visit(Assign{field, node}, field.slot(remedy));
}

std::vector<std::string> check(const Remedy& remedy) {
  std::vector<std::string> lacks;
  Remedy copy = remedy;
  for (const Field& field : fields()) {
    if (needs(remedy, field.needed) && is_empty(field.slot(copy))) lacks.push_back("needs " + std::string(field.key));
  }
  const std::size_t together = letters(remedy.dose) + letters(remedy.caution) + 1;
  if (together > most_of_dose_and_caution) {
    lacks.push_back("dose and caution have " + std::to_string(together) + " characters with a space between, at most " +
                    std::to_string(most_of_dose_and_caution) + " fit");
  }
  if (remedy.sides && letters(remedy.other) + letters(remedy.on) > most_of_other_and_on) {
    lacks.push_back("say_other and say_on have more than " + std::to_string(most_of_other_and_on) +
                    " characters together");
  }
  check_tags(remedy, lacks);
  return lacks;
}

std::string unknown_field(std::string_view path) {
  std::vector<std::string> known;
  for (const Field& field : fields()) known.emplace_back(field.key);
  return "unknown key " + in_quotes(path) + did_you_mean(path.substr(path.find('.') + 1), known);
}

Duration natural_length(const Remedy& remedy) {
  const Duration side = remedy.repetitions * (remedy.hold + remedy.release);
  return (remedy.sides ? 2 : 1) * side + remedy.finish_lasts;
}

}  // namespace unknot::remedies
