// SPDX-License-Identifier: MIT
// Every day under tests/days plays as it is written.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "shell/simulate.hpp"
#include "words/problems/mistake.hpp"

using namespace unknot;
namespace fs = std::filesystem;

namespace {

constexpr const char* definition = "\n- \\*\\*R([0-9]+)\\*\\*";
constexpr const char* any_name = "\\bR([0-9]+)\\b";
constexpr const char* in_a_title = "\"[R0-9, ]*\\bR([0-9]+)[R0-9, ]*:";
constexpr int kept_over_restart = 23;
constexpr int first_by_wish = 26;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The numbers of all that look like this.
std::set<int> rules_in(const std::string& text, const std::string& look) {
  std::set<int> rules;
  const std::regex pattern(look);
  for (std::sregex_iterator match(text.begin(), text.end(), pattern); match != std::sregex_iterator(); ++match)
    rules.insert(std::stoi((*match)[1]));
  return rules;
}

// Comments and empty lines aside.
std::string bare(const std::string& text) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    line.erase(std::min(line.find('#'), line.size()));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty()) result += line + "\n";
  }
  return result;
}

std::string problem(const std::string& lines) {
  const auto day = simulate("start 2026-11-23 09:00:00 Europe/Berlin\n" + lines);
  return day ? "no problem" : std::to_string(day.error().line) + ": " + words::mistake(day.error().mistake);
}

}  // namespace

TEST_CASE("every day file plays as it is written") {
  int played = 0;
  for (const auto& entry : fs::directory_iterator(UNKNOT_SOURCE_DIR "/tests/days")) {
    CAPTURE(entry.path().filename());
    const std::string text = read(entry.path());
    const auto day = simulate(text);
    if (!day) FAIL_CHECK(day.error().line << ": " << words::mistake(day.error().mistake));
    if (day) CHECK(*day == bare(text));
    ++played;
  }
  CHECK(played >= 81);
}

TEST_CASE("the day of the manual plays as it is written") {
  const std::string manual = read(UNKNOT_SOURCE_DIR "/daemon/unknotd.1.scd");
  const auto begin = manual.find("\tstart ") + 1;
  std::string text = manual.substr(begin, manual.find("\n\n", begin) - begin);
  for (auto at = text.find("++"); at != std::string::npos; at = text.find("++")) text.erase(at, 2);
  const auto day = simulate(text);
  REQUIRE(day);
  CHECK(*day == bare(text));
}

// Keeping the state over a restart can't be played in a day; other tests hold the planner to it.
TEST_CASE("every rule of the timer has day files that name it, those that people switch on have two") {
  std::map<int, int> files;
  for (const auto& entry : fs::directory_iterator(UNKNOT_SOURCE_DIR "/tests/days")) {
    for (const int rule : rules_in(read(entry.path()), any_name)) ++files[rule];
  }
  const auto rules = rules_in(read(UNKNOT_SOURCE_DIR "/docs/rules.md"), definition);
  CHECK(*rules.begin() == 1);
  CHECK(*rules.rbegin() == static_cast<int>(rules.size()));
  for (const int rule : rules) {
    CAPTURE(rule);
    if (rule != kept_over_restart) CHECK(files[rule] >= (rule < first_by_wish ? 1 : 2));
  }
  CHECK(rules_in(read(UNKNOT_SOURCE_DIR "/tests/planner/restart_test.cpp"), in_a_title).contains(kept_over_restart));
}

TEST_CASE("the day with all the rules names all of them") {
  const auto named = rules_in(read(UNKNOT_SOURCE_DIR "/tests/days/a_day_with_all_the_rules.day"), any_name);
  CHECK(named == rules_in(read(UNKNOT_SOURCE_DIR "/docs/rules.md"), definition));
}

TEST_CASE("a folder is no day, and neither is what can't be read") {
  CHECK(simulate_command(UNKNOT_SOURCE_DIR "/tests/days") == 1);
  CHECK(simulate_command(UNKNOT_SOURCE_DIR "/tests/days/none.day") == 1);
}

TEST_CASE("a setting that can't be set stops the day before it begins") {
  CHECK(problem("set breaks.stretch.evry 5m\n").starts_with("2: "));
  CHECK(problem("0:00:01 set gap soon\n").starts_with("2: "));
}

TEST_CASE("a zone nobody knows stops the day") {
  const auto day = simulate("# first\nstart 2026-11-23 09:00:00 Europe/Atlantis\n");
  REQUIRE_FALSE(day);
  CHECK(day.error().line == 2);
}

TEST_CASE("a day without an end runs to its last line") {
  CHECK(*simulate("start 2026-11-23 09:00:00 UTC\n0:20:00 > show stretch\n") ==
        "start 2026-11-23 09:00:00 UTC\n0:20:00 > show stretch\n");
}
