// SPDX-License-Identifier: MIT
#include "words/commands/settings/days_off.hpp"

#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

std::string in_other_years(const DaysLeftOut& out) {
  const std::string first = std::to_string(out.first);
  if (out.first == out.last)
    return say_count("{count} not in {year}", "{count} not in {year}", out.other_years, {{"year", first}});
  return say_count("{count} not in {first} or {last}", "{count} not in {first} or {last}", out.other_years,
                   {{"first", first}, {"last", std::to_string(out.last)}});
}

std::vector<std::string> reasons_left_out(const DaysLeftOut& out) {
  std::vector<std::string> reasons;
  const auto add = [&](int count, const char* one, const char* many) {
    if (count > 0) reasons.push_back(say_count(one, many, count));
  };
  add(out.timed, to_say("{count} event with a time of day"), to_say("{count} events with a time of day"));
  add(out.cancelled, to_say("{count} cancelled event"), to_say("{count} cancelled events"));
  add(out.unreadable, to_say("{count} event that can't be read"), to_say("{count} events that can't be read"));
  if (out.other_years > 0) reasons.push_back(in_other_years(out));
  add(out.over, to_say("{count} already over"), to_say("{count} already over"));
  add(out.off_already, to_say("{count} already off"), to_say("{count} already off"));
  return reasons;
}

}  // namespace

std::string no_days_off() {
  return say("No days off. To add some: {command}", {{"command", "unknot days-off add 2026-12-24..2027-01-02"}});
}

std::string days_in_list_already() { return say("Nothing to add: already in the list."); }

std::string days_already_over(const std::vector<std::string>& days) {
  return say("Already over: {days}.", {{"days", enumerated(days)}});
}

std::string days_added(const std::vector<std::string>& days) {
  return say("Added: {days}. No reminders come then.", {{"days", enumerated(days)}});
}

std::string days_added_in_vain(const std::vector<std::string>& days) {
  return say("Added: {days}.", {{"days", enumerated(days)}});
}

std::string days_removed(const std::vector<std::string>& days) {
  return say("Removed: {days}.", {{"days", enumerated(days)}});
}

std::string day_not_in_list(const std::string& day) {
  return say("{day} is not in the list; see: {command}", {{"day", day}, {"command", "unknot days-off list"}});
}

std::string days_left_out(const DaysLeftOut& left_out) {
  const auto reasons = reasons_left_out(left_out);
  return reasons.empty() ? "" : say("Left out: {reasons}.", {{"reasons", enumerated(reasons)}});
}

std::string no_days_to_add() { return say("There are no days off to add."); }

std::string no_room_for_days(std::size_t room, std::size_t most) {
  return say_count(
      "There is room for {count} more day off, as a list has at most {most}. Choose one year with {option}, or remove "
      "some: {command}",
      "There is room for {count} more days off, as a list has at most {most}. Choose one year with {option}, or remove "
      "some: {command}",
      static_cast<long>(room),
      {{"most", std::to_string(most)}, {"option", "--year"}, {"command", "unknot days-off remove"}});
}

std::string add_entries_question(std::size_t count) {
  return say_count("Add {count} entry to your days off?", "Add {count} entries to your days off?",
                   static_cast<long>(count));
}

std::string entries_added(std::size_t count) {
  return say_count("Added {count} entry to your days off.", "Added {count} entries to your days off.",
                   static_cast<long>(count));
}

}  // namespace unknot::words
