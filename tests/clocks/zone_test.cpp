// SPDX-License-Identifier: MIT
#include "daemon/zone.hpp"

#include <catch2/catch_all.hpp>

using namespace std::chrono;
using unknot::named_zone;
using unknot::WallTime;

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
