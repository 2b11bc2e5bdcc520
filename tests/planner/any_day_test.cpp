// SPDX-License-Identifier: MIT
// Whatever happens, in whatever order: what always holds. One random day is 200 events.
#include <rapidcheck.h>

#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "always.hpp"
#include "any_day.hpp"
#include "planner/days/day.hpp"
#include "planner/planner.hpp"
#include "planner/restart.hpp"

using namespace std::chrono;
using namespace unknot;
using namespace unknot::any_day;

namespace {

// One planner, and the way it is woken.
class Player {
 public:
  explicit Player(const Settings& settings) : planner_(settings, Instant{}, start, berlin) {}
  virtual ~Player() = default;

  void take(const Event& event, Instant now) {
    wait(now);
    handle(event, now);
  }

  [[nodiscard]] const std::vector<std::string>& timed() const { return timed_; }
  [[nodiscard]] std::vector<std::string> untimed() const {
    std::vector<std::string> lines;
    for (const std::string& line : timed_) lines.push_back(line.substr(line.find('>')));
    return lines;
  }

 protected:
  virtual void wait(Instant now) = 0;

  void handle(const Event& event, Instant now) {
    before(now);
    const auto effects = planner_.handle(event, now);
    for (const Effect& effect : effects) timed_.push_back(day_line(now.time_since_epoch(), effect));
    check(event, effects, now);
  }

  virtual void before(Instant) {}
  virtual void check(const Event&, const std::vector<Effect>&, Instant) {}

  Planner planner_;
  std::vector<std::string> timed_;
};

// Wakes at every deadline, as the daemon does, and holds the planner to what always holds.
class Punctual : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant now) override {
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) handle(TimePassed{}, *due);
  }

  void before(Instant now) override { always_.before(planner_, now); }

  void check(const Event& event, const std::vector<Effect>& effects, Instant now) override {
    RC_ASSERT((!planner_.deadline() || *planner_.deadline() > now));
    always_.after(planner_, event, effects);
    const Status status = planner_.status(now);
    RC_ASSERT(((status.state == State::away) == (status.absence && status.since)));
    RC_ASSERT((status.until || (status.state != State::begun && status.state != State::snoozed)));
    for (const KindStatus& kind : status.kinds)
      RC_ASSERT((!kind.due_in || (*kind.due_in >= 0s && *kind.due_in <= kind.every + kind.put_off)));
    if (status.left) RC_ASSERT(*status.left >= 0s);
    RC_ASSERT((status.state == State::begun) == planner_.state().begun.has_value());
    const auto* waiting = in_phase<Waiting>(planner_.state().reminder);
    if (waiting && waiting->for_gap_since) check_wait(*waiting->for_gap_since, now);
    const auto* shown = in_phase<Shown>(planner_.state().reminder);
    if (shown && shown->for_gap_since) check_wait(*shown->for_gap_since, now);
  }

 private:
  // R25, R29
  void check_wait(Instant since, Instant now) const {
    RC_ASSERT((now - since < planner_.settings().patience || planner_.state().presence.asleep));
    RC_ASSERT((planner_.state().presence.typing || planner_.state().presence.asleep));
  }

  Always always_;
};

// Wakes at every deadline, and also before it, and twice.
class Restless : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant now) override {
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) {
      handle(TimePassed{}, planner_.state().now + (*due - planner_.state().now) / 2);
      handle(TimePassed{}, *due);
      handle(TimePassed{}, *due);
    }
  }
};

// Has nothing left to do once it has done something.
class Settled : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant now) override {
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) handle(TimePassed{}, *due);
  }

  void check(const Event&, const std::vector<Effect>&, Instant now) override {
    Planner again(planner_.settings(), planner_.state());
    RC_ASSERT(again.handle(TimePassed{}, now).empty());
    RC_ASSERT(again.state() == planner_.state());
  }
};

// Never wakes by itself: everything is late.
class Late : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant) override {}
};

// Is saved and taken back before everything it does.
class Restored : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant now) override {
    restore();
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) {
      handle(TimePassed{}, *due);
      restore();
    }
  }

 private:
  void restore() {
    const PlannerState state = planner_.state();
    planner_ = Planner(planner_.settings(), state);
    RC_ASSERT(planner_.state() == state);
  }
};

// Ends now and then, and starts again later under a clock that may have been set meanwhile (R23).
class Restarted : public Player {
 public:
  using Player::Player;

 protected:
  void wait(Instant now) override {
    if (++waits_ % 5 == 0) return restart(now);
    for (auto due = planner_.deadline(); due && *due <= now; due = planner_.deadline()) handle(TimePassed{}, *due);
  }

  void before(Instant) override { strikes_.before(planner_); }

  void check(const Event& event, const std::vector<Effect>& effects, Instant) override {
    strikes_.after(planner_, effects, std::holds_alternative<RemindRequested>(event));
  }

 private:
  void restart(Instant now) {
    strikes_.before(planner_);
    const PlannerState& state = planner_.state();
    const WallTime wall = state.clock.when(now) + minutes{waits_ / 5 % 3 * 2 - 2};
    const TakenUp after = take_up(planner_.settings(), state, now, wall, berlin);
    planner_ = after.planner;
    strikes_.after_restart(planner_, after.effects);
  }

  StrikeBook strikes_;
  int waits_ = 0;
};

void play(Player& player, const std::vector<Step>& steps) {
  Instant now;
  for (const Step& step : steps) {
    now += seconds{step.seconds};
    player.take(event_of(step, now), now);
    if (step.what != 7) continue;
    now += seconds{step.choice * step.choice};  // nothing happens between sleep and waking
    player.take(WokeUp{}, now);
  }
}

void run_days(int runs, const auto& property) {
  setenv("RC_PARAMS", ("max_success=" + std::to_string(runs)).c_str(), 0);
  REQUIRE(rc::check([&] {
    const auto seed = *rc::gen::arbitrary<unsigned>();
    const auto count = *rc::gen::element(events_a_day, events_a_day, events_a_day, 1, 2, 3, 5, 10, 20, 50);
    property(settings_of(static_cast<int>(seed % 60)), steps_of(seed, count));
  }));
}

}  // namespace

namespace {

void strike_often(Kind& kind) {
  kind.lasts = 1min;
  for (auto at = 0min; at < 24h; at += 97min) kind.at.push_back({every_day, at});
}

// R33: what became of a break that ran out is all that typing decides.
std::vector<std::string> without_typing(std::vector<std::string> lines) {
  for (std::string& line : lines) {
    if (line.ends_with(" worked")) line.replace(line.size() - 6, 6, "done");
  }
  return lines;
}

}  // namespace

TEST_CASE("any day keeps one thing on screen, deadlines ahead and silence where it is due", "[failure 4][failure 5]") {
  run_days(14'500, [](const Settings& settings, const std::vector<Step>& steps) {  // 10,000 of them of full length
    Punctual player(settings);
    play(player, steps);
  });
}

TEST_CASE("any day goes on identically when it is saved and restored") {
  run_days(2'000, [](const Settings& settings, const std::vector<Step>& steps) {
    Punctual punctual(settings);
    Restored restored(settings);
    play(punctual, steps);
    play(restored, steps);
    RC_ASSERT(punctual.timed() == restored.timed());
  });
}

TEST_CASE("no fixed time strikes twice on any day, restarts or not") {
  run_days(1'000, [](Settings settings, std::vector<Step> steps) {
    strike_often(*std::ranges::find(settings.kinds, "lunch", &Kind::name));
    std::erase_if(steps, [](const Step& step) { return step.what == settings_change; });  // the others strike seldom
    Restarted restarted(settings);
    play(restarted, steps);
  });
}

TEST_CASE("waking early and twice changes nothing on any day") {
  run_days(2'000, [](const Settings& settings, const std::vector<Step>& steps) {
    Punctual punctual(settings);
    Restless restless(settings);
    play(punctual, steps);
    play(restless, steps);
    RC_ASSERT(punctual.timed() == restless.timed());
  });
}

TEST_CASE("what is settled stays as it is at the same moment on any day") {
  run_days(2'000, [](const Settings& settings, const std::vector<Step>& steps) {
    Settled settled(settings);
    play(settled, steps);
  });
}

TEST_CASE("waking late changes nothing but the times on any day") {
  run_days(2'000, [](const Settings& settings, const std::vector<Step>& steps) {
    Punctual punctual(settings);
    Late late(settings);
    play(punctual, steps);
    play(late, steps);
    RC_ASSERT(punctual.untimed() == late.untimed());
  });
}

// R25; who has typed is not asked (R38).
TEST_CASE("typing changes nothing on any day without patience, but that a break was none") {
  run_days(2'000, [](Settings settings, std::vector<Step> steps) {
    settings.patience = 0s;
    for (Kind& kind : settings.kinds) kind.confirm = false;
    std::erase_if(steps,
                  [](const Step& step) { return step.what == settings_change; });  // new settings may bring patience
    Punctual typing(settings);
    Punctual still(settings);
    play(typing, steps);
    for (Step& step : steps) {
      if (step.what == 26) step.what = 27;
    }
    play(still, steps);
    RC_ASSERT(without_typing(typing.timed()) == still.timed());
  });
}
