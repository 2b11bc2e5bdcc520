// SPDX-License-Identifier: MIT
// Sounds as they come out of the loudspeakers of a real PipeWire. Beside dunst, which plays none; on GNOME, which does,
// the tests for [any server].
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <numbers>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

constexpr int rate = 22'050;
constexpr std::size_t note = rate / 10;         // so much of a sound is its first note alone
constexpr std::int16_t silence = 8;             // no louder than this
constexpr std::size_t between = rate * 3 / 10;  // of silence, between two sounds

// The first note of our own two sounds.
constexpr double start_note = 392.00, end_note = 587.33;

using Samples = std::vector<std::int16_t>;

// How much of this tone there is (Goertzel's algorithm).
double strength(const Samples& sound, double height) {
  const double turn = 2 * std::numbers::pi * height / rate;
  double before = 0, last = 0;
  for (std::size_t i = 0; i < std::min(note, sound.size()); ++i) {
    before = std::exchange(last, sound[i] + 2 * std::cos(turn) * last - before);
  }
  return last * last + before * before - 2 * std::cos(turn) * last * before;
}

// "start" or "end".
std::string name_of(const Samples& sound) {
  const double start = strength(sound, start_note), end = strength(sound, end_note);
  return start > 20 * end ? "start" : end > 20 * start ? "end" : "neither";
}

// Cut where it is silent.
std::vector<Samples> sounds_in(const Samples& recorded) {
  std::vector<Samples> sounds;
  std::size_t quiet = between;
  for (const std::int16_t sample : recorded) {
    const bool loud = std::abs(sample) > silence;
    if (loud && quiet >= between) sounds.emplace_back();
    quiet = loud ? 0 : quiet + 1;
    if (!sounds.empty() && quiet < between) sounds.back().push_back(sample);
  }
  return sounds;
}

// What the loudspeakers play.
class Recording {
 public:
  Recording() : file_(folder_ / "played.raw"), program_(words(file_), own_environment(), {}) {
    await("the recording", [&] { return samples().size() > rate / 10; });
  }
  [[nodiscard]] Samples samples() const {
    std::ifstream file(file_, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    Samples all(bytes.size() / 2);
    std::copy_n(bytes.data(), all.size() * 2, reinterpret_cast<char*>(all.data()));
    return all;
  }
  // The names of all sounds so far.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Samples& sound : sounds_in(samples())) names.push_back(name_of(sound));
    return names;
  }
  void until(const std::vector<std::string>& wanted) const {
    await("the sounds", [&] { return names() == wanted; });
  }
  // From now on so much was recorded.
  void let_pass(double seconds) const {
    const std::size_t before = samples().size();
    await("time to pass", [&] { return samples().size() >= before + static_cast<std::size_t>(seconds * rate); });
  }

 private:
  static Words words(const std::string& file) {
    return {"parec",          "-d",           "fakeout.monitor", "--latency-msec=20",
            "--format=s16le", "--rate=22050", "--channels=1",    file};
  }

  Folder folder_;
  std::string file_;
  Process program_;
};

struct Scene {
  explicit Scene(const std::string& settings) : session(settings, desk.bus()) {
    session.start();
    watch.emplace(session);
  }

  Desk desk;
  Session session;
  std::optional<Watch> watch;
};

constexpr const char* eyes = R"([breaks.stretch]
every = "1h"
lasts = "3s"
[breaks.eyes]
every = "50m"
lasts = "2s"
shows = "eyes"
)";

// That the test ends when it is ready to.
constexpr const char* long_eyes = R"([breaks.stretch]
every = "1h"
lasts = "3s"
[breaks.eyes]
every = "50m"
lasts = "10m"
shows = "eyes"
)";

}  // namespace

TEST_CASE("the end of a break away from the screen is heard, and that of a stretch is not", "[F48][any server]") {
  const Recording recording;
  Scene scene(eyes);
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  recording.until({"end"});
  REQUIRE(scene.session.unknot({"break", "stretch"}).status == 0);
  await("the end", [&] { return scene.session.log().contains("stretch done"); });
  recording.let_pass(1);
  CHECK(recording.names() == std::vector<std::string>{"end"});
}

TEST_CASE("reminder, start and end each have a sound, quiet and shorter than a second", "[F48]") {
  const Recording recording;
  Scene scene(R"([breaks.stretch]
every = "6s"
lasts = "3s"
[notification]
sound = true
[sound]
start = "default"
end = "default"
)");
  scene.watch->until(State::shown);
  recording.until({"start"});
  recording.let_pass(1);
  REQUIRE(scene.session.unknot({"start"}).status == 0);
  recording.until({"start", "start"});
  recording.until({"start", "start", "end"});
  for (const Samples& sound : sounds_in(recording.samples())) {
    CHECK(sound.size() < std::size_t{rate});
    CHECK(std::ranges::max(sound) > 1000);
    CHECK(std::ranges::max(sound) < 32'768 / 5);
  }
}

TEST_CASE("nothing is heard in a call") {
  const Recording recording;
  Scene scene(std::string(eyes) + "[sound]\nstart = \"default\"\n");
  const Process call({"pw-record", "--target", "fakemic", scene.session.folder() / "call.wav"}, own_environment(), {});
  scene.watch->until("the call", [](const auto& status) { return !status.holds.empty(); });
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  scene.watch->until(State::begun);
  scene.watch->until("the end", [](const auto& status) { return status.state != State::begun; });
  recording.let_pass(1);
  CHECK(recording.names().empty());
}

TEST_CASE("nothing is heard while the screen is locked", "[failure 35]") {
  const Recording recording;
  Scene scene(long_eyes);
  const Process saver({"/usr/bin/python3", "-m", "dbusmock", "--session", "--template", "gnome_screensaver"},
                      own_environment(), {});
  scene.watch.reset();
  await("the screen saver", [&] { return scene.session.log().contains("org.gnome.ScreenSaver"); });
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  const Words lock{"gdbus",
                   "call",
                   "--session",
                   "-d",
                   "org.gnome.ScreenSaver",
                   "-o",
                   "/org/gnome/ScreenSaver",
                   "-m",
                   "org.gnome.ScreenSaver.SetActive",
                   "true"};
  REQUIRE(run(lock, own_environment()).status == 0);
  recording.let_pass(2);  // no state of a begun break tells that the lock has come
  REQUIRE(scene.session.unknot({"done"}).status == 0);
  recording.let_pass(1);
  CHECK(recording.names().empty());
}

TEST_CASE("a player that hangs is ended, holds up nothing and costs nothing", "[failure 28]") {
  const Folder folder;
  for (const char* player : {"paplay", "pw-play"}) {
    write_file(folder / player, "#!/bin/sh\ntrap '' TERM\nwhile :; do read never < /dev/zero; done\n");
    std::filesystem::permissions(folder / player, std::filesystem::perms::owner_all);
  }
  const std::string path = own_environment().at("PATH");
  ::setenv("PATH", (folder.path().string() + ":" + path).c_str(), 1);
  const Scene scene(eyes);
  ::setenv("PATH", path.c_str(), 1);
  const Cost cost(scene.session);
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  await("the end", [&] { return scene.session.log().contains("eyes done"); });
  CHECK(scene.session.unknot({"status"}).took < std::chrono::milliseconds{500 * slowness});
  await("its limit", [&] { return scene.session.log().contains("sound: paplay was still playing "); });
  CHECK(cost.starts() < 8);
  await("its end", [&] { return run({"pgrep", "-f", (folder / "paplay").string()}, own_environment()).status == 1; });
}

TEST_CASE("a sound of one's own is played from the home folder") {
  const Recording recording;
  Scene scene(std::string(eyes) + "[sound]\nstart = \"~/my 'own' $sound.wav\"\nend = \"\"\n");
  const auto ours = std::filesystem::read_symlink("/proc/" + std::to_string(scene.session.daemon().id()) + "/exe")
                        .parent_path()
                        .parent_path() /
                    "share/unknot/sounds/end.wav";
  std::filesystem::copy_file(ours, scene.session.folder() / "home/my 'own' $sound.wav");
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  recording.until({"end"});
  await("the end", [&] { return scene.session.log().contains("eyes done"); });
  recording.let_pass(1);
  CHECK(recording.names() == std::vector<std::string>{"end"});
  CHECK(scene.session.status().problems.empty());
}

TEST_CASE("a sound that can't be played is a problem in the status and for the doctor until one is heard", "[F48]") {
  const Recording recording;
  Scene scene(std::string(eyes) + "[sound]\nstart = \"/nowhere/bell.wav\"\n");
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  const std::string problem = "pw-play can't play /nowhere/bell.wav";
  await("the problem", [&] { return std::ranges::count(scene.session.status().problems, problem) == 1; });
  CHECK_THAT(scene.session.unknot({"doctor"}).out, ContainsSubstring(problem));
  CHECK_THAT(scene.session.log(), ContainsSubstring("sound: " + problem));
  recording.until({"end"});
  await("no problem", [&] { return scene.session.status().problems.empty(); });
  CHECK_THAT(scene.session.unknot({"doctor"}).out, ContainsSubstring("sound") && ContainsSubstring("paplay"));
}

TEST_CASE("where nothing can play, status and doctor say so and how to change it, unless no sound is wanted", "[F48]") {
  const std::string path = own_environment().at("PATH");
  ::setenv("PATH", "/nowhere", 1);
  const Scene scene(eyes);
  ::setenv("PATH", path.c_str(), 1);
  const std::string problem =
      "sounds can't be played: none of paplay, pw-play, canberra-gtk-play and aplay is installed";
  CHECK(scene.session.status().problems == std::vector<std::string>{problem});
  const std::string doctor = scene.session.unknot({"doctor", "--json"}).out;
  CHECK_THAT(doctor, ContainsSubstring(problem) && ContainsSubstring("pulseaudio-utils"));
  REQUIRE(scene.session.unknot({"config", "set", "sound.end", ""}).status == 0);
  CHECK(scene.session.status().problems.empty());
}

TEST_CASE("a break pauses a player, which plays on when it is done, and not when it was stopped") {
  Scene scene(std::string(long_eyes) + "pause_media = true\nresume_media = true\n[sound]\nend = \"\"\n");
  const Words start{"sh", "-c", "TERM=xterm exec script -qfc cmus /dev/null > /dev/null"};
  const Process player(start, own_environment(), {});
  const auto remote = [](const std::string& words) {
    return run({"sh", "-c", "cmus-remote " + words + " 2>&1"}, own_environment()).out;
  };
  const auto plays = [&](const std::string& status) {
    await(status, [&] { return remote("-Q").contains("status " + status + "\n"); });
  };
  plays("stopped");
  const std::string silence = scene.session.folder() / "silence.wav";
  const Words make{"python3", "-c",
                   "import sys, wave; file = wave.open(sys.argv[1], 'wb'); "
                   "file.setparams((1, 2, 8000, 0, 'NONE', None)); file.writeframes(bytes(9600000))",
                   silence};
  REQUIRE(run(make, own_environment()).status == 0);
  (void)remote("-C 'set output_plugin=pulse'");
  (void)remote("-f " + silence);
  plays("playing");
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  plays("paused");
  REQUIRE(scene.session.unknot({"done"}).status == 0);
  plays("playing");
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  plays("paused");
  REQUIRE(scene.session.unknot({"skip"}).status == 0);
  REQUIRE(scene.session.unknot({"break", "stretch"}).status == 0);
  await("the end of another", [&] { return scene.session.log().contains("stretch done"); });
  plays("paused");
  (void)remote("-C quit");
}
