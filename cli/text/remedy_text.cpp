// SPDX-License-Identifier: MIT
#include "text/remedy_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <optional>
#include <utility>

#include "remedies/rotation.hpp"
#include "settings/table/hours_text.hpp"
#include "strings/contains.hpp"
#include "text/wrap.hpp"
#include "words/commands/settings/remedy_change.hpp"
#include "words/language/list.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using remedies::Remedy;
using remedies::Role;
using words::RemedyLabel;

std::string fact(RemedyLabel label, const std::string& value) {
  return value.empty() ? "" : wrapped(value, "  " + padded(words::label(label), 10));
}

std::string paragraph(RemedyLabel head, const std::string& text, Look look) {
  return text.empty() ? "" : "\n" + bold(words::label(head), look) + "\n" + wrapped(text, "  ");
}

std::string joined(const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " ") + b; }

std::string steps_of(const Remedy& remedy, Look look) {
  std::string text = "\n" + bold(words::label(RemedyLabel::how), look) + "\n";
  int number = 0;
  for (const std::string& step : remedy.steps) text += wrapped(step, fmt::format("  {}. ", ++number));
  return text;
}

std::string when_text(const Remedy& remedy) {
  const remedies::CompanionRules& company = remedy.company;
  const std::string hours = company.window.windows.empty() ? "" : settings::format_hours(company.window);
  return words::when_companion_comes(company.a_day, company.spacing, hours);
}

std::size_t widest(const std::vector<const Remedy*>& remedies, std::string Remedy::* field) {
  std::size_t width = 0;
  for (const Remedy* remedy : remedies) width = std::max(width, columns_of(remedy->*field));
  return width;
}

json::array to_array(const std::vector<std::string>& words) { return json::array(words.begin(), words.end()); }

std::int64_t seconds_of(Duration duration) { return std::chrono::ceil<std::chrono::seconds>(duration).count(); }

json::object companion_rules_json(const remedies::CompanionRules& company) {
  json::object object;
  object["lines"] = to_array(company.lines);
  object["weight"] = company.weight;
  object["spacing_s"] = seconds_of(company.spacing);
  object["a_day"] = company.a_day;
  object["window"] = settings::format_hours(company.window);
  object["after_start_s"] = seconds_of(company.after_start);
  object["rare"] = company.rare;
  object["counts_as"] = company.counts_as;
  object["offered_for_s"] = seconds_of(company.offered_for);
  return object;
}

void add_guided_fields(json::object& object, const Remedy& remedy) {
  object["hold_s"] = seconds_of(remedy.hold);
  object["release_s"] = seconds_of(remedy.release);
  object["repetitions"] = remedy.repetitions;
  object["sides"] = remedy.sides;
  object["steady"] = remedy.steady;
  object["say_on"] = remedy.on;
  object["say_off"] = remedy.off;
  object["say_other"] = remedy.other;
  object["finish"] = remedy.finish;
  object["finish_lasts_s"] = seconds_of(remedy.finish_lasts);
  object["length_s"] = seconds_of(remedy.length);
}

// What turned it off; none: nothing did.
std::optional<words::OffBy> off_by(const Remedy& remedy, const RemedySettings& settings) {
  if (contains(settings.off, remedy.id)) return words::OffBy::settings;
  if (remedy.off_by_file) return words::OffBy::own_file;
  if (remedy.role == Role::card && !settings.medicine_card) return words::OffBy::not_turned_on;
  return std::nullopt;
}

const char* word_for(Standing::State state) {
  switch (state) {
    case Standing::State::on: return "on";
    case Standing::State::off: return "off";
    case Standing::State::excluded: return "excluded";
  }
  std::unreachable();
}

json::value rated_json(words::Rated rated) {
  if (rated == words::Rated::none) return nullptr;
  return rated == words::Rated::good ? "good" : "bad";
}

}  // namespace

std::string Standing::text() const {
  switch (state) {
    case State::on: return words::remedy_is_on(rated);
    case State::off: return words::remedy_is_off(off_by, rated);
    case State::excluded: return words::remedy_is_excluded(tags, rated);
  }
  std::unreachable();
}

Standing standing_of(const Remedy& remedy, const RemedySettings& settings) {
  Standing standing;
  if (contains(settings.good, remedy.id)) standing.rated = words::Rated::good;
  if (contains(settings.bad, remedy.id)) standing.rated = words::Rated::bad;
  if (const auto by = off_by(remedy, settings))
    return {.state = Standing::State::off, .off_by = *by, .rated = standing.rated};
  for (const std::string& tag : settings.exclude) {
    if (excluded_by(remedy, tag)) standing.tags.push_back(tag);
  }
  if (!standing.tags.empty()) standing.state = Standing::State::excluded;
  return standing;
}

std::string remedy_list(const std::vector<const Remedy*>& remedies, const RemedySettings& settings, Look look) {
  const std::size_t id_width = widest(remedies, &Remedy::id);
  const std::size_t name_width = widest(remedies, &Remedy::name);
  std::string text;
  std::string group;
  for (const Remedy* remedy : remedies) {
    if (const std::string of_this = words::remedy_group(*remedy); of_this != group) {
      text += (group.empty() ? "" : "\n") + bold(of_this, look) + "\n";
      group = of_this;
    }
    const Standing standing = standing_of(*remedy, settings);
    const std::string names = "  " + padded(remedy->id, id_width) + "  " + padded(remedy->name, name_width) + "  ";
    const std::string state = wrapped(standing.text(), names, look.columns).substr(names.size());
    text += names + (standing.state == Standing::State::on ? state : dim(state, look));
  }
  return text;
}

std::string remedy_page(const Remedy& remedy, const RemedySettings& settings, Look look) {
  std::string text = bold(remedy.name, look) + " (" + remedy.id + ")\n\n";
  const bool is_stretch = remedy.role == Role::stretch;
  text += fact(RemedyLabel::area, is_stretch ? words::remedy_group(remedy) : "");
  text += fact(RemedyLabel::kind, is_stretch ? "" : words::role(remedy.role));
  text += fact(RemedyLabel::muscles, remedy.muscles);
  text += fact(RemedyLabel::position, words::position(remedy.position));
  text += fact(RemedyLabel::dose, remedy.dose);
  text += fact(RemedyLabel::comes, is_stretch ? "" : when_text(remedy));
  text += fact(RemedyLabel::state, standing_of(remedy, settings).text());
  text += steps_of(remedy, look);
  text += paragraph(RemedyLabel::why, remedy.why, look);
  text += paragraph(RemedyLabel::mind, joined(remedy.caution, remedy.care), look);
  text += paragraph(RemedyLabel::not_with, words::enumerated(remedy.exclude), look);
  text += paragraph(RemedyLabel::source, remedy.source, look);
  return text + "\n" + words::remedy_page_end();
}

json::object remedy_json(const Remedy& remedy, const RemedySettings& settings) {
  const Standing standing = standing_of(remedy, settings);
  const bool is_stretch = remedy.role == Role::stretch;
  json::object object;
  object["id"] = remedy.id;
  object["name"] = remedy.name;
  object["role"] = word_for(remedy.role);
  object["area"] = is_stretch ? json::value(word_for(remedy.area)) : json::value(nullptr);
  object["muscles"] = remedy.muscles;
  object["position"] = word_for(remedy.position);
  object["steps"] = to_array(remedy.steps);
  object["why"] = remedy.why;
  object["action"] = remedy.action;
  object["dose"] = remedy.dose;
  object["caution"] = remedy.caution;
  object["care"] = remedy.care;
  add_guided_fields(object, remedy);
  object["exclude"] = to_array(remedy.exclude);
  object["level"] = remedy.level;
  object["source"] = remedy.source;
  object["own"] = remedy.own;
  object["company"] = is_stretch ? json::value(nullptr) : json::value(companion_rules_json(remedy.company));
  object["state"] = word_for(standing.state);
  object["state_why"] =
      to_array(standing.state == Standing::State::off ? std::vector{words::off_by(standing.off_by)} : standing.tags);
  object["rated"] = rated_json(standing.rated);
  return object;
}

std::string exclusions_page(const std::vector<std::string>& set) {
  std::string text;
  for (const auto& each : remedies::exclusions()) {
    text += contains(set, each.tag) ? "[x] " : "[ ] ";
    text += std::string(each.tag) + "\n" + wrapped(each.question, "    ");
  }
  return text + "\n" + words::how_to_exclude();
}

std::string exclusions_json(const std::vector<std::string>& set) {
  json::array array;
  for (const auto& each : remedies::exclusions()) {
    json::object object;
    object["tag"] = each.tag;
    object["question"] = each.question;
    object["set"] = contains(set, each.tag);
    array.push_back(object);
  }
  return json::serialize(array);
}

}  // namespace unknot::cli
