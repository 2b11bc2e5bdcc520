// SPDX-License-Identifier: MIT
// The table of notification servers, row by row.
#include "notify/server_manners.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot::desktop;

TEST_CASE("an unknown server, or an unknown version, is thought well of") {
  CHECK(manners_of("", "") == ServerManners{});
  CHECK(manners_of("somebody", "1") == ServerManners{});
  CHECK(manners_of("gnome-shell", "") == manners_of("gnome-shell", "43.9"));
  CHECK(manners_of("gnome-shell", "50.alpha") == manners_of("gnome-shell", "50.5"));
  CHECK(manners_of("mako", "0.0.0") == manners_of("mako", "1.11"));
}

TEST_CASE("dunst: a click closes, no buttons, scripts at each update", "[F43][F46]") {
  const auto dunst = manners_of("dunst", GENERATE("1.9.0", "1.12.2 (2025-03-05)", "1.13.2 (2026-03-18)"));
  CHECK(dunst.closes_on_click);
  CHECK_FALSE(dunst.draws_buttons);
  CHECK(dunst.updates_disturb);
  CHECK(dunst.keeping == Keeping::no_limit);
}

TEST_CASE("mako: a click is `default`, no buttons, four lines, commands at each update", "[F46]") {
  const auto mako = manners_of("mako", "0.0.0");
  CHECK_FALSE(mako.closes_on_click);
  CHECK(mako.has_default);
  CHECK_FALSE(mako.draws_buttons);
  CHECK(mako.updates_disturb);
  CHECK(mako.lines == 4);
}

TEST_CASE("SwayNotificationCenter: no limit is ten seconds, an update jumps to the top", "[F58]") {
  const auto swaync = manners_of("SwayNotificationCenter", GENERATE("0.7.3", "0.11.0", "0.12.6"));
  CHECK(swaync.no_limit_ms >= 300'000);
  CHECK(swaync.updates_disturb);
  CHECK(swaync.draws_buttons);
  CHECK_FALSE(swaync.transient_notes);
}

TEST_CASE("Xfce: a click closes, `default` is one more button, a bar hides the rest", "[F64]") {
  const auto xfce = manners_of("Xfce Notify Daemon", GENERATE("0.7.3", "0.9.7"));
  CHECK(xfce.closes_on_click);
  CHECK_FALSE(xfce.has_default);
  CHECK_FALSE(xfce.draws_value);
  CHECK_FALSE(xfce.updates_disturb);
}

TEST_CASE("GNOME: lines end with CR, and each version is kept open in its own way", "[F44][F62][F66]") {
  const auto gnome43 = manners_of("gnome-shell", GENERATE("43.9", "45.2"));
  CHECK(gnome43.keeping == Keeping::critical_once);
  CHECK_FALSE(gnome43.keeps_buttons);
  const auto gnome48 = manners_of("gnome-shell", "48.7");
  CHECK(gnome48.keeping == Keeping::three_calls);
  CHECK(gnome48.keeps_buttons);
  CHECK_FALSE(gnome48.updates_disturb);
  for (const auto& each : {gnome43, gnome48}) {
    CHECK(each.line_end == "\r");
    CHECK_FALSE(each.survives_lock);
  }
}

TEST_CASE("GNOME 49 and newer: an update bounces", "[F45]") {
  const auto gnome = manners_of("gnome-shell", GENERATE("49.0", "50.5", "123"));
  auto expected = manners_of("gnome-shell", "48.7");
  expected.updates_disturb = true;
  CHECK(gnome == expected);
}

TEST_CASE("what is of low urgency is shown where that was seen, and not by GNOME") {
  for (const char* name : {"dunst", "mako", "SwayNotificationCenter", "Xfce Notify Daemon", "Plasma"}) {
    CHECK(manners_of(name, "1").shows_low);
  }
  CHECK_FALSE(manners_of("gnome-shell", GENERATE("43.9", "48.7", "50.5")).shows_low);
  CHECK_FALSE(manners_of("somebody", "1").shows_low);
}

TEST_CASE("a picture has 48 pixels on Xfce, GNOME and Plasma, and more elsewhere", "[F85]") {
  CHECK(manners_of("gnome-shell", GENERATE("43.9", "48.7", "50.5")).small_pictures);
  CHECK(manners_of("Xfce Notify Daemon", "0.7.3").small_pictures);
  CHECK(manners_of("Plasma", "6.3.6").small_pictures);
  for (const char* name : {"dunst", "mako", "SwayNotificationCenter", "somebody"}) {
    CHECK_FALSE(manners_of(name, "1").small_pictures);
  }
}

TEST_CASE("Plasma: late updates are not seen, nor the same text twice", "[F61]") {
  const auto plasma = manners_of("Plasma", GENERATE("5.27.5", "6.3.6", "6.7.4"));
  CHECK_FALSE(plasma.shows_late_updates);
  CHECK_FALSE(plasma.takes_same_text);
  CHECK_FALSE(plasma.updates_disturb);
  CHECK(plasma.draws_buttons);
}
