// SPDX-License-Identifier: MIT
// Reminders that wait for the end of a call or of do not disturb. Beside dunst and PipeWire.
#include <signal.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <fstream>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;
using std::chrono::seconds;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

// The reminder is due when a call has been noticed for long.
constexpr const char* unhurried_settings = R"([breaks.stretch]
every = "6s"
lasts = "3s"
)";

Result run_here(const std::string& command) { return run({"sh", "-c", command}, own_environment()); }

void set_quiet(bool quiet) { (void)run_here(std::string("dunstctl set-paused ") + (quiet ? "true" : "false")); }

int dunst_count(const std::string& which) { return std::atoi(run_here("dunstctl count " + which).out.c_str()); }

class Call {
 public:
  explicit Call(const Folder& folder)
      : program_(Words{"pw-record", "--target", "fakemic", folder / "sound.wav"}, own_environment(), {}) {}
  void hang_up() { program_.signal(9); }

 private:
  Process program_;
};

std::size_t count_of(const std::string& words, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

bool is_held_by_call(const Status& status) {
  return std::ranges::any_of(status.holds,
                             [](const auto& hold) { return hold == "microphone in use by \"pw-record\""; });
}

pid_t process_of(const std::string& name) {
  std::ifstream file(own_environment().at("DESK_DIR") + "/" + name + ".pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

struct Scene {
  explicit Scene(const char* settings) : session(settings, desk.bus()) {
    session.start();
    watch.emplace(session);
  }

  Desk desk;
  Session session;
  std::optional<Watch> watch;
};

}  // namespace

TEST_CASE("a call holds a reminder that falls due, which comes within 2 s of its end, once") {
  Scene scene(unhurried_settings);
  await("the note of the first run", [] { return dunst_count("displayed") == 1; });
  REQUIRE(run({"dunstctl", "close-all"}, own_environment()).status == 0);
  await("nothing on screen", [] { return dunst_count("displayed") == 0; });
  Call call(scene.session.folder());
  scene.watch->until("held by the call", is_held_by_call);
  const Status held = scene.watch->until(State::held);
  CHECK(held.reason == "held: microphone in use by \"pw-record\"; stretch is due");
  CHECK(dunst_count("displayed") == 0);
  const auto end = Clock::now();
  call.hang_up();
  scene.watch->until(State::shown);
  CHECK(Clock::now() - end < seconds{2} * slowness);
  await("it on screen", [] { return dunst_count("displayed") == 1; });
  CHECK(count_of("stretch is due", scene.session.log()) == 1);
}

TEST_CASE("do not disturb withdraws the reminder on screen, which comes again when it ends", "[failure 24]") {
  Scene scene(quick_settings);
  scene.watch->until(State::shown);
  set_quiet(true);
  const Status held = scene.watch->until(State::held);
  CHECK(held.reason == "held: do not disturb is on in \"dunst\"; stretch is due");
  CHECK(dunst_count("displayed") + dunst_count("waiting") == 0);
  set_quiet(false);
  scene.watch->until(State::shown);
  await("it on screen", [] { return dunst_count("displayed") == 1; });
}

TEST_CASE("a setting lets reminders come in spite of do not disturb") {
  set_quiet(true);
  Scene scene(quick_settings);
  scene.watch->until(State::held);
  REQUIRE(scene.session.unknot({"config", "set", "hold.dnd", "false"}).status == 0);
  scene.watch->until(State::shown);
  set_quiet(false);
}

TEST_CASE("the doctor names who tells, and finds nothing broken") {
  Scene scene(unhurried_settings);
  scene.watch->until(State::shown);  // by then all have been found
  const Result doctor = scene.session.unknot({"doctor"});
  INFO(doctor.out);
  CHECK(doctor.status == 0);
  CHECK_THAT(doctor.out, ContainsSubstring("XSync IDLETIME (Xvfb)"));
  CHECK_THAT(doctor.out, ContainsSubstring("dunst"));
  CHECK_THAT(doctor.out, ContainsSubstring("PipeWire "));
}

// The last one, as the devices do not come back with PipeWire.
TEST_CASE("PipeWire that is killed in a call ends the hold, is said once, costs nothing, and is taken up again") {
  Scene scene(unhurried_settings);
  Call call(scene.session.folder());
  scene.watch->until("held by the call", is_held_by_call);
  const Cost cost(scene.session);
  ::kill(process_of("pipewire"), SIGKILL);
  scene.watch->until("held by nobody", [](const Status& status) { return status.holds.empty(); });
  scene.watch->until(State::shown);
  CHECK(cost.starts() < 8);
  CHECK(count_of("no PipeWire; microphone use can't be detected", scene.session.log()) == 1);

  const Process again({"bash", own_environment().at("DESK_DIR") + "/pipewire.again"}, own_environment(), {});
  await("PipeWire again", [&] { return count_of("meeting: using PipeWire", scene.session.log()) == 2; });
}
