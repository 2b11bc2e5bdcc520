// SPDX-License-Identifier: MIT
// Over the socket and back.
#include <catch2/catch_all.hpp>

#include "control/wire.hpp"
#include "every_state.hpp"
#include "protocol/mapping.hpp"
#include "protocol/status_telling.hpp"
#include "words/status.hpp"

using namespace unknot;

TEST_CASE("the fields of the interface are enough to say in every state what the daemon says") {
  std::size_t looked = 0;
  support::EveryState day([&](const Status& status, const words::Calendar& calendar) {
    const protocol::Status told = control::to_wire(
        {.status = status, .reason = "", .holds = {}, .idle_source = "none", .server = {}, .problems = {}});
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
