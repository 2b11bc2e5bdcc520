// SPDX-License-Identifier: MIT
// `unknot profile`, tried on the program itself.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>

#include "../world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using unknot::control::ProfileWish;

namespace {

void write_profile(const World& world, const std::string& name, const std::string& text) {
  world.write(world.settings_file().parent_path() / "profiles" / (name + ".toml"), text);
}

void keep(const World& world, const std::string& text) {
  world.write(world.file("home/.local/state/unknot/profile"), text);
}

// What the daemon is asked for.
ProfileWish asked_by(const std::vector<std::string>& words) {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(world.run(words).status == 0);
  std::vector<ProfileWish> wishes;
  daemon.change([&](FakeService& service) { wishes = service.profiles; });
  REQUIRE(wishes.size() == 1);
  return wishes[0];
}

}  // namespace

TEST_CASE("a profile is used for a length, until a time, or until it is switched off") {
  CHECK(asked_by({"profile", "use", "focus", "for", "2h"}).lasting == 2h);
  CHECK(asked_by({"profile", "use", "focus", "1h", "30m"}).lasting == 90min);
  const auto until = asked_by({"profile", "use", "focus", "until", "tomorrow", "9:00"});
  CHECK(until.name == "focus");
  CHECK(until.until);
  const auto always = asked_by({"profile", "use", "focus"});
  CHECK_FALSE(always.until);
  CHECK_FALSE(always.lasting);
  CHECK(asked_by({"profile", "off"}).name.empty());
  const World world;
  for (const char* wrong : {"for", "0s", "soon", "yesterday"})
    CHECK(world.run({"profile", "use", "focus", wrong}).status == 2);
}

TEST_CASE("what was done with a profile is said") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(world.run({"profile", "off"}).out == "No profile is in use now.\n");
  daemon.change([](FakeService& service) { service.now.profile = "focus"; });
  CHECK(world.run({"profile", "use", "focus"}).out ==
        "Profile focus is in use until you switch it off: unknot profile off\n");
  CHECK(world.run({"profile", "off"}).out == "Profile focus is off.\n");
  CHECK_THAT(world.run({"status"}).out, ContainsSubstring("Profile       focus\n"));
  daemon.change([](FakeService& service) { service.now.profile_until = unknot::WallTime{4'102'480'800s}; });
  CHECK_THAT(world.run({"status"}).out, ContainsSubstring("Profile       focus until Fri 1 Jan 10:00\n"));
  CHECK(world.run({"profile", "use", "focus", "for", "2h", "-q"}).out.empty());
}

TEST_CASE("a profile that can't be used is told with the reason") {
  const World world;
  ScriptedDaemon daemon(world);
  daemon.change([](FakeService& service) { service.profile_refusal = unknot::control::NoSuchProfile{{"focus"}}; });
  const Result unknown = world.run({"profile", "use", "foucs"});
  CHECK(unknown.status == 4);
  CHECK(unknown.err == "No profile is named 'foucs'; did you mean 'focus'? List them: unknot profile list\n");
  daemon.change([](FakeService& service) {
    service.profile_refusal = unknot::control::ProfileHasErrors{{"focus.toml:2:9: snooze: wrong", "another"}};
  });
  const Result wrong = world.run({"profile", "use", "focus"});
  CHECK(wrong.status == 5);
  CHECK(wrong.err == "Nothing was changed because of an error: focus.toml:2:9: snooze: wrong (and 1 more)\n");
}

TEST_CASE("profiles are listed and shown without a daemon") {
  const World world;
  write_profile(world, "calm", "# For quiet work\nsnooze = \"9m\"\ngap = \"5m\"\n[breaks.eyes]\nevery = \"9m\"\n");
  write_profile(world, "bad", "snooze = \"soon\"\n");
  CHECK(world.run({"profile", "show"}).out == "No profile is in use.\n");
  keep(world, "calm until 4102480800000\n");
  const std::string list = world.run({"profile", "list"}).out;
  CHECK_THAT(list, ContainsSubstring("* calm        For quiet work (in use until Fri 1 Jan 10:00)\n"));
  CHECK_THAT(list, ContainsSubstring("profiles/bad.toml:1:10: snooze"));
  CHECK_THAT(list, ContainsSubstring("  focus       Fewer"));
  const std::string page = world.run({"profile", "show"}).out;
  CHECK_THAT(page, ContainsSubstring("  snooze             9m  (otherwise 5m)\n"));
  CHECK_THAT(page, ContainsSubstring("  gap                5m\n"));
  CHECK_THAT(page, ContainsSubstring("  breaks.eyes.every  9m\n"));
  CHECK_THAT(world.run({"profile", "show", "focus"}).out, ContainsSubstring("  sound.due             empty\n"));
  const auto json = boost::json::parse(world.run({"profile", "show", "calm", "--json"}).out);
  CHECK(json.at("until") == 4102480800);
  CHECK(json.at("changes").as_array().size() == 3);
  CHECK(world.run({"profile", "show", "clam"}).status == 2);
  CHECK(boost::json::parse(world.run({"profile", "list", "--json"}).out).as_array().at(0).at("profile") == "bad");
}

TEST_CASE("the settings in effect are those of the profile, and show says so") {
  const World world;
  write_profile(world, "calm", "snooze = \"9m\"\n");
  keep(world, "calm\n");
  CHECK(world.run({"config", "get", "snooze"}).out == "9m\n");
  CHECK_THAT(world.run({"config", "show", "--origin"}).out, ContainsSubstring("profiles/calm.toml:1"));
  const Result set = world.run({"config", "set", "snooze", "7m"});
  CHECK_THAT(set.out, ContainsSubstring("snooze is now 7m (was 5m)."));
  CHECK_THAT(set.err, ContainsSubstring("The profile calm overrides snooze while it is in use"));
  CHECK(world.run({"config", "set", "gap", "7m"}).err.empty());
}

TEST_CASE("the names of profiles are completed") {
  const World world;
  write_profile(world, "calm", "");
  CHECK(world.run({"__complete", "PROFILE"}).out == "calm\nfocus\npresenting\nsore-back\n");
}
