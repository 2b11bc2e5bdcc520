// SPDX-License-Identifier: MIT
// The icon in a real tray, as a person sees it: on the panel of Plasma, and in Waybar.
#include <catch2/catch_all.hpp>
#include <sstream>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using unknot::protocol::State;

namespace {

struct Spot {
  int x = 0, y = 0;
};

class Screen {
 public:
  Screen() : session(quiet_settings, desk.bus()) {
    session.start();
    tray = std::make_unique<Process>(Words{UNKNOT_TRAY}, session.environment(), Streams{});
  }

  // The figure of a break is green, and nothing else is just so.
  [[nodiscard]] std::string green() const { return desk.name() == "plasma" ? "#27ae60" : "#7be3a2"; }
  [[nodiscard]] bool shows_break() const { return desk.pixels(green()) > 15; }
  void click_icon(int button) const { click(spot(), button); }
  void click(Spot at, int button) const {
    const std::string pointer = "xdotool mousemove " + std::to_string(at.x) + " " + std::to_string(at.y);
    REQUIRE(run({"sh", "-c", pointer + " click " + std::to_string(button)}, desk.environment()).status == 0);
  }
  // Plasma opens the menu above its panel, which is at the bottom: here is "Pause for 1 h", beside the notification.
  [[nodiscard]] Spot pause_for_an_hour() const { return {1260, 526}; }
  // Unlike what is behind the menu.
  [[nodiscard]] bool bright(Spot at) const {
    const std::string pixel = "import -window root -crop 1x1+" + std::to_string(at.x) + "+" + std::to_string(at.y);
    return run({"sh", "-c", pixel + " -colorspace gray -format '%[fx:mean>0.92]' info:"}, desk.environment()).out ==
           "1";
  }

  Desk desk;
  Session session;
  std::unique_ptr<Process> tray;

 private:
  // The middle of the figure.
  [[nodiscard]] Spot spot() const {
    const std::string look = "import -window root png:- | convert png:- -alpha off -fuzz 8% -fill black +opaque '" +
                             green() + "' -fuzz 0 -format '%@' info: | tr 'x+' '  '";
    std::istringstream found(run({"sh", "-c", look}, desk.environment()).out);
    int width = 0, height = 0;
    Spot at;
    found >> width >> height >> at.x >> at.y;
    return {at.x + width / 2, at.y + height / 2};
  }
};

}  // namespace

TEST_CASE("the tray shows the icon, and another one when a break begins and ends") {
  const Screen screen;
  CHECK_FALSE(screen.shows_break());
  REQUIRE(screen.session.unknot({"break"}).status == 0);
  await("the figure of a break", [&] { return screen.shows_break(); });
  screen.desk.picture("tray-break");
  REQUIRE(screen.session.unknot({"skip"}).status == 0);
  await("another icon", [&] { return !screen.shows_break(); });
  screen.desk.picture("tray");
}

TEST_CASE("the menu of the icon pauses") {
  const Screen screen;
  if (screen.desk.name() != "plasma") return;  // there is no hand for the pointer elsewhere
  REQUIRE(screen.session.unknot({"break"}).status == 0);
  await("the figure of a break", [&] { return screen.shows_break(); });
  const Spot entry = screen.pause_for_an_hour();
  screen.click_icon(3);
  // It takes clicks a moment after it is drawn.
  await("the pause", [&] {
    if (screen.bright(entry)) screen.click(entry, 1);
    return screen.session.status().state == State::paused;
  });
}
