// SPDX-License-Identifier: MIT
// What a day file says of the timer.
#include <array>

#include "planner/calendar/duration.hpp"
#include "planner/days/day.hpp"
#include "strings/two_digits.hpp"

namespace unknot {

namespace {

std::string format_elapsed(Duration at) {
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at)};
  return std::to_string(time.hours().count()) + ":" + two_digits(time.minutes().count()) + ":" +
         two_digits(time.seconds().count());
}

struct OutputWords {
  std::string operator()(const ShowReminder& effect) const {
    return "show " + effect.kind + (effect.repeats > 0 ? " again " + std::to_string(effect.repeats) : "");
  }
  std::string operator()(const WithdrawReminder& effect) const { return "withdraw " + effect.kind; }
  std::string operator()(const BeginBreak& effect) const {
    return "begin " + effect.kind + " " + format_duration(effect.lasts);
  }
  std::string operator()(const EndBreak& effect) const { return "end " + effect.kind; }
  std::string operator()(const RecordOutcome& effect) const {
    return "record " + effect.kind + " " + std::string(word_for(effect.outcome));
  }
  std::string operator()(const RefuseRequest& effect) const { return "refuse " + std::string(word_for(effect.wish)); }
  std::string operator()(const AnnounceBreak& effect) const {
    return "announce " + effect.kind + " " + format_duration(effect.left);
  }
  std::string operator()(const RetractAnnouncement& effect) const { return "retract " + effect.kind; }
  std::string operator()(const TellLimit& effect) const { return "tell limit " + format_duration(effect.worked); }
};

}  // namespace

std::string day_line(Duration at, const Effect& effect) {
  return format_elapsed(at) + " > " + std::visit(OutputWords{}, effect);
}

std::string_view word_for(Outcome outcome) {
  constexpr std::array words{"done", "rested", "snoozed", "skipped", "dismissed", "missed", "interrupted", "worked"};
  return words[static_cast<std::size_t>(outcome)];
}

std::string_view word_for(Wish wish) {
  switch (wish) {
    case Wish::start: return "start";
    case Wish::done: return "done";
    case Wish::skip: return "skip";
    case Wish::snooze: return "snooze";
    case Wish::dismiss: return "dismiss";
    case Wish::take_break: return "break";
    case Wish::next: return "next";
    case Wish::limit: return "limit";
  }
  return "";
}

}  // namespace unknot
