// SPDX-License-Identifier: MIT
// What the daemon writes into the history and deletes from it, whether or not it lives to see it written.
#include <catch2/catch_all.hpp>
#include <fstream>
#include <random>
#include <vector>

#include "one_life.hpp"
#include "silent_log.hpp"

using namespace unknot;
using namespace unknot::one_life;
using namespace std::chrono;

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
  setup.settings.settings.history.keep = std::chrono::days{2};
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
  setup.settings.settings.history.keep = std::chrono::days{2};
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
  CHECK_THAT(life.daemon.report().problems[0], Catch::Matchers::ContainsSubstring("1 event kept in memory"));
  other.run("COMMIT");
  life.daemon.handle(DoneRequested{});
  CHECK(life.daemon.report().problems.empty());
  CHECK(life.number("SELECT count(*) FROM events") == 2);
}

TEST_CASE("what the disk refused is written by itself, though nothing happens", "[F24]") {
  boost::asio::io_context io;
  std::shared_ptr<spdlog::logger> log = silent_log();
  Clocks clocks;
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  TemporaryDirectory home;
  std::ofstream(home / "state") << "a file where the folder should be";
  history::Store history{home / "state/history.db", clocks.wall()};
  Daemon daemon{{io, *log, clocks, support::through(screen), manager, {}, {}, history, {}, "boot"}, load_setup({}, {})};
  REQUIRE(history.waits());
  std::filesystem::remove(home / "state");
  while (history.waits() && io.run_one_for(std::chrono::seconds{10}) > 0) continue;
  CHECK_FALSE(history.waits());
}
