// SPDX-License-Identifier: MIT
// The window of a break, seen from the daemon: when it is opened and closed, and the notification in its place.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "recording_view.hpp"
#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

struct Viewed {
  RecordingView* view = nullptr;
  Lines lines;
  Fixture f{{}, {.view = [this](desktop::BreakView::Events events) {
              auto made = std::make_unique<RecordingView>(std::move(events), lines);
              view = made.get();
              return made;
            }}};

  Viewed() { lines.clear(); }
  void set(ViewMode mode) {
    Settings settings = f.daemon.planner().settings();
    for (Kind& kind : settings.kinds) kind.view = mode;
    f.daemon.handle(SettingsChanged{settings});
    lines.clear();
  }
  [[nodiscard]] bool is_reported() {
    return std::ranges::any_of(f.daemon.sources(), [](const auto& source) { return source.name == "window"; });
  }
};

// A stretch that is on screen, and whose second showing opens a window.
struct Insistent : Viewed {
  Insistent() {
    settings.kinds = {Settings::fresh_kind("stretch")};
    settings.kinds.front().insist = {Insist::nothing, Insist::view};
    settings.repeat_limit = 5;
    keep(ViewMode::off);
    after(20min);
  }
  void keep(ViewMode mode) {
    settings.kinds.front().view = mode;
    f.daemon.handle(SettingsChanged{settings});
  }
  void after(Duration work) {
    f.hands.work(work);
    f.daemon.handle(TimePassed{});
    std::erase(lines, "close");
  }
  // By the person.
  void closes() {
    lines.emplace_back("closed");
    view->events_.closed({});
  }

  Settings settings = f.daemon.planner().settings();
};

}  // namespace

TEST_CASE("a break opens the window that its kind asks for, and closes it at its end") {
  Viewed v;
  v.set(ViewMode::screen);
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"screen 60"});
  v.f.hands.work(1min);
  v.f.daemon.handle(TimePassed{});
  CHECK(v.lines == Lines{"screen 60", "close"});
}

TEST_CASE("who asks for a window gets it for this break, whatever the settings say") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  CHECK(v.lines == Lines{"window 60"});
  std::ignore = v.f.daemon.request(DoneRequested{});
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"window 60", "close", "off 60"});
}

TEST_CASE("a change of the setting counts from the next break on") {
  const bool opened_before = GENERATE(true, false);
  Viewed v;
  v.set(opened_before ? ViewMode::window : ViewMode::off);
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  if (opened_before) v.view->events_.opened();
  v.set(opened_before ? ViewMode::off : ViewMode::screen);
  v.f.hands.work(10s);
  v.f.daemon.handle(TimePassed{});
  CHECK(v.lines.empty());
  CHECK(v.f.screen.showing() != opened_before);
  std::ignore = v.f.daemon.request(DoneRequested{});
  std::ignore = v.f.daemon.request(BreakRequested{"stretch"});
  CHECK(v.lines == Lines{"close", opened_before ? "off 60" : "screen 60"});
}

TEST_CASE("while the window is open there is no notification, and when it closes early there is one again") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  CHECK(v.f.screen.showing());
  v.view->events_.opened();
  CHECK_FALSE(v.f.screen.showing());
  v.f.hands.work(10s);
  v.f.daemon.handle(TimePassed{});
  CHECK_FALSE(v.f.screen.showing());
  v.view->events_.closed({});
  CHECK(v.f.screen.showing());
  CHECK(v.f.screen.last().progress == "0:50 left");
}

TEST_CASE("a window that could not be opened leaves the notification as it is, and the reason in the report") {
  Viewed v;
  CHECK_FALSE(v.is_reported());
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  const auto before = v.f.screen.count();
  v.view->state_.problem = {sources::What::no_view};
  v.view->events_.closed({sources::What::no_view});
  CHECK(v.f.screen.showing());
  CHECK(v.f.screen.count() == before);
  CHECK(v.is_reported());
  CHECK_THAT(v.f.daemon.report().problems.at(0), Catch::Matchers::StartsWith("the window of a break was not shown: "));
}

TEST_CASE("a window that closes after its break brings nothing back") {
  Viewed v;
  std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::window});
  v.view->events_.opened();
  std::ignore = v.f.daemon.request(DoneRequested{});
  const auto before = v.f.screen.count();
  v.view->events_.closed({});
  v.view->events_.opened();
  CHECK(v.f.screen.count() == before);
}

TEST_CASE(
    "a reminder that nobody answers opens a window at the showing that says so, and takes it along when it goes") {
  Insistent v;
  CHECK(v.lines.empty());
  CHECK(v.is_reported());
  v.after(5min);  // repeated
  CHECK(v.f.daemon.report().status.repeats == 1);
  CHECK(v.lines == Lines{"window 86400"});
  CHECK(v.f.screen.showing());
  SECTION("answered") { std::ignore = v.f.daemon.request(SnoozeRequested{}); }
  SECTION("held back") { v.f.daemon.noticed(HoldBegan{Hold::meeting, {}}); }
  CHECK(v.lines == Lines{"window 86400", "close"});
}

TEST_CASE("a break that begins while its reminder has a window goes on in it") {
  Insistent v;
  v.after(5min);
  SECTION("the kind has no window of its own") {}
  SECTION("the kind has one") { v.keep(ViewMode::window); }
  v.view->events_.opened();
  std::ignore = v.f.daemon.request(StartRequested{});
  CHECK(v.lines == Lines{"window 86400"});
  CHECK_FALSE(v.f.screen.showing());
  std::ignore = v.f.daemon.request(DoneRequested{});
  CHECK(v.lines == Lines{"window 86400", "close"});
}

TEST_CASE("a break that is to be elsewhere leaves the window of its reminder") {
  Insistent v;
  v.after(5min);
  SECTION("on the full screen") {
    v.keep(ViewMode::screen);
    std::ignore = v.f.daemon.request(StartRequested{});
    CHECK(v.lines == Lines{"window 86400", "screen 60"});
  }
  SECTION("in none, as was asked for") {
    std::ignore = v.f.daemon.request(BreakRequested{"stretch", ViewMode::off});
    CHECK(v.lines == Lines{"window 86400", "off 60"});
  }
}

TEST_CASE("a window that was closed on a reminder comes back with its next showing, and the reminder stays") {
  Insistent v;
  v.after(5min);
  v.closes();
  CHECK(v.f.screen.showing());
  v.after(5min);
  CHECK(v.lines == Lines{"window 86400", "closed", "window 86400"});
}

TEST_CASE("a reminder on screen is told as the break that it asks for, with how long it can be snoozed") {
  Fixture f;
  CHECK(f.daemon.reminder() == protocol::ReminderReply{});
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  const auto reminder = f.daemon.reminder();
  REQUIRE(reminder.guide);
  CHECK(reminder.guide->kind == "stretch");
  CHECK(reminder.guide->name == f.daemon.report().suggestion->name);
  CHECK(reminder.guide->lasts_s == 60);
  CHECK(reminder.guide->elapsed_ms == 0);
  CHECK(reminder.guide->steps.front().movement == protocol::Movement::hold);
  CHECK(reminder.snooze_s == 300);
  std::ignore = f.daemon.request(StartRequested{});
  CHECK(f.daemon.reminder() == protocol::ReminderReply{});
}

TEST_CASE("the guide of a break has its steps and the time since it began") {
  Fixture f;
  CHECK_FALSE(f.daemon.guide());
  std::ignore = f.daemon.request(BreakRequested{"stretch"});
  f.hands.work(1500ms);
  const auto guide = f.daemon.guide();
  REQUIRE(guide);
  CHECK(guide->kind == "stretch");
  CHECK(guide->name == f.daemon.report().suggestion->name);
  CHECK(guide->lasts_s == 60);
  CHECK(guide->elapsed_ms == 1500);
  REQUIRE_FALSE(guide->steps.empty());
  CHECK(guide->steps.front().at_s == 0);
  CHECK(guide->steps.front().movement == protocol::Movement::hold);
  REQUIRE(guide->lines);
  CHECK(f.screen.last().lines == Lines{guide->steps.front().text, guide->lines->at(0), guide->lines->at(1)});
}

TEST_CASE("the guide of a break with a text of the person's own says what its notification says") {
  Fixture f;
  Settings settings = f.daemon.planner().settings();
  settings.kinds.push_back({.name = "water", .lasts = 30s, .text = {"Have a glass of water."}});
  f.daemon.handle(SettingsChanged{settings});
  std::ignore = f.daemon.request(BreakRequested{"water"});
  const auto guide = f.daemon.guide();
  REQUIRE(guide);
  CHECK_FALSE(guide->lines);
  REQUIRE(guide->steps.size() == 1);
  CHECK(guide->steps.front().text == "Have a glass of water.");
  CHECK(f.screen.last().lines == Lines{"Have a glass of water."});
}
