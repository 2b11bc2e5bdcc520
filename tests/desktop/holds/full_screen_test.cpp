// SPDX-License-Identifier: MIT
// Full screen of a real window, on the display that runs here: X11 with openbox, or sway.
#include <catch2/catch_all.hpp>
#include <ctime>

#include "desktop/perception.hpp"
#include "desktop/screen_support.hpp"
#include "holds/full_screen.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

namespace {

// Of a program "film", or another one; gone at the end.
class Window {
 public:
  explicit Window(const std::string& program = "film")
      : pipe_(::popen((UNKNOT_SOURCE_DIR "/tests/desktop/window " + program).c_str(), "w")) {
    // It ends by itself when the display does.
    ::signal(SIGPIPE, SIG_IGN);
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window() {
    say("close");
    ::pclose(pipe_);
  }
  void say(const char* what) {
    std::fprintf(pipe_, "%s\n", what);
    std::fflush(pipe_);
  }

 private:
  std::FILE* pipe_;
};

struct Desk {
  explicit Desk(const Settings& settings = {}) : sense(loop.io, perception, settings) {}
  [[nodiscard]] bool ready() {
    return loop.until([&] { return !sense.state().source.empty(); });
  }
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }

  Loop loop;
  RecordingPerception perception;
  FullScreen sense;
};

bool on_x11() { return variable("WAYLAND_DISPLAY").empty(); }

pid_t process_of(const std::string& name) {
  std::ifstream file(variable("DESK_DIR") + "/" + name + ".pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

const Strings full{"hold fullscreen by film"};
const Strings full_and_over{"hold fullscreen by film", "release fullscreen"};

}  // namespace

TEST_CASE("a window that fills the screen holds until it does no more", "[F65]") {
  Desk desk;
  REQUIRE(desk.ready());
  CHECK(words::provider(desk.sense.state().source) == (on_x11() ? "X11 (Xvfb)" : "wlr-foreign-toplevel (sway)"));
  Window window;
  window.say("full");
  REQUIRE(desk.told(full));
  window.say("normal");
  REQUIRE(desk.told(full_and_over));
}

TEST_CASE("a window that fills the screen from before is noticed, and its end too") {
  std::optional<Window> window(std::in_place);
  window->say("full");
  Desk desk;
  REQUIRE(desk.told(full));
  window.reset();
  REQUIRE(desk.told(full_and_over));
}

TEST_CASE("a window whose class is Latin-1, as the rules of X11 have it, is named", "[F1]") {
  if (!on_x11()) return;
  Desk desk;
  REQUIRE(desk.ready());
  Window window;
  output_of("xdotool search --sync --onlyvisible --class '^film$' set_window --class Caf\xe9 '%@'");
  window.say("full");
  REQUIRE(desk.told({"hold fullscreen by Café"}));
}

TEST_CASE("another window in front ends the hold") {
  Desk desk;
  REQUIRE(desk.ready());
  Window film;
  film.say("full");
  REQUIRE(desk.told(full));
  if (on_x11()) {
    output_of("wmctrl -k on");
  } else {
    output_of("swaymsg workspace 9");
  }
  REQUIRE(desk.told(full_and_over));
  if (!on_x11()) output_of("swaymsg workspace 1");
}

TEST_CASE("the window of a break is no film, and ends the hold of one that it covers") {
  Desk desk;
  REQUIRE(desk.ready());
  Window film;
  film.say("full");
  REQUIRE(desk.told(full));
  Window ours("unknot-view");
  ours.say("full");
  REQUIRE(desk.told(full_and_over));
}

TEST_CASE("a window that fills the screen for a moment does not hold") {
  Desk desk;
  REQUIRE(desk.ready());
  Window window;
  window.say("moment");
  desk.loop.io.run_for(FullScreen::settles * 3);
  CHECK(desk.perception.told.empty());
}

TEST_CASE("with full screen off in the settings nobody looks, and a hold ends") {
  Desk desk;
  Window window;
  window.say("full");
  REQUIRE(desk.told(full));
  Settings settings;
  settings.hold[Hold::fullscreen] = false;
  desk.sense.follow(settings);
  REQUIRE(desk.told(full_and_over));
  CHECK(words::provider(desk.sense.state().source) == "off in the settings");
}

// The last one: the display does not come back here.
TEST_CASE("a display that dies ends the hold, is said once and costs nothing") {
  Desk desk;
  Window window;
  window.say("full");
  REQUIRE(desk.told(full));
  ::kill(process_of(on_x11() ? "xvfb" : "sway"), SIGKILL);
  REQUIRE(desk.told(full_and_over));
  const std::clock_t before = std::clock();
  desk.loop.io.run_for(3s);
  CHECK((std::clock() - before) * 1000 / CLOCKS_PER_SEC < 50);
  CHECK(desk.perception.parties_told(desk.loop, 2));
  CHECK_THAT(words::problem(desk.sense.state().problem), Catch::Matchers::ContainsSubstring(" is gone"));
}
