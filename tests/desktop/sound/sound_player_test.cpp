// SPDX-License-Identifier: MIT
#include "sound/sound_player.hpp"

#include <sys/stat.h>

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>

#include "run/child_commands.hpp"
#include "support/folder.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace std::chrono_literals;

namespace {

// Players that do as a test says, run as children, and a log of what they were given.
struct World {
  Duration limit = 30s;
  ::Folder folder;
  boost::asio::io_context io;
  std::vector<std::string> told;
  std::unique_ptr<ChildCommands> commands;
  std::chrono::steady_clock::time_point now{};
  SoundPlayer player{{.run = [this](const Command& command) { commands->run(command); },
                      .search = "relative:" + (folder / "none").string() + ":" + (folder / "bin").string(),
                      .limit = limit,
                      .now = [this] { return now; }}};

  explicit World(Duration most = 30s) : limit(most) {
    commands = std::make_unique<ChildCommands>(io, [this](const Command& command, const CommandEnd& end) {
      if (player.ended(command, end)) told.push_back(words::problem(player.state().problem));
    });
  }

  void install(const std::string& name, const std::string& line) const {
    const auto file = folder.write(
        "bin/" + name, "#!/bin/sh\necho \"" + name + " $*\" >> " + (folder / "played").string() + "\n" + line + "\n");
    REQUIRE(chmod(file.c_str(), 0755) == 0);
  }
  void play(const std::string& file) {
    if (player.play(file)) told.push_back(words::problem(player.state().problem));
    io.restart();
    io.run();
  }
  [[nodiscard]] std::string played() const { return folder.read("played"); }
};

}  // namespace

TEST_CASE("a sound is played by the first program there is") {
  World world;
  world.install("canberra-gtk-play", "exit 0");
  world.install("pw-play", "exit 0");
  world.play("/a b/it's \"$HOME\".oga");
  CHECK(world.played() == "pw-play /a b/it's \"$HOME\".oga\n");
  CHECK(world.player.state() == SourceState{"sound", "pw-play", {}, ""});
}

TEST_CASE("a program that fails is followed by the next, and what all fail at is told once until a sound is heard",
          "[F48]") {
  World world;
  world.install("paplay", "exit 1");
  world.install("canberra-gtk-play", "case $2 in */bad*) exit 3; esac");
  world.play("/good.oga");
  CHECK(world.played() == "paplay /good.oga\ncanberra-gtk-play -f /good.oga\n");
  CHECK(world.told.empty());
  world.play("/bad.oga");
  world.play("/bad.oga");
  CHECK(world.told == std::vector<std::string>{"canberra-gtk-play can't play /bad.oga"});
  CHECK(words::problem(world.player.state().problem) == world.told.front());
  world.play("/good.oga");
  CHECK(world.player.state().problem.empty());
}

TEST_CASE("aplay, which plays anything as noise, gets wave files only") {
  World world;
  world.install("aplay", "exit 0");
  world.play("/gong.oga");
  CHECK(world.played().empty());
  world.play("/gong.oga");
  CHECK(world.told == std::vector<std::string>{"no installed program can play /gong.oga"});
  world.play("/gong.wav");
  CHECK(world.played() == "aplay -q /gong.wav\n");
  CHECK(world.player.state().problem.empty());
}

TEST_CASE("a program that hangs is ended at its limit, and no other makes the sound late", "[failure 28]") {
  World world(3s);
  world.install("paplay", "trap '' TERM; read never < " + (world.folder / "gate").string());
  world.install("pw-play", "exit 0");
  REQUIRE(mkfifo((world.folder / "gate").c_str(), 0600) == 0);
  world.play("/gong.oga");
  CHECK(world.played() == "paplay /gong.oga\n");
  CHECK(world.told.size() == 1);
}

TEST_CASE("one sound is played at a time, but an end that is never told does not silence all that follow") {
  World world;
  world.install("paplay", "exit 0");
  CHECK_FALSE(world.player.play("/first.oga"));
  world.play("/second.oga");
  CHECK(world.played() == "paplay /first.oga\n");
  world.commands = std::make_unique<ChildCommands>(world.io, [](const Command&, const CommandEnd&) {});
  world.play("/third.oga");
  world.play("/fourth.oga");
  CHECK(world.played() == "paplay /first.oga\npaplay /third.oga\n");
  world.now += 1h;
  world.play("/fifth.oga");
  CHECK(world.played() == "paplay /first.oga\npaplay /third.oga\npaplay /fifth.oga\n");
}

TEST_CASE("without any program that is said", "[F48]") {
  World world;
  world.play("/gong.oga");
  CHECK(world.player.state().source.empty());
  CHECK(words::problem(world.player.state().problem) ==
        "sounds can't be played: none of paplay, pw-play, canberra-gtk-play and aplay is installed");
}

TEST_CASE("the end of a hook is not that of a sound") {
  World world;
  world.install("paplay", "exit 0");
  CHECK_FALSE(world.player.play("/first.oga"));
  CHECK_FALSE(world.player.ended({"due", "", {}, 1s}, {CommandEnd::How::with_status, 1}));
  world.play("/second.oga");
  CHECK(world.played() == "paplay /first.oga\n");
}
