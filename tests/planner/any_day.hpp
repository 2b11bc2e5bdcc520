// SPDX-License-Identifier: MIT
// A random day: what may happen, in whatever order, under any settings.
#pragma once

#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "planner/event.hpp"
#include "planner/settings.hpp"

namespace unknot::any_day {

using namespace std::chrono;

inline constexpr int events_a_day = 200;
inline constexpr int settings_change = 22;  // of the steps

// A day in Berlin around the night the clocks go back, so that hours and zone have something to do.
inline const WallTime start = sys_days{2026y / October / 24} + hours{20};
inline const Zone berlin{{{sys_days{2026y / 1 / 1}, hours{2}}, {sys_days{2026y / October / 25} + hours{1}, hours{1}}}};

struct Step {
  int what;
  int seconds;  // after the step before
  int choice;
};

// rapidcheck picks and shrinks the seed and the length; the steps follow from them.
inline std::vector<Step> steps_of(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
  std::vector<Step> steps;
  constexpr std::array pauses{0, 1, 20, 59, 60, 61, 119, 120, 121, 299, 300, 301, 600, 900, 1200, 3600, 28800};
  for (int i = 0; i < count; ++i) {
    const int pause = below(2) == 0 ? pauses[static_cast<std::size_t>(below(pauses.size()))] : below(400);
    steps.push_back({below(40), pause, below(60)});
  }
  return steps;
}

// Its times lie about the hour that comes twice.
inline Kind fixed_kind(int choice) {
  Kind kind{.name = "lunch", .lasts = minutes{1 + choice % 4 * 5}, .enabled = choice % 7 != 3, .text = {}};
  for (int i = 0; i <= choice % 5; ++i) kind.at.push_back({every_day, minutes{(choice * 37 + i * 67) % 1440}});
  kind.strict = choice % 6 == 2;
  return kind;
}

inline Kind posture_kind(int choice) {
  Kind kind = Settings::fresh_kind("posture");
  kind.enabled = choice % 3 != 2;
  kind.every = minutes{9 + choice % 4 * 7};
  kind.confirm = choice % 7 == 1;
  return kind;
}

inline Settings settings_of(int choice) {
  Settings settings;
  settings.kinds.insert(settings.kinds.begin(),
                        {.name = "eyes", .every = 7min, .lasts = 20s, .shows = unknot::Shows::eyes, .text = {}});
  settings.kinds[0].enabled = choice % 2 == 0;
  settings.kinds[1].enabled = choice % 3 != 0;
  settings.kinds[2].enabled = choice % 7 != 0;
  settings.kinds[2].every = minutes{choice % 5 == 0 ? 3 : 20};
  settings.kinds[1].lasts = minutes{choice % 11 == 0 ? 20 : 5};
  settings.snooze_limit = choice % 4;
  settings.repeat_limit = choice % 3;
  settings.idle_after = seconds{choice % 13 == 0 ? 30 : 120};
  settings.patience = seconds{choice % 4 == 0 ? 0 : choice % 19};
  settings.hold[Hold::meeting] = choice % 17 != 0;
  settings.kinds[0].heads_up = seconds{choice % 5 == 0 ? 600 : choice % 3 * 20};
  settings.kinds[1].strict = choice % 5 == 0;
  settings.kinds[2].strict = choice % 4 == 1;
  settings.kinds[2].heads_up = minutes{choice % 3};
  settings.snooze_price = choice % 9 * 20;
  settings.kinds[1].confirm = choice % 4 == 2;
  settings.kinds[2].confirm = choice % 3 == 1;
  settings.kinds.insert(settings.kinds.begin() + 1, {fixed_kind(choice), posture_kind(choice)});
  settings.day = {.limit = minutes{choice % 4 * 25}, .again = minutes{choice % 5 * 5}, .begins = hours{choice % 3}};
  if (choice % 5 == 1)
    settings.days_off = {DateRange{local_days{2026y / October / 25}, local_days{2026y / October / 26}}};
  if (choice % 5 == 2) settings.days_off = {October / 25};
  if (choice % 6 == 0)
    settings.hours = parse_hours("Sat 09:00-23:00, Sun 02:15-02:45 08:00-20:00, Mon-Fri 09:00-18:00").value();
  return settings;
}

inline const char* kind_name(int choice) {
  constexpr std::array names{"stretch", "rest", "eyes", "nap", "lunch", "posture"};
  return names[static_cast<std::size_t>(choice) % names.size()];
}

inline Hold any_hold(int choice) { return all_holds[static_cast<std::size_t>(choice) % all_holds.size()]; }

// Answers ahead of time (R26), and what other machines say (R34 to R37).
inline Event event_ahead_or_elsewhere(const Step& step) {
  switch (step.what) {
    case 28: return NextSkipRequested{};
    case 29:
      return NextSnoozeRequested{step.choice % 2 ? std::optional<Duration>{seconds{1 + step.choice * 10}}
                                                 : std::nullopt};
    case 30: return SkipRequested{.forced = true};
    case 32: return ElsewhereBegan{};
    case 33: return ElsewhereEnded{step.choice % 2 ? std::optional<Duration>{seconds{step.choice * 13}} : std::nullopt};
    case 34: return step.choice % 3 ? Event{CallElsewhereEnded{}} : Event{CallElsewhereBegan{}};
    case 35:
      return WorkedElsewhere{kind_name(step.choice), minutes{step.choice}, minutes{step.choice % 7}, step.choice % 3};
    case 36: return AnsweredElsewhere{kind_name(step.choice), seconds{step.choice % 4 * 50}, seconds{step.choice * 29}};
    case 37:
      return SnoozedElsewhere{kind_name(step.choice), step.choice % 4, step.choice % 3, seconds{step.choice * 5}};
    case 38: return PausedElsewhere{seconds{1 + step.choice * 23}};
    case 39: return LimitSnoozeRequested{};
    default: return DeliveryRestored{};
  }
}

inline Event event_of(const Step& step, Instant now) {
  switch (step.what) {
    case 0: return InputStopped{now};
    case 1: return InputStopped{now - milliseconds{step.choice * 1500}};
    case 2:
    case 3: return InputSeen{};
    case 4: return ScreenLocked{};
    case 5:
    case 6: return ScreenUnlocked{};
    case 7: return WentToSleep{};
    case 8: return HoldBegan{any_hold(step.choice), ""};
    case 9: return HoldBegan{Hold::meeting, "zoom"};
    case 10: return HoldEnded{any_hold(step.choice)};
    case 11:
    case 12: return HoldEnded{Hold::meeting};
    case 13: return PauseRequested{seconds{1 + step.choice * 37}};
    case 14: return ResumeRequested{};
    case 15:
    case 16: return StartRequested{};
    case 17: return DoneRequested{};
    case 18: return SkipRequested{};
    case 19: return SnoozeRequested{step.choice % 2 ? std::optional<Duration>{seconds{1 + step.choice}} : std::nullopt};
    case 20: return ReminderDismissed{step.choice % 2 == 0};
    case 21:
      return BreakRequested{step.choice % 2 ? std::optional<std::string>{kind_name(step.choice / 2)} : std::nullopt};
    case 22: return SettingsChanged{settings_of(step.choice)};
    case 23:
      if (step.choice % 2) return ClockChanged{start + (now - Instant{}) + seconds{(step.choice - 30) * 17}, berlin};
      return ClockChanged{start + seconds{step.choice * 1000}, berlin};
    case 24: return step.choice % 8 == 0 ? Event{ResetRequested{}} : Event{RemindRequested{}};
    case 25: return DeliveryFailed{"no notification server"};
    case 26: return TypingBegan{};
    case 27: return TypingPaused{};
    case 31: return DeliveryRestored{};
    default: return event_ahead_or_elsewhere(step);
  }
}

}  // namespace unknot::any_day
