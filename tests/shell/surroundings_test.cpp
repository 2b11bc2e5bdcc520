// SPDX-License-Identifier: MIT
#include "shell/surroundings.hpp"

#include <catch2/catch_all.hpp>
#include <tuple>

#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono_literals;

namespace {

const sources::Problem hoarse{.what = sources::What::cant_start, .name = "player"};

struct World {
  explicit World(Settings settings = {}) : planner(std::move(settings), Instant{}, WallTime{1000s}, Zone{}) {}

  [[nodiscard]] std::string sound(const Effect& effect) const { return surroundings.sound_of(effect, planner); }
  void noticed(const Event& event) { std::ignore = planner.handle(event, Instant{}); }
  // What is done with the effect.
  std::vector<std::string> deeds(const Effect& effect) {
    done.clear();
    surroundings.happened(effect, planner);
    return done;
  }
  std::function<void()> note(const char* deed) {
    return [this, deed] { done.emplace_back(deed); };
  }

  Planner planner;
  std::vector<std::string> done;
  support::RecordingScreen screen;
  Surroundings surroundings{{.own_sound = [](const std::string& name) { return "/our/" + name; },
                             .home = "/home/me",
                             .play = [this](const std::string& file) { done.push_back("play " + file); },
                             .player = [] { return desktop::SourceState{"sound", "player", hoarse, ""}; },
                             .pause_media = note("pause"),
                             .resume_media = note("resume"),
                             .forget_media = note("forget"),
                             .lock = note("lock")}};
};

const ShowReminder due{"rest", 0};
const BeginBreak begin{"rest", 300s};
const EndBreak end{"rest"};

Settings with(auto change) {
  Settings settings;
  change(settings);
  return settings;
}
Settings with_kind(auto change) {
  return with([&](Settings& settings) { change(settings.kinds.front()); });  // the rest
}

using Deeds = std::vector<std::string>;

}  // namespace

TEST_CASE("only the end of a break away from the screen is heard where nothing is set", "[F48]") {
  const World world;
  CHECK(world.sound(due).empty());
  CHECK(world.sound(begin).empty());
  CHECK(world.sound(end) == "/our/end");
  CHECK(world.sound(EndBreak{"stretch"}).empty());
  CHECK(world.sound(RecordOutcome{"rest", Outcome::interrupted}).empty());
}

TEST_CASE("each moment has the sound of its setting") {
  const World world(with([](Settings& settings) {
    settings.sound = {.due = {Sound::What::ours},
                      .start = {Sound::What::file, "~/gong.oga"},
                      .end = {Sound::What::file, "/gong.oga"}};
  }));
  CHECK(world.sound(due) == "/our/start");
  CHECK(world.sound(begin) == "/home/me/gong.oga");
  CHECK(world.sound(EndBreak{"stretch"}) == "/gong.oga");
}

TEST_CASE("the old setting still means a sound with a reminder") {
  CHECK(World(with([](Settings& settings) { settings.notification.sound = true; })).sound(due) == "/our/start");
}

TEST_CASE("nothing is heard in a meeting, while the screen is locked, or of what is taken up", "[failure 35]") {
  World world;
  world.noticed(HoldBegan{Hold::meeting, {}});
  CHECK(world.sound(end).empty());
  world.noticed(HoldEnded{Hold::meeting});
  world.noticed(ScreenLocked{});
  CHECK(world.sound(end).empty());
  world.noticed(ScreenUnlocked{});
  CHECK(world.sound(end) == "/our/end");
  CHECK(Surroundings({}).sound_of(end, world.planner).empty());
}

TEST_CASE("a reminder that insists is heard from that showing on, with the sound of the setting if there is one") {
  const auto insists = [](Kind& rest) { rest.insist = {Insist::nothing, Insist::sound, Insist::view}; };
  const World world(with_kind(insists));
  CHECK(world.sound(due).empty());
  CHECK(world.sound(ShowReminder{"rest", 1}) == "/our/start");
  CHECK(world.sound(ShowReminder{"rest", 5}) == "/our/start");
  CHECK(world.sound(ShowReminder{"stretch", 1}).empty());
  auto settings = with_kind(insists);
  settings.sound.due = {Sound::What::file, "/gong.oga"};
  CHECK(World(settings).sound(ShowReminder{"rest", 1}) == "/gong.oga");
}

TEST_CASE("what plays sounds is told where any are wanted, and nothing is wrong where none are", "[F48]") {
  World world;
  const auto no_sounds = with([](Settings& settings) { settings.sound.end = {}; });
  CHECK(world.surroundings.sounds(no_sounds, world.screen).source == sources::Provider::Kind::off);
  CHECK(world.surroundings.sounds(Settings{}, world.screen).source ==
        sources::Provider::Kind::off);  // the rest is not on
  auto insisting = no_sounds;
  insisting.kinds.back().insist = {Insist::sound};  // the stretch
  CHECK(world.surroundings.sounds(insisting, world.screen).problem == hoarse);
  const auto with_rest = with_kind([](Kind& rest) { rest.enabled = true; });
  CHECK(world.surroundings.sounds(with_rest, world.screen).problem == hoarse);
  world.screen.plays = true;
  CHECK(world.surroundings.sounds(with_rest, world.screen) == desktop::SourceState{"sound", "screen"});
}

TEST_CASE("players are paused at the beginning, and play on only if that is set and the break was taken") {
  World world(with_kind([](Kind& rest) { rest.pause_media = true, rest.resume_media = true; }));
  CHECK(world.deeds(begin) == Deeds{"pause"});
  CHECK(world.deeds(end) == Deeds{"resume"});
  CHECK(world.deeds(RecordOutcome{"rest", Outcome::interrupted}) == Deeds{"forget"});
  world.noticed(ScreenLocked{});
  CHECK(world.deeds(end) == Deeds{"forget"});
  CHECK(World(with_kind([](Kind& rest) { rest.pause_media = true; })).deeds(end) == Deeds{"forget"});
  CHECK(World().deeds(begin) == Deeds{"forget"});
}

TEST_CASE("the screen is locked at the beginning of a break that says so, unless it is locked already") {
  World world(with_kind([](Kind& rest) { rest.lock = true; }));
  CHECK(world.deeds(begin) == Deeds{"forget", "lock"});
  CHECK(world.deeds(BeginBreak{"stretch", 60s}) == Deeds{"forget"});
  world.noticed(ScreenLocked{});
  CHECK(world.deeds(begin) == Deeds{"forget"});
}
