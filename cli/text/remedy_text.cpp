// SPDX-License-Identifier: MIT
#include "text/remedy_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "planner/calendar/duration.hpp"
#include "remedies/rotation.hpp"
#include "settings/table/hours_text.hpp"
#include "strings/contains.hpp"
#include "text/wrap.hpp"
#include "words/language/sentence.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using remedies::Remedy;
using remedies::Role;

// "Upper back", "Companions"
std::string group_of(const Remedy& remedy) {
  if (remedy.role == Role::companion) return "Companions (an extra line with a stretch now and then)";
  if (remedy.role == Role::card) return "Cards (information, only if turned on)";
  std::string name(word_for(remedy.area));
  std::ranges::replace(name, '-', ' ');
  return words::capital(name);
}

std::string fact(std::string_view name, const std::string& value) {
  return value.empty() ? "" : wrapped(value, fmt::format("  {:<10}", name));
}

std::string paragraph(const std::string& head, const std::string& text, Look look) {
  return text.empty() ? "" : "\n" + bold(head, look) + "\n" + wrapped(text, "  ");
}

std::string joined(const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " ") + b; }

std::string steps_of(const Remedy& remedy, Look look) {
  std::string text = "\n" + bold("How", look) + "\n";
  int number = 0;
  for (const std::string& step : remedy.steps) text += wrapped(step, fmt::format("  {}. ", ++number));
  return text;
}

std::string position_text(remedies::Position position) {
  return position == remedies::Position::both ? "seated or standing" : std::string(word_for(position));
}

std::string when_text(const Remedy& remedy) {
  if (remedy.role == Role::stretch) return "";
  const remedies::CompanionRules& company = remedy.company;
  std::string text = fmt::format("at most {} a day, {} apart", company.a_day, spoken_duration(company.spacing));
  if (!company.window.windows.empty()) text += ", " + settings::format_hours(company.window);
  return text;
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

}  // namespace

std::string Standing::text() const {
  std::string text = state;
  if (!why.empty()) text += fmt::format(": {}", fmt::join(why, ", "));
  return rated.empty() ? text : text + ", rated " + rated;
}

Standing standing_of(const Remedy& remedy, const RemedySettings& settings) {
  Standing standing{"on", {}, ""};
  if (contains(settings.good, remedy.id)) standing.rated = "good";
  if (contains(settings.bad, remedy.id)) standing.rated = "bad";
  for (const std::string& tag : settings.exclude) {
    if (excluded_by(remedy, tag)) standing.why.push_back(tag);
  }
  if (!standing.why.empty()) standing.state = "excluded";
  std::string off_by;
  if (contains(settings.off, remedy.id)) off_by = "your settings";
  if (off_by.empty() && remedy.off_by_file) off_by = "your own file";
  if (off_by.empty() && remedy.role == Role::card && !settings.medicine_card) off_by = "not turned on";
  if (!off_by.empty()) standing = {"off", {off_by}, standing.rated};
  return standing;
}

std::string remedy_list(const std::vector<const Remedy*>& remedies, const RemedySettings& settings, Look look) {
  const std::size_t id_width = widest(remedies, &Remedy::id);
  const std::size_t name_width = widest(remedies, &Remedy::name);
  std::string text;
  std::string group;
  for (const Remedy* remedy : remedies) {
    if (const std::string of_this = group_of(*remedy); of_this != group) {
      text += (group.empty() ? "" : "\n") + bold(of_this, look) + "\n";
      group = of_this;
    }
    const Standing standing = standing_of(*remedy, settings);
    const std::string names = "  " + padded(remedy->id, id_width) + "  " + padded(remedy->name, name_width) + "  ";
    const std::string state = wrapped(standing.text(), names, look.columns).substr(names.size());
    text += names + (standing.state == "on" ? state : dim(state, look));
  }
  return text;
}

std::string remedy_page(const Remedy& remedy, const RemedySettings& settings, Look look) {
  std::string text = bold(remedy.name, look) + " (" + remedy.id + ")\n\n";
  text += fact("Area", remedy.role == Role::stretch ? group_of(remedy) : "");
  text += fact("Kind", remedy.role == Role::stretch ? "" : std::string(word_for(remedy.role)));
  text += fact("Muscles", remedy.muscles);
  text += fact("Position", position_text(remedy.position));
  text += fact("Dose", remedy.dose);
  text += fact("Comes", when_text(remedy));
  text += fact("State", standing_of(remedy, settings).text());
  text += steps_of(remedy, look);
  text += paragraph("Why", remedy.why, look);
  text += paragraph("Mind", joined(remedy.caution, remedy.care), look);
  text += paragraph("Not with", fmt::format("{}", fmt::join(remedy.exclude, ", ")), look);
  text += paragraph("Source", remedy.source, look);
  return text + "\nA general reminder, not medical advice.\nWhen to get help instead: unknot remedy help-now\n";
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
  object["state"] = standing.state;
  object["state_why"] = to_array(standing.why);
  object["rated"] = standing.rated.empty() ? json::value(nullptr) : json::value(standing.rated);
  return object;
}

std::string exclusions_page(const std::vector<std::string>& set) {
  std::string text;
  for (const auto& each : remedies::exclusions()) {
    text += contains(set, each.tag) ? "[x] " : "[ ] ";
    text += std::string(each.tag) + "\n" + wrapped(each.question, "    ");
  }
  return text + "\nTo add one: unknot remedy exclude TAG. To remove one: unknot remedy exclude --remove TAG\n";
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
