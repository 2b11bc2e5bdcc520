// SPDX-License-Identifier: MIT
// Notifications on the real server that runs beside the test.
#include "notify/notifications.hpp"

#include <catch2/catch_all.hpp>

#include "desktop/server_tools.hpp"
#include "desktop/wire.hpp"
#include "notify/left_over.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Strings = std::vector<std::string>;

namespace {

struct Desk {
  Desk() {
    REQUIRE(wire.ready());
    screen.emplace(loop.io, bus, recorder, NotificationOptions{.icon = UNKNOT_SOURCE_DIR "/packaging/unknot.svg"});
  }
  [[nodiscard]] std::string show(View view) {
    screen->present(std::move(view));
    return wire.next_notify();
  }
  // The call that brings the buttons of a reminder, and its picture: of the several that GNOME gets, the last.
  [[nodiscard]] std::string drawn_after(std::string call) {
    while (ServerTools::name() == "gnome-shell" && !call.empty() && !call.contains("string \"skip\"")) {
      call = wire.next_notify();
    }
    return call;
  }
  // The first call for a view other than that with these words. GNOME gets several for each, so that it keeps it open.
  [[nodiscard]] std::string notify_after(const std::string& words) {
    std::string call = wire.next_notify();
    while (ServerTools::name() == "gnome-shell" && call.contains(words)) call = wire.next_notify();
    return call;
  }
  [[nodiscard]] bool told(const Strings& what) {
    (void)loop.until([&] { return recorder.told.size() >= what.size(); });
    CHECK(recorder.told == what);
    return recorder.told == what;
  }

  Loop loop;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  Recorder recorder;
  Wire wire{loop};
  std::optional<Notifications> screen;
};

// The id of a notification that is not ours.
std::uint32_t shown_by_another() {
  const std::string reply = output_of(
      "gdbus call --session -d org.freedesktop.Notifications -o /org/freedesktop/Notifications -m "
      "org.freedesktop.Notifications.Notify Unknot 0 '' 'Left over' '' '[]' '{}' 0");
  return static_cast<std::uint32_t>(std::stoul(reply.substr(reply.find(' '))));  // "(uint32 7,)"
}

bool gone() { return !ServerTools::counts() || ServerTools::shown() == 0; }

}  // namespace

TEST_CASE("a reminder is shown with its title, its text and its buttons") {
  Desk desk;
  const std::string call = desk.show(squeeze());
  const std::string drawn = desk.drawn_after(call);
  ServerTools::picture("reminder");
  CHECK_THAT(call, ContainsSubstring("string \"Shoulder-blade squeeze, 1 min\""));
  CHECK_THAT(call, ContainsSubstring("Sit tall."));
  for (const char* key : {"default", "start", "snooze", "skip"}) {
    CHECK_THAT(drawn, ContainsSubstring("string \"" + std::string(key) + "\""));
  }
  CHECK_THAT(call, ContainsSubstring("string \"unknot\""));
  const bool critical = ServerTools::name() == "gnome-shell" && desk.screen->name()->starts_with("gnome-shell 43");
  CHECK_THAT(call, ContainsSubstring(critical ? "byte 2" : "byte 1") && ContainsSubstring("int32 0\n"));
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
  if (ServerTools::name() == "mako") {
    CHECK_THAT(ServerTools::text(), ContainsSubstring("Shoulder-blade squeeze, 1 min"));
    CHECK_THAT(ServerTools::text(), ContainsSubstring("Snooze 5 min"));
  }
  CHECK(desk.recorder.told.empty());
  REQUIRE(desk.loop.until([&] { return desk.screen->name().has_value(); }));
  CHECK_THAT(*desk.screen->name(), ContainsSubstring(ServerTools::name().substr(1)));
}

TEST_CASE("each button comes back as its key, once, and closes the notification") {
  if (!ServerTools::can_press()) return;
  const int which = GENERATE(0, 1, 2);
  Desk desk;
  REQUIRE_FALSE(desk.drawn_after(desk.show(squeeze())).empty());
  const Button button = squeeze().buttons[static_cast<std::size_t>(which)];
  ServerTools::press(button);
  REQUIRE(desk.told({"answered " + button.key}));
  desk.screen->clear();
  REQUIRE(desk.loop.until([&] { return desk.wire.told("member=NotificationClosed") || gone(); }));
  desk.screen.reset();
  CHECK(gone());
  CHECK(desk.recorder.told.size() == 1);
}

TEST_CASE("a click on the notification is its first button") {
  if (!ServerTools::can_press()) return;
  Desk desk;
  REQUIRE_FALSE(desk.drawn_after(desk.show(squeeze())).empty());
  ServerTools::press_body();
  REQUIRE(desk.told({"answered start"}));
}

TEST_CASE("a quiet note is of low urgency and yet on screen, where its buttons can be pressed", "[R27]") {
  Desk desk;
  View view = squeeze();
  view.note = view.quiet = true;
  view.note_for = 1min;
  const std::string call = desk.show(view);
  ServerTools::picture("quiet");
  CHECK_THAT(call, ContainsSubstring(ServerTools::name() == "gnome-shell" ? "byte 1" : "byte 0"));
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
  if (!ServerTools::can_press()) return;
  ServerTools::press(view.buttons[0]);
  REQUIRE(desk.told({"answered start"}));
}

TEST_CASE("a countdown is updated in place and its buttons go on working") {
  Desk desk;
  REQUIRE_FALSE(desk.show(countdown(0, "1:00 left")).empty());
  desk.screen->present(countdown(40, "0:36 left"));
  const std::string update = desk.notify_after("1:00 left");
  ServerTools::picture("countdown");
  CHECK(update.contains(ServerTools::counts() ? "int32 40" : "0:36 left"));
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
  if (!ServerTools::can_press_again()) return;
  ServerTools::press(countdown(0, "").buttons[0]);
  REQUIRE(desk.told({"answered done"}));
}

TEST_CASE("a reminder turns into its countdown and that into a note, as one notification") {
  Desk desk;
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  REQUIRE_FALSE(desk.show(countdown(0, "1:00 left")).empty());
  REQUIRE_FALSE(desk.show(note()).empty());
  ServerTools::picture("note");
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
}

TEST_CASE("a note is closed by us after its time") {
  Desk desk;
  desk.screen.emplace(desk.loop.io, desk.bus, desk.recorder, NotificationOptions{.icon = "unknot", .note = 50ms});
  View view = note();
  view.title = "Done for today.";
  REQUIRE(desk.loop.until([&] { return desk.screen->name().has_value(); }));  // its time runs from the wish for it
  REQUIRE_FALSE(desk.show(view).empty());
  // What GNOME keeps open leaves by an update.
  const bool kept_open = ServerTools::name() == "gnome-shell" && !desk.screen->name()->starts_with("gnome-shell 43");
  const std::string end = kept_open ? "string \"transient\"" : "member=CloseNotification";
  REQUIRE(desk.loop.until([&] { return desk.wire.told(end); }));
  CHECK(desk.recorder.told.empty());
}

TEST_CASE("what the person closes is dismissed, once, and stays away while its countdown goes on") {
  if (!ServerTools::can_press()) return;
  ServerTools::wait_for_others();
  Desk desk;
  REQUIRE_FALSE(desk.drawn_after(desk.show(countdown(0, "1:00 left"))).empty());
  ServerTools::dismiss();
  REQUIRE(desk.told({ServerTools::name() == "dunst" ? "closed" : "dismissed"}));
  desk.screen->present(countdown(10, "0:54 left"));
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  CHECK_FALSE(desk.wire.told("0:54 left"));
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
  CHECK(desk.recorder.told.size() == 1);
}

TEST_CASE("a question that its answer leaves standing is asked again") {
  if (!ServerTools::can_press_again()) return;
  Desk desk;
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  ServerTools::press(squeeze().buttons[1]);
  REQUIRE(desk.told({"answered snooze"}));
  CHECK_THAT(desk.wire.next_notify(), ContainsSubstring("Shoulder-blade squeeze"));
  if (ServerTools::counts()) CHECK(ServerTools::shown() == 1);
  ServerTools::press(squeeze().buttons[2]);
  REQUIRE(desk.told({"answered snooze", "answered skip"}));
}

TEST_CASE("an answer to what has been replaced meanwhile is none", "[failure 21][failure 40]") {
  if (ServerTools::name() != "mako") return;  // the only one whose tool returns when the answer is out
  Desk desk;
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  // The person presses Skip, and before we hear of it something else is to be shown.
  ServerTools::press(squeeze().buttons[2]);
  View other = squeeze();
  other.title = "Something else";
  REQUIRE_FALSE(desk.show(other).empty());
  ServerTools::press(squeeze().buttons[1]);
  REQUIRE(desk.told({"answered snooze"}));
}

TEST_CASE("what another program on the bus says is no answer") {
  Desk desk;
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  // Whatever its id is, it is one of the first few; the last shows that all have come.
  for (const char* id : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "99"}) {
    output_of(
        "gdbus emit --session -o /org/freedesktop/Notifications -s org.freedesktop.Notifications.ActionInvoked "
        "'uint32 " +
        std::string(id) + "' \"'skip'\"");
  }
  REQUIRE(desk.loop.until([&] { return desk.wire.told("uint32 99"); }));
  REQUIRE_FALSE(desk.show(countdown(0, "1:00 left")).empty());
  CHECK(desk.recorder.told.empty());
}

TEST_CASE("markup characters are shown as they are", "[failure 25]") {
  if (!ServerTools::counts()) return;
  Desk desk;
  View view = squeeze();
  view.title = "<i>5</i> & more";
  view.lines = {"1 < 2 & \"3\" > 2 <b>x</b>"};
  REQUIRE_FALSE(desk.show(view).empty());
  ServerTools::picture("markup");
  if (ServerTools::name() == "mako") {
    CHECK_THAT(ServerTools::text(), ContainsSubstring("<i>5</i> & more"));
  }
}

TEST_CASE("the newest view wins") {
  Desk desk;
  REQUIRE(desk.loop.until([&] { return desk.screen->name().has_value(); }));
  for (int percent = 0; percent <= 100; ++percent) desk.screen->present(countdown(percent, std::to_string(percent)));
  REQUIRE_FALSE(desk.wire.next_notify().empty());
  CHECK_THAT(desk.notify_after("string \"0."),
             ContainsSubstring(ServerTools::counts() ? "int32 100" : "string \"100."));
}

TEST_CASE("our notification is closed when we go") {
  if (!ServerTools::counts()) return;
  Desk desk;
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  desk.screen.reset();
  REQUIRE(desk.loop.until([&] { return desk.wire.told("member=NotificationClosed") || gone(); }));
}

TEST_CASE("what a killed one left on screen is closed by the next, and kept until then", "[F81]") {
  const Folder folder;
  const std::string file = folder / "on-screen";
  Desk desk;
  const auto begin = [&] {
    desk.screen.emplace(desk.loop.io, desk.bus, desk.recorder,
                        NotificationOptions{.icon = "unknot", .on_screen = file});
  };
  begin();
  REQUIRE_FALSE(desk.show(squeeze()).empty());
  REQUIRE(desk.loop.until([&] { return read_left_over(file).has_value(); }));
  LeftOver left = *read_left_over(file);
  desk.screen.reset();
  CHECK_FALSE(std::filesystem::exists(file));
  left.shown.id = shown_by_another();
  keep_left_over(file, left);
  begin();
  const std::string closed = "member=CloseNotification\n   uint32 " + std::to_string(left.shown.id);
  REQUIRE(desk.loop.until([&] { return desk.wire.told(closed); }));
  CHECK(desk.recorder.told.empty());
}

TEST_CASE("a picture is shown") {
  Desk desk;
  View view = squeeze();
  view.image.usual = UNKNOT_SOURCE_DIR "/packaging/unknot.svg";
  CHECK_THAT(desk.drawn_after(desk.show(view)),
             ContainsSubstring("image-path") && ContainsSubstring("/packaging/unknot.svg"));
  ServerTools::picture("picture");
}
