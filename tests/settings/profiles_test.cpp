// SPDX-License-Identifier: MIT
// Profiles: where they are, which one is in use, and what they do to the settings.
#include "settings/profiles.hpp"

#include <catch2/catch_all.hpp>
#include <fstream>

#include "../control/temporary_directory.hpp"
#include "settings/file.hpp"
#include "words/problems/located.hpp"

using namespace std::chrono_literals;
using namespace unknot::settings;
using Catch::Matchers::ContainsSubstring;
using unknot::WallTime;

namespace {

struct Home {
  TemporaryDirectory folder;
  Places places;

  Home() {
    places.user = folder / "own/config.toml";
    places.profiles = {folder / "own/profiles", folder / "shipped"};
    places.profile_in_use = folder / "state/profile";
  }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << text;
  }
  [[nodiscard]] Loaded load(const std::string& profile) const {
    Places with = places;
    with.profile = profile;
    return unknot::settings::load(with, {{"UNKNOT_GAP", "1m"}});
  }
};

std::optional<ProfileInUse> read(const std::string& text) {
  const TemporaryDirectory folder;
  std::ofstream(folder / "profile") << text;
  return read_profile_in_use(folder / "profile");
}

}  // namespace

TEST_CASE("a profile lies over the person's file and below the environment") {
  const Home home;
  home.write("own/config.toml", "snooze = \"2m\"\npatience = \"1s\"\ngap = \"4m\"\n");
  home.write("own/profiles/quiet.toml", "snooze = \"9m\"\ngap = \"8m\"\n");
  const Loaded with = home.load("quiet");
  CHECK(with.valid());
  CHECK(with.profile == "quiet");
  CHECK(with.settings.snooze == 9min);
  CHECK(with.settings.patience == 1s);
  CHECK(with.settings.gap == 1min);
  CHECK(with.origins.at("snooze") == (home.folder / "own/profiles/quiet.toml").string() + ":1");
  CHECK(home.load("").settings.snooze == 2min);
}

TEST_CASE("of a profile with an error nothing is used, and its place is told") {
  const Home home;
  home.write("own/profiles/bad.toml", "snooze = \"9m\"\n[breaks.stretch]\nevery = \"soon\"\n");
  const Loaded with = home.load("bad");
  CHECK_FALSE(with.valid());
  CHECK(with.profile.empty());
  CHECK(with.settings.snooze == 5min);
  REQUIRE(with.problems.size() == 1);
  CHECK_THAT(unknot::words::line(with.problems[0]),
             ContainsSubstring("own/profiles/bad.toml:3:9: breaks.stretch.every"));
}

TEST_CASE("a profile whose file is gone leaves the other settings in effect") {
  const Home home;
  home.write("own/config.toml", "snooze = \"2m\"\n");
  const Loaded with = home.load("lost");
  CHECK(with.valid());
  CHECK(with.profile.empty());
  CHECK(with.settings.snooze == 2min);
  REQUIRE(with.problems.size() == 1);
  CHECK_THAT(unknot::words::line(with.problems[0]), ContainsSubstring("no profile 'lost'"));
}

TEST_CASE("a person's own profile wins over one of the same name that came with the program") {
  const Home home;
  home.write("shipped/focus.toml", "");
  home.write("shipped/calm.toml", "");
  home.write("own/profiles/focus.toml", "");
  home.write("own/profiles/off.toml", "");
  home.write("own/profiles/two words.toml", "");
  CHECK(find_profiles(home.places) == std::vector<Profile>{{"calm", home.folder / "shipped/calm.toml"},
                                                           {"focus", home.folder / "own/profiles/focus.toml"}});
  CHECK(find_profile(home.places, "focus") == home.folder / "own/profiles/focus.toml");
  CHECK(find_profile(home.places, "calm") == home.folder / "shipped/calm.toml");
  CHECK_FALSE(find_profile(home.places, "off"));
  CHECK_FALSE(find_profile(home.places, "../shipped/calm"));
}

TEST_CASE("names of profiles are plain file names") {
  for (const char* good : {"a", "sore-back", "Deep_Work", "9to5"}) CHECK(is_profile_name(good));
  for (const char* bad : {"", "off", "-x", "_x", "a b", "a/b", "a.b", "..", "é"}) CHECK_FALSE(is_profile_name(bad));
  CHECK(is_profile_name(std::string(40, 'x')));
  CHECK_FALSE(is_profile_name(std::string(41, 'x')));
}

TEST_CASE("what is kept of the profile in use is read again") {
  const Home home;
  for (const ProfileInUse& kept :
       {ProfileInUse{"focus", {}, false}, ProfileInUse{"focus", WallTime{1'800'000'000'123ms}, false},
        ProfileInUse{"sore-back", WallTime{1'800'000'000'000ms}, true}}) {
    REQUIRE(keep_profile_in_use(home.places.profile_in_use, kept));
    CHECK(read_profile_in_use(home.places.profile_in_use) == kept);
  }
  REQUIRE(keep_profile_in_use(home.places.profile_in_use, {}));
  CHECK_FALSE(read_profile_in_use(home.places.profile_in_use));
  CHECK(keep_profile_in_use(home.places.profile_in_use, {}));
}

TEST_CASE("what can't be understood is no profile in use") {
  for (const char* text : {"", "\n", "../etc", "focus until", "focus until soon", "focus until -1", "focus until 9 9",
                           "focus 9", "focus for 9223372036854775807", "focus\nmore"}) {
    INFO(text);
    CHECK_FALSE(read(text));
  }
  CHECK(read("focus") == ProfileInUse{"focus", {}, false});
}

TEST_CASE("a profile whose time is over is not in use any more") {
  const Home home;
  const unknot::settings::Environment environment{{"XDG_STATE_HOME", home.folder.path()}, {"HOME", home.folder.path()}};
  home.write("unknot/profile", "focus until 1800000000000\n");
  CHECK(places_at(WallTime{1'799'999'999'999ms}, environment).profile == "focus");
  CHECK(places_at(WallTime{1'800'000'000'000ms}, environment).profile.empty());
}

TEST_CASE("the first comment of a profile describes it") {
  CHECK(description_of("# SPDX-License-Identifier: MIT\n#\n# Fewer reminders\ngap = \"1m\"\n") == "Fewer reminders");
  CHECK(description_of("#Fewer") == "Fewer");
  CHECK(description_of("gap = \"1m\" # one\n# two\n").empty());
  CHECK(description_of("").empty());
  CHECK(description_of("# a\033[2Jb") != "a\033[2Jb");
}

TEST_CASE("the profiles that come with the program are valid and described") {
  Places places;
  places.profiles = {UNKNOT_SOURCE_DIR "/daemon/settings/profiles"};
  const auto all = find_profiles(places);
  CHECK(all.size() >= 3);
  for (const Profile& each : all) {
    INFO(each.name);
    places.profile = each.name;
    CHECK(unknot::settings::load(places, {}).problems.empty());
    CHECK(unknot::settings::load(places, {}).settings != unknot::Settings{});
    CHECK_FALSE(description_of(read_file(each.file).value().value()).empty());
  }
}
