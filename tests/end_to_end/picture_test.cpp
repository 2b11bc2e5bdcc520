// SPDX-License-Identifier: MIT
// Pictures of a reminder's life, for people to look at; the test itself only holds that each is there to be taken.
#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"
#include "end_to_end/wire.hpp"

using namespace unknot::end_to_end;

TEST_CASE("a reminder has its picture taken at every stage of its life") {
  const Desk desk;
  Wire wire(desk.environment());
  // A picture takes its time.
  Session session("repeat_after = \"4s\"\nrepeat_limit = 10\nnotification.countdown = \"seconds\"\n", desk.bus());
  session.start({"--remind-now"});
  wire.shown("\"skip\"");
  desk.picture("1-reminder");
  wire.shown("since your last break");
  desk.picture("2-again");
  REQUIRE(session.unknot({"start"}).status == 0);
  for (int second = 0; second < 4; ++second) wire.shown("\"done\"");
  desk.picture("3-countdown");
  REQUIRE(session.unknot({"done"}).status == 0);
  wire.shown("Done. Next stretch ");
  desk.picture("4-end");
}

namespace {

constexpr const char* working_muscle = "#ff7a33";  // in the picture of every stretch, and nowhere else

// How much of it is on screen with a reminder; the server draws a moment after it was told.
int shown_muscle(const Desk& desk, const std::string& settings) {
  Wire wire(desk.environment());
  Session session(settings, desk.bus());
  session.start({"--remind-now"});
  wire.shown("\"skip\"");
  int most = 0;
  for (int look = 0; look < 5 && most == 0; ++look) most = desk.pixels(working_muscle);
  desk.picture(settings.empty() ? "5-with-picture" : "6-without-picture");
  return most;
}

}  // namespace

TEST_CASE("a reminder shows the picture of its stretch, unless that is switched off") {
  const Desk desk;
  if (!desk.counts()) return;  // GNOME and Plasma cut and scale it as they like
  CHECK(shown_muscle(desk, "") > 20);
  CHECK(shown_muscle(desk, "notification.pictures = false\n") == 0);
}
