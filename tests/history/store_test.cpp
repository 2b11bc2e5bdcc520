// SPDX-License-Identifier: MIT
#include "history/store.hpp"

#include <sys/stat.h>

#include <catch2/catch_all.hpp>

#include "files.hpp"
#include "history/reader.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;

namespace {

struct Home {
  TemporaryDirectory folder;
  std::filesystem::path file = folder / "state/unknot/history.db";

  [[nodiscard]] std::int64_t count(const char* what) const {
    return number(file, ("SELECT count(*) FROM " + std::string(what)).c_str());
  }
};

// Up to yesterday.
Entry an_hour_a_day(int days) {
  Entry entry;
  for (int day = days; day > 0; --day) {
    const WallTime then = nine() - std::chrono::days{day};
    entry.events.push_back(event(then));
    entry.spans.push_back(span(then, then + 1h));
  }
  return entry;
}

}  // namespace

TEST_CASE("the history lives in the state folder of the person") {
  CHECK(find_history({{"XDG_STATE_HOME", "/s"}, {"HOME", "/h"}}) == "/s/unknot/history.db");
  CHECK(find_history({{"HOME", "/h"}}) == "/h/.local/state/unknot/history.db");
  CHECK(find_history({{"XDG_STATE_HOME", "relative"}, {"HOME", "/h"}}) == "/h/.local/state/unknot/history.db");
  CHECK(find_history({}).empty());
}

TEST_CASE("the file and its folder are made, for the owner only") {
  const Home home;
  Store store(home.file, nine());
  store.write({.events = {event(nine())}, .spans = {}, .state = {}}, nine());
  CHECK(store.problems().empty());
  struct stat file{};
  struct stat folder{};
  ::stat(home.file.c_str(), &file);
  ::stat(home.file.parent_path().c_str(), &folder);
  CHECK((file.st_mode & 0777) == 0600);
  CHECK((folder.st_mode & 0777) == 0700);
  CHECK(number(home.file, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'") == 1);
}

TEST_CASE("an event is written with all that is known of it") {
  const Home home;
  Record whole = event(nine(), Became::rested);
  whole.companion = "drink";
  whole.cause = "locked";
  Store(home.file, nine()).write({.events = {whole}, .spans = {}, .state = {}}, nine());
  CHECK(number(home.file,
               "SELECT count(*) FROM events WHERE at = 1795424400000 AND zone = 3600 AND kind = 'stretch' AND became = "
               "'rested' AND remedy = 'chin-tuck' AND area = 'neck' AND companion = 'drink' AND cause = 'locked' AND "
               "offered = at - 70000 AND answered = 10000") == 1);
}

TEST_CASE("what never was on screen has no time of it") {
  const Home home;
  Record own = event(nine());
  own.offered.reset();
  own.answered.reset();
  Store(home.file, nine()).write({.events = {own}, .spans = {}, .state = {}}, nine());
  CHECK(home.count("events WHERE offered IS NULL AND answered IS NULL") == 1);
}

TEST_CASE("spans replace what begins with them or later, and cut what reaches into them") {
  const Home home;
  Store store(home.file, nine());
  const auto at = [](int minute) { return nine() + std::chrono::minutes{minute}; };
  store.write({.events = {}, .spans = {span(at(0), at(20)), span(at(20), at(30))}, .state = {}}, at(30));
  store.write({.events = {}, .spans = {span(at(18), at(40), Spent::away)}, .state = {}}, at(40));
  CHECK(home.count("spans") == 2);
  CHECK(number(home.file, "SELECT sum(ends - begins) FROM spans") == std::chrono::milliseconds{40min}.count());
  CHECK(store.recorded_until() == at(40));
}

TEST_CASE("the state is the last one, and is there for the next store") {
  const Home home;
  {
    Store store(home.file, nine());
    CHECK_FALSE(store.state());
    store.write({.events = {}, .spans = {}, .state = "one"}, nine());
    store.write({.events = {}, .spans = {}, .state = "two"}, nine());
    CHECK(store.state() == "two");
  }
  CHECK(Store(home.file, nine()).state() == "two");
  CHECK(home.count("state") == 1);
}

// A cell that counts as one byte longer: it reaches beyond its page, and a row may still be written beside it.
TEST_CASE("a state that can't be read is noticed before another is written beside it", "[F97]") {
  const Home home;
  Store(home.file, nine()).write({.events = {}, .spans = {}, .state = "a state"}, nine());
  std::string bytes = read_file(home.file);
  const std::size_t row = bytes.rfind("a state") - 4;
  REQUIRE(bytes[row] == 1);
  bytes[row] = '\xb2';
  write_file(home.file, bytes);
  {
    Store store(home.file, nine());
    (void)store.state();
    store.write({.events = {}, .spans = {}, .state = "another"}, nine());
  }
  CHECK(Store(home.file, nine()).state() == "another");
  CHECK(damaged_in(home.file.parent_path()).size() == 1);
}

TEST_CASE("what is older than is to be kept is deleted, and the number is told", "[F18]") {
  const Home home;
  Store store(home.file, nine());
  store.write(an_hour_a_day(400), nine());
  CHECK(home.count("events") == 400);
  CHECK(store.forget(std::chrono::days{90}, nine()));
  CHECK_FALSE(store.forget(std::chrono::days{90}, nine()));
  CHECK(home.count("events") == 90);
  CHECK(home.count("spans") == 90);
  CHECK(number(home.file, "SELECT min(at) FROM events") == (nine() - std::chrono::days{90}).time_since_epoch().count());
  CHECK(said(store.news()) ==
        std::vector<std::string>{"deleted from the history because of history.keep: 310 events and 310 spans of time"});
}

TEST_CASE("years of history go bit by bit") {
  const Home home;
  Store store(home.file, nine());
  store.write(an_hour_a_day(990), nine());
  store.write(an_hour_a_day(1), nine());
  CHECK(store.forget(std::chrono::days{1}, nine()));
  CHECK(home.count("events") == 491);
  CHECK(store.forget(std::chrono::days{1}, nine()));
  CHECK(home.count("events") == 2);
}

TEST_CASE("a clock that is wrong by years makes nothing old", "[F18]") {
  const Home home;
  const WallTime wrong = nine() + std::chrono::days{73 * 365};
  Store store(home.file, nine());
  store.write(an_hour_a_day(400), nine());
  const auto goes_on = [&](WallTime from, WallTime to) {
    Span gap = span(store.recorded_until().value(), from, Spent::away);
    gap.cause = not_running;
    store.write({.events = {event(to)}, .spans = {gap, span(from, to)}, .state = {}}, to);
  };
  SECTION("at the start") {
    CHECK(store.forget(std::chrono::days{365}, wrong));
    CHECK(home.count("events") == 365);
  }
  SECTION("for hours, and at another start again") {
    goes_on(wrong, wrong + 3h);
    goes_on(wrong + std::chrono::days{999}, wrong + std::chrono::days{999} + 5h);
    CHECK_FALSE(store.forget(std::chrono::days{400}, wrong));
    CHECK(home.count("events") == 402);
  }
  SECTION("until a day was recorded: then it is believed") {
    goes_on(wrong, wrong + 24h);
    CHECK(store.forget(std::chrono::days{365}, wrong + 24h));
    CHECK(home.count("events") == 1);
  }
}

TEST_CASE("an event that a clock of 1970 has dated is as old as those around it", "[F18]") {
  const Home home;
  Store store(home.file, nine());
  store.write(an_hour_a_day(30), nine());
  store.write({.events = {event(WallTime{1h})}, .spans = {}, .state = {}}, nine());
  store.write(an_hour_a_day(1), nine());
  CHECK(store.forget(std::chrono::days{20}, nine()));
  CHECK(home.count("events") == 22);
  CHECK(home.count("events WHERE at = 3600000") == 1);
}

TEST_CASE("nothing is forgotten unless it is said") {
  const Home home;
  Store store(home.file, nine());
  store.write({.events = {event(nine() - std::chrono::days{9999})}, .spans = {}, .state = {}}, nine());
  store.write({.events = {}, .spans = {}, .state = "x"}, nine());
  CHECK(home.count("events") == 1);
}

TEST_CASE("an id is given once, also after all that was written is gone") {
  const Home home;
  Store store(home.file, nine());
  CHECK(store.write(an_hour_a_day(2), nine()) == std::vector<std::int64_t>{1, 2});
  REQUIRE(clear(home.file));
  CHECK(home.count("events") == 0);
  CHECK(store.write(an_hour_a_day(30), nine()).front() == 3);
  Database(home.file, Access::write).run("DELETE FROM events");
  CHECK(store.write(one(0), nine()) == std::vector<std::int64_t>{33});
}

TEST_CASE("without a home nothing is kept, and that is said") {
  Store store({}, nine());
  store.write({.events = {event(nine())}, .spans = {}, .state = "x"}, nine());
  REQUIRE(store.problems().size() == 1);
  CHECK(said(store.problems())[0].starts_with("no history is kept: "));
  CHECK_FALSE(store.state());
}

TEST_CASE(
    "a report on several days knows what was answered ahead of time and how long one stood, as one on a single day "
    "does") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Record ahead = event(nine());
  ahead.became = Became::skipped;
  ahead.cause = ahead_of_time;
  Record late = event(nine() + 1min);
  late.became = Became::skipped;
  late.cause = "dnd";
  Record stood = event(nine() + 1h);
  stood.became = Became::done;
  stood.remedy = stand_up;
  const Span work{nine(), nine() + 3h, 0s, Spent::work, ""};
  Store(file, nine()).write({.events = {ahead, late, stood}, .spans = {work}, .state = {}}, nine());
  const Date day{std::chrono::floor<std::chrono::days>(LocalTime{nine().time_since_epoch()})};
  for (const Date first : {day, day - std::chrono::days{3}}) {
    const auto report = read_report(file, first, day);
    REQUIRE(report);
    CHECK(report->skipped_ahead == 1);
    CHECK(report->count(Became::skipped) == 2);
    CHECK(report->standing == 2h);
  }
}
