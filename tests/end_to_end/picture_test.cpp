// SPDX-License-Identifier: MIT
// Pictures of a reminder's life, for people to look at; the test itself only holds that each is there to be taken.
#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"
#include "end_to_end/wire.hpp"

using namespace unknot::end_to_end;

TEST_CASE("a reminder has its picture taken at every stage of its life") {
  const Desk desk;
  Wire wire(desk.environment());
  Session session("repeat_after = \"4s\"\n", desk.bus());
  session.start({"--remind-now"});
  wire.shown("\"skip\"");
  desk.picture("1-reminder");
  wire.shown("Your last break was");
  desk.picture("2-again");
  REQUIRE(session.unknot({"start"}).status == 0);
  for (int second = 0; second < 4; ++second) wire.shown("\"done\"");
  desk.picture("3-countdown");
  REQUIRE(session.unknot({"done"}).status == 0);
  wire.shown("Done. Next stretch at ");
  desk.picture("4-end");
}
