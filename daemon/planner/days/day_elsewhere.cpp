// SPDX-License-Identifier: MIT
#include "planner/days/day_elsewhere.hpp"

#include <cstddef>

#include "planner/calendar/duration.hpp"
#include "strings/number.hpp"

namespace unknot {

namespace {

using Words = std::vector<std::string_view>;
using Read = std::expected<std::optional<Event>, Mistake>;

constexpr const char* forms =
    "'elsewhere' needs one of worked KIND DURATION [PUT_OFF N], answered KIND LASTS AGE, snoozed KIND N REPEATS "
    "DURATION, pause [DURATION], resume";

// The words of a line, read from the front; one that can't be read spoils the whole.
class Reading {
 public:
  explicit Reading(const Words& words, std::size_t from) : words_(words), next_(from) {}

  [[nodiscard]] bool more() const { return next_ < words_.size(); }

  std::string text() { return std::string(take()); }

  Duration duration() {
    const auto read = parse_duration(take());
    whole_ = whole_ && read.has_value();
    return read.value_or(Duration{});
  }

  int number() {
    const auto read = number_in<unsigned>(take());
    whole_ = whole_ && read && *read <= 1000;
    return whole_ ? static_cast<int>(*read) : 0;
  }

  Read as(Event event) const { return whole_ && !more() ? Read{std::move(event)} : std::unexpected(as_said(forms)); }

 private:
  std::string_view take() {
    whole_ = whole_ && more();
    return more() ? words_[next_++] : std::string_view{};
  }

  const Words& words_;
  std::size_t next_;
  bool whole_ = true;
};

Read parse_release(const Words& words) {
  Reading reading(words, 2);
  if (!reading.more()) return ElsewhereEnded{{}};
  const Duration ago = reading.duration();
  return reading.as(ElsewhereEnded{ago});
}

Read parse_worked(Reading reading) {
  WorkedElsewhere told{.kind = reading.text(), .work = reading.duration()};
  if (reading.more()) {
    told.put_off = reading.duration();
    told.times = reading.number();
  }
  return reading.as(told);
}

Read parse_answered(Reading reading) {
  const std::string kind = reading.text();
  const Duration lasts = reading.duration();
  const Duration ago = reading.duration();
  return reading.as(AnsweredElsewhere{kind, lasts, ago});
}

Read parse_snoozed(Reading reading) {
  const std::string kind = reading.text();
  const int snoozes = reading.number();
  const int repeats = reading.number();
  const Duration left = reading.duration();
  return reading.as(SnoozedElsewhere{kind, snoozes, repeats, left});
}

Read parse_pause(Reading reading) {
  const Duration lasting = reading.more() ? reading.duration() : std::chrono::hours{1};
  if (lasting <= Duration{}) return std::unexpected(as_said(forms));
  return reading.as(PausedElsewhere{lasting});
}

}  // namespace

Read parse_elsewhere(const Words& words) {
  const std::string_view verb = words[0];
  const std::string_view what = words.size() > 1 ? words[1] : std::string_view{};
  if (verb != "elsewhere" && what != "elsewhere" && what != "call") return std::nullopt;
  if (words == Words{"hold", "elsewhere"}) return ElsewhereBegan{};
  if (words == Words{"hold", "call"}) return CallElsewhereBegan{};
  if (words == Words{"release", "call"}) return CallElsewhereEnded{};
  if (verb == "release" && what == "elsewhere") return parse_release(words);
  if (verb != "elsewhere") return std::nullopt;
  if (what == "worked") return parse_worked(Reading(words, 2));
  if (what == "answered") return parse_answered(Reading(words, 2));
  if (what == "snoozed") return parse_snoozed(Reading(words, 2));
  if (what == "pause") return parse_pause(Reading(words, 2));
  if (words == Words{"elsewhere", "resume"}) return ResumeRequested{};
  return std::unexpected(as_said(forms));
}

}  // namespace unknot
