// SPDX-License-Identifier: MIT
// Beside a real user manager.
#include "run/unit_commands.hpp"

#include <sys/stat.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>

#include "bus/unit_label.hpp"
#include "run/commands.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

struct World {
  std::string folder = std::filesystem::temp_directory_path() / "unknot-units-XXXXXX";
  boost::asio::io_context io;
  std::vector<CommandEnd> complaints;
  BusThread thread;
  Bus bus{io, thread.get(), Bus::Which::session};
  int well = 0;
  CommandEnded told = [this](const Command&, const CommandEnd& end) {
    end.how == CommandEnd::How::well ? void(++well) : complaints.push_back(end);
  };
  UnitCommands units{bus, told};

  World() {
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    run_until([this] { return units.there(); });
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World() { std::filesystem::remove_all(folder); }

  // Gives the loop turns until the condition holds; fails if it never does.
  template <typename Condition>
  void run_until(Condition holds) {
    const auto patience = std::chrono::steady_clock::now() + 30s;
    while (!holds() && std::chrono::steady_clock::now() < patience) {
      io.restart();
      io.run_one_for(50ms);
    }
    REQUIRE(holds());
  }

  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream in(folder + "/" + name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void run(const std::string& line, Duration limit = 30s, std::vector<std::string> facts = {}) {
    run_as_it_is("cd " + folder + "; " + line, limit, std::move(facts));
  }
  void run_as_it_is(const std::string& line, Duration limit = 30s, std::vector<std::string> facts = {}) {
    units.run({"due", line, std::move(facts), limit});
  }
};

}  // namespace

TEST_CASE("an object path writes a unit's name as the manager does") {
  CHECK(unit_label("unknot-hook-due-7-1.service") == "unknot_2dhook_2ddue_2d7_2d1_2eservice");
  CHECK(unit_label("7a7") == "_37a7");
}

TEST_CASE("a hook runs as a unit of its own and is told the facts") {
  World world;
  world.run("cat /proc/self/cgroup > group; printf %s \"$UNKNOT_KIND\" > kind.new; mv kind.new kind", 30s,
            {"UNKNOT_KIND=a \"b\" $c %d"});
  world.run_until([&] { return !world.text("kind").empty(); });
  CHECK(world.text("kind") == "a \"b\" $c %d");
  CHECK_THAT(world.text("group"), ContainsSubstring("unknot-hook-due-"));
  world.run_until([&] { return world.well == 1; });
  CHECK(world.complaints.empty());
}

TEST_CASE("the dollars of a hook are the shell's, and what a fact holds is never read as shell") {
  World world;
  world.run_as_it_is(
      "$FOLDER/../bin/true 2>/dev/null; cd \"$FOLDER\"; printf '%s ' begun ${TEXT} $$ > said.new; mv said.new said",
      30s, {"FOLDER=" + world.folder, "TEXT=it's; echo injected"});
  world.run_until([&] { return world.well == 1; });
  const std::string said = world.text("said");
  CHECK_THAT(said, Catch::Matchers::StartsWith("begun it's; echo injected "));
  CHECK(said.find_first_of("0123456789") != said.npos);
}

TEST_CASE("a unit that never ends is stopped at its limit, and that is said once") {
  World world;
  world.run("trap '' TERM; while :; do read never < /dev/zero; done", 1s);
  world.run_until([&] { return !world.complaints.empty(); });
  world.run("true");
  world.run("exit 3");
  world.run_until([&] { return world.complaints.size() > 1; });
  CHECK(world.complaints[0] == CommandEnd{CommandEnd::How::at_limit});
  CHECK(world.complaints[1].how == CommandEnd::How::failed);
  CHECK_THAT(world.complaints[1].detail, Catch::Matchers::StartsWith("unknot-hook-due-"));
  CHECK(world.complaints.size() == 2);
}
