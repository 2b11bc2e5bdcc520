// SPDX-License-Identifier: MIT
// Every day under tests/days plays as it is written.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "shell/simulate.hpp"
#include "words/problems/mistake.hpp"

using namespace unknot;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
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
  CHECK(played >= 72);
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

TEST_CASE("every rule of the timer has a day file that names it") {
  std::string all;
  for (const auto& entry : fs::directory_iterator(UNKNOT_SOURCE_DIR "/tests/days")) all += read(entry.path());
  for (int rule = 1; rule <= 37; ++rule) {
    if (rule == 23) continue;  // keeping the state is held by the random days
    CAPTURE(rule);
    const std::string name = "R" + std::to_string(rule);
    const auto found = all.find(name);
    CHECK(found != std::string::npos);
  }
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
