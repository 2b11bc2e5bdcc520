// SPDX-License-Identifier: MIT
#include "words/notification.hpp"

#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

// The program once, before the first of them.
std::vector<std::string> shortened(const std::vector<std::string>& commands) {
  std::vector<std::string> parts;
  const std::string program = commands.front().substr(0, commands.front().find(' ')) + ' ';
  for (const std::string& command : commands) {
    const bool same = !parts.empty() && command.starts_with(program);
    parts.push_back(same ? command.substr(program.size()) : command);
  }
  return parts;
}

std::string all_errors() { return say("All errors: unknot config check"); }

}  // namespace

std::string start_label() { return say("Start"); }
std::string snooze_label(Duration snooze) { return say("Snooze {time}", {{"time", duration(snooze)}}); }
std::string skip_label() { return say("Skip"); }
std::string done_label() { return say("Done"); }
std::string stop_label() { return say("Stop"); }
std::string not_really_label() { return say("Not really"); }

std::string start_now_label() { return say("Start now"); }
std::string later_label(Duration snooze) { return say("{time} later", {{"time", duration(snooze)}}); }
std::string enough_label() { return say("Enough for today"); }

std::string more_label(Duration more) {
  using std::chrono::minutes;
  if (more >= std::chrono::hours{1} || more % minutes{1} != Duration{})
    return say("{time} more", {{"time", duration(more)}});
  return say_count("{count} more minute", "{count} more minutes", more / minutes{1});
}

Texts announcement(const std::string& kind, Duration left) {
  return {say("{kind} in {time}", {{"kind", capital(kind)}, {"time", duration(left)}}), {}};
}

Texts day_limit(Duration worked) { return {say("{time} at the desk today", {{"time", duration(worked)}}), {}}; }

std::string answer_line(const std::vector<std::string>& commands) {
  return commands.empty() ? "" : say("Answer: {commands}", {{"commands", one_of(shortened(commands))}});
}

Texts welcome_note(const std::optional<Next>& next, const Calendar& calendar, const std::string& stop) {
  Texts texts{say("Unknot is running"), {}};
  if (next) {
    texts.lines.push_back(say("First {kind} {when}, if you work until then.",
                              {{"kind", next->kind}, {"when", calendar.say_when(next->at)}}));
  }
  texts.lines.push_back(say("To stop it: {command}", {{"command", stop}}));
  return texts;
}

Texts unwritten_note(const std::string& why) {
  return {say("Your breaks aren't being recorded"), {why, say("Reminders go on. Find out more: unknot doctor")}};
}

Texts settings_note(const std::string& error) {
  return {say("There's an error in your settings"), {error, all_errors()}};
}

Texts own_remedies_note(const std::string& error) {
  return {say("There's an error in your own remedies"), {error, all_errors()}};
}

}  // namespace unknot::words
