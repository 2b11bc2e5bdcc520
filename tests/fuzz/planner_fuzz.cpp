// SPDX-License-Identifier: MIT
// Any events in any order: what always holds of a day, and that neither waking nor being saved changes anything.
#include "planner/planner.hpp"

#include <string>
#include <utility>
#include <vector>

#include "any_day.hpp"
#include "planner/days/day.hpp"

namespace {

using fuzz::demand;
using namespace std::chrono_literals;
using namespace unknot;

constexpr int events_at_most = 100;

// There is one place on the screen: every effect must fit what stands there.
class Screen {
 public:
  void follow(const Effect& effect, const PlannerState& s, const Settings& settings) {
    if (std::holds_alternative<ShowReminder>(effect)) {
      demand(!s.pause && s.hours.inside && !s.presence.absent() && !s.begun);
      for (const auto& [hold, cause] : s.holds) demand(!settings.hold[hold]);
      demand(!s.elsewhere.since && !s.elsewhere.call);
      demand(std::exchange(shows_, Shows::reminder) != Shows::countdown);
    }
    if (std::holds_alternative<WithdrawReminder>(effect)) take_off(Shows::reminder);
    // Closed it was all the same (R29).
    if (effect == Effect{RefuseRequest{Wish::dismiss, Refusal::is_strict}}) take_off(Shows::reminder);
    if (std::holds_alternative<BeginBreak>(effect)) demand(std::exchange(shows_, Shows::countdown) != Shows::countdown);
    if (std::holds_alternative<EndBreak>(effect)) take_off(Shows::countdown);
    if (const auto* record = std::get_if<RecordOutcome>(&effect)) {
      if (record->outcome == Outcome::interrupted) take_off(Shows::countdown);
      if (record->outcome == Outcome::dismissed) take_off(Shows::reminder);
      // On a server where that may mean "later" a person who closes it has snoozed it.
      if (record->outcome == Outcome::snoozed && shows_ == Shows::reminder) shows_ = Shows::nothing;
    }
  }

  void check(const PlannerState& s) {
    // An undelivered reminder left the screen by itself.
    if (!s.undeliverable.empty() && shows_ == Shows::reminder) shows_ = Shows::nothing;
    demand((shows_ == Shows::countdown) == s.begun.has_value());
    demand((shows_ == Shows::reminder) == (s.reminder && std::holds_alternative<Shown>(s.reminder->phase)));
  }

 private:
  enum class Shows { nothing, reminder, countdown };

  void take_off(Shows what) { demand(std::exchange(shows_, Shows::nothing) == what); }

  Shows shows_ = Shows::nothing;
};

// Wakes at every deadline, as the daemon does, and holds the planner to what always holds.
class Punctual {
 public:
  explicit Punctual(const Settings& settings) : planner_(settings, Instant{}, fuzz::start, fuzz::berlin) {}

  void take(const Event& event, Instant now) {
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) handle(TimePassed{}, *due);
    handle(event, now);
  }

  std::vector<std::string> lines;

 private:
  void handle(const Event& event, Instant now) {
    for (const Effect& effect : planner_.handle(event, now)) {
      lines.push_back(day_line(now.time_since_epoch(), effect));
      screen_.follow(effect, planner_.state(), planner_.settings());
    }
    demand(!planner_.deadline() || *planner_.deadline() > now);
    const Status status = planner_.status(now);
    demand((status.state == State::away) == (status.absence && status.since));
    demand((status.state == State::begun) == planner_.state().begun.has_value());
    demand(!status.left || *status.left >= 0s);
    for (const KindStatus& kind : status.kinds)
      demand(!kind.due_in || (*kind.due_in >= 0s && *kind.due_in <= kind.every + kind.put_off));
    screen_.check(planner_.state());
  }

  Planner planner_;
  Screen screen_;
};

// Is saved and taken back before everything it does, and wakes also before each deadline, and twice.
class Restless {
 public:
  explicit Restless(const Settings& settings) : planner_(settings, Instant{}, fuzz::start, fuzz::berlin) {}

  void take(const Event& event, Instant now) {
    restore();
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) {
      const Instant before = planner_.state().now;
      handle(TimePassed{}, before + (*due - before) / 2);
      handle(TimePassed{}, *due);
      restore();
      handle(TimePassed{}, *due);
    }
    handle(event, now);
  }

  std::vector<std::string> lines;

 private:
  void restore() {
    const PlannerState state = planner_.state();
    planner_ = Planner(planner_.settings(), state);
    demand(planner_.state() == state);
  }

  void handle(const Event& event, Instant now) {
    for (const Effect& effect : planner_.handle(event, now)) lines.push_back(day_line(now.time_since_epoch(), effect));
  }

  Planner planner_;
};

// Never wakes by itself: everything is late.
class Late {
 public:
  explicit Late(const Settings& settings) : planner_(settings, Instant{}, fuzz::start, fuzz::berlin) {}

  void take(const Event& event, Instant now) {
    for (const Effect& effect : planner_.handle(event, now)) lines.push_back(day_line(now.time_since_epoch(), effect));
  }

  std::vector<std::string> lines;

 private:
  Planner planner_;
};

std::vector<std::string> untimed(std::vector<std::string> lines) {
  for (std::string& line : lines) line.erase(0, line.find('>'));
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Settings settings = fuzz::any_settings(input);
  Punctual punctual(settings);
  Restless restless(settings);
  Late late(settings);
  Instant now;
  const auto take = [&](const Event& event) {
    punctual.take(event, now);
    restless.take(event, now);
    late.take(event, now);
  };
  for (int event = 0; event < events_at_most && !input.empty(); ++event) {
    now += fuzz::any_wait(input);
    const bool sleeps = input.byte() % 16 == 0;
    take(sleeps ? Event{WentToSleep{}} : fuzz::any_event(input, now));
    if (!sleeps) continue;
    now += fuzz::any_wait(input) * 8;
    take(WokeUp{});
  }
  demand(punctual.lines == restless.lines);
  demand(untimed(punctual.lines) == untimed(late.lines));
  return 0;
}
