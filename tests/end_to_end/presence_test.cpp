// SPDX-License-Identifier: MIT
// Somebody leaves the desk, comes back, types; and the display goes.
#include <signal.h>

#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;
using std::chrono::seconds;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

// A day in seconds: gone after 2 s of silence, a stretch every 6 s.
constexpr const char* short_day = R"(idle_after = "2s"

[breaks.stretch]
every = "6s"
lasts = "4s"
)";

constexpr const char* typing_day = R"(patience = "1m"

[breaks.stretch]
every = "2s"
)";

int occurrences(const std::string& text, const std::string& words) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++count;
  return count;
}

// What the launcher started as the display, by the names of its files.
std::string display_program() {
  const std::filesystem::path folder = own_environment().at("DESK_DIR");
  for (const char* name : {"sway", "kwin", "gnome-shell", "xvfb"}) {
    if (std::filesystem::exists(folder / (std::string(name) + ".again"))) return folder / name;
  }
  FAIL("no display was started");
  return "";
}

void kill_display() { REQUIRE(::kill(std::stoi(read_file(display_program() + ".pid")), SIGKILL) == 0); }

// As it was started, and not in a window of another.
std::unique_ptr<Process> start_display_again() {
  Environment environment = own_environment();
  environment.erase("WAYLAND_DISPLAY");
  return std::make_unique<Process>(Words{"bash", display_program() + ".again"}, environment, Streams{});
}

}  // namespace

TEST_CASE("a break in which nobody types is done", "[R33]") {
  const Desk desk;
  Session session("[breaks.stretch]\nlasts = \"3s\"\n", desk.bus());
  session.start();
  await("the idle source", [&] { return session.log().contains("idle: using"); });
  REQUIRE(session.unknot({"break"}).status == 0);
  await("the end", [&] { return session.log().contains("stretch done") || session.log().contains("stretch worked"); });
  CHECK_THAT(session.log(), ContainsSubstring("stretch done"));
}

TEST_CASE("a break in which somebody types most of the time is worked through", "[R33]") {
  const Desk desk;
  Session session("[breaks.stretch]\nlasts = \"15s\"\n", desk.bus());
  session.start();
  await("the idle source", [&] { return session.log().contains("idle: using"); });
  const auto hand = desk.keep_touching(seconds{15}, seconds{4});
  REQUIRE(session.unknot({"break"}).status == 0);
  await("the end", [&] { return session.log().contains("stretch done") || session.log().contains("stretch worked"); });
  CHECK_THAT(session.log(), ContainsSubstring("stretch worked"));
}

TEST_CASE("lunch brings no reminder on return, and the next one comes a full interval later",
          "[failure 1][failure 2]") {
  const Desk desk;
  Session session(short_day, desk.bus());
  session.start();
  Watch watch(session);
  const auto person = desk.keep_touching(seconds{18}, seconds{8});  // longer than the interval
  watch.until("the stretch reset", [&](const Status& status) {      // which the first look may show already
    return status.state == State::away && status.reason.contains("stretch reset");
  });
  const Status back = watch.until("somebody back", [&](const Status& status) {
    CHECK(status.state != State::shown);
    return status.state == State::working;
  });
  const auto returned = Clock::now();
  CHECK(back.next_in_s == 6);
  watch.until(State::shown);
  CHECK(Clock::now() - returned > milliseconds{5500});
}

TEST_CASE("silence shorter than idle_after is work", "[failure 10]") {
  const Desk desk;
  Session session(short_day, desk.bus());
  const auto hand = desk.keep_touching(seconds{24});
  session.start();
  Watch watch(session);
  watch.until("the reminder", [&](const Status& status) {
    CHECK(status.state != State::away);
    return status.state == State::shown;
  });
}

// R25
TEST_CASE("a reminder waits until the person pauses in typing") {
  const Desk desk;
  Session session(typing_day, desk.bus());
  const auto hand = desk.keep_touching(seconds{8});
  session.start();
  Watch watch(session);
  watch.until("a wait for the gap", [](const Status& status) {
    return status.state == State::due && status.reason == "waiting: you are typing; stretch is due";
  });
  REQUIRE(hand->ended(patience) == 0);
  const auto paused = Clock::now();
  watch.until(State::shown);
  CHECK(Clock::now() - paused > seconds{2});
}

// The last one, as it ends the display.
TEST_CASE("without its display it goes on, says so once, costs nothing, and follows it when it is back",
          "[failure 11][failure 12]") {
  const Desk desk;
  Session session(quiet_settings, desk.bus());
  session.start();
  Watch watch(session);
  watch.until("a source", [](const Status& status) { return status.idle_source != "none"; });
  kill_display();
  watch.until("no source", [](const Status& status) { return status.idle_source == "none"; });
  const Cost cost(session);
  REQUIRE(session.unknot({"pause", "3s"}).status == 0);
  watch.until(State::paused);
  watch.until(State::working);
  CHECK(cost.starts() < 4);
  CHECK(occurrences(session.log(), "assuming you're present") == 1);

  const auto display = start_display_again();
  watch.until("a source again", [](const Status& status) { return status.idle_source != "none"; });
}
