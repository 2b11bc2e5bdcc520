// SPDX-License-Identifier: MIT
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "../world.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

const std::string not_running = "The daemon is not running; this takes effect when it starts.\n";

// An editor that does what `script` says with the file "$1".
void use_editor(World& world, const std::string& script) {
  const auto path = world.file("editor");
  world.write(path, "#!/bin/sh\n" + script + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  world.extra["EDITOR"] = path;
}

}  // namespace

TEST_CASE("config set changes one value, keeps the rest and tells the old one") {
  const World world;
  world.write(world.settings_file(), "# mine\ngap = \"1m\"   # short\n");
  const Result result = world.run({"config", "set", "gap", "2m"});
  CHECK(result.status == 0);
  CHECK(result.out == "gap is now 2m (was 1m).\n" + not_running);
  CHECK(World::read(world.settings_file()) == "# mine\ngap = \"2m\"   # short\n");
  CHECK(world.run({"config", "set", "gap", "2m"}).out == "gap is already 2m.\n" + not_running);
  CHECK(world.run({"config", "set", "gap", "3m", "-q"}).out.empty());
}

TEST_CASE("config set makes the file, and joins the words of a value") {
  const World world;
  CHECK(world.run({"config", "set", "hours", "Mon-Fri", "09:00-17:30"}).status == 0);
  CHECK(world.run({"config", "get", "hours"}).out == "Mon-Fri 09:00-17:30\n");
  CHECK(world.run({"config", "set", "remedies.off", "[\"heat\", \"wall-slides\"]"}).status == 0);
  CHECK(world.run({"config", "get", "remedies.off"}).out == "[\"heat\", \"wall-slides\"]\n");
  CHECK(world.run({"config", "set", "breaks.eyes.every", "25m"}).out ==
        "breaks.eyes.every is now 25m (was not set).\n" + not_running);
}

TEST_CASE("config set refuses what is wrong and writes nothing") {
  const World world;
  const Result key = world.run({"config", "set", "idle_afer", "3m"});
  CHECK(key.status == 2);
  CHECK_THAT(key.err, ContainsSubstring("did you mean 'idle_after'?"));
  CHECK(world.run({"config", "set", "snooze_limit", "-1"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
}

TEST_CASE("config set in a broken file ends with 5 and leaves it alone") {
  const World world;
  world.write(world.settings_file(), "gap = \n");
  const Result result = world.run({"config", "set", "snooze", "6m"});
  CHECK(result.status == 5);
  CHECK_FALSE(result.err.empty());
  CHECK(World::read(world.settings_file()) == "gap = \n");
}

TEST_CASE("config set says when the environment overrides the file") {
  World world;
  world.extra["UNKNOT_SNOOZE"] = "9m";
  const Result result = world.run({"config", "set", "snooze", "6m"});
  CHECK(result.status == 0);
  CHECK(result.out == "snooze is now 6m (was 5m).\n" + not_running);
  CHECK(result.err == "UNKNOT_SNOOZE is set in the environment here and overrides the file.\n");
  CHECK(world.run({"config", "get", "snooze"}).out == "9m\n");
}

TEST_CASE("config set says when the environment of the daemon overrides the file, and when only ours does") {
  World world;
  ScriptedDaemon daemon(world);
  std::string outranked;
  SECTION("only ours") {
    world.extra["UNKNOT_SNOOZE"] = "9m";
    outranked =
        "UNKNOT_SNOOZE is set in the environment here and overrides the file, but only here; the daemon uses the "
        "file.\n";
  }
  SECTION("the daemon's") {
    world.extra["UNKNOT_SNOOZE"] = GENERATE("", "9m");
    daemon.change([](auto& service) { service.from_environment = {"gap", "snooze"}; });
    outranked =
        "The daemon keeps its value of snooze: UNKNOT_SNOOZE is set in its environment and overrides the file. "
        "Remove it there and restart the daemon.\n";
  }
  SECTION("nobody's") {}
  SECTION("ours, and the daemon is of a version that does not say") {
    world.extra["UNKNOT_SNOOZE"] = "9m";
    daemon.change([](auto& service) { service.from_environment.reset(); });
    outranked = "UNKNOT_SNOOZE is set in the environment here and overrides the file.\n";
  }
  const Result result = world.run({"config", "set", "snooze", "6m"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, StartsWith(outranked + "The daemon keeps its previous settings"));
}

TEST_CASE("config unset goes back to the layer below and names it") {
  const World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  CHECK(world.run({"config", "unset", "gap"}).out == "gap is now 5m (built in; was 1m).\n" + not_running);
  CHECK(world.run({"config", "unset", "gap"}).out ==
        "gap was not set in your file; it is 5m (built in).\n" + not_running);
}

TEST_CASE("config unset of a whole break says what is left of it") {
  const World world;
  world.write(world.settings_file(), "[breaks.water]\nevery = '30m'\n[breaks.rest]\nenabled = true\n");
  CHECK(world.run({"config", "unset", "breaks.water"}).out == "The break water is removed.\n" + not_running);
  CHECK(world.run({"config", "unset", "breaks.rest"}).out == "The break rest has its defaults again.\n" + not_running);
  CHECK(world.run({"config", "unset", "breaks.rest"}).out ==
        "Your file sets nothing of the break rest.\n" + not_running);
}

TEST_CASE("config show prints the settings in force, their origins, the defaults, and JSON") {
  const World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  CHECK_THAT(world.run({"config", "show"}).out, ContainsSubstring("gap = \"1m\""));
  CHECK_THAT(world.run({"config", "show", "--origin"}).out, ContainsSubstring(world.settings_file().native() + ":1"));
  CHECK_THAT(world.run({"config", "show", "--defaults"}).out, ContainsSubstring("gap = \"5m\""));
  CHECK(boost::json::parse(world.run({"config", "show", "--json"}).out).at("gap") == "1m");
  CHECK(boost::json::parse(world.run({"config", "show", "--json", "--defaults"}).out).at("gap") == "5m");
  CHECK(boost::json::parse(world.run({"config", "get", "snooze_limit", "--json"}).out) == 3);
}

TEST_CASE("config check names each problem with file, line and column, and ends with 5") {
  const World world;
  CHECK(world.run({"config", "check"}).out == "The settings are valid.\n");
  world.write(world.settings_file(), "gap = 5\nsnooze_limit = \"x\"\n");
  const Result result = world.run({"config", "check"});
  CHECK(result.status == 5);
  CHECK_THAT(result.out, ContainsSubstring(world.settings_file().native() + ":1:7: "));
  CHECK_THAT(result.out, ContainsSubstring(world.settings_file().native() + ":2:16: "));
  CHECK(boost::json::parse(world.run({"config", "check", "--json"}).out).at(1).at("line") == 2);
  world.write(world.file("other.toml"), "gap = \"2m\"\n");
  CHECK(world.run({"config", "check", world.file("other.toml")}).status == 0);
}

TEST_CASE("an unknown key is a warning and no error") {
  const World world;
  world.write(world.settings_file(), "idle_afer = \"3m\"\n");
  const Result result = world.run({"config", "check"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("did you mean 'idle_after'?"));
}

TEST_CASE("settings that are invalid are said on the error stream and end show and get with 5") {
  const World world;
  world.write(world.settings_file(), "gap = 5\n");
  const Result show = world.run({"config", "show"});
  CHECK(show.status == 5);
  CHECK_THAT(show.err, StartsWith(world.settings_file().native() + ":1:7: "));
  CHECK_THAT(show.err, ContainsSubstring("These settings are not in effect: "));
  CHECK(world.run({"config", "get", "gap"}).status == 5);
}

TEST_CASE("the option --config goes before UNKNOT_CONFIG, and that before the usual place") {
  World world;
  CHECK(world.run({"config", "path"}).out == world.settings_file().native() + "\n");
  world.extra["UNKNOT_CONFIG"] = world.file("named.toml");
  CHECK(world.run({"config", "path"}).out == world.file("named.toml").native() + "\n");
  CHECK(world.run({"config", "path", "--config", "/given.toml"}).out == "/given.toml\n");
}

TEST_CASE("config edit installs what the editor leaves if it is valid") {
  World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  use_editor(world, "echo 'snooze = \"6m\"' >> \"$1\"");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 0);
  CHECK(result.out == "Settings saved: " + world.settings_file().native() + "\n" + not_running);
  CHECK(World::read(world.settings_file()) == "gap = \"1m\"\nsnooze = \"6m\"\n");
}

TEST_CASE("config edit keeps the old file if the new one is wrong, and says where the new one is") {
  World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  use_editor(world, "echo 'gap = 5' > \"$1\"");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 5);
  CHECK_THAT(result.err, StartsWith(world.settings_file().native() + ":1:7: "));
  CHECK(World::read(world.settings_file()) == "gap = \"1m\"\n");
  const std::string copy = result.err.substr(result.err.rfind(' ') + 1);
  CHECK(World::read(copy.substr(0, copy.size() - 1)) == "gap = 5\n");
}

TEST_CASE("config edit changes nothing if the editor changes nothing, fails or is not there") {
  World world;
  use_editor(world, "true");
  CHECK(world.run({"config", "edit"}).out == "Nothing was changed.\n");
  use_editor(world, "exit 3");
  CHECK(world.run({"config", "edit"}).status == 1);
  world.extra["EDITOR"] = "no-such-editor";
  const Result missing = world.run({"config", "edit"});
  CHECK(missing.status == 1);
  CHECK_THAT(missing.err, ContainsSubstring("Set VISUAL or EDITOR."));
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
}

TEST_CASE("config edit offers the defaults as comments to who has no file, and takes an editor with arguments") {
  World world;
  use_editor(world, "test \"$1\" = --wait && cp \"$2\" " + world.file("seen").native() +
                        " && sed -i 's/^# gap = .*/gap = \"2m\"/' \"$2\"");
  world.extra["VISUAL"] = world.extra["EDITOR"] + " --wait";
  world.extra["EDITOR"] = "false";
  CHECK(world.run({"config", "edit"}).status == 0);
  CHECK_THAT(World::read(world.file("seen")), ContainsSubstring("\n# idle_after = \"2m\""));
  CHECK(world.run({"config", "get", "gap"}).out == "2m\n");
}

TEST_CASE("config edit does not overwrite what somebody else has written meanwhile") {
  World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  use_editor(world, "echo 'gap = \"3m\"' > " + world.settings_file().native() + "; echo 'gap = \"2m\"' > \"$1\"");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("another program"));
  CHECK(World::read(world.settings_file()) == "gap = \"3m\"\n");
}

TEST_CASE("what config edit begins with works as it says: without its # a value counts", "[F30]") {
  World world;
  const std::string key = GENERATE("every", "lasts", "dnd", "keep", "idle_after", "limit");
  const std::string table = key == "dnd" ? "hold." : key == "keep" ? "history." : key == "limit" ? "hooks." : "";
  const std::string path = key == "every" || key == "lasts" ? "breaks.stretch." + key : table + key;
  const std::string value = key == "dnd" ? "false" : "\"3d\"";
  // In the table that the person meant, as their eye finds it.
  const std::string from = path.starts_with("breaks.stretch") ? "/^\\[breaks.stretch\\]/,$" : "1,$";
  use_editor(world, "sed -i '" + from + "s/^# " + key + " = .*/" + key + " = " + value + "/' \"$1\"");
  const Result result = world.run({"config", "edit"});
  CHECK(result.err.empty());
  CHECK(result.out == "Settings saved: " + world.settings_file().native() + "\n" + not_running);
  CHECK(world.run({"config", "get", path}).out == (key == "dnd" ? "false\n" : "3d\n"));
}

TEST_CASE("config edit says so if no value has changed", "[F30]") {
  World world;
  use_editor(world, "echo '# a note' >> \"$1\"");
  CHECK(world.run({"config", "edit"}).out.starts_with("No settings changed: " + world.settings_file().native()));
  use_editor(world, "echo 'evry = \"10m\"' >> \"$1\"");
  const Result mistyped = world.run({"config", "edit"});
  CHECK(mistyped.out.starts_with("No settings changed: "));
  CHECK_THAT(mistyped.err, ContainsSubstring("unknown key 'hooks.evry'"));
}

TEST_CASE("config edit says in whole sentences why it can't write, and keeps what was written", "[F31]") {
  World world;
  world.write(world.settings_file(), "gap = \"1m\"\n");
  std::filesystem::permissions(world.settings_file(), std::filesystem::perms::owner_read);
  use_editor(world, "echo 'gap = \"2m\"' > \"$1\"");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, StartsWith("Can't write " + world.settings_file().native() +
                                    ": it is read-only; change it at its source. Your changes are in "));
  CHECK(World::read(world.settings_file()) == "gap = \"1m\"\n");
  const std::string copy = result.err.substr(result.err.rfind(' ') + 1);
  CHECK(World::read(copy.substr(0, copy.size() - 1)) == "gap = \"2m\"\n");
}

TEST_CASE("config edit needs a folder for its copy, and an editor that is more than blanks") {
  World world;
  world.extra["TMPDIR"] = world.file("missing");
  use_editor(world, "true");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 1);
  CHECK(result.err == "Can't create a copy in " + world.file("missing").native() +
                          ": No such file or directory. Set TMPDIR to another directory.\n");
  CHECK_FALSE(std::filesystem::exists(world.file("missing")));
  world.extra.erase("TMPDIR");
  world.extra["VISUAL"] = "  ";
  CHECK(world.run({"config", "edit"}).out == "Nothing was changed.\n");
}

TEST_CASE("what was written is kept when the editor ends badly") {
  World world;
  use_editor(world, "echo 'gap = \"2m\"' > \"$1\"; kill -KILL $$");
  const Result result = world.run({"config", "edit"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("so nothing was changed. Your changes are in "));
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
}

TEST_CASE("config set asks for a break whose name is like another's, and makes it when told to", "[F29]") {
  const World world;
  for (const auto* leaf : {"evry", "every"}) {
    const Result result = world.run({"config", "set", "breaks.strech." + std::string(leaf), "5m"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, StartsWith("unknot: there is no break 'strech'; did you mean 'stretch'?"));
    CHECK_THAT(result.err, ContainsSubstring("unknot config set --new breaks.strech.every "));
  }
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
  CHECK(world.run({"config", "set", "--new", "breaks.strech.every", "5m"}).status == 0);
  CHECK(world.run({"config", "set", "breaks.strech.lasts", "30s"}).status == 0);
  CHECK(world.run({"config", "set", "breaks.water.every", "90m"}).status == 0);
  CHECK(world.run({"config", "get", "breaks.water.every"}).out == "1h30m\n");
}
