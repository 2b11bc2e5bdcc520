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
