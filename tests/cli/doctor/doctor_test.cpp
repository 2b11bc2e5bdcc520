// SPDX-License-Identifier: MIT
// `unknot doctor` without a daemon, and beside one.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <optional>
#include <sstream>

#include "../silent_daemon.hpp"
#include "../world.hpp"
#include "doctor/program.hpp"
#include "history/database.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using unknot::cli::output_of;

TEST_CASE("the doctor says first that the daemon is stopped, and still looks at the rest") {
  const World world;
  world.write(world.settings_file(), "snoze = \"5m\"\n");
  const Result result = world.run({"doctor"});
  CHECK(result.status == 1);
  CHECK_THAT(result.out, StartsWith("error    daemon"));
  CHECK_THAT(result.out, ContainsSubstring("fix: unknotd\n"));
  CHECK_THAT(result.out, ContainsSubstring("config.toml:1:1:"));
  CHECK_THAT(result.out, ContainsSubstring("fix: unknot config check\n"));
  CHECK_THAT(result.out, ContainsSubstring("error    session bus"));
  CHECK(result.err.empty());
}

TEST_CASE("the doctor tells what the daemon knows, as data too") {
  World world;
  const ScriptedDaemon daemon(world);
  const Result result = world.run({"doctor", "--json"});
  CHECK(result.status == 1);
  const auto parties = boost::json::parse(result.out).at("parties").as_array();
  CHECK(parties.at(0).at("health") == "ok");
  CHECK(parties.at(3).at("party") == "idle");
  CHECK(parties.at(3).at("text") == "XSync IDLETIME");
}

TEST_CASE("a missing notification server is named once", "[F40]") {
  World world;
  const std::optional<ScriptedDaemon> daemon =
      GENERATE(false, true) ? std::optional<ScriptedDaemon>(std::in_place, world) : std::nullopt;
  const auto parties = boost::json::parse(world.run({"doctor", "--json"}).out).at("parties").as_array();
  CHECK(std::ranges::count_if(
            parties, [](const auto& each) { return each.at("party").as_string().starts_with("notification"); }) == 1);
}

TEST_CASE("what the daemon knows of the notification server outweighs that nobody answers the doctor", "[F40]") {
  World world;
  const SilentDaemon bus(world.file("bus"));
  world.extra["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + world.file("bus").native();
  world.extra["PATH"] = UNKNOT_PROGRAM_DIR;  // where there is no busctl
  ScriptedDaemon daemon(world);
  daemon.change([](auto& service) {
    service.server = {.name = "notifications", .source = "dunst 1.9", .problem = "", .fix = ""};
  });
  const auto parties = boost::json::parse(world.run({"doctor", "--json"}).out).at("parties").as_array();
  CHECK(parties.at(2).at("party") == "notification server");
  CHECK(parties.at(2).at("text") == "dunst 1.9");
  CHECK(parties.at(2).at("health") == "ok");
}

TEST_CASE("without a session bus that alone is broken, and no server is advised") {
  World world;
  const auto parties = boost::json::parse(world.run({"doctor", "--json"}).out).at("parties").as_array();
  CHECK(parties.at(1).at("health") == "broken");
  CHECK(parties.at(2).at("party") == "notification server");
  CHECK(parties.at(2).at("health") == "unknown");
  CHECK(parties.at(2).at("mend").is_null());
}

TEST_CASE("a history that is another program's is to be moved away") {
  const World world;
  const auto history = world.file("home/.local/state/unknot/history.db");
  world.write(history, "");
  unknot::history::Database(history, unknot::history::Access::write).run("CREATE TABLE theirs(x)");
  const Result result = world.run({"doctor", "--json"});
  const auto parties = boost::json::parse(result.out).at("parties").as_array();
  const auto found = std::ranges::find_if(parties, [](const auto& each) { return each.at("party") == "history"; });
  REQUIRE(found != parties.end());
  CHECK_THAT(std::string(found->at("text").as_string()),
             ContainsSubstring("it is not an Unknot history; nothing is recorded until you move it away"));
  CHECK(found->at("mend").as_string() == "mv -n " + history.native() + " " + history.native() + ".old");
}

TEST_CASE("no line of the doctor is wider than 80 columns where nobody says how wide the terminal is", "[F40]") {
  World world;
  std::istringstream lines(world.run({"doctor"}).out);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK((line.size() <= 80 || line.contains('/')));
  }
}

TEST_CASE("the output of a program is whole, and none if it fails, hangs or is not there") {
  CHECK(output_of({"printf", "a\\nb"}) == "a\nb");
  CHECK(output_of({"sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x"})->size() == 100000);
  CHECK_FALSE(output_of({"sh", "-c", "echo a; exit 1"}));
  CHECK_FALSE(output_of({"no-such-program"}));
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(output_of({"sleep", "60"}, 50ms));
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}
