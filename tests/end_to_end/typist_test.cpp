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

TEST_CASE("somebody who goes on typing sees the reminder, and the command answers it", "[F56]") {
  const Desk desk;
  Wire wire(desk.environment());
  const int before = desk.seen();
  Session session(impatient, desk.bus());
  session.start();
  Watch watch(session);
  watch.until("a wait for the gap", waits_for_gap);
  watch.until(State::shown);
  wire.shown("\"skip\"");
  CHECK(desk.seen() == before + 1);
  REQUIRE(session.unknot({"start"}).status == 0);
  watch.until(State::begun);
  REQUIRE(session.unknot({"skip"}).status == 0);
  watch.until(State::working);
  wire.message("NotificationClosed");
}
