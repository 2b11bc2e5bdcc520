// SPDX-License-Identifier: MIT
#include "clocks/boot_timer.hpp"

#include <catch2/catch_all.hpp>

#include "support/surroundings.hpp"

using namespace unknot;
using namespace unknot::support;
using namespace std::chrono_literals;

TEST_CASE("the timer tells once when its deadline is reached") {
  Loop loop;
  const Clocks clocks;
  int expired = 0;
  BootTimer timer(loop.io, [&] { ++expired; });
  const Instant deadline = clocks.now() + 30ms;
  timer.arm(deadline);
  REQUIRE(loop.until([&] { return expired > 0; }));
  CHECK(clocks.now() >= deadline);
  CHECK(clocks.now() < deadline + 1s);
  loop.io.poll();
  CHECK(expired == 1);
}

TEST_CASE("a deadline in the past is reached at once, but not within the call") {
  Loop loop;
  int expired = 0;
  BootTimer timer(loop.io, [&] { ++expired; });
  timer.arm(Instant{} + GENERATE(-5s, 0s, 1s));
  CHECK(expired == 0);
  REQUIRE(loop.until([&] { return expired == 1; }));
}

TEST_CASE("the same deadline counts again once it has been reached") {
  Loop loop;
  int expired = 0;
  BootTimer timer(loop.io, [&] { ++expired; });
  timer.arm(Instant{1s});
  REQUIRE(loop.until([&] { return expired == 1; }));
  timer.arm(Instant{1s});
  REQUIRE(loop.until([&] { return expired == 2; }));
}

TEST_CASE("a new deadline replaces the old one, and none takes it away") {
  Loop loop;
  const Clocks clocks;
  std::vector<std::string> told;
  BootTimer first(loop.io, [&] { told.push_back("first"); });
  BootTimer second(loop.io, [&] { told.push_back("second"); });
  BootTimer third(loop.io, [&] { told.push_back("third"); });
  first.arm(clocks.now() + 10ms);
  first.arm(std::nullopt);
  second.arm(clocks.now() + 1h);
  second.arm(clocks.now() + 20ms);
  third.arm(clocks.now() + 10ms);
  third.arm(clocks.now() + 40ms);
  REQUIRE(loop.until([&] { return told.size() == 2; }));
  CHECK(told == std::vector<std::string>{"second", "third"});
}

TEST_CASE("a deadline that was replaced when it had just been reached is not told") {
  Loop loop;
  const Clocks clocks;
  int old = 0, other = 0;
  BootTimer timer(loop.io, [&] { ++old; });
  BootTimer later(loop.io, [&] { ++other; });
  timer.arm(Instant{1s});
  timer.arm(clocks.now() + 1h);
  later.arm(clocks.now() + 10ms);
  REQUIRE(loop.until([&] { return other == 1; }));
  CHECK(old == 0);
}

TEST_CASE("a timer can go while its deadline is reached") {
  Loop loop;
  auto timer = std::make_unique<BootTimer>(loop.io, [] { FAIL("told after its end"); });
  timer->arm(Instant{1s});
  timer.reset();
  loop.io.poll();
}

TEST_CASE("sleep is the time that only the boot clock has counted") {
  Duration boot = 100s, monotonic = 90s;
  Clocks clocks({.boot = [&] { return Instant(boot); },
                 .monotonic = [&] { return monotonic; },
                 .wall = [] { return WallTime{}; }});
  CHECK_FALSE(clocks.slept());

  boot += 20min, monotonic += 20min;
  CHECK_FALSE(clocks.slept());

  boot += 1h, monotonic += 10s;
  const auto sleep = clocks.slept();
  REQUIRE(sleep);
  CHECK(sleep->lasted == 1h - 10s);
  CHECK(sleep->began == Instant(100s + 20min));
  CHECK_FALSE(clocks.slept());
}

TEST_CASE("short sleeps count once they add up to more than a second") {
  Duration boot = 100s;
  Clocks clocks({.boot = [&] { return Instant(boot); },
                 .monotonic = [] { return Duration{90s}; },
                 .wall = [] { return WallTime{}; }});
  boot += 600ms;
  CHECK_FALSE(clocks.slept());
  boot += 600ms;
  const auto sleep = clocks.slept();
  REQUIRE(sleep);
  CHECK(sleep->lasted == 1200ms);
}

TEST_CASE("the clocks of the system run and do not sleep while we look") {
  Clocks clocks;
  const Instant before = clocks.now();
  CHECK(clocks.now() >= before);
  CHECK(clocks.wall() > WallTime{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}});
  CHECK_FALSE(clocks.slept());
}

TEST_CASE("a new zone file is told") {
  Loop loop;
  const Folder folder;
  int changed = 0;
  WallClockWatch watch(loop.io, [&] { ++changed; }, folder / "localtime");
  std::filesystem::create_symlink("/usr/share/zoneinfo/UTC", folder / "other");
  loop.io.poll();
  CHECK(changed == 0);
  std::filesystem::rename(folder / "other", folder / "localtime");
  REQUIRE(loop.until([&] { return changed > 0; }));
}
