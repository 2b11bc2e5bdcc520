// SPDX-License-Identifier: MIT
// `unknot sore`, tried on the program itself.
#include <catch2/catch_all.hpp>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;
using unknot::remedies::Area;

TEST_CASE("a score is noted, and what follows from it is said") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(world.run({"sore", "neck", "2"}).out == "Noted: neck 2 of 10.\n");
  daemon.change([](FakeService& service) {
    CHECK(service.sores == std::vector<std::pair<Area, int>>{{Area::neck, 2}});
    service.sore_reply = {true, true, true};
  });
  const Result worse = world.run({"sore", "low-back", "8"});
  CHECK_THAT(worse.out, ContainsSubstring("Noted: low back 8 of 10. Every second stretch is for it"));
  CHECK_THAT(worse.out, ContainsSubstring("unknot remedy help-now"));
  CHECK_THAT(world.run({"sore", "neck", "8", "--json"}).out, ContainsSubstring("\"help\":true"));
  daemon.change([](FakeService& service) { service.sore_reply = {false, false, false}; });
  CHECK(world.run({"sore", "neck", "2"}).status == 1);
}

TEST_CASE("without words it asks at a terminal for each area, and notes those that get a score") {
  if (!has_script()) return;
  const World world;
  ScriptedDaemon daemon(world);
  const std::string shown = world.at_terminal("unknot sore", R"('2\n\n\n\n\n\n7')");
  for (const char* area : {"upper back", "neck", "shoulders", "low back", "hips and legs", "wrists", "eyes"}) {
    CHECK_THAT(shown, ContainsSubstring(area + std::string(" (0 to 10, Enter to skip): ")));
  }
  daemon.change([](FakeService& service) {
    CHECK(service.sores == std::vector<std::pair<Area, int>>{{Area::upper_back, 2}, {Area::eyes, 7}});
  });
}

TEST_CASE("a score that is none is wrong usage") {
  const World world;
  const std::vector<std::vector<std::string>> wrong{{"sore"},
                                                    {"sore", "neck"},
                                                    {"sore", "neck", "11"},
                                                    {"sore", "neck", "-1"},
                                                    {"sore", "neck", "bad"},
                                                    {"sore", "knee", "3"}};
  for (const auto& words : wrong) {
    const Result result = world.run(words);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
  }
}
