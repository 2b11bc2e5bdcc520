// SPDX-License-Identifier: MIT
// What a mistake in the files of the person costs.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>

#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a mistake in own remedies is told and holds no settings back") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-own-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "remedies.d");
  Fixture f({.system = {}, .user = folder / "config.toml"});
  std::ofstream(folder / "config.toml") << "gap = \"1m\"\n";
  std::ofstream(folder / "remedies.d/mine.toml") << "[heat]\nname = 7\n";
  const auto problems = f.daemon.reload().problems;
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], ContainsSubstring("remedies.d/mine.toml:2:8: "));
  CHECK(f.daemon.report().problems == problems);
  CHECK(f.daemon.settings().gap == 1min);
  CHECK(f.screen.last().title == "There's an error in your own remedies");
  std::filesystem::remove_all(folder);
}

TEST_CASE("bad settings keep the old ones and are told once") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-daemon-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "config.toml";
  const auto write = [&](const char* text) { std::ofstream(file) << text; };
  write("[breaks.stretch]\nevery = \"30m\"\n");
  Fixture f({.system = {}, .user = file});
  CHECK(f.daemon.settings().kinds[1].every == 30min);

  write("[breaks.stretch]\nevery = \"soon\"\n");
  const auto problems = f.daemon.reload().problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].starts_with(file.string() + ":2:"));
  CHECK(f.daemon.settings().kinds[1].every == 30min);
  CHECK(f.screen.last().title == "There's an error in your settings");

  write("[breaks.stretch]\nevery = \"40m\"\n");
  CHECK(f.daemon.reload().problems.empty());
  CHECK(f.daemon.settings().kinds[1].every == 40min);
  std::filesystem::remove_all(folder);
}
