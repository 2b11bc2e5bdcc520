// SPDX-License-Identifier: MIT
#include "planner/days/day.hpp"

#include <algorithm>
#include <optional>

#include "planner/calendar/duration.hpp"
#include "planner/days/day_elsewhere.hpp"
#include "strings/number.hpp"
#include "strings/quote.hpp"

namespace unknot {

namespace {

using Words = std::vector<std::string_view>;
template <typename T>
using Read = std::expected<T, Mistake>;

// Day files are for those who write Unknot, as logs are: what is wrong with one is said here.
std::unexpected<Mistake> unread(std::string why) { return std::unexpected(as_said(std::move(why))); }

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t most_words = 8;  // of a line that makes sense
// Inputs are large, so there is room for those of a year from the start; what is not used of it costs nothing.
constexpr std::size_t shortest_line = 15;
constexpr std::size_t most_expected = 100'000;

std::string_view trimmed_right(std::string_view text) {
  const auto last = text.find_last_not_of(blanks);
  return last == text.npos ? std::string_view{} : text.substr(0, last + 1);
}

Words words_of(std::string_view text) {
  const auto blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\r'; };
  Words words;
  words.reserve(most_words);
  for (auto begin = std::ranges::find_if_not(text, blank); begin != text.end();) {
    const auto end = std::find_if(begin, text.end(), blank);
    words.emplace_back(begin, end);
    begin = std::find_if_not(end, text.end(), blank);
  }
  return words;
}

// "1:02:03"
std::optional<Duration> parse_elapsed(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos || text.size() != colon + 6 || text[colon + 3] != ':') return std::nullopt;
  const auto hours = number_in<unsigned>(text.substr(0, colon));
  const auto minutes = digits_in(text.substr(colon + 1, 2), 2);
  const auto seconds = digits_in(text.substr(colon + 4), 2);
  if (!hours || *hours > 100'000 || !minutes || *minutes > 59 || !seconds || *seconds > 59) return std::nullopt;
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + std::chrono::seconds{*seconds};
}

std::optional<LocalTime> parse_local(std::string_view date, std::string_view time) {
  const auto day = date_in(date);
  const auto since_midnight = time.size() == 8 ? parse_elapsed(time) : std::nullopt;
  if (!day || !since_midnight || *since_midnight >= std::chrono::days{1}) return std::nullopt;
  return LocalTime{*day} + *since_midnight;
}

Read<std::optional<Duration>> optional_duration(const Words& words) {
  if (words.size() == 1) return std::nullopt;
  if (words.size() > 2) return unread("only a duration may follow " + in_quotes(words[0]));
  const auto duration = parse_duration(words[1]);
  if (!duration) return std::unexpected(duration.error());
  if (*duration <= Duration{}) return unread("the duration must be greater than 0");
  return *duration;
}

Read<Hold> parse_hold(const Words& words) {
  if (const auto hold = words.size() == 2 ? hold_named(words[1]) : std::nullopt) return *hold;
  std::string names;
  for (const Hold hold : all_holds) names += (names.empty() ? "" : ", ") + std::string(row_of(hold).name());
  return unread(in_quotes(words[0]) + " needs one of " + names);
}

Read<DayInput> parse_answer(const Words& line) {
  const Words words(line.begin() + 1, line.end());
  if (!words.empty() && words[0] == "snooze") {
    const auto lasting = optional_duration(words);
    return lasting ? Read<DayInput>{Event{SnoozeRequested{*lasting}}} : std::unexpected(lasting.error());
  }
  if (words.size() == 1 && words[0] == "start") return Event{StartRequested{}};
  if (words.size() == 1 && words[0] == "done") return Event{DoneRequested{}};
  if (words.size() == 1 && words[0] == "skip") return Event{SkipRequested{}};
  if (words.size() == 1 && words[0] == "dismiss") return Event{ReminderDismissed{}};
  if (words == Words{"force", "skip"}) return Event{SkipRequested{.forced = true}};
  return unread("'answer' needs one of start, done, skip, force skip, dismiss, snooze [DURATION]");
}

Read<DayInput> parse_next(const Words& line) {
  const Words words(line.begin() + 1, line.end());
  if (words == Words{"skip"}) return Event{NextSkipRequested{}};
  if (words.empty() || words[0] != "snooze") return unread("'next' needs one of skip, snooze [DURATION]");
  const auto lasting = optional_duration(words);
  return lasting ? Read<DayInput>{Event{NextSnoozeRequested{*lasting}}} : std::unexpected(lasting.error());
}

Read<DayInput> parse_clock(const Words& words) {
  const bool forward = words.size() == 2 && words[1].starts_with('+');
  const bool back = words.size() == 2 && words[1].starts_with('-');
  if (!forward && !back) return unread("'clock' needs +DURATION or -DURATION");
  const auto by = parse_duration(words[1].substr(1));
  if (!by) return std::unexpected(by.error());
  return StepClock{forward ? *by : -*by};
}

// The rest of the line is the value: it may hold blanks.
Read<DayInput> parse_set(std::string_view text, const Words& words) {
  if (words.size() < 2) return unread("'set' needs a KEY and a VALUE");
  const auto value = static_cast<std::size_t>(words[1].data() + words[1].size() - text.data());
  const auto begin = text.find_first_not_of(blanks, value);
  return SetKey{std::string(words[1]), std::string(begin == text.npos ? "" : text.substr(begin))};
}

Read<DayInput> parse_pause(const Words& words) {
  const auto lasting = optional_duration(words);
  if (!lasting) return std::unexpected(lasting.error());
  return Event{PauseRequested{lasting->value_or(std::chrono::hours{1})}};
}

Read<DayInput> parse_break(const Words& words) {
  if (words.size() > 2) return unread("'break' takes one KIND");
  return Event{BreakRequested{words.size() == 2 ? std::optional<std::string>(words[1]) : std::nullopt}};
}

std::optional<DayInput> single_word(std::string_view word, Duration at) {
  if (word == "hands-off") return Event{InputStopped{Instant{at}}};
  if (word == "hands-on") return Event{InputSeen{}};
  if (word == "typing") return Event{TypingBegan{}};
  if (word == "typing-pause") return Event{TypingPaused{}};
  if (word == "lock") return Event{ScreenLocked{}};
  if (word == "unlock") return Event{ScreenUnlocked{}};
  if (word == "sleep") return Event{WentToSleep{}};
  if (word == "wake") return Event{WokeUp{}};
  if (word == "resume") return Event{ResumeRequested{}};
  if (word == "reset") return Event{ResetRequested{}};
  if (word == "end") return EndOfDay{};
  return std::nullopt;
}

Read<DayInput> parse_input(std::string_view text, const Words& words, Duration at) {
  const std::string_view verb = words.front();
  if (const auto single = single_word(verb, at)) {
    return words.size() == 1 ? Read<DayInput>{*single} : unread("nothing may follow " + in_quotes(verb));
  }
  const auto elsewhere = parse_elsewhere(words);
  if (!elsewhere) return std::unexpected(elsewhere.error());
  if (const auto& event = *elsewhere) return *event;
  if (verb == "answer") return parse_answer(words);
  if (verb == "next") return parse_next(words);
  if (words == Words{"limit", "snooze"}) return Event{LimitSnoozeRequested{}};
  if (verb == "set") return parse_set(text, words);
  if (verb == "clock") return parse_clock(words);
  if (verb == "pause") return parse_pause(words);
  if (verb == "break") return parse_break(words);
  if (verb == "hold" || verb == "release") {
    const auto hold = parse_hold(words);
    if (!hold) return std::unexpected(hold.error());
    return verb == "hold" ? Event{HoldBegan{*hold, ""}} : Event{HoldEnded{*hold}};
  }
  return unread(in_quotes(verb) + " is not a valid input");
}

bool is_event(const DayInput& input, auto wanted) {
  const auto* event = std::get_if<Event>(&input);
  return event && std::holds_alternative<decltype(wanted)>(*event);
}

// Reads line by line; holds what one line needs to know of those before it.
class DayReader {
 public:
  explicit DayReader(std::size_t lines) { day_.lines.reserve(lines); }

  Read<void> read(std::string_view text, int line) {
    text = trimmed_right(text.substr(0, text.find('#')));
    Words words = words_of(text);
    if (words.empty()) return {};
    if (!started_) return read_start(text, words, line);
    if (words[0] == "set") return read_timed(text, text, words, {}, line);
    const auto at = parse_elapsed(words[0]);
    if (!at) return unread(in_quotes(words[0]) + " is not a time; write it as 0:20:00");
    if (*at < day_.ends) return unread("the time goes back; lines must be in order of time");
    const auto rest = static_cast<std::size_t>(words[0].data() + words[0].size() - text.data());
    words.erase(words.begin());
    return read_timed(text, text.substr(rest), words, *at, line);
  }

  Read<Day> finish() {
    if (!started_) return unread("there is no start; the first line must be: start 2026-11-23 09:00:00 Europe/Berlin");
    return std::move(day_);
  }

 private:
  Read<void> read_start(std::string_view text, const Words& words, int line) {
    if (words[0] != "start") return unread("a day begins with: start 2026-11-23 09:00:00 Europe/Berlin");
    if (words.size() != 4) return unread("'start' needs a date, a time and a zone");
    const auto start = parse_local(words[1], words[2]);
    if (!start)
      return unread(in_quotes(std::string(words[1]) + " " + std::string(words[2])) + " is not a date and time");
    day_.start_text = text;
    day_.start = *start;
    day_.zone = words[3];
    day_.start_line = line;
    started_ = true;
    return {};
  }

  Read<void> read_timed(std::string_view text, std::string_view rest, const Words& words, Duration at, int line) {
    const bool timed = text.data() != rest.data();
    if (!timed && timed_) return unread("a setting after the day has begun needs a time");
    timed_ = timed_ || timed;
    if (words.empty()) return unread("nothing happens at this time");
    if (words[0].starts_with('>')) return expect(words, at);
    if (ended_) return unread("nothing may follow 'end'");
    auto input = parse_input(rest, words, at);
    if (!input) return std::unexpected(std::move(input.error()));
    return add({line, at, std::string(text), std::move(*input)});
  }

  Read<void> expect(const Words& words, Duration at) {
    if (words[0] == ">" ? words.size() == 1 : words[0].size() == 1) return unread("there is no output after '>'");
    if (!ended_) day_.ends = at;
    return {};
  }

  Read<void> add(DayLine line) {
    ended_ = std::holds_alternative<EndOfDay>(line.input);
    if (asleep_ && !ended_ && !is_event(line.input, WokeUp{})) return unread("only 'wake' may follow 'sleep'");
    asleep_ = is_event(line.input, WentToSleep{});
    day_.ends = line.at;
    day_.lines.push_back(std::move(line));
    return {};
  }

  Day day_;
  bool started_ = false;
  bool timed_ = false;
  bool asleep_ = false;
  bool ended_ = false;
};

}  // namespace

std::expected<Day, DayProblem> parse_day(std::string_view text) {
  DayReader reader(std::min(text.size() / shortest_line, most_expected));
  int line = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (const auto read = reader.read(text.substr(0, end), ++line); !read) {
      return std::unexpected(DayProblem{line, read.error()});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  auto day = reader.finish();
  if (!day) return std::unexpected(DayProblem{std::max(line, 1), day.error()});
  return std::move(*day);
}

}  // namespace unknot
