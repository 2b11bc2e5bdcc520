// SPDX-License-Identifier: MIT
// A daemon that is killed loses no more than its last moment and repeats nothing (R23). What is killed here is the
// process as the disk sees it: its files are copied while it runs.
#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch_all.hpp>
#include <csignal>
#include <filesystem>
#include <random>

#include "../control/temporary_directory.hpp"
#include "daemon/daemon.hpp"
#include "history/database.hpp"
#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono;
namespace fs = std::filesystem;

namespace {

struct Time {
  Duration boot = -hours{1000};
  WallTime wall = sys_days{2026y / November / 23} + hours{9};

  void pass(Duration time) { boot += time, wall += time; }
};

// One life of the daemon.
struct Life {
  Time time;
  boost::asio::io_context io;
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::null_sink_st>()};
  Clocks clocks{{[this] { return Instant{time.boot}; }, [this] { return time.boot; }, [this] { return time.wall; }}};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  fs::path file;
  history::Store history;
  Daemon daemon;

  Life(const fs::path& where, Time begins, std::string boot = "one", const Setup& setup = {})
      : time(begins),
        file(where),
        history(where, begins.wall),
        daemon({io, log, clocks, screen, manager, {}, {}, history, {}, std::move(boot)}, setup) {}

  void pass(Duration wait) {
    time.pass(wait);
    daemon.handle(TimePassed{});
  }
  Status status() { return daemon.report().status; }
  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    history::Database database(file, history::Access::read);
    return database.number(sql.c_str());
  }
};

// What would be on the disk if the process died now.
void copy_files(const fs::path& from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  for (const char* end : {"", "-wal"}) {
    if (fs::exists(from.string() + end)) fs::copy_file(from.string() + end, to.string() + end);
  }
}

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
  morning.boot = -hours{2000};  // boot time began anew
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

TEST_CASE("killed again and again, every answer that got an id is there under it, and nothing else", "[F25]") {
  const TemporaryDirectory folder;
  std::mt19937 random(7);
  auto file = folder / "0/history.db";
  std::vector<std::int64_t> ids;
  for (int life = 0; life < 25; ++life) {
    Life one(file, {});  // all of them at the same millisecond
    for (auto answers = random() % 6; answers > 0; --answers) {
      REQUIRE_FALSE(one.daemon.request(BreakRequested{}));
      REQUIRE_FALSE(one.daemon.request(SkipRequested{}));
      const auto id = one.daemon.report().recorded;
      REQUIRE(id);
      ids.push_back(*id);
    }
    const auto next = folder / (std::to_string(life + 1) + "/history.db");
    copy_files(file, next);
    file = next;
  }
  history::Database database(file, history::Access::read);
  history::Statement query(database, "SELECT id FROM events WHERE became = 'interrupted' ORDER BY id");
  std::vector<std::int64_t> there;
  while (query.step()) there.push_back(query.number(0));
  CHECK(there == ids);
  CHECK(ids.size() > 40);
}

TEST_CASE("an answer that waits for the disk has no id yet", "[F25]") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {});
  life.daemon.handle(BreakRequested{});
  history::Database other(life.file, history::Access::write);
  other.run("BEGIN EXCLUSIVE");
  REQUIRE_FALSE(life.daemon.request(SkipRequested{}));
  CHECK_FALSE(life.daemon.report().recorded);
}

TEST_CASE("a state that can't be used is said, and the day begins anew", "[F19]") {
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
    why = "the saved state can't be read: snoozed_until can't be true; the timers begin from zero";
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
  CHECK(problems[1] == "the saved state can't be read: database is locked; the timers begin from zero");
}

TEST_CASE("a second daemon leaves the history and the state of the first alone", "[F21]") {
  const TemporaryDirectory folder;
  Life first(folder / "history.db", {});
  first.daemon.handle(PauseRequested{1h});
  {
    Life second(folder / "history.db", {});
    CHECK(second.status().state == State::working);
    second.daemon.handle(BreakRequested{});
    second.daemon.handle(SkipRequested{});
    REQUIRE(second.daemon.report().problems.size() == 1);
    CHECK_THAT(second.daemon.report().problems[0], Catch::Matchers::ContainsSubstring("is in use by another unknotd"));
  }
  CHECK(first.number("SELECT count(*) FROM events") == 0);
  CHECK(Life(folder / "history.db", {}).daemon.report().problems.size() == 1);  // the first is still there
  first.pass(1min);
  CHECK(first.daemon.report().problems.empty());
}

TEST_CASE("what is older than `history.keep` is forgotten while the daemon runs") {
  const TemporaryDirectory folder;
  Setup setup;
  setup.settings.settings.history.keep = "2d";
  Life life(folder / "history.db", {}, "one", setup);
  life.pass(20min);
  life.daemon.handle(DoneRequested{});
  const auto done = [&] { return life.number("SELECT count(*) FROM events WHERE became = 'done'"); };
  life.pass(36h);
  CHECK(done() == 1);
  life.pass(24h);
  CHECK(done() == 0);
}

TEST_CASE("nothing is deleted in the first hour of a run, and nothing by a wrong clock", "[F18]") {
  const TemporaryDirectory folder;
  Setup setup;
  setup.settings.settings.history.keep = "2d";
  Time time;
  {
    Life before(folder / "history.db", time);
    before.daemon.handle(BreakRequested{});
    before.daemon.handle(SkipRequested{});
    before.pass(30h);
    time = before.time;
  }
  time.wall += days{73 * 365};
  Life life(folder / "history.db", time, "one", setup);
  const auto skipped = [&] { return life.number("SELECT count(*) FROM events WHERE became = 'interrupted'"); };
  for (int hour = 0; hour < 20; ++hour) life.pass(1h);
  CHECK(skipped() == 1);
  time.wall -= days{73 * 365};
  time.wall += days{30};
  for (int hour = 0; hour < 3; ++hour) life.pass(20min);
  CHECK(skipped() == 1);
}

TEST_CASE("a history that can't be written is said, and reminders go on") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {});
  history::Database other(life.file, history::Access::write);
  other.run("BEGIN EXCLUSIVE");
  life.pass(20min);
  CHECK(life.status().state == State::shown);
  REQUIRE(life.daemon.report().problems.size() == 1);
  CHECK_THAT(life.daemon.report().problems[0], Catch::Matchers::ContainsSubstring("1 event waits in memory"));
  other.run("COMMIT");
  life.daemon.handle(DoneRequested{});
  CHECK(life.daemon.report().problems.empty());
  CHECK(life.number("SELECT count(*) FROM events") == 2);
}
