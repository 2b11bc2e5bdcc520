// SPDX-License-Identifier: MIT
// What other programs call themselves reaches no output as it is: a window of X11 that fills the screen, and a
// notification server that tells too much.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <fstream>

#include "end_to_end/session.hpp"
#include "strings/printable.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

const std::string tools = UNKNOT_SOURCE_DIR "/tests/desktop/";

// A window that fills the screen, of a class that is Latin-1, as the rules of X11 have it.
class Film {
 public:
  Film() : program_({tools + "window", "film"}, own_environment(), {.in = words_.out.get()}) {
    const std::string name = "xdotool search --sync --onlyvisible --class '^film$' set_window --class Caf\xe9 '%@'";
    REQUIRE(run({"sh", "-c", name}, own_environment()).status == 0);
    REQUIRE(::write(words_.in.get(), "full\n", 5) == 5);
  }

 private:
  Pipe words_;
  Process program_;
};

class Server {
 public:
  Server(const std::string& name, int length, int capabilities)
      : program_({tools + "boastful-server", name, std::to_string(length), std::to_string(capabilities)},
                 own_environment(), {}) {
    const Words wait{"gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.Notifications"};
    REQUIRE(run(wait, own_environment()).status == 0);
  }

 private:
  Process program_;
};

struct Scene {
  explicit Scene(const std::string& settings)
      : session((::setenv("DESK_SERVER", "boastful", 1), settings), own_environment().at("DBUS_SESSION_BUS_ADDRESS")) {
    session.start();
  }
  Session session;
};

bool is_clean(const std::string& text) {
  const auto control = [](unsigned char c) { return (c < ' ' && c != '\n') || c == 127; };
  return unknot::is_utf8(text) && std::ranges::none_of(text, control);
}

// In kB.
long private_dirty(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("Private_Dirty:")) return std::stol(line.substr(line.find(' ')));
  }
  return -1;
}

}  // namespace

TEST_CASE("every output is clean text while names of any bytes are in it, and answers are taken", "[F1][F2]") {
  const Server server(R"(\x1b]0;owned\x07\nCaf\xe9 \u202e)", 500, 2);
  const Film film;
  Scene scene(quick_settings);
  Session& session = scene.session;
  Watch watch(session);
  const auto status = watch.until("held by the film", [](const auto& each) { return !each.holds.empty(); });
  CHECK(status.holds == Words{"full screen: \"Café\""});
  watch.until(State::held);
  const std::string page = session.folder() / "page.html";
  for (const Words& words : {Words{"status"},
                             {"status", "--json"},
                             {"call", "GetStatus"},
                             {"call", "GetParties"},
                             {"plan"},
                             {"report"},
                             {"report", "--json"},
                             {"export", "--csv"},
                             {"export", "--json"},
                             {"report", "--html", page}}) {
    const Result result = session.unknot(words);
    INFO(words.front() << ' ' << words.back() << ":\n" << result.out << result.err);
    CHECK(result.status == 0);
    CHECK(is_clean(result.out));
  }
  CHECK(is_clean(read_file(page)));
  for (const std::string format : {"json", "plain", "waybar"}) {
    const std::string line = session.first_line({"watch", "--format", format});
    INFO(line);
    CHECK(is_clean(line));
    CHECK_THAT(line, ContainsSubstring("Café") || ContainsSubstring("held"));
  }
  CHECK_THAT(session.unknot({"status"}).out, ContainsSubstring("\uFFFD]0;owned\uFFFD Café "));

  CHECK(session.unknot({"snooze", "1h"}).status == 0);
  CHECK(session.stop() == 0);
  session.start();
  CHECK(session.status().state == State::snoozed);
  CHECK_THAT(session.log(), !ContainsSubstring("the timers start from zero"));
  CHECK(is_clean(session.log()));
  CHECK_THAT(session.unknot({"export"}).out, ContainsSubstring("fullscreen: Café"));
}

// GDBus keeps room for the largest message and, before GLib 2.76, for the most texts in one.
TEST_CASE("a server that tells 3 times 5 MB and 300,000 capabilities costs no more than that, however often", "[F3]") {
  Scene scene(quiet_settings);
  Session& session = scene.session;
  for (int round = 0; round < 3; ++round) {
    const Server server("boaster", 5'000'000, 300'000);
    await("the server known", [&] { return session.status().server.has_value(); });
    CHECK(session.status().server->size() < 400);
    const long used = private_dirty(session.daemon().id());
    CHECK(used > 0);
    CHECK(used < 120'000);
  }
}
