// SPDX-License-Identifier: MIT
// Years of a person at a desk in Berlin: seeded, played through the real planner, the real rotation and the real
// recorder.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <random>

#include "history/recorder.hpp"
#include "history/report.hpp"
#include "planner/planner.hpp"
#include "remedies/rotation.hpp"

namespace unknot::history::test {

class SimulatedYears {
 public:
  // After each event: the rows it made, and when that was.
  using Written = std::function<void(const Rows&, const Planner&, const Recorder&, WallTime)>;

  SimulatedYears(Date first, int days, unsigned seed, Written written)
      : first_(first),
        days_(days),
        random_(seed),
        zone_(berlin(first, days)),
        written_(std::move(written)),
        planner_(settings(), Instant{}, start(), zone_),
        recorder_(planner_),
        rotation_(remedies::Catalogue()) {}

  void play() {
    act(ScreenLocked{}, Instant{});
    for (int day = 0; day < days_; ++day) {
      plan(first_ + std::chrono::days{day});
      run_until(at(first_ + std::chrono::days{day + 1}));
    }
  }

  // Local midnight at the beginning is zero on the boot clock.
  [[nodiscard]] WallTime start() const { return zone_.to_wall(LocalTime{first_}); }

 private:
  using Minutes = std::chrono::minutes;

  static Settings settings() {
    Settings settings;
    settings.kinds[0].enabled = true;
    return settings;
  }

  // Summer time of the European Union: from the last Sunday of March to that of October, at 01:00 UTC.
  static Zone berlin(Date first, int days) {
    using namespace std::chrono;
    Zone zone;
    const int year = static_cast<int>(year_month_day{first}.year());
    for (int y = year - 1; y <= year + days / 365 + 1; ++y) {
      const auto at = [&](month m) { return sys_days{std::chrono::year{y} / m / Sunday[last]} + hours{1}; };
      zone.changes.push_back({at(March), hours{2}});
      zone.changes.push_back({at(October), hours{1}});
    }
    return zone;
  }

  [[nodiscard]] Instant at(LocalTime local) const { return Instant{zone_.to_wall(local) - start()}; }
  [[nodiscard]] int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  [[nodiscard]] Minutes between(int least, int most) { return Minutes{least + below(most - least + 1)}; }

  // A day of work, with meetings, coffee, lunch and now and then a pause. Weekends and a day in twenty are free.
  void plan(Date date) {
    const unsigned weekday = std::chrono::weekday{date}.c_encoding();
    if (weekday == 0 || weekday == 6 || below(20) == 0) return;
    const LocalTime begins = date + between(8 * 60 + 20, 9 * 60 + 20);
    const LocalTime lunch = date + between(12 * 60, 12 * 60 + 40);
    const LocalTime ends = date + between(16 * 60 + 30, 18 * 60);
    queue_.emplace(at(begins), ScreenUnlocked{});
    lock(lunch, between(25, 55));
    for (int coffee = below(4); coffee > 0; --coffee) silence(date + between(9 * 60 + 30, 16 * 60), between(3, 12));
    for (int meeting = below(3); meeting > 0; --meeting)
      meet(date + between(9 * 60 + 30, 15 * 60 + 30), between(20, 60));
    if (below(8) == 0) queue_.emplace(at(date + between(14 * 60, 15 * 60)), PauseRequested{between(20, 60)});
    if (below(6) == 0) queue_.emplace(at(date + between(10 * 60, 16 * 60)), BreakRequested{});
    queue_.emplace(at(ends), ScreenLocked{});
    if (below(2) == 0) sleep(ends + Minutes{10}, date + std::chrono::days{1} + std::chrono::hours{8});
  }

  void lock(LocalTime when, Duration lasts) {
    queue_.emplace(at(when), ScreenLocked{});
    queue_.emplace(at(when) + lasts, ScreenUnlocked{});
  }
  void silence(LocalTime when, Duration lasts) {
    queue_.emplace(at(when), InputStopped{at(when)});
    queue_.emplace(at(when) + lasts, InputSeen{});
  }
  void meet(LocalTime when, Duration lasts) {
    queue_.emplace(at(when), HoldBegan{Hold::meeting, "zoom"});
    queue_.emplace(at(when) + lasts, HoldEnded{Hold::meeting});
  }
  void sleep(LocalTime from, LocalTime to) {
    queue_.emplace(at(from), WentToSleep{});
    queue_.emplace(at(to), WokeUp{});
  }

  void run_until(Instant end) {
    for (;;) {
      const auto due = planner_.deadline();
      const auto next = queue_.begin();
      const bool queued = next != queue_.end() && next->first < end;
      if (due && *due < end && (!queued || *due <= next->first)) {
        act(TimePassed{}, *due);
      } else if (queued) {
        const auto [when, event] = *next;
        queue_.erase(next);
        act(event, when);
      } else {
        return;
      }
    }
  }

  void act(const Event& event, Instant now) {
    const auto effects = planner_.handle(event, now);
    for (const Effect& effect : effects) {
      if (const auto* show = std::get_if<ShowReminder>(&effect)) shown(*show, now);
      if (const auto* begin = std::get_if<BeginBreak>(&effect)) begun(*begin, now);
    }
    recorder_.take(effects, planner_, about_);
    written_(recorder_.rows(), planner_, recorder_, planner_.state().clock.when(now));
  }

  // How people answer: most begin the break, some put it off, some let it be.
  void shown(const ShowReminder& show, Instant now) {
    if (show.repeats == 0) suggest(show.kind, now);
    const Instant when = now + std::chrono::seconds{2 + below(20) * below(12)};
    const int answer = below(100);
    if (show.repeats == 0) ignoring_ = answer >= 97;
    if (ignoring_) return;
    if (answer < 55) queue_.emplace(when, StartRequested{});
    if (answer >= 55 && answer < 65) queue_.emplace(when, DoneRequested{});
    if (answer >= 65 && answer < 77) queue_.emplace(when, SnoozeRequested{});
    if (answer >= 77 && answer < 89) queue_.emplace(when, SkipRequested{});
    if (answer >= 89 && answer < 93) queue_.emplace(when, ReminderDismissed{});
  }

  void begun(const BeginBreak& begin, Instant now) {
    if (about_.remedy.empty()) suggest(begin.kind, now);
    if (below(15) == 0) queue_.emplace(now + std::chrono::seconds{15}, SkipRequested{});
  }

  void suggest(const std::string& name, Instant now) {
    const auto& kinds = planner_.settings().kinds;
    const auto kind = std::ranges::find(kinds, name, &Kind::name);
    const WallTime wall = planner_.state().clock.when(now);
    const auto pick = rotation_.pick(*kind, {wall, zone_.to_local(wall), {}}, {planner_.settings().remedies, {}});
    const auto* remedy = rotation_.catalogue().find(pick.remedy);
    about_ = {pick.remedy, remedy ? std::string(word_for(remedy->area)) : "", pick.companion};
  }

  Date first_;
  int days_;
  std::mt19937 random_;
  Zone zone_;
  Written written_;
  Planner planner_;
  Recorder recorder_;
  remedies::Rotation rotation_;
  About about_;
  bool ignoring_ = false;
  std::multimap<Instant, Event> queue_;  // what the person and the machine will do
};

}  // namespace unknot::history::test
