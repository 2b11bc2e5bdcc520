// SPDX-License-Identifier: MIT
// A profile in use: its settings, its end whatever the clocks do, and what a restart makes of it.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>

#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using control::ProfileWish;

namespace {

struct Files {
  TemporaryDirectory folder;

  Files() {
    write("config.toml", "breaks.stretch.every = \"30m\"\n");
    write("profiles/focus.toml", "breaks.stretch.every = \"50m\"\n");
  }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << text;
  }
  // As a daemon that begins at `now` finds them.
  [[nodiscard]] settings::Places places(WallTime now) const {
    settings::Places places;
    places.user = folder / "config.toml";
    places.profiles = {folder / "profiles"};
    places.profile_in_use = folder / "state/profile";
    const auto in_use = settings::read_profile_in_use(places.profile_in_use);
    if (in_use && (!in_use->until || *in_use->until > now)) places.profile = in_use->name;
    return places;
  }
};

struct Desk {
  Files files;
  Fixture f{files.places(Hands{}.wall)};

  [[nodiscard]] minutes every() { return duration_cast<minutes>(f.daemon.settings().kinds[1].every); }
  void use(const ProfileWish& wish) { CHECK_FALSE(f.daemon.use_profile(wish)); }
  // Gives the timers their turn.
  void turn() {
    f.daemon.handle(TimePassed{});
    for (int i = 0; i < 20; ++i) f.io.poll_one();
  }
};

}  // namespace

TEST_CASE("a profile in use is named, and its settings are in effect until it is switched off") {
  Desk desk;
  CHECK(desk.every() == 30min);
  desk.use({.name = "focus"});
  CHECK(desk.every() == 50min);
  CHECK(desk.f.daemon.report().profile == "focus");
  CHECK_FALSE(desk.f.daemon.report().profile_until);
  desk.use({});
  CHECK(desk.every() == 30min);
  CHECK_FALSE(desk.f.daemon.report().profile);
}

TEST_CASE("when the time of a profile is over the settings are what they were") {
  Desk desk;
  desk.use({.name = "focus", .lasting = 2h});
  CHECK(desk.f.daemon.report().profile_until == desk.f.hands.wall + 2h);
  desk.f.hands.work(119min);
  desk.turn();
  CHECK(desk.every() == 50min);
  desk.f.hands.work(1min);
  desk.turn();
  CHECK(desk.every() == 30min);
  CHECK_FALSE(desk.f.daemon.report().profile);
  CHECK_FALSE(std::filesystem::exists(desk.files.folder / "state/profile"));
}

TEST_CASE("a profile ends in a suspend like in any other time") {
  Desk desk;
  desk.use({.name = "focus", .lasting = 2h});
  desk.f.hands.suspend(3h);
  desk.turn();
  CHECK(desk.every() == 30min);
}

TEST_CASE("a step of the wall clock moves the end of a time and not that of a length") {
  Desk lasting;
  lasting.use({.name = "focus", .lasting = 2h});
  lasting.f.hands.wall += 5h;
  lasting.turn();
  CHECK(lasting.every() == 50min);
  CHECK(lasting.f.daemon.report().profile_until == lasting.f.hands.wall + 2h);
  // So that a restart finds the same end.
  CHECK(settings::read_profile_in_use(lasting.files.folder / "state/profile")->until == lasting.f.hands.wall + 2h);

  Desk until;
  until.use({.name = "focus", .until = until.f.hands.wall + 2h});
  until.f.hands.wall -= 5h;
  until.f.hands.work(3h);
  until.turn();
  CHECK(until.every() == 50min);
  until.f.hands.wall += 5h;
  until.turn();
  CHECK(until.every() == 30min);
}

TEST_CASE("a profile goes on after a restart, and ends when it would have") {
  const Files files;
  const WallTime begin = Hands{}.wall;
  std::filesystem::create_directories(files.folder / "state");
  REQUIRE(
      settings::keep_profile_in_use(files.folder / "state/profile", settings::ProfileInUse{"focus", begin + 1h, true}));
  Fixture f(files.places(begin));
  CHECK(f.daemon.settings().kinds[1].every == 50min);
  CHECK(f.daemon.report().profile == "focus");
  CHECK(f.daemon.report().profile_until == begin + 1h);
  f.hands.work(61min);
  f.daemon.handle(TimePassed{});
  for (int i = 0; i < 20; ++i) f.io.poll_one();
  CHECK(f.daemon.settings().kinds[1].every == 30min);
}

TEST_CASE("a profile with a mistake stays off and is told with its place") {
  Desk desk;
  desk.files.write("profiles/bad.toml", "gap = \"1m\"\nsnooze = \"soon\"\n");
  const auto refused = desk.f.daemon.use_profile({.name = "bad"});
  REQUIRE(refused);
  const auto& problems = std::get<control::ProfileHasErrors>(*refused).problems;
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0], ContainsSubstring("profiles/bad.toml:2:10: snooze"));
  CHECK_FALSE(desk.f.daemon.report().profile);
  CHECK(desk.f.daemon.settings().gap == 5min);
  CHECK_FALSE(std::filesystem::exists(desk.files.folder / "state/profile"));
}

TEST_CASE("an unknown profile is refused with those that are known") {
  Desk desk;
  const auto refused = desk.f.daemon.use_profile({.name = "foucs"});
  REQUIRE(refused);
  CHECK(std::get<control::NoSuchProfile>(*refused).known == std::vector<std::string>{"focus"});
}

TEST_CASE("a mistake made in a profile while it is in use keeps its last valid settings") {
  Desk desk;
  desk.use({.name = "focus", .lasting = 2h});
  desk.files.write("profiles/focus.toml", "breaks.stretch.every = \"soon\"\n");
  CHECK(desk.f.daemon.reload().problems.size() == 1);
  CHECK(desk.every() == 50min);
  CHECK(desk.f.daemon.report().profile == "focus");
  desk.files.write("profiles/focus.toml", "breaks.stretch.every = \"45m\"\n");
  CHECK(desk.f.daemon.reload().problems.empty());
  CHECK(desk.every() == 45min);
}

TEST_CASE("a profile ends although the person's own file has a mistake by then") {
  Desk desk;
  desk.use({.name = "focus", .lasting = 2h});
  desk.files.write("config.toml", "breaks.stretch.every = \"soon\"\n");
  std::ignore = desk.f.daemon.reload();
  CHECK(desk.every() == 50min);
  desk.f.hands.work(2h);
  desk.turn();
  CHECK(desk.every() == 30min);
  CHECK_FALSE(desk.f.daemon.report().profile);
}

TEST_CASE("where only fixed times are wanted, it stays so when a profile ends and the file has a mistake") {
  Desk desk;
  desk.files.write("config.toml", "fixed_times_only = true\n");
  std::ignore = desk.f.daemon.reload();
  CHECK_FALSE(desk.f.daemon.settings().kinds[1].enabled);
  desk.use({.name = "focus", .lasting = 2h});
  desk.files.write("config.toml", "breaks.stretch.every = \"soon\"\n");
  std::ignore = desk.f.daemon.reload();
  desk.f.hands.work(2h);
  desk.turn();
  CHECK_FALSE(desk.f.daemon.report().profile);
  CHECK_FALSE(desk.f.daemon.settings().kinds[1].enabled);
}

TEST_CASE("after a restart a profile with a mistake stays off until it is right again") {
  const Files files;
  REQUIRE(settings::keep_profile_in_use(files.folder / "state/profile", settings::ProfileInUse{"focus", {}, false}));
  files.write("profiles/focus.toml", "breaks.stretch.every = \"soon\"\n");
  Fixture f(files.places(Hands{}.wall));
  CHECK(f.daemon.settings().kinds[1].every == 30min);
  CHECK_FALSE(f.daemon.report().profile);
  files.write("profiles/focus.toml", "breaks.stretch.every = \"50m\"\n");
  std::ignore = f.daemon.reload();
  CHECK(f.daemon.settings().kinds[1].every == 50min);
  CHECK(f.daemon.report().profile == "focus");
}

TEST_CASE("a choice that can't be kept holds for now and is told") {
  Desk desk;
  desk.files.write("state", "in the way of the folder");
  desk.use({.name = "focus"});
  CHECK(desk.every() == 50min);
  REQUIRE(desk.f.daemon.report().problems.size() == 1);
  CHECK_THAT(desk.f.daemon.report().problems[0], ContainsSubstring("won't survive a restart"));
}
