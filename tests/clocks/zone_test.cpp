// SPDX-License-Identifier: MIT
#include "clocks/zone.hpp"

#include <rapidcheck.h>

#include <catch2/catch_all.hpp>
#include <ctime>

#include "local_zone.hpp"

using namespace std::chrono;
using namespace std::chrono_literals;
using namespace unknot;

namespace {

unknot::Zone zone(const char* name) {
  const WallTime from = sys_days{2026y / 1 / 1};
  return named_zone(name, from, from + days{730}).value();
}

}  // namespace

TEST_CASE("a zone holds its summer time changes to the second") {
  const auto berlin = zone("Europe/Berlin");
  const WallTime begins = sys_days{2026y / 3 / 29} + hours{1};
  CHECK(berlin.offset_at(begins - 1s) == hours{1});
  CHECK(berlin.offset_at(begins) == hours{2});
  CHECK(berlin.offset_at(sys_days{2026y / 10 / 25} + hours{1}) == hours{1});
}

TEST_CASE("a local time in the gap becomes the end of the gap") {
  CHECK(zone("Europe/Berlin").to_wall(local_days{2026y / 3 / 29} + 2h + 30min) == sys_days{2026y / 3 / 29} + 1h);
}

TEST_CASE("of a local time that comes twice the earlier is taken") {
  CHECK(zone("Europe/Berlin").to_wall(local_days{2026y / 10 / 25} + 2h + 30min) == sys_days{2026y / 10 / 25} + 30min);
}

TEST_CASE("zones with half an hour and with negative summer time are read right") {
  CHECK(zone("Australia/Lord_Howe").offset_at(sys_days{2026y / 1 / 10}) == hours{11});
  CHECK(zone("Australia/Lord_Howe").offset_at(sys_days{2026y / 7 / 10}) == hours{10} + minutes{30});
  CHECK(zone("Europe/Dublin").offset_at(sys_days{2026y / 1 / 10}) == hours{0});
  CHECK(zone("Europe/Dublin").offset_at(sys_days{2026y / 7 / 10}) == hours{1});
}

TEST_CASE("a zone nobody knows is refused") {
  const WallTime from = sys_days{2026y / 1 / 1};
  CHECK_FALSE(named_zone("Europe/Atlantis", from, from + days{1}));
}

TEST_CASE("the daemon's zone shows what the library shows, whatever is in TZ", "[F36]") {
  const char* name = GENERATE("CET-1CEST", "EST5EDT", "XXX3YYY", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0330>-3:30", "UTC0",
                              "A-24", "Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Asia/Kathmandu",
                              "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia",
                              "America/New_York", "Europe/Atlantis", "nonsense", "/etc/passwd", ":", "");
  const LocalZone here(name);
  INFO(name);
  const WallTime from = sys_days{2026y / 1 / 1};
  const Zone read = local_zone(from, from + days{730});
  std::size_t wrong = 0;
  for (WallTime at = from; at < from + days{730}; at += 37min) {
    const std::time_t count = floor<seconds>(at).time_since_epoch().count();
    std::tm fields{};
    localtime_r(&count, &fields);
    if (read.offset_at(at).count() != fields.tm_gmtoff || read.to_local(at) != wall_to_local(at)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("without TZ it is the zone of the machine", "[F36]") {
  const LocalZone here(nullptr);
  const WallTime at = sys_days{2026y / 7 / 1};
  CHECK(local_zone(at, at).to_local(at) == wall_to_local(at));
}

TEST_CASE("who asks for this moment shows it in the zone as it is now") {
  const LocalZone before("Europe/Berlin");
  std::ignore = now_in_zone();
  ::setenv("TZ", "Asia/Tokyo", 1);
  const WallTime now = now_in_zone();
  CHECK(wall_to_local(now) - LocalTime(now.time_since_epoch()) == 9h);
  CHECK(system_clock::now() - now < 20s);
}

TEST_CASE("a named zone leaves that of the process as it was") {
  const LocalZone here("Asia/Kathmandu");
  CHECK(zone("Europe/Berlin").offset_at(sys_days{2026y / 1 / 10}) == hours{1});
  CHECK(wall_to_local(sys_days{2026y / 1 / 10}) == LocalTime{local_days{2026y / 1 / 10} + 5h + 45min});
}

TEST_CASE("only what the system has is the name of a zone") {
  const WallTime from = sys_days{2026y / 1 / 1};
  for (const char* name : {"", ".", "..", "Europe", "../zoneinfo/Europe/Berlin/", "../../../etc/passwd", "/etc/passwd",
                           "tzdata.zi", "CET-1CEST"}) {
    INFO(name);
    CHECK_FALSE(named_zone(name, from, from));
  }
}

TEST_CASE("a time that comes twice is the earlier, one that is left out the later of the two it could mean") {
  struct Change {
    const char* zone;
    LocalTime local;
    WallTime expected;
  };
  const auto change = GENERATE(
      Change{"Europe/Paris", local_days{2026y / 10 / 25} + 2h + 30min, sys_days{2026y / 10 / 25} + 30min},
      Change{"Europe/Paris", local_days{2026y / 3 / 29} + 2h + 30min, sys_days{2026y / 3 / 29} + 1h + 30min},
      Change{"America/New_York", local_days{2026y / 11 / 1} + 1h + 30min, sys_days{2026y / 11 / 1} + 5h + 30min},
      Change{"America/New_York", local_days{2026y / 3 / 8} + 2h + 30min, sys_days{2026y / 3 / 8} + 7h + 30min},
      // Half an hour.
      Change{"Australia/Lord_Howe", local_days{2026y / 4 / 5} + 1h + 45min, sys_days{2026y / 4 / 4} + 14h + 45min},
      Change{"Australia/Lord_Howe", local_days{2026y / 10 / 4} + 2h + 15min, sys_days{2026y / 10 / 3} + 15h + 45min},
      // Summer time is the usual one and Ramadan the exception.
      Change{"Africa/Casablanca", local_days{2026y / 2 / 15} + 2h + 30min, sys_days{2026y / 2 / 15} + 1h + 30min},
      Change{"Africa/Casablanca", local_days{2026y / 3 / 22} + 2h + 30min, sys_days{2026y / 3 / 22} + 2h + 30min},
      // The clocks go back for good: no summer time on either side.
      Change{"Europe/Moscow", local_days{2014y / 10 / 26} + 1h + 30min, sys_days{2014y / 10 / 25} + 21h + 30min},
      // Winter is the season with the flag.
      Change{"Europe/Dublin", local_days{2026y / 10 / 25} + 1h + 30min, sys_days{2026y / 10 / 25} + 30min},
      Change{"Europe/Dublin", local_days{2026y / 3 / 29} + 1h + 30min, sys_days{2026y / 3 / 29} + 1h + 30min});
  const LocalZone zone(change.zone);
  INFO(change.zone);
  CHECK(local_to_wall(change.local) == change.expected);
}

TEST_CASE("what a clock shows and the moment it shows it belong together") {
  const char* name = GENERATE("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                              "Europe/Dublin", "Asia/Kathmandu", "UTC");
  const LocalZone zone(name);
  REQUIRE(rc::check(name, [] {
    const auto minute = *rc::gen::inRange<long>(0, 20L * 366 * 24 * 60);
    const WallTime at = sys_days{2020y / 1 / 1} + std::chrono::minutes{minute};
    const WallTime back = local_to_wall(wall_to_local(at));
    RC_ASSERT(wall_to_local(back) == wall_to_local(at));
    RC_ASSERT(back <= at);
  }));
}
