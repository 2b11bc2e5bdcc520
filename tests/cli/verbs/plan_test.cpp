// SPDX-License-Identifier: MIT
// `unknot plan`, with a daemon and without one.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "../world.hpp"
#include "planner/calendar/days_off.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the plan is the daemon's") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result result = world.run({"plan", "--hours", "3"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK_THAT(result.out, ContainsSubstring("08:00  stretch  1 min  Chin tuck\n"));
  daemon.change([](FakeService& service) { CHECK(service.planned == 3h); });
  const auto json = boost::json::parse(world.run({"plan", "--json"}).out).as_array();
  CHECK(json.at(0).at("remedy") == "chin-tuck");
  CHECK(json.at(1).at("what") == "limit");
  CHECK(json.at(1).at("worked_s") == 28800);
  daemon.change([](FakeService& service) { CHECK(service.planned == 4h); });
}

TEST_CASE("without a daemon the plan begins now, which is said") {
  const World world;
  world.write(world.settings_file(), "[breaks.stretch]\nevery = \"59m\"\n");
  const Result result = world.run({"plan", "--json"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("The daemon is not running"));
  const auto breaks = boost::json::parse(result.out).as_array();
  REQUIRE(breaks.size() == 4);
  CHECK(breaks[1].at("at").as_int64() - breaks[0].at("at").as_int64() == 3600);
  for (const auto& each : breaks) CHECK(each.at("remedy").is_string());
}

TEST_CASE("the plan without a daemon follows the settings and the clock on the wall") {
  World world;
  world.extra["TZ"] = "Europe/Berlin";
  world.write(world.settings_file(), "remedies.off = [\"chin-tuck\"]\nbreaks.stretch.enabled = false\n");
  const Result result = world.run({"plan"});
  CHECK(result.out == "No breaks in the next 4 h. To see why: unknot status\n");
}

TEST_CASE("days off end at midnight, also if the clocks change before") {
  using namespace std::chrono;
  const auto today = floor<days>(system_clock::now());
  const auto day_of_year = [&](days later) {
    const year_month_day date{today + later};
    return std::to_string((sys_days{date} - sys_days{date.year() / January / 1}).count());
  };
  World world;
  world.extra["TZ"] = "CET-1CEST," + day_of_year(days{10}) + "/2," + day_of_year(days{100}) + "/3";
  const unknot::DateRange off{std::chrono::local_days{(today - days{2}).time_since_epoch()},
                              std::chrono::local_days{(today + days{20}).time_since_epoch()}};
  world.write(world.settings_file(), "days_off = [\"" + unknot::format_days_off(off) + "\"]\n");
  const auto moments = boost::json::parse(world.run({"plan", "--json"}).out).as_array();
  REQUIRE(moments.size() == 1);
  CHECK(moments[0].at("until").as_int64() == (today + days{21} - hours{2}).time_since_epoch() / seconds{1});
}

TEST_CASE("a number of hours that makes no sense is wrong usage") {
  const World world;
  for (const char* hours : {"0", "25", "-1", "four", "3.5", ""}) {
    INFO(hours);
    const Result result = world.run({"plan", "--hours", hours});
    CHECK(result.status == 2);
    CHECK(result.out.empty());
  }
}

TEST_CASE("a day off is in the plan beside why there are no breaks") {
  World world;
  world.write(world.settings_file(), "days_off = [\"2000-01-01..2900-01-01\"]\n");
  const Result result = world.run({"plan"});
  CHECK_THAT(result.out, ContainsSubstring("No breaks in the next 4 h. To see why: unknot status\n"));
  CHECK_THAT(result.out, ContainsSubstring("  day off, and so is every day for a year\n"));
}
