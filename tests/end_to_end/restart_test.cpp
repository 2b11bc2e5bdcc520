// SPDX-License-Identifier: MIT
// unknotd is killed and starts again: what it had to remember is there, and once (R23).
#include <signal.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

void kill_and_start(Session& session) {
  session.daemon().signal(SIGKILL);
  CHECK(session.daemon().ended(patience) == 128 + SIGKILL);
  session.start();
}

// How often each outcome was recorded.
std::map<std::string, int> recorded(const Session& session) {
  const Result rows = session.unknot({"export", "--json"});
  REQUIRE(rows.status == 0);
  std::map<std::string, int> counts;
  std::istringstream lines(rows.out);
  for (std::string line; std::getline(lines, line);) {
    const auto row = boost::json::parse(line);
    if (row.at("row") == "event") ++counts[row.at("what").as_string().c_str()];
  }
  return counts;
}

std::vector<std::int64_t> ids_recorded(const Session& session) {
  std::istringstream lines(session.unknot({"export", "--json"}).out);
  std::vector<std::int64_t> ids;
  for (std::string line; std::getline(lines, line);) {
    const auto row = boost::json::parse(line);
    if (row.at("row") == "event") ids.push_back(row.at("id").as_int64());
  }
  return ids;
}

void run_well(const Session& session, const Words& words) {
  INFO(words.front());
  REQUIRE(session.unknot(words).status == 0);
}

}  // namespace

TEST_CASE("a pause goes on after kill -9") {
  Session session(quiet_settings);
  session.start();
  run_well(session, {"pause", "30m"});
  const auto before = session.status();
  kill_and_start(session);
  const auto after = session.status();
  CHECK(after.state == State::paused);
  REQUIRE(after.paused_until);
  CHECK(std::abs(*after.paused_until - *before.paused_until) <= 2);
}

TEST_CASE("a break goes on after kill -9, and is recorded once") {
  Session session(quiet_settings);
  session.start();
  run_well(session, {"break"});
  const auto before = session.status();
  kill_and_start(session);
  const auto after = session.status();
  CHECK(after.state == State::begun);
  CHECK(*after.left_s <= *before.left_s);
  CHECK(*after.left_s > 200);
  run_well(session, {"done"});
  kill_and_start(session);
  CHECK(session.status().state == State::working);
  CHECK(recorded(session) == std::map<std::string, int>{{"done", 1}});
}

TEST_CASE("killed after every answer, each answer is there once") {
  Session session(quiet_settings);
  session.start();
  for (int time = 0; time < 5; ++time) {
    run_well(session, {"break"});
    kill_and_start(session);
    run_well(session, {"skip"});
    kill_and_start(session);
    run_well(session, {"break"});
    run_well(session, {"done"});
    kill_and_start(session);
  }
  CHECK(recorded(session) == std::map<std::string, int>{{"done", 5}, {"interrupted", 5}});
}

TEST_CASE("a daemon that was stopped has kept everything, and reports no problem") {
  Session session(quiet_settings);
  session.start();
  run_well(session, {"pause", "--indefinite"});
  CHECK(session.stop() == 0);
  session.start();
  CHECK(session.status().state == State::paused);
  CHECK(session.unknot({"report", "--json"}).status == 0);
}

TEST_CASE("a damaged history is moved aside, said in the status, and reminders go on") {
  Session session(quick_settings);
  const auto folder = session.folder() / "home/.local/state/unknot";
  std::filesystem::create_directories(folder);
  write_file(folder / "history.db", std::string(5000, 'x'));
  session.start();
  const auto problems = session.status().problems;
  REQUIRE(std::ranges::any_of(problems,
                              [](const auto& problem) { return problem.starts_with("the history was damaged"); }));
  CHECK_THAT(session.log(), ContainsSubstring("the history was damaged; it was moved to "));
  Watch(session).until(State::due);
  CHECK(std::ranges::count_if(std::filesystem::directory_iterator(folder), [](const auto& entry) {
          return entry.path().filename().string().starts_with("history.db.damaged-");
        }) == 1);
}

TEST_CASE("what the disk refused is written by itself once it can be", "[F24]") {
  Session session(quiet_settings);
  session.start();
  run_well(session, {"break"});
  const auto file = session.folder() / "home/.local/state/unknot/history.db";
  std::filesystem::rename(file.parent_path(), session.folder() / "away");
  write_file(file.parent_path(), "a file where the folder should be");
  run_well(session, {"skip"});
  Watch watch(session);
  const auto troubled = [](const auto& status) {
    return std::ranges::any_of(status.problems,
                               [](const auto& problem) { return problem.starts_with("the history "); });
  };
  watch.until("the trouble", troubled);
  std::filesystem::remove(file.parent_path());
  watch.until("the end of it", [&](const auto& status) { return !troubled(status); });
  CHECK(recorded(session) == std::map<std::string, int>{{"interrupted", 1}});
  CHECK_THAT(session.log(), ContainsSubstring("can be written again"));
}

TEST_CASE("killed at the moment of its answer, what it has acknowledged is there, under the id that it said", "[F25]") {
  Session session(quiet_settings);
  session.start();
  std::vector<std::int64_t> acknowledged;
  for (int time = 0; time < 6; ++time) {
    run_well(session, {"break"});
    const Result answer = session.unknot({"call", "Answer", R"({"answer":"skip"})"});
    kill_and_start(session);
    REQUIRE(answer.status == 0);
    acknowledged.push_back(boost::json::parse(answer.out).at("event").as_int64());
  }
  CHECK(ids_recorded(session) == acknowledged);
}

TEST_CASE("the report sees the time that still goes on, and clearing does not harm a daemon that runs") {
  Session session(quiet_settings);
  session.start();
  run_well(session, {"pause", "--indefinite"});
  run_well(session, {"history", "clear", "--yes"});
  run_well(session, {"break"});
  run_well(session, {"done"});
  CHECK(recorded(session) == std::map<std::string, int>{{"done", 1}});
  CHECK_THAT(session.unknot({"report"}).out, ContainsSubstring("1 break you started yourself"));
}
