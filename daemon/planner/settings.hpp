// SPDX-License-Identifier: MIT
// Checked settings with units in their types; every default lives here and nowhere else.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "planner/calendar/days_off.hpp"
#include "planner/calendar/fixed_times.hpp"
#include "planner/calendar/hours.hpp"
#include "planner/hold.hpp"
#include "planner/time.hpp"

namespace unknot {

// Of each number that is no duration.
inline constexpr int highest_count = 100;

// What a break suggests.
enum class Shows { stretches, walk, eyes, posture };

// What time without input counts as while a film plays.
enum class Passive { work, rest };

// What it means to close a reminder where that may say "later" as well as "no"; a snooze only while any is left.
enum class Dismissed { snooze, skip };

// How long a reminder, or a countdown, stays on screen.
enum class Stay {
  automatic,  // until it is answered, where that can be had without getting past do not disturb
  always,     // until it is answered, whatever it takes
  never,      // as long as the server shows any notification
};

// How often a countdown is updated: as often as its screen bears, every second, when there is something else to say, or
// not at all.
enum class Countdown { automatic, seconds, steps, none };

// What shows a break beside the notification: nothing, a window, or the full screen.
enum class ViewMode { off, window, screen };

// What a reminder that nobody answers does more from one of its showings on.
enum class Insist { nothing, sound, view };

// How often the person is asked how what hurt them feels.
enum class SoreAsk { off, weekly };

// What is played at a moment of a break.
struct Sound {
  enum class What {
    none,
    ours,
    automatic,  // ours, of a break away from the screen
    file,       // the person's own
  };

  What what = What::none;
  std::string file{};  // "/home/me/bell.oga" or "~/bell.oga"; only of a file

  bool operator==(const Sound&) const = default;
};

struct SoundSettings {
  Sound due{};
  Sound start{};
  Sound end{.what = Sound::What::automatic};

  bool operator==(const SoundSettings&) const = default;
};

// A recurring break. Names are unique; `every` and `lasts` are longer than nothing.
struct Kind {
  std::string name;
  Duration every = std::chrono::minutes{20};
  Duration lasts = std::chrono::minutes{1};
  bool enabled = true;
  Shows shows = Shows::stretches;  // ignored when `text` is not empty
  // The person's own lines, one of them for each break.
  std::vector<std::string> text;
  bool pause_media = false;       // what plays is paused when the break begins
  bool resume_media = false;      // and goes on when it was taken
  bool lock = false;              // the screen is locked when it begins
  ViewMode view = ViewMode::off;  // what it is shown in
  Duration heads_up{};            // it is announced when so much work is left until it (R27); 0: not at all
  bool strict = false;            // only a force skips it (R29)
  bool confirm = false;           // after its countdown the person is asked whether they took it (R38)
  std::vector<FixedTime> at{};    // with any, it comes at these times and `every` has no meaning (R30)
  std::vector<Insist> insist{};   // what each showing of its reminder adds, from the first on

  [[nodiscard]] bool comes_by_clock() const { return !at.empty(); }
  // It is spent with the eyes off the screen.
  [[nodiscard]] bool away_from_screen() const { return shows == Shows::walk || shows == Shows::eyes; }
  // Its reminder does this when it is shown for the time after so many repeats.
  [[nodiscard]] bool insists_on(Insist what, int repeats) const {
    const auto end = insist.begin() + std::min(std::ssize(insist), std::ptrdiff_t{repeats} + 1);
    return std::find(insist.begin(), end, what) != end;
  }
  // There may be a window of it.
  [[nodiscard]] bool opens_window() const {
    return view != ViewMode::off || std::ranges::find(insist, Insist::view) != insist.end();
  }
  // It is a change between sitting and standing, and no rest (R39).
  [[nodiscard]] bool changes_posture() const { return shows == Shows::posture; }

  bool operator==(const Kind&) const = default;
};

// The day at the desk (R31).
struct DaySettings {
  Duration limit{};                                     // after so much work the person is told; 0: never
  Duration again = std::chrono::minutes{20};            // and each time after so much more; 0: told once
  std::chrono::minutes begins = std::chrono::hours{4};  // since midnight, local time

  bool operator==(const DaySettings&) const = default;
};

// No input for so long is a gap in typing (R25).
inline constexpr Duration typing_gap = std::chrono::seconds{3};

struct NotificationSettings {
  bool pictures = true;
  bool sound = false;  // the old way to wish for `sound.due` to be ours
  Stay stay = Stay::automatic;
  Countdown countdown = Countdown::automatic;

  bool operator==(const NotificationSettings&) const = default;
};

struct RemedySettings {
  std::vector<std::string> off;
  std::vector<std::string> exclude;
  bool medicine_card = false;
  std::vector<std::string> good{};  // ids: they come more often
  std::vector<std::string> bad{};   // ids, only to be remembered

  bool operator==(const RemedySettings&) const = default;
};

struct SoreSettings {
  SoreAsk ask = SoreAsk::off;

  bool operator==(const SoreSettings&) const = default;
};

struct HistorySettings {
  std::optional<Duration> keep;  // nothing: forever

  bool operator==(const HistorySettings&) const = default;
};

// The person's own shell commands; empty: none.
struct HookSettings {
  std::string due;
  std::string start;
  std::string end;
  std::string skip;
  std::string pause;
  Duration limit = std::chrono::seconds{10};  // a command that runs for longer is stopped
  std::string cue{};
  std::string announce{};
  std::string day_limit{};

  bool operator==(const HookSettings&) const = default;
};

struct Settings {
  Duration idle_after = std::chrono::minutes{2};  // silence that means the person has left
  Passive passive = Passive::work;
  Duration patience = std::chrono::seconds{30};  // a reminder waits so long at most for a gap in typing; 0: not at all
  Duration gap = std::chrono::minutes{5};        // breaks closer than this become one
  Duration snooze = std::chrono::minutes{5};
  int snooze_limit = 3;
  int snooze_price = 0;  // percent of all snoozes of a reminder by which its break is longer (R28)
  Dismissed dismissed = Dismissed::snooze;
  Duration repeat_after = std::chrono::minutes{5};  // an unanswered reminder comes again
  int repeat_limit = 2;
  WeeklyHours hours;                // empty: always
  std::vector<DaysOff> days_off{};  // off hours (R32)
  // Breaks that count work are off, whatever they say; whoever puts settings together sees to it.
  bool fixed_times_only = false;
  DaySettings day{};
  std::vector<Kind> kinds = shipped_kinds();  // sorted by name
  HoldSettings hold;
  NotificationSettings notification;
  SoundSettings sound;
  RemedySettings remedies;
  SoreSettings sore{};
  HistorySettings history;
  HookSettings hooks;

  // What a kind is before the settings say more of it. This one is there once they name it.
  static Kind fresh_kind(const std::string& name) {
    using std::chrono::minutes;
    using std::chrono::seconds;
    if (name != "posture") return {.name = name, .text = {}};
    return {.name = name,
            .every = minutes{30},
            .lasts = seconds{15},
            .enabled = false,
            .shows = Shows::posture,
            .text = {}};
  }

  static std::vector<Kind> shipped_kinds() {
    using std::chrono::minutes;
    return {{.name = "rest",
             .every = minutes{60},
             .lasts = minutes{5},
             .enabled = false,
             .shows = Shows::walk,
             .text = {},
             .heads_up = minutes{1}},
            {.name = "stretch",
             .every = minutes{20},
             .lasts = minutes{1},
             .enabled = true,
             .shows = Shows::stretches,
             .text = {}}};
  }

  bool operator==(const Settings&) const = default;
};

}  // namespace unknot
