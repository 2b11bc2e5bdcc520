// SPDX-License-Identifier: MIT
// Calls, as a real PipeWire tells of real recorders, and cameras that are opened. Here are no cameras of V4L2: files
// with their names stand in, of which the kernel tells the same.
#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch_all.hpp>
#include <ctime>

#include "desktop/perception.hpp"
#include "desktop/screen_support.hpp"
#include "files/descriptor.hpp"
#include "media/meeting.hpp"
#include "support/no_more_descriptors.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Strings = std::vector<std::string>;
using Clock = std::chrono::steady_clock;

namespace {

struct Desk {
  explicit Desk(const Settings& settings = {})
      : sense(loop.io, perception, settings, {.pipewire = pipewire_socket(), .cameras = devices / ""}) {}
  [[nodiscard]] bool ready() {
    return loop.until([&] { return words::provider(sense.state().source).starts_with("PipeWire "); });
  }
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }
  void run_for(std::chrono::milliseconds time) { loop.io.run_for(time); }

  Folder devices;
  Loop loop;
  RecordingPerception perception;
  Meeting sense;
};

constexpr auto a_call = Meeting::begins + 1s;
constexpr auto past_it = Meeting::ends + 500ms;

pid_t process_of(const std::string& name) {
  std::ifstream file(variable("DESK_DIR") + "/" + name + ".pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

}  // namespace

TEST_CASE("a program that records holds, is named, and the hold ends within 2 s of its end") {
  Desk desk;
  REQUIRE(desk.ready());
  auto program = std::make_unique<Child>(Strings{"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  REQUIRE(desk.told({"hold meeting microphone by pw-record"}));
  program.reset();
  const auto end = Clock::now();
  REQUIRE(desk.told({"hold meeting microphone by pw-record", "release meeting"}));
  CHECK(Clock::now() - end < 2s);
}

TEST_CASE("a program that calls itself in escapes, or at length, is named as far as that can be printed", "[F1][F2]") {
  Desk desk;
  REQUIRE(desk.ready());
  const std::string name = R"({ application.name = "\u001b]0;owned\u0007\nCafé)" + std::string(5000, 'x') + "\" }";
  const Child program({"pw-record", "--target", "fakemic", "-P", name, desk.devices / "sound.wav"});
  REQUIRE(desk.told({"hold meeting microphone by \uFFFD]0;owned\uFFFD Café" + std::string(48, 'x') + "…"}));
}

TEST_CASE("a recording that goes on from before is noticed") {
  const Folder folder;
  const Child program({"pw-record", "--target", "fakemic", folder / "sound.wav"});
  Desk desk;
  REQUIRE(desk.told({"hold meeting microphone by pw-record"}));
}

TEST_CASE("level meters, recorders of the loudspeakers, players and what records nothing are no call") {
  Desk desk;
  REQUIRE(desk.ready());
  const std::string file = desk.devices / "sound.wav";
  const Child meter({"pw-record", "--target", "fakemic", "-P", "{ stream.monitor = true }", file});
  const Child loudspeakers({"parec", "-d", "fakeout.monitor", "--file-format=wav", file + "2"});
  const Child alone({"pw-record", "--target", "0", file + "3"});
  const Child player({"sh", "-c", "head -c 4000000 /dev/zero | pw-cat -p --format s16 -"});
  desk.run_for(a_call);
  CHECK(desk.perception.told.empty());
}

TEST_CASE("a program that opens the microphone for a moment is in no call") {
  Desk desk;
  REQUIRE(desk.ready());
  auto program = std::make_unique<Child>(Strings{"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  desk.run_for(Meeting::begins / 2);
  program.reset();
  desk.run_for(a_call);
  CHECK(desk.perception.told.empty());
}

TEST_CASE("a call that changes its microphone is one call") {
  Desk desk;
  REQUIRE(desk.ready());
  auto program = std::make_unique<Child>(Strings{"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  REQUIRE(desk.told({"hold meeting microphone by pw-record"}));
  program.reset();
  desk.run_for(Meeting::ends / 4);
  program = std::make_unique<Child>(Strings{"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  desk.run_for(past_it);
  CHECK(desk.perception.told == Strings{"hold meeting microphone by pw-record"});
}

TEST_CASE("a camera of PipeWire in use holds") {
  if (output_of("command -v gst-launch-1.0").empty()) return;
  Desk desk;
  REQUIRE(desk.ready());
  const Child program(
      {"gst-launch-1.0", "-q", "pipewiresrc", "target-object=fakecam", "!", "video/x-raw", "!", "fakesink"});
  REQUIRE(desk.loop.until([&] { return !desk.perception.told.empty(); }));
  CHECK_THAT(desk.perception.told.front(), Catch::Matchers::StartsWith("hold meeting camera by gst-launch-1.0"));
}

TEST_CASE("a camera that is opened holds, and its program is named") {
  Desk desk;
  std::ofstream(desk.devices / "video0").close();
  auto program = std::make_unique<Child>(Strings{"tail", "-f", desk.devices / "video0"});
  REQUIRE(desk.told({"hold meeting camera by tail"}));
  program.reset();
  REQUIRE(desk.told({"hold meeting camera by tail", "release meeting"}));
}

TEST_CASE("a camera that was open before is noticed, and one that is only looked at is not") {
  Folder folder;
  std::ofstream(folder / "video7").close();
  std::ofstream(folder / "videos").close();
  std::optional<Child> program;
  start_ready(program, {"sh", "-c", "exec 3<" + (folder / "video7") + "; echo; exec tail -f /dev/null >/dev/null"});
  Loop loop;
  RecordingPerception perception;
  Meeting sense(loop.io, perception, {}, {.pipewire = "", .cameras = folder / ""});
  REQUIRE(loop.until([&] { return !perception.told.empty(); }));
  CHECK(perception.told == Strings{"hold meeting camera by tail"});
  program.reset();
  REQUIRE(loop.until([&] { return perception.told.size() > 1; }));
  std::ifstream(folder / "video7").get();
  std::ifstream(folder / "videos").get();
  loop.io.run_for(a_call);
  CHECK(perception.told.size() == 2);
}

TEST_CASE("a camera that a program shares with one it has started is free when both are gone", "[F67]") {
  Folder folder;
  std::ofstream(folder / "video0").close();
  const std::string end = folder / "end";  // both read from it until nobody has it open for writing
  REQUIRE(::mkfifo(end.c_str(), 0600) == 0);
  std::optional<unknot::files::Descriptor> until_end(::open(end.c_str(), O_RDWR | O_CLOEXEC));
  std::optional<Child> program;
  start_ready(program, {"sh", "-c", "exec 3<" + (folder / "video0") + " 4<" + end + "; cat <&4 & echo; exec cat <&4"});
  Loop loop;
  RecordingPerception perception;
  const Meeting sense(loop.io, perception, {}, {.pipewire = "", .cameras = folder / ""});
  REQUIRE(perception.told_all(loop, {"hold meeting camera by cat"}));
  until_end.reset();
  REQUIRE(perception.told_all(loop, {"hold meeting camera by cat", "release meeting"}));
}

TEST_CASE("where no instance of inotify is left, that is said with its fix, until there is one",
          "[F72]" UNKNOT_WITHOUT_DESCRIPTORS) {
  const Folder folder;
  Loop loop;
  RecordingPerception perception;
  boost::asio::steady_timer the_loop_has_its_descriptors(loop.io);
  std::optional<NoMoreDescriptors> none(std::in_place);
  const Meeting sense(loop.io, perception, {}, {.pipewire = "", .cameras = folder / ""});
  const auto problem = [&] { return words::problem(sense.state().problem); };
  CHECK(problem() == "the limit of inotify instances is reached; camera use can't be detected");
  CHECK(sense.state().fix == "sudo sysctl fs.inotify.max_user_instances=1024");
  CHECK(loop.until([&] {
    return problem() == "the limit of inotify instances is reached; microphone and camera use can't be detected";
  }));
  CHECK(sense.state().source.empty());
  none.reset();
  REQUIRE(loop.until([&] { return sense.state().problem.what == sources::What::no_pipewire; }));
  CHECK(words::provider(sense.state().source) == "cameras");
}

TEST_CASE("with meetings off in the settings nobody looks, and a hold ends") {
  Desk desk;
  REQUIRE(desk.ready());
  const Child program({"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  REQUIRE(desk.told({"hold meeting microphone by pw-record"}));
  Settings settings;
  settings.hold[Hold::meeting] = false;
  desk.sense.follow(settings);
  REQUIRE(desk.told({"hold meeting microphone by pw-record", "release meeting"}));
  CHECK(words::provider(desk.sense.state().source) == "off in the settings");
  desk.sense.follow({});
  REQUIRE(
      desk.told({"hold meeting microphone by pw-record", "release meeting", "hold meeting microphone by pw-record"}));
}

TEST_CASE("without PipeWire that is said once, with what to do") {
  const Folder nowhere;
  const Variable runtime("XDG_RUNTIME_DIR", nowhere / "");
  const Variable folder("PIPEWIRE_RUNTIME_DIR", std::nullopt);
  Desk desk;
  desk.run_for(2s);
  REQUIRE(desk.perception.parties_told(desk.loop, 1));
  CHECK(words::problem(desk.sense.state().problem) == "no PipeWire; microphone use can't be detected");
  CHECK(desk.sense.state().fix == "systemctl --user start pipewire wireplumber");
  CHECK(words::provider(desk.sense.state().source) == "cameras");
}

// The last one: PipeWire's session manager does not come back here.
TEST_CASE("PipeWire that is killed in a call ends the hold, is said once and taken up again") {
  Desk desk;
  REQUIRE(desk.ready());
  const Child program({"pw-record", "--target", "fakemic", desk.devices / "sound.wav"});
  REQUIRE(desk.told({"hold meeting microphone by pw-record"}));
  ::kill(process_of("pipewire"), SIGKILL);
  REQUIRE(desk.told({"hold meeting microphone by pw-record", "release meeting"}));
  const std::clock_t before = std::clock();
  desk.run_for(3s);
  CHECK((std::clock() - before) * 1000 / CLOCKS_PER_SEC < 50);
  CHECK(desk.perception.parties_told(desk.loop, 2));
  const Child again({"pipewire"});
  REQUIRE(desk.ready());
  CHECK(desk.sense.state().problem.empty());
  CHECK(desk.perception.parties_told(desk.loop, 3));
}
