// SPDX-License-Identifier: MIT
// Settings and events picked by bytes. Around the night the clocks go back, so that hours and zone have something to
// do.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "input.hpp"
#include "planner/event.hpp"

namespace fuzz {

using namespace std::chrono_literals;
using unknot::Duration;

inline const unknot::WallTime start = std::chrono::sys_days{std::chrono::October / 24 / 2026} + 20h;
inline const unknot::Zone berlin{
    {{start - 2400h, std::chrono::hours{2}}, {std::chrono::sys_days{std::chrono::October / 25 / 2026} + 1h, 1h}}};

template <typename T, std::size_t size>
const T& one_of(const std::array<T, size>& choices, Input& input) {
  return choices[static_cast<std::size_t>(input.byte()) % size];
}

// R26 to R32.
inline void add_rhythm(unknot::Settings& settings, Input& input) {
  constexpr std::array ats{"", "", "23:00", "Sat-Sun 02:30", "Sun 12:30"};
  constexpr std::array days_off{"", "", "2026-10-25", "10-26", "2026-10-25..2026-12-01"};
  for (auto& kind : settings.kinds) {
    kind.heads_up = one_of(std::array<Duration, 4>{0s, 1min, 20s, 1h}, input);
    kind.strict = input.byte() % 4 == 0;
    kind.confirm = input.byte() % 4 == 0;
    if (input.byte() % 8 == 0) kind.shows = unknot::Shows::posture;
  }
  if (const std::string at = one_of(ats, input); !at.empty())
    settings.kinds.front().at = {unknot::parse_fixed_time(at).value()};
  if (const std::string day = one_of(days_off, input); !day.empty())
    settings.days_off = {unknot::parse_days_off(day).value()};
  settings.snooze_price = input.byte() % 101;
  settings.day.limit = one_of(std::array<Duration, 4>{0s, 0s, 5min, 1h}, input);
  settings.day.again = one_of(std::array<Duration, 3>{20min, 0s, 1min}, input);
}

inline unknot::Settings any_settings(Input& input) {
  constexpr std::array<Duration, 8> lengths{20s, 1min, 5min, 7min, 20min, 1h, 10s, 8784h};
  constexpr std::array hours{"",
                             "",
                             "Sat 09:00-23:00, Sun 02:15-02:45 08:00-20:00, Mon-Fri 09:00-18:00",
                             "Sat-Sun 22:00-03:00",
                             "Sun 02:00-03:00",
                             "Mon 09:00-09:01"};
  unknot::Settings settings;
  settings.kinds.insert(settings.kinds.begin(), {.name = "eyes", .shows = unknot::Shows::eyes, .text = {}});
  for (auto& kind : settings.kinds) {
    kind.every = one_of(lengths, input);
    kind.lasts = one_of(lengths, input);
    kind.enabled = input.byte() % 4 != 0;
  }
  settings.gap = one_of(std::array<Duration, 4>{5min, 0s, 1h, 1min}, input);
  settings.idle_after = one_of(std::array<Duration, 4>{2min, 30s, 1s, 1h}, input);
  settings.repeat_after = one_of(std::array<Duration, 3>{5min, 10s, 1h}, input);
  settings.patience = one_of(std::array<Duration, 4>{30s, 0s, 1s, 1h}, input);
  settings.snooze_limit = input.byte() % 4;
  settings.repeat_limit = input.byte() % 3;
  for (const unknot::Hold hold : unknot::all_holds) settings.hold[hold] = input.byte() % 4 != 0;
  settings.hours = unknot::parse_hours(one_of(hours, input)).value();
  add_rhythm(settings, input);
  return settings;
}

// How long nothing happens before the next event.
inline Duration any_wait(Input& input) {
  constexpr std::array<Duration, 16> waits{0s,   1ms,  1s,   20s,  59s,  60s,  61s,   119s,
                                           120s, 121s, 299s, 300s, 301s, 900s, 1200s, 3600s};
  const int choice = input.byte();
  return choice < 64 ? waits[static_cast<std::size_t>(choice) % waits.size()] : Duration{(choice - 63) * 7s};
}

inline unknot::Hold any_hold(Input& input) { return one_of(unknot::all_holds, input); }

inline std::optional<Duration> any_lasting(Input& input) {
  return one_of(std::array<std::optional<Duration>, 6>{std::nullopt, 1s, 37s, 5min, 1h, 8784h}, input);
}

inline std::optional<std::string> any_kind(Input& input) {
  using Name = std::optional<std::string>;
  static const std::array<Name, 6> names{std::nullopt, "stretch", "rest", "eyes", "nap", ""};
  return one_of(names, input);
}

// What other machines say (R34 to R37).
inline unknot::Event any_event_elsewhere(Input& input) {
  using namespace unknot;
  const Duration some = one_of(std::array<Duration, 5>{0s, 1s, 5min, 1h, 8784h}, input);
  const std::string kind = any_kind(input).value_or("rest");
  switch (input.byte() % 8) {
    case 0: return ElsewhereBegan{};
    case 1: return ElsewhereEnded{any_lasting(input)};
    case 2: return CallElsewhereBegan{};
    case 3: return CallElsewhereEnded{};
    case 4: return WorkedElsewhere{kind, some, one_of(std::array<Duration, 2>{0s, 5min}, input), input.byte() % 4};
    case 5: return AnsweredElsewhere{kind, some, one_of(std::array<Duration, 3>{0s, 1min, 1h}, input)};
    case 6: return SnoozedElsewhere{kind, input.byte() % 4, input.byte() % 3, some};
    default: return PausedElsewhere{any_lasting(input)};
  }
}

// What people and the desktop do; sleep is left out, as nothing but waking may follow it.
inline unknot::Event any_event(Input& input, unknot::Instant now) {
  using namespace unknot;
  switch (input.byte() % 29) {
    case 0: return InputStopped{now - one_of(std::array<Duration, 4>{0s, 1s, 2min, 9h}, input)};
    case 1: return InputSeen{};
    case 2: return ScreenLocked{};
    case 3: return ScreenUnlocked{};
    case 4: return HoldBegan{any_hold(input), "zoom"};
    case 5: return HoldEnded{any_hold(input)};
    case 6: return PauseRequested{any_lasting(input)};
    case 7: return ResumeRequested{};
    case 8:
    case 9: return StartRequested{};
    case 10: return DoneRequested{};
    case 11: return SkipRequested{};
    case 12: return SnoozeRequested{any_lasting(input)};
    case 13: return ReminderDismissed{true};
    case 14: return BreakRequested{any_kind(input)};
    case 15: return SettingsChanged{any_settings(input)};
    case 16: return ClockChanged{start + input.byte() * 1000s, berlin};
    case 17: return ResetRequested{};
    case 18: return RemindRequested{};
    case 19: return DeliveryFailed{"no notification server"};
    case 20: return DeliveryRestored{};
    case 21: return TypingBegan{};
    case 22: return TypingPaused{};
    case 23: return NextSkipRequested{};
    case 24: return NextSnoozeRequested{any_lasting(input)};
    case 25: return SkipRequested{.forced = true};
    case 26: return any_event_elsewhere(input);
    case 27: return LimitSnoozeRequested{};
    default: return TimePassed{};
  }
}

}  // namespace fuzz
