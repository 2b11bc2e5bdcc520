// SPDX-License-Identifier: MIT
// The layers of settings, where each value is from, and where the files are.
#include "settings/layers.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "settings/file.hpp"
#include "settings/places.hpp"
#include "settings/table/set.hpp"
#include "strings/own_variables.hpp"
#include "words/problems/located.hpp"

using namespace std::chrono_literals;
using unknot::Kind;
using unknot::Settings;
using unknot::Sound;
using unknot::Stay;
using unknot::settings::Environment;
using unknot::settings::find_places;
using unknot::settings::merge;
using unknot::settings::variable_for;

namespace {

using Lines = std::vector<std::string>;

Lines problems(const unknot::settings::Loaded& loaded) {
  Lines lines;
  for (const auto& problem : loaded.problems) lines.push_back(unknot::words::line(problem));
  return lines;
}

unknot::settings::Layer shipped(const std::string& name) {
  const auto text = unknot::settings::read_file(UNKNOT_SOURCE_DIR "/daemon/settings/profiles/" + name + ".toml");
  REQUIRE((text && *text));
  return {name + ".toml", **text, name};
}

Lines names(const std::vector<std::filesystem::path>& files) { return {files.begin(), files.end()}; }

}  // namespace

TEST_CASE("without files and variables everything is built in") {
  const auto loaded = merge({}, {});
  CHECK(loaded.settings == Settings{});
  CHECK(loaded.valid());
  CHECK(loaded.origins.at("gap") == "built in");
  CHECK(loaded.origins.at("breaks.stretch.every") == "built in");
}

TEST_CASE("a later layer outranks an earlier one, key by key") {
  const auto loaded =
      merge({{"/etc/c.toml", "gap = \"1m\"\nsnooze = \"1m\"\n[breaks.eyes]\nevery = \"9m\"\nlasts = \"3s\"\n"},
             {"/home/c.toml", "\nsnooze = \"2m\"\nbreaks.eyes.lasts = \"4s\"\n"}},
            {{"UNKNOT_BREAKS_EYES_LASTS", "5s"}});
  CHECK(loaded.valid());
  CHECK(loaded.settings.gap == 1min);
  CHECK(loaded.settings.snooze == 2min);
  CHECK(loaded.settings.kinds[0] == unknot::Kind{"eyes", 9min, 5s, true, unknot::Shows::stretches, {}});
  CHECK(loaded.origins.at("gap") == "/etc/c.toml:1");
  CHECK(loaded.origins.at("snooze") == "/home/c.toml:2");
  CHECK(loaded.origins.at("breaks.eyes.every") == "/etc/c.toml:4");
  CHECK(loaded.origins.at("breaks.eyes.lasts") == "environment UNKNOT_BREAKS_EYES_LASTS");
  CHECK(loaded.origins.at("breaks.eyes.shows") == "built in");
  CHECK(keys_from_environment(loaded) == std::vector<std::string>{"breaks.eyes.lasts"});
}

TEST_CASE("a list of a later layer replaces the whole list") {
  const auto loaded = merge({{"a", "remedies.off = ['heat', 'cold']"}, {"b", "remedies.off = ['walk']"}}, {});
  CHECK(loaded.settings.remedies.off == std::vector<std::string>{"walk"});
}

TEST_CASE("where only fixed times are wanted, what was set as enabled stays as it was set") {
  const auto loaded = merge({{"c.toml", "[breaks.lunch]\nat = [\"12:30\"]\n[breaks.tea]\nevery = \"1h\"\n"},
                             {"p.toml", "\nfixed_times_only = true\n[breaks.stretch]\nenabled = true\n", "p"}},
                            {});
  CHECK(loaded.valid());
  const auto enabled = [](const unknot::Settings& settings) {
    std::vector<std::string> names;
    for (const auto& kind : settings.kinds) {
      if (kind.enabled) names.push_back(kind.name);
    }
    return names;
  };
  CHECK(enabled(loaded.settings) == std::vector<std::string>{"lunch", "stretch", "tea"});
  CHECK(loaded.origins.at("breaks.stretch.enabled") == "p.toml:4");
  unknot::Settings counted = loaded.settings;
  unknot::settings::keep_only_fixed_times(counted);
  CHECK(enabled(counted) == std::vector<std::string>{"lunch"});
}

TEST_CASE("the profile for work that needs quiet asks less often, waits longer and makes no noise") {
  const auto* loud = GENERATE("sound.due = 'default'\n", "notification.sound = true\n");
  const auto loaded = merge({{"c.toml", loud}, shipped("focus")}, {});
  CHECK(loaded.valid());
  const Settings plain;
  const auto stretch = [](const Settings& settings) {
    return *std::ranges::find(settings.kinds, "stretch", &Kind::name);
  };
  CHECK(stretch(loaded.settings).enabled);
  CHECK(stretch(loaded.settings).every == 2 * stretch(plain).every);
  CHECK(loaded.settings.patience > plain.patience);
  CHECK(loaded.settings.repeat_limit == 0);
  CHECK(loaded.settings.sound.due.what == Sound::What::none);
  CHECK_FALSE(loaded.settings.notification.sound);
  CHECK(loaded.settings.notification.stay == Stay::never);
}

TEST_CASE("the profile for a sore back brings a stretch every 10 minutes, and leaves other breaks alone") {
  const auto loaded =
      merge({{"c.toml", "breaks.stretch = {enabled = false, lasts = '3m'}\nbreaks.rest.enabled = true\n"},
             shipped("sore-back")},
            {});
  CHECK(loaded.problems.empty());
  for (const auto& kind : loaded.settings.kinds) {
    CHECK(kind.enabled);
    if (kind.name == "stretch") CHECK((kind.every == 10min && kind.lasts == 1min));
    if (kind.name == "rest") CHECK((kind.every == 60min && kind.lasts == 5min));
  }
}

TEST_CASE("the profile for talks leaves nothing but breaks at fixed times") {
  const auto loaded = merge(
      {{"c.toml", "[breaks.lunch]\nat = [\"12:30\"]\n[breaks.tea]\nevery = \"1h\"\n"}, shipped("presenting")}, {});
  CHECK(loaded.problems.empty());
  unknot::Settings counted = loaded.settings;
  unknot::settings::keep_only_fixed_times(counted);
  for (const auto& kind : counted.kinds) CHECK(kind.enabled == kind.comes_by_clock());
}

TEST_CASE("variables are named by their key in capitals with _ for dots and dashes") {
  CHECK(variable_for("idle_after") == "UNKNOT_IDLE_AFTER");
  CHECK(variable_for("breaks.my-eyes.every") == "UNKNOT_BREAKS_MY_EYES_EVERY");
  const Environment environment{{"UNKNOT_IDLE_AFTER", "3m"},           {"UNKNOT_HOLD_DND", "false"},
                                {"UNKNOT_BREAKS_NEW_ONE_EVERY", "4m"}, {"UNKNOT_BREAKS_MY_EYES_EVERY", "5m"},
                                {"UNKNOT_REMEDIES_OFF", "['heat']"},   {"UNKNOT_HOURS", "Mon 09:00-10:00"}};
  const auto loaded = merge({{"f", "[breaks.my-eyes]"}}, environment);
  CHECK(problems(loaded).empty());
  CHECK(loaded.settings.idle_after == 3min);
  CHECK(!loaded.settings.hold[unknot::Hold::dnd]);
  CHECK(loaded.settings.kinds[0].name == "my-eyes");
  CHECK(loaded.settings.kinds[0].every == 5min);
  CHECK(loaded.settings.kinds[1].name == "new_one");
  CHECK(loaded.settings.kinds[1].every == 4min);
  CHECK(loaded.settings.remedies.off.size() == 1);
  CHECK(loaded.settings.hours.windows.size() == 1);
}

TEST_CASE("variables of others, the socket, the file and the pictures are no settings") {
  const auto loaded = merge({}, {{"HOME", "/x"},
                                 {"UNKNOT_SOCKET", "/s"},
                                 {"UNKNOT_CONFIG", "/c"},
                                 {"UNKNOT_PICTURES", "/p"},
                                 {"unknot_gap", "1m"}});
  CHECK(loaded.problems.empty());
  CHECK(loaded.settings == Settings{});
}

TEST_CASE("a mistyped variable is a warning and a wrong value an error") {
  const auto loaded = merge({}, {{"UNKNOT_IDLE_AFER", "3m"}, {"UNKNOT_GAP", "soon"}});
  CHECK(problems(loaded) ==
        Lines{"UNKNOT_GAP: gap: 'soon' is not a duration; write it as 20m, 90s or 1h30m",
              "UNKNOT_IDLE_AFER: warning: no setting has this name; did you mean 'UNKNOT_IDLE_AFTER'?"});
  CHECK(!loaded.valid());
  CHECK(loaded.settings == Settings{});
}

TEST_CASE("the problems of all layers are told and what is right can be used") {
  const auto loaded =
      merge({{"a", "gap = 1\nsnooze = '9m'"}, {"b", "broken\n"}, {"c", "idle_after = '8m'\nhold.dnd = 1"}}, {});
  REQUIRE(loaded.problems.size() == 3);
  CHECK(loaded.problems[0].file == "a");
  CHECK(loaded.problems[1].file == "b");
  CHECK(unknot::words::line(loaded.problems[2]) == "c:2:12: hold.dnd: must be true or false, not 1");
  CHECK(!loaded.valid());
  CHECK(loaded.settings.snooze == 9min);
  CHECK(loaded.settings.idle_after == 8min);
  CHECK(loaded.settings.gap == Settings{}.gap);
}

TEST_CASE("files are looked for where XDG says, the least important first") {
  const auto places = find_places({{"HOME", "/home/u"}, {"XDG_CONFIG_DIRS", "/most:relative::/least"}});
  CHECK(names(places.all()) ==
        Lines{"/least/unknot/config.toml", "/most/unknot/config.toml", "/home/u/.config/unknot/config.toml"});
  CHECK(!places.user_was_named);
  CHECK(names(find_places({{"HOME", "/h"}, {"XDG_CONFIG_DIRS", ""}}).system) == Lines{"/etc/xdg/unknot/config.toml"});
  CHECK(find_places({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/c"}}).user == "/c/unknot/config.toml");
  CHECK(find_places({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "c"}}).user == "/h/.config/unknot/config.toml");
  CHECK(find_places({}).user.empty());
  CHECK(find_places({}).all().size() == 1);
}

TEST_CASE("a file named by option or variable takes the place of the person's file") {
  CHECK(find_places({{"HOME", "/h"}, {"UNKNOT_CONFIG", "v.toml"}}).user == "v.toml");
  const auto places = find_places({{"HOME", "/h"}, {"UNKNOT_CONFIG", "v.toml"}}, "o.toml");
  CHECK(places.user == "o.toml");
  CHECK(places.user_was_named);
}

TEST_CASE("a person's own remedies stand beside their settings file") {
  CHECK(find_places({{"XDG_CONFIG_HOME", "/c"}}).remedies() == "/c/unknot/remedies.d");
  CHECK(find_places({{"XDG_CONFIG_HOME", "/c"}}, "/elsewhere/mine.toml").remedies() == "/elsewhere/remedies.d");
  CHECK(find_places({}).remedies().empty());
  CHECK(names(find_places({{"XDG_CONFIG_DIRS", "/e"}}, "/x/mine.toml").watched()) ==
        Lines{"/e/unknot/config.toml", "/x/mine.toml", "/x/remedies.d/*.toml", "/x/profiles/*.toml"});
}

TEST_CASE("a variable that makes a break like another is a warning that names it", "[F29]") {
  const auto loaded = merge({}, {{"UNKNOT_BREAKS_STRECH_EVERY", "30m"}, {"UNKNOT_BREAKS_WATER_EVERY", "1h"}});
  REQUIRE(loaded.problems.size() == 1);
  CHECK(unknot::words::line(loaded.problems[0]) ==
        "UNKNOT_BREAKS_STRECH_EVERY: warning: 'strech' is a new break; did you mean 'stretch'?");
}

TEST_CASE("an environment full of mistakes and breaks is told in a hundred lines", "[F32][F33]") {
  unknot::settings::Environment environment;
  for (int i = 0; i < 5'000; ++i) {
    environment.emplace("UNKNOT_ZZ" + std::to_string(i), "1");
    environment.emplace("UNKNOT_BREAKS_K" + std::to_string(i) + "_EVERY", "30m");
  }
  const auto loaded = merge({}, environment);
  CHECK(loaded.problems.size() == 101);
  CHECK(loaded.settings.kinds.size() == 100);
}

TEST_CASE("what hooks and the window of a break are given counts as no unknown setting", "[F76]") {
  unknot::settings::Environment environment;
  for (const std::string_view each : unknot::own_variable::all) environment.emplace(each, "x");
  CHECK(merge({}, environment).problems.empty());
  CHECK(environment.contains("UNKNOT_EVENT"));
  CHECK(environment.contains("UNKNOT_FILMS"));
}
