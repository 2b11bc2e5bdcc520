// SPDX-License-Identifier: MIT
// Over the socket and back.
#include <catch2/catch_all.hpp>

#include "control/wire.hpp"
#include "every_state.hpp"
#include "protocol/mapping.hpp"
#include "protocol/status_telling.hpp"
#include "words/status.hpp"

using namespace unknot;
using namespace std::chrono_literals;

namespace {

protocol::Status over_the_socket(const Status& status) {
  return control::to_wire(
      {.status = status, .reason = "", .holds = {}, .idle_source = "none", .server = {}, .problems = {}});
}

}  // namespace

TEST_CASE("causes and times are fields, to the nearest second") {
  Status status;
  status.state = State::away;
  status.absence = Absence::locked;
  status.since = WallTime(5'499ms);
  status.until = WallTime(5'500ms);
  status.reset = {"stretch"};
  status.holds = {{Hold::meeting, {"zoom", "camera"}}};
  const protocol::Status away = over_the_socket(status);
  CHECK(away.cause == "locked");
  CHECK_FALSE(away.by);
  CHECK(away.since == 5);
  CHECK(away.until == 6);
  CHECK(away.reset == std::vector<std::string>{"stretch"});
  CHECK(away.held_by == std::vector{protocol::Holding{"meeting", "zoom", "camera"}});
  status.absence.reset();
  status.state = State::held;
  CHECK(over_the_socket(status).cause == "meeting");
  CHECK(over_the_socket(status).by == "zoom");
  status.state = State::due;
  CHECK(over_the_socket(status).cause == "typing");
  status.undeliverable = "no notification server";
  CHECK(over_the_socket(status).cause == "undeliverable");
  CHECK(over_the_socket(status).undeliverable == "no notification server");
}

TEST_CASE("the limit of the day is told with its times") {
  Status status;
  status.day_limit = 8h;
  status.day_told = true;
  status.day_told_at = WallTime{61s};
  status.day_again_in = 20min;
  const Status read = status_of(over_the_socket(status));
  CHECK(read.day_told_at == status.day_told_at);
  CHECK(read.day_again_in == status.day_again_in);
  CHECK_FALSE(status_of(over_the_socket({})).day_again_in);
}

TEST_CASE("the fields of the interface are enough to say in every state what the daemon says") {
  std::size_t looked = 0;
  support::EveryState day([&](const Status& status, const words::Calendar& calendar) {
    const protocol::Status told = over_the_socket(status);
    const auto read = protocol::from_object<protocol::Status>(protocol::to_object(told), protocol::Unknown::refused);
    REQUIRE(read);
    CHECK(tells_causes(*read));
    CHECK(tells_holds(*read));
    CHECK(words::reason(status_of(*read), calendar) == words::reason(status, calendar));
    CHECK(words::holds(status_of(*read).holds) == words::holds(status.holds));
    ++looked;
  });
  day.pass();
  CHECK(day.seen().size() == 9);
  CHECK(looked > 20);
}
