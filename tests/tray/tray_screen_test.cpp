// SPDX-License-Identifier: MIT
// The icon in a real tray, as a person sees it: on the panel of Plasma, and in Waybar; and the module beside it there.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <optional>
#include <sstream>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using unknot::protocol::State;

namespace {

struct Spot {
  int x = 0, y = 0;
};

// GTK of today has a green of its own for symbols of success.
constexpr const char* gtk_green = "#33d17a";

class Screen {
 public:
  Screen() : session(quiet_settings, desk.bus()) {
    session.start();
    tray = std::make_unique<Process>(Words{UNKNOT_TRAY}, session.environment(), Streams{});
  }

  [[nodiscard]] bool shows_break() const { return figure().has_value(); }
  void click_icon(int button) const {
    const auto at = figure();
    REQUIRE(at);
    click(*at, button);
  }
  void click(Spot at, int button) const {
    const std::string place = std::to_string(at.x) + " " + std::to_string(at.y) + " ";
    const std::string move = on_plasma() ? "xdotool mousemove " : UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer at ";
    REQUIRE(run({"sh", "-c", move + place + "click " + std::to_string(button)}, desk.environment()).status == 0);
  }
  // Plasma opens the menu above its panel, which is at the bottom, Waybar below its own: here is "Pause for 1 h", on
  // Plasma beside the notification.
  [[nodiscard]] Spot pause_for_an_hour() const { return on_plasma() ? Spot{1260, 526} : Spot{1240, 97}; }
  // Unlike what is behind the menu.
  [[nodiscard]] bool bright(Spot at) const {
    const std::string pixel = " -crop 1x1+" + std::to_string(at.x) + "+" + std::to_string(at.y);
    return looked_at(pixel + " -colorspace gray -format '%[fx:mean>0.92]' info:") == "1";
  }

  // The screen as it is, with a menu too, into $DESK_PICTURES.
  void picture(const std::string& what) const {
    const std::string file = "\"$DESK_PICTURES/" + desk.name() + "-" + what + ".png\"";
    std::ignore = run({"sh", "-c", "test -z \"${DESK_PICTURES:-}\" || " + camera() + " > " + file}, desk.environment());
  }

  Desk desk;
  Session session;
  std::unique_ptr<Process> tray;

 private:
  [[nodiscard]] bool on_plasma() const { return desk.name() == "plasma"; }
  // What `convert` says of the screen.
  [[nodiscard]] std::string looked_at(const std::string& how) const {
    return run({"sh", "-c", camera() + " | convert png:- " + how}, desk.environment()).out;
  }
  [[nodiscard]] std::string camera() const { return on_plasma() ? "import -window root png:-" : "grim -"; }
  // The middle of the figure of a break, which is green, as nothing else is. All is asked of one picture.
  [[nodiscard]] std::optional<Spot> figure() const {
    const Words greens = on_plasma() ? Words{"#27ae60"} : Words{gtk_green, "#7be3a2"};
    std::string of_each;
    for (const std::string& green : greens) {
      of_each += " '(' -clone 0 -fuzz 8% -fill black +opaque '" + green + "' -fuzz 0 -fill white +opaque black ')'";
    }
    const std::string tell = " -delete 0 -format '%[fx:int(w*h*mean+0.5)] %@\\n' info: | tr 'x+' '  '";
    std::istringstream told(looked_at("-alpha off" + of_each + tell));
    Spot at;
    for (int pixels = 0, width = 0, height = 0; told >> pixels >> width >> height >> at.x >> at.y;) {
      if (pixels > 15) return Spot{at.x + width / 2, at.y + height / 2};
    }
    return std::nullopt;
  }
};

// The module of docs/bars.md in the bar that the launcher has started, with this session's daemon behind it.
class Module {
 public:
  Module() : session(quiet_settings, desk.bus()), link_(desk.environment().at("XDG_RUNTIME_DIR") + "/unknot") {
    // Before the link: the module does not see that a directory comes behind one that leads nowhere.
    std::filesystem::create_directories(session.socket().parent_path());
    std::filesystem::permissions(session.socket().parent_path(), std::filesystem::perms::owner_all);
    std::filesystem::create_symlink(session.socket().parent_path(), link_);
    session.start({"--remind-now"});
  }
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;
  ~Module() { std::filesystem::remove(link_); }

  // Its right end, once it has this ground.
  Spot turns(const std::string& color) const {
    Spot at;
    await("a module on " + color, [&] {
      const std::string alone = " | convert png:- -crop 1280x40+0+0 -alpha off -fuzz 3% -fill black +opaque '" + color +
                                "' -fuzz 0 -fill white +opaque black -format '%[fx:w*h*mean] %@' info: | tr 'x+' '  '";
      std::istringstream told(run({"sh", "-c", "grim -" + alone}, desk.environment()).out);
      int width = 0, height = 0;
      double pixels = 0;
      told >> pixels >> width >> height >> at.x >> at.y;
      at = {at.x + width - 5, at.y + height / 2};
      return pixels > 200;
    });
    return at;
  }
  void click(Spot at) const {
    const std::string place = std::to_string(at.x) + " " + std::to_string(at.y);
    const std::string tool = UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer at ";
    REQUIRE(run({"sh", "-c", tool + place + " click"}, desk.environment()).status == 0);
  }

  Desk desk;
  Session session;

 private:
  std::filesystem::path link_;
};

}  // namespace

TEST_CASE("a click on the module of a bar starts what is due, or else takes a break", "[F94]") {
  if (Desk().name() != "waybar") return;
  const Module module;
  Watch watch(module.session);
  module.click(module.turns("#f0c674"));
  watch.until(State::begun);
  const Spot there = module.turns("#8abeb7");
  REQUIRE(module.session.unknot({"skip"}).status == 0);
  watch.until(State::working);
  module.click(there);
  watch.until(State::begun);
}

TEST_CASE("the tray shows the icon, and another one when a break begins and ends") {
  const Screen screen;
  CHECK_FALSE(screen.shows_break());
  REQUIRE(screen.session.unknot({"break"}).status == 0);
  await("the figure of a break", [&] { return screen.shows_break(); });
  screen.picture("tray-break");
  REQUIRE(screen.session.unknot({"skip"}).status == 0);
  await("another icon", [&] { return !screen.shows_break(); });
}

TEST_CASE("the menu of the icon pauses") {
  const Screen screen;
  REQUIRE(screen.session.unknot({"break"}).status == 0);
  await("the figure of a break", [&] { return screen.shows_break(); });
  const Spot entry = screen.pause_for_an_hour();
  screen.click_icon(3);
  // It takes clicks a moment after it is drawn.
  await("the pause", [&] {
    if (screen.bright(entry)) screen.picture("tray-menu"), screen.click(entry, 1);
    return screen.session.status().state == State::paused;
  });
}
