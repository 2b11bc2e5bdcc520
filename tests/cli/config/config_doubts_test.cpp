// SPDX-License-Identifier: MIT
// What a change of the settings tells besides that it is done.
#include <catch2/catch_all.hpp>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("config set tells what its change makes doubtful, and nothing else that is") {
  const World world;
  world.write(world.settings_file(), "hours = \"Mon-Fri 09:00-17:00\"\n[breaks.lunch]\nat = [\"20:30\"]\n");
  const std::string lunch = "20:30 never comes; it is outside your hours";
  CHECK(world.run({"config", "set", "breaks.stretch.every", "25m"}).err.empty());
  const Result tea = world.run({"config", "set", "breaks.tea.at", "[\"21:00\"]"});
  CHECK_THAT(tea.err, ContainsSubstring("21:00 never comes; it is outside your hours") && !ContainsSubstring(lunch));
}

TEST_CASE("config set says what was set where only fixed times are wanted") {
  const World world;
  world.write(world.settings_file(), "fixed_times_only = true\n");
  CHECK(world.run({"config", "get", "breaks.stretch.enabled"}).out == "true\n");
  CHECK(world.run({"config", "set", "breaks.stretch.enabled", "false"}).out ==
        "breaks.stretch.enabled is now false (was true).\n"
        "The daemon is not running; this takes effect when it starts.\n");
}
