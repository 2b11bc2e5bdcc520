// SPDX-License-Identifier: MIT
// A daemon that is killed loses no more than its last moment and repeats nothing (R23). What is killed here is the
// process as the disk sees it: its files are copied while it runs.
#include <catch2/catch_all.hpp>
#include <csignal>
#include <random>

#include "one_life.hpp"

using namespace unknot;
using namespace unknot::one_life;
using namespace std::chrono;

namespace {

Event any_wish(std::mt19937& random) {
  switch (random() % 12) {
    case 0: return StartRequested{};
    case 1: return DoneRequested{};
    case 2: return SkipRequested{};
    case 3: return SnoozeRequested{};
    case 4: return ReminderDismissed{};
    case 5: return BreakRequested{};
    case 6: return PauseRequested{minutes{1 + random() % 30}};
    case 7: return ResumeRequested{};
    default: return TimePassed{};
  }
}

}  // namespace

TEST_CASE("killed at any of two hundred moments, it goes on where it stood") {
  std::mt19937 random(23);
  for (int run = 0; run < 200; ++run) {
    CAPTURE(run);
    const TemporaryDirectory folder;
    Life before(folder / "history.db", {});
    for (auto steps = 1 + random() % 60; steps > 0; --steps) {
      before.pass(seconds{random() % 50});
      before.daemon.handle(any_wish(random));
    }
    copy_files(before.file, folder / "after/history.db");
    const Status then = before.status();
    const auto events = before.number("SELECT count(*) FROM events");
    const auto topic = before.screen.count() > 0 ? before.screen.last().title : "";

    Time later = before.time;
    later.pass(1s);
    Life after(folder / "after/history.db", later);
    const Status now = after.status();
    CHECK(after.number("SELECT count(*) FROM events WHERE became = 'offered' AND at > " +
                       std::to_string(before.time.wall.time_since_epoch().count())) == 0);
    if (then.left && *then.left <= 1s) continue;  // it ended in between
    CHECK(now.state == then.state);
    CHECK(now.kind == then.kind);
    CHECK(now.repeats == then.repeats);
    CHECK(now.snoozes_left == then.snoozes_left);
    CHECK(now.next_in == then.next_in);
    CHECK(now.since_rest == then.since_rest);
    if (then.left) CHECK(now.left == *then.left - 1s);
    CHECK(after.number("SELECT count(*) FROM events") == events);
    if (then.state == State::shown && now.repeats == 0) CHECK(after.screen.last().title == topic);
  }
}

TEST_CASE("killed again and again through a day, every event is there once") {
  const TemporaryDirectory folder;
  std::mt19937 random(5);
  Time time;
  auto file = folder / "0/history.db";
  int answered = 0;
  for (int life = 0; life < 40; ++life) {
    Life one(file, time);
    for (int step = 0; step < 8; ++step) {
      one.pass(5min);
      if (one.status().state == State::shown && !one.daemon.request(DoneRequested{})) ++answered;
    }
    const auto next = folder / (std::to_string(life + 1) + "/history.db");
    copy_files(file, next);
    file = next;
    time = one.time;
    time.pass(2s);
  }
  const Life last(file, time);
  CHECK(answered > 40);
  CHECK(last.number("SELECT count(*) FROM events WHERE became = 'done'") == answered);
  CHECK(last.number("SELECT count(*) FROM events WHERE became = 'offered'") == answered);
  CHECK(last.number("SELECT count(DISTINCT offered) FROM events") == answered);
  CHECK(last.number("SELECT sum(ends - begins) = max(ends) - min(begins) FROM spans") == 1);
}

TEST_CASE("what a reminder was about is the same after a restart, and so is what comes next") {
  const TemporaryDirectory folder;
  Life before(folder / "history.db", {});
  before.pass(20min);
  copy_files(before.file, folder / "after/history.db");
  Time later = before.time;
  later.pass(5s);
  Life after(folder / "after/history.db", later);
  CHECK(after.screen.last().title == before.screen.last().title);
  for (Life* life : {&before, &after}) {
    life->daemon.handle(DoneRequested{});
    life->pass(20min);
  }
  CHECK(after.screen.last().title == before.screen.last().title);
}

TEST_CASE("a night without the daemon is an absence, also over a reboot") {
  const TemporaryDirectory folder;
  {
    Life before(folder / "history.db", {});
    before.pass(15min);
  }
  Time morning;
  morning.wall += 15h;
  morning.boot = -hours{2000};  // boot time began again
  Life after(folder / "history.db", morning, "two");
  CHECK(after.status().state == State::working);
  CHECK(after.status().next_in == 20min);
  CHECK(after.number("SELECT (ends - begins) / 60000 FROM spans WHERE cause = 'not running'") == 15 * 60 - 15);
}

TEST_CASE("over a quick reboot the work goes on") {
  const TemporaryDirectory folder;
  {
    Life before(folder / "history.db", {});
    before.pass(15min);
  }
  Time later;
  later.wall += 15min + 40s;
  later.boot = -hours{2000};
  Life after(folder / "history.db", later, "two");
  CHECK(after.status().next_in == 5min);
}

TEST_CASE("TERM keeps the work to the second") {
  const TemporaryDirectory folder;
  Time time;
  {
    Life before(folder / "history.db", time);
    before.time.pass(12min + 34s);
    ::raise(SIGTERM);
    before.io.run();
    time = before.time;
  }
  time.pass(10s);
  CHECK(Life(folder / "history.db", time).status().next_in == 7min + 26s);
}

TEST_CASE("a state that can't be used is reported, and the timers start from zero", "[F19]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Life before(file, {});
    before.pass(20min);
    before.daemon.handle(SnoozeRequested{});
  }
  std::string why;
  SECTION("no state at all") {
    history::Database(file, history::Access::write).run("UPDATE state SET text = 'what is this'");
    why = "the saved state can't be read: ";
  }
  SECTION("a number that is far off") {
    history::Database(file, history::Access::write)
        .run("UPDATE state SET text = json_set(text, '$.planner.reminder.snoozed_until', -4503599627370496)");
    why = "the saved state can't be read: snoozed_until is impossible; the timers start from zero";
  }
  Life life(file, {});
  CHECK(life.status().next_in == 20min);
  REQUIRE(life.daemon.report().problems.size() == 1);
  CHECK_THAT(life.daemon.report().problems[0], Catch::Matchers::StartsWith(why));
}

TEST_CASE("a state behind a lock is said to be out of reach", "[F19]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Life before(file, {});
  }
  history::Database other(file, history::Access::write);
  other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  Life life(file, {});
  const auto problems = life.daemon.report().problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[1] == "the saved state can't be read: database is locked; the timers start from zero");
}
