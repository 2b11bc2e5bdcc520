// SPDX-License-Identifier: MIT
#include "notify/notification_text.hpp"

#include <catch2/catch_all.hpp>

#include "desktop/screen_support.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using Catch::Matchers::ContainsSubstring;

namespace {

NotificationServer server(const std::string& name) {
  return {.name = name, .version = "1", .capabilities = {"actions", "body", "body-markup"}};
}

}  // namespace

TEST_CASE("a server that draws buttons gets them and no commands") {
  const NotificationText text = text_for(squeeze(), server("gnome-shell"));
  CHECK(text.title == "Shoulder-blade squeeze, 1 min");
  CHECK(text.actions == std::vector<NotificationAction>{{"default", "Start", "start"},
                                                        {"start", "Start", "start"},
                                                        {"snooze", "Snooze 5 min", "snooze"},
                                                        {"skip", "Skip", "skip"}});
  CHECK_THAT(text.body, !ContainsSubstring("unknot"));
}

TEST_CASE("a server that draws no buttons gets the commands as last line", "[failure 20]") {
  for (const char* name : {"dunst", "mako"}) {
    const NotificationText text = text_for(squeeze(), server(name));
    CHECK(text.body.ends_with("\nAnswer: unknot start, snooze or skip"));
    CHECK(text.actions.size() == 4);
  }
}

TEST_CASE("a countdown names the commands where its buttons are lost at an update") {
  NotificationServer gnome = server("gnome-shell");
  gnome.version = GENERATE("43.9", "45.2");
  CHECK(text_for(countdown(40, "0:36 left"), gnome).body.ends_with("\nAnswer: unknot done or skip"));
  CHECK_THAT(text_for(squeeze(), gnome).body, !ContainsSubstring("unknot"));
  gnome.version = "46.0";
  CHECK_THAT(text_for(countdown(40, "0:36 left"), gnome).body, !ContainsSubstring("unknot"));
}

TEST_CASE("a server without actions gets the commands and no actions", "[failure 20]") {
  NotificationServer plain = server("somebody");
  plain.capabilities.erase("actions");
  const NotificationText text = text_for(squeeze(), plain);
  CHECK(text.actions.empty());
  CHECK(text.body.ends_with("\nAnswer: unknot start, snooze or skip"));
}

TEST_CASE("a server that draws `default` as a button does not get it") {
  const NotificationText text = text_for(squeeze(), server("Xfce Notify Daemon"));
  REQUIRE(text.actions.size() == 3);
  CHECK(text.actions.front().key == "start");
}

TEST_CASE("the value goes to those who draw it beside the text, words to the others") {
  for (const char* name : {"dunst", "mako", "SwayNotificationCenter"}) {
    const NotificationText text = text_for(countdown(40, "0:36 left"), server(name));
    CHECK(text.value == 40);
    CHECK_THAT(text.body, !ContainsSubstring("0:36 left"));
  }
  for (const char* name : {"Xfce Notify Daemon", "gnome-shell", "Plasma", "Notification Daemon", "somebody"}) {
    const NotificationText text = text_for(countdown(40, "0:36 left"), server(name));
    CHECK_FALSE(text.value);
    CHECK(text.body.starts_with("0:36 left.\n"));
  }
}

TEST_CASE("markup characters are escaped only for who reads markup, and never in the title", "[failure 25]") {
  View view = squeeze();
  view.title = "a & b";
  view.lines = {"1 < 2 & \"3\" > 2"};
  CHECK(text_for(view, server("gnome-shell")).body == "1 &lt; 2 &amp; &quot;3&quot; &gt; 2");
  CHECK(text_for(view, server("gnome-shell")).title == "a & b");
  NotificationServer plain = server("gnome-shell");
  plain.capabilities.erase("body-markup");
  CHECK(text_for(view, plain).body == "1 < 2 & \"3\" > 2");
}

TEST_CASE("a server without a body gets all that counts in the title") {
  const NotificationServer lone{.name = "somebody", .version = "", .capabilities = {}};
  const NotificationText text = text_for(countdown(40, "0:36 left"), lone);
  CHECK(text.body.empty());
  CHECK_THAT(text.title, ContainsSubstring("Shoulder-blade squeeze"));
  CHECK_THAT(text.title, ContainsSubstring("0:36 left"));
  CHECK_THAT(text.title, ContainsSubstring("unknot done or skip"));
}

TEST_CASE("only notes are transient, and only where they can still be read then") {
  CHECK(text_for(note(), server("gnome-shell")).transient);
  CHECK_FALSE(text_for(note(), server("SwayNotificationCenter")).transient);
  CHECK_FALSE(text_for(note(), server("somebody")).transient);
  CHECK_FALSE(text_for(squeeze(), server("gnome-shell")).transient);
}

TEST_CASE("text that is no UTF-8 is made so") {
  View view = squeeze();
  view.title = "caf\xe9";
  CHECK(text_for(view, server("dunst")).title == "caf\xef\xbf\xbd");
}

TEST_CASE("a server is named with its version, if it tells one") {
  CHECK(NotificationServer{"dunst", "1.9.0", {}}.title() == "dunst 1.9.0");
  CHECK(NotificationServer{"mako", "0.0.0", {}}.title() == "mako");
  CHECK(NotificationServer{"somebody", "", {}}.title() == "somebody");
}
