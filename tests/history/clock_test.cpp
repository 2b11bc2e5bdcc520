// SPDX-License-Identifier: MIT
// Whatever the wall clock does, the spans in the file add up to the time from the first to the last, the last ends now,
// and nothing that somebody has lived through is lost.
#include <rapidcheck.h>

#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <random>

#include "files.hpp"
#include "history/reader.hpp"
#include "history/recorder.hpp"
#include "planner/restart.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

namespace {

const Zone berlin{{{nine() - 400 * days{1}, 1h},
                   {std::chrono::sys_days{2027y / 3 / 28} + 1h, 2h},
                   {std::chrono::sys_days{2027y / 10 / 31} + 1h, 1h}}};

// A machine with a daemon that records, and a clock that can be set.
class Machine {
 public:
  explicit Machine(std::filesystem::path file) : file_(std::move(file)), planner_({}, Instant{}, nine(), berlin) {
    store_.emplace(file_, nine());
    recorder_.emplace(planner_);
  }

  void pass(Duration time) {
    now_ += time;
    lived_ += time;
    wall_ += time;
    handle(TimePassed{});
  }
  void lock() { handle(ScreenLocked{}); }
  void unlock() { handle(ScreenUnlocked{}); }
  void set_clock(WallTime to) {
    wall_ = to;
    handle(ClockChanged{wall_, berlin});
  }
  void step(Duration by) { set_clock(wall_ + by); }

  // The daemon ends; it starts again after a while, with what the clock shows then.
  void restart(Duration after, Duration off_by = {}) {
    now_ += after;
    wall_ += after + off_by;
    store_.emplace(file_.parent_path() / "none.db", wall_);  // lets go of the file
    store_.emplace(file_, wall_);
    auto taken_up = take_up({}, planner_.state(), now_, wall_, berlin);
    planner_ = std::move(taken_up.planner);
    recorder_.emplace(recorder_->state(), store_->recorded_until(), planner_);
    recorder_->take(taken_up.effects, planner_, {});
    save();
  }

  [[nodiscard]] WallTime wall() const { return wall_; }
  [[nodiscard]] Duration lived() const { return lived_; }
  [[nodiscard]] Store& store() { return *store_; }
  [[nodiscard]] std::int64_t asked(const std::string& sql) const { return number(file_, sql.c_str()); }
  [[nodiscard]] Duration sum(const std::string& of) const {
    return Duration{asked("SELECT coalesce(sum(ends - begins), 0) FROM " + of)};
  }

 private:
  void handle(const Event& event) {
    recorder_->take(planner_.handle(event, now_), planner_, {});
    save();
  }
  void save() {
    Rows rows = recorder_->rows();
    store_->write({.events = rows.events,
                   .spans = rows.spans,
                   .state = {},
                   .set_back_to = rows.set_back_to,
                   .before = rows.before},
                  wall_);
  }

  std::filesystem::path file_;
  Instant now_;
  WallTime wall_ = nine();
  Duration lived_{};
  Planner planner_;
  std::optional<Store> store_;
  std::optional<Recorder> recorder_;
};

const std::string witnessed_only = " WHERE cause NOT IN ('clock', 'not running', 'not recorded')";
const std::string gaps =
    "SELECT count(*) FROM (SELECT ends, lead(begins) OVER (ORDER BY begins) AS next FROM spans) WHERE ends <> next";

std::vector<std::string> clock_news(Store& store) {
  auto news = said(store.news());
  std::erase_if(news, [](const std::string& line) { return line.find("clock") == std::string::npos; });
  return news;
}

struct Home {
  TemporaryDirectory folder;
  Machine machine{folder / "history.db"};
};

void check_tiles(Machine& machine, Duration unsure) {
  RC_ASSERT(machine.asked(gaps) == 0);
  const auto ends = machine.store().recorded_until();  // none: all of it is kept apart, and it begins now
  RC_ASSERT((ends ? abs(machine.wall() - *ends) : 0s) <= 5s);
  const Duration kept = machine.sum("spans" + witnessed_only) + machine.sum("apart" + witnessed_only);
  RC_ASSERT(kept >= machine.lived() - unsure);
  RC_ASSERT(kept <= machine.lived() + unsure);
  RC_ASSERT(machine.store().problems().empty());
}

Duration any_step(std::mt19937& random, WallTime from) {
  constexpr std::array<Duration, 14> steps{3s, 4s,  6s,      10s,      59s,       1h,          2h,
                                           5h, 26h, days{3}, days{40}, days{400}, days{1'000}, days{20'000}};
  const Duration by = steps[random() % steps.size()];
  return random() % 2 || from - by < WallTime{} ? by : -by;
}

void live_with_any_clock(unsigned seed) {
  std::mt19937 random(seed);
  Home home;
  Machine& machine = home.machine;
  machine.pass(1s);
  for (int step = 1; step <= 50; ++step) {
    const auto what = random() % 10;
    if (what < 4) machine.pass(seconds{random() % 1000});
    if (what == 4) machine.lock();
    if (what == 5) machine.unlock();
    if (what == 6 || what == 7) machine.step(any_step(random, machine.wall()));
    if (what == 8) machine.set_clock(nine() + machine.lived());
    if (what == 9)
      machine.restart(seconds{random() % 100'000}, random() % 2 ? Duration{} : any_step(random, machine.wall()));
    check_tiles(machine, step * 6s);  // what a clock that is set back a little shows twice counts once
  }
}

}  // namespace

TEST_CASE("two hours ahead for some seconds: the spans go on, the rest is kept apart, and it is said", "[F17]") {
  Home home;
  Machine& machine = home.machine;
  machine.pass(10min);
  machine.step(2h);
  machine.pass(10s);
  machine.step(-2h);
  machine.pass(50s);
  CHECK(machine.sum("spans WHERE spent = 'work'") == 10min + 50s);
  CHECK(machine.sum("spans WHERE cause = 'clock'") == 10s);
  CHECK(machine.asked("SELECT max(ends) FROM spans") == machine.wall().time_since_epoch().count());
  CHECK(machine.sum("apart" + witnessed_only) == 10s);
  CHECK(clock_news(machine.store()) ==
        std::vector<std::string>{"the clock was set back by 2 h: records after 2026-11-23 09:10:10 UTC are "
                                 "kept aside"});
  const auto report = read_report(home.folder / "history.db", Date{days{20780}}, Date{days{20780}});
  REQUIRE(report);
  CHECK(report->spent[Spent::work] == 10min + 50s);
  CHECK(report->apart == 10s);
}

TEST_CASE("also over a restart, as where two systems share a clock", "[F17]") {
  Home home;
  Machine& machine = home.machine;
  machine.pass(10min);
  machine.restart(5min, 2h);
  machine.pass(10s);
  machine.step(-2h);
  machine.pass(50s);
  CHECK(machine.sum("spans WHERE spent = 'work'") == 10min + 50s);
  CHECK(machine.sum("spans WHERE cause = 'not running'") == 5min + 10s);
  CHECK(machine.asked(gaps) == 0);
}

TEST_CASE("a clock of 1970 for a while takes nothing of the history", "[F17]") {
  Home home;
  Machine& machine = home.machine;
  machine.pass(3h);
  const WallTime right = machine.wall();
  SECTION("while it runs") {
    machine.set_clock(WallTime{1h});
    machine.pass(10min);
    machine.set_clock(right + 10min);
  }
  SECTION("at the start") {
    machine.restart(0s, WallTime{1h} - right);
    machine.pass(10min);
    machine.set_clock(right + 10min);
  }
  SECTION("at the start, and it is right at the next") {
    machine.restart(0s, WallTime{1h} - right);
    machine.pass(9min);
    machine.restart(1min, right - WallTime{1h});
  }
  machine.pass(1min);
  CHECK(machine.asked("SELECT min(begins) FROM spans") == nine().time_since_epoch().count());
  CHECK(machine.sum("spans" + witnessed_only) == 3h + 1min);
  CHECK(machine.sum("apart" + witnessed_only) >= 9min);
  CHECK(machine.asked(gaps) == 0);
  CHECK(clock_news(machine.store()).back() == "the clock is right again: the history continues where it was");
}

TEST_CASE("a clock that comes and goes keeps what is longer", "[F17]") {
  Home home;
  Machine& machine = home.machine;
  for (int time = 0; time < 5; ++time) {
    machine.pass(30min);
    machine.step(2h);
    machine.pass(10s);
    machine.step(-2h);
  }
  machine.pass(1min);
  CHECK(machine.sum("spans" + witnessed_only) == machine.lived() - 50s);
  CHECK(machine.sum("apart" + witnessed_only) == 50s);
  CHECK(machine.asked(gaps) == 0);
}

TEST_CASE("a night is no mistake of the clock", "[F17]") {
  Home home;
  Machine& machine = home.machine;
  machine.step(2h);
  machine.pass(7h);
  machine.step(-2h);
  machine.pass(30min);
  machine.restart(63h);
  machine.pass(1min);
  CHECK(machine.sum("apart" + witnessed_only) == 2h);
  CHECK(machine.asked("SELECT ends - begins FROM spans WHERE cause = 'not running'") == Duration{63h}.count());
}

TEST_CASE("whatever the clock does, the spans tile the time, and none is lost", "[F17]") {
  setenv("RC_PARAMS", "max_success=15", 0);
  CHECK(rc::check([] { live_with_any_clock(*rc::gen::arbitrary<unsigned>()); }));
}
