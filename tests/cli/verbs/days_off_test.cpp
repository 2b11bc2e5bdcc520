// SPDX-License-Identifier: MIT
// `unknot days-off`, tried on the program itself.
#include <catch2/catch_all.hpp>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("days off are added to the list in the person's file and removed from it") {
  const World world;
  world.write(world.settings_file(), "# mine\ngap = \"4m\"\n");
  CHECK_THAT(world.run({"days-off", "list"}).out, ContainsSubstring("No days off."));
  CHECK_THAT(world.run({"days-off", "add", "2026-12-24..2027-01-02", "05-01"}).out,
             ContainsSubstring("Added: 2026-12-24..2027-01-02, 05-01."));
  CHECK(world.run({"days-off", "list"}).out == "2026-12-24..2027-01-02\n05-01\n");
  CHECK(world.run({"days-off", "list", "--json"}).out == "[\"2026-12-24..2027-01-02\",\"05-01\"]\n");
  CHECK_THAT(World::read(world.settings_file()), ContainsSubstring("# mine\ngap = \"4m\"\n"));
  CHECK_THAT(world.run({"days-off", "add", "05-01"}).out, ContainsSubstring("already in the list"));
  CHECK_THAT(world.run({"days-off", "remove", "05-01"}).out, ContainsSubstring("Removed: 05-01."));
  CHECK(world.run({"days-off", "list"}).out == "2026-12-24..2027-01-02\n");
}

TEST_CASE("a day off that is none changes nothing") {
  const World world;
  for (const char* wrong : {"2026-02-30", "christmas", "2027-01-02..2026-12-24", ""}) {
    INFO(wrong);
    CHECK(world.run({"days-off", "add", wrong}).status == 2);
  }
  CHECK(world.run({"days-off", "add"}).status == 2);
  CHECK(world.run({"days-off", "remove", "2026-12-25"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
}

TEST_CASE("a day off that is over is said when it is added, and by config check with what removes it") {
  const World world;
  const Result added = world.run({"days-off", "add", "2020-01-01", "12-25"});
  CHECK(added.status == 0);
  CHECK(added.err == "Already over: 2020-01-01.\n");
  const Result checked = world.run({"config", "check"});
  CHECK(checked.status == 0);
  CHECK_THAT(checked.out, ContainsSubstring("config.toml:1:1: warning: days_off: 2020-01-01 is over; run: unknot "
                                            "days-off remove 2020-01-01"));
  CHECK_THAT(world.run({"doctor"}).out, ContainsSubstring("days_off: 2020-01-01 is over"));
  CHECK(world.run({"config", "set", "hours", "Mon-Fri 09:00-17:00"}).err.empty());
  CHECK_THAT(world.run({"config", "set", "days_off", "[\"2020-01-02\"]"}).err, ContainsSubstring("2020-01-02 is over"));
}

TEST_CASE("a fixed time outside the hours is said when either is set, and nothing is switched off") {
  const World world;
  CHECK(world.run({"config", "set", "hours", "Mon-Fri 09:00-17:00"}).err.empty());
  const Result set = world.run({"config", "set", "breaks.lunch.at", "[\"18:00\"]"});
  CHECK(set.status == 0);
  CHECK_THAT(set.err, ContainsSubstring("breaks.lunch.at: 18:00 never comes; it is outside your hours"));
  CHECK_THAT(world.run({"config", "check"}).out, ContainsSubstring("warning: breaks.lunch.at: 18:00 never comes"));
  CHECK(world.run({"config", "check"}).status == 0);
  CHECK(world.run({"config", "get", "breaks.lunch.enabled"}).out == "true\n");
}
