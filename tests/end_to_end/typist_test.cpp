// SPDX-License-Identifier: MIT
// What a reminder is to somebody who goes on typing.
#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"
#include "end_to_end/wire.hpp"

using namespace unknot::end_to_end;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

constexpr const char* impatient = R"(patience = "1s"
repeat_after = "1m"

[breaks.stretch]
every = "2s"
lasts = "5m"
)";

bool waits_for_gap(const Status& status) {
  return status.state == State::due && status.reason == "waiting: you are typing; stretch is due";
}

}  // namespace

TEST_CASE("a reminder and its repeat are on screen with their buttons until one is used, whatever the person does",
          "[F44][F58][F82]") {
  const Desk desk;
  Wire wire(desk.environment());
  // The longest that a server shows what has no time limit of its own: swaync.
  const std::chrono::seconds longest{desk.name() == "swaync" ? 14 : 7};
  const std::string repeat = std::to_string(longest.count() + 3) + "s";
  Session session("patience = \"0s\"\nrepeat_after = \"" + repeat + "\"\n", desk.bus());
  session.start({"--remind-now"});
  Watch watch(session);
  wire.shown("\"skip\"");
  watch.until(State::shown);
  REQUIRE(desk.keep_touching(longest)->ended(longest + patience) == 0);
  CHECK(desk.visible());
  wire.shown("since your last break");
  CHECK(desk.visible());
  if (desk.has_buttons()) {
    desk.press("skip", "Skip");
  } else {
    REQUIRE(session.unknot({"skip"}).status == 0);
  }
  watch.until(State::working);
  INFO(session.log());
  CHECK(session.log().contains(" skipped"));
}

TEST_CASE("somebody who goes on typing sees the reminder, and the command answers it", "[F56]") {
  const Desk desk;
  Wire wire(desk.environment());
  const bool counts = desk.counts() || desk.name() == "gnome-shell";
  const int before = counts ? desk.seen() : 0;
  Session session(impatient, desk.bus());
  session.start();
  Watch watch(session);
  watch.until("a wait for the gap", waits_for_gap);
  watch.until(State::shown);
  wire.shown("\"skip\"");
  const int first_note = desk.name() == "gnome-shell" ? 1 : 0;  // others show the reminder in its place
  CHECK((counts ? desk.seen() == before + first_note + 1 : desk.visible()));
  REQUIRE(session.unknot({"start"}).status == 0);
  watch.until(State::begun);
  REQUIRE(session.unknot({"skip"}).status == 0);
  watch.until(State::working);
  wire.message("NotificationClosed");
}

TEST_CASE("a break through which somebody goes on typing is recorded as worked", "[R33]") {
  const Desk desk;
  Session session(impatient + std::string("\n[breaks.short]\nevery = \"1h\"\nlasts = \"10s\"\n"), desk.bus());
  session.start();
  Watch watch(session);
  watch.until("a wait for the gap", waits_for_gap);  // somebody tells of typing; whether it goes on is known after 3 s
  REQUIRE(session.unknot({"break", "short"}).status == 0);
  watch.until(State::begun);
  watch.until(State::shown);  // the other, which waited
  // An older wlroots tells of no input before the first gap in it.
  const bool on_sway = desk.name() == "mako" || desk.name() == "swaync";
  const bool tells =
      !on_sway ||
      run({"sh", "-c", "swaymsg -rt get_version | jq '.major > 1 or .minor > 11'"}, desk.environment()).out == "true\n";
  const auto exported = session.unknot({"export"});
  INFO(exported.out << session.log());
  CHECK(exported.out.contains(tells ? ",worked,short," : ",done,short,"));
}
