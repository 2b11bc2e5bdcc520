// SPDX-License-Identifier: MIT
#include "protocol/status_telling.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace unknot {

namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 4> absence_words{"idle", "locked", "asleep", "elsewhere"};

template <typename Enum>
std::string word_for(Enum value, const auto& words) {
  return std::string(words.at(static_cast<std::size_t>(value)));
}

template <typename Enum>
std::optional<Enum> from_word(std::string_view word, const auto& words) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? std::nullopt : std::optional{static_cast<Enum>(found - words.begin())};
}

std::optional<std::string> if_any(const ProgramName& name) {
  return name.empty() ? std::nullopt : std::optional{name.text()};
}

// Longer than any of this can be, and short enough to be counted in milliseconds and written as a date.
constexpr std::int64_t most = 100'000'000'000;

seconds length(std::int64_t count) { return seconds{std::clamp(count, -most, most)}; }

std::optional<Duration> length(const std::optional<std::int64_t>& count) {
  return count ? std::optional<Duration>{length(*count)} : std::nullopt;
}

std::optional<WallTime> moment(const std::optional<std::int64_t>& since_epoch) {
  return since_epoch ? std::optional{WallTime{length(*since_epoch)}} : std::nullopt;
}

int small(std::int64_t count) { return static_cast<int>(std::clamp<std::int64_t>(count, 0, 1'000'000)); }

std::vector<FixedTime> times_of(const protocol::Kind& kind) {
  std::vector<FixedTime> times;
  for (const auto& text : kind.at.value_or(std::vector<std::string>{})) {
    if (const auto time = parse_fixed_time(text)) times.push_back(*time);
  }
  return times;
}

KindStatus kind_of(const protocol::Kind& kind) {
  return {.name = kind.name,
          .every = length(kind.every_s),
          .lasts = length(kind.lasts_s),
          .worked = length(kind.worked_s),
          .due_in = length(kind.due_in_s),
          .enabled = kind.enabled,
          .put_off = length(kind.put_off_s.value_or(0)),
          .put_off_times = kind.put_off_s.value_or(0) > 0 ? 1 : 0,
          .strict = kind.strict.value_or(false),
          .at = times_of(kind),
          .next_at = moment(kind.next_at)};
}

Holds holds_of(const protocol::Status& status) {
  Holds holds;
  for (const protocol::Holding& each : status.held_by.value_or(std::vector<protocol::Holding>{})) {
    const auto hold = hold_named(each.hold);
    if (hold) holds.emplace(*hold, HoldCause{each.by.value_or(""), each.what.value_or("")});
  }
  return holds;
}

void add_causes(Status& status, const protocol::Status& from) {
  status.absence = from_word<Absence>(from.cause.value_or(""), absence_words);
  status.since = moment(from.since);
  status.until = moment(from.until);
  status.reset = from.reset.value_or(std::vector<std::string>{});
  status.undeliverable = from.undeliverable.value_or("");
  status.holds = holds_of(from);
  status.call_elsewhere = from.call_elsewhere.value_or(false);
}

void add_what_is_ahead(Status& status, const protocol::Status& from) {
  status.announced = from.announced;
  status.asked = from.asked;
  status.standing = from.standing.value_or(false);
  status.strict = from.strict.value_or(false);
  status.longer_by = length(from.longer_by_s.value_or(0));
  status.day_worked = length(from.day_worked_s.value_or(0));
  status.day_limit = length(from.day_limit_s);
  status.day_told = from.day_limit_reached.value_or(false);
  status.day_told_at = moment(from.day_limit_told_at);
  status.day_again_in = length(from.day_limit_again_s);
  status.day_off = from.day_off.value_or(false);
}

}  // namespace

std::optional<std::string> cause_of(const Status& status) {
  if (status.absence) return word_for(*status.absence, absence_words);
  if (status.state == State::held && !status.holds.empty())
    return std::string(row_of(status.holds.begin()->first).name());
  if (status.state == State::due) return status.undeliverable.empty() ? "typing" : "undeliverable";
  return std::nullopt;
}

std::optional<std::string> by_of(const Status& status) {
  if (status.state != State::held || status.holds.empty()) return std::nullopt;
  return if_any(status.holds.begin()->second.by);
}

std::vector<protocol::Holding> told(const Holds& holds) {
  std::vector<protocol::Holding> all;
  all.reserve(holds.size());
  for (const auto& [hold, cause] : holds) {
    all.push_back({std::string(row_of(hold).name()), if_any(cause.by), if_any(cause.what)});
  }
  return all;
}

Status status_of(const protocol::Status& from) {
  Status status;
  status.state = static_cast<State>(from.state);
  status.kind = from.kind;
  status.left = length(from.left_s);
  status.lasts = length(from.lasts_s);
  status.next_kind = from.next_kind;
  status.next_in = length(from.next_in_s);
  std::ranges::transform(from.kinds, std::back_inserter(status.kinds), kind_of);
  status.since_rest = length(from.since_rest_s);
  if (from.snoozes_left) status.snoozes_left = small(*from.snoozes_left);
  status.repeats = small(from.repeats);
  status.paused_until = moment(from.paused_until);
  add_causes(status, from);
  add_what_is_ahead(status, from);
  return status;
}

bool tells_causes(const protocol::Status& status) {
  switch (status.state) {
    case protocol::State::working:
    case protocol::State::begun: return true;
    case protocol::State::away: return from_word<Absence>(status.cause.value_or(""), absence_words).has_value();
    case protocol::State::due: return status.cause == "typing" || status.undeliverable.has_value();
    case protocol::State::held:
      return status.held_by && (!status.held_by->empty() || status.call_elsewhere.value_or(false)) &&
             tells_holds(status);
    default: return status.held_by.has_value();
  }
}

bool tells_holds(const protocol::Status& status) {
  return status.held_by && std::ranges::all_of(*status.held_by, [](const protocol::Holding& each) {
           return hold_named(each.hold).has_value();
         });
}

}  // namespace unknot
