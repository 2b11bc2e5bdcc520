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

TEST_CASE("a server that draws no buttons gets the commands", "[failure 20]") {
  for (const char* name : {"dunst", "mako"}) {
    const NotificationText text = text_for(squeeze(), server(name));
    CHECK_THAT(text.body, ContainsSubstring("Answer: unknot start, snooze or skip"));
    CHECK(text.actions.size() == 4);
  }
}

TEST_CASE("the commands come before what a server may cut off") {
  CHECK(text_for(squeeze(), server("dunst")).body.ends_with("\nAnswer: unknot start, snooze or skip"));
  CHECK_THAT(text_for(squeeze(), server("mako")).body,
             Catch::Matchers::StartsWith("Answer: unknot start, snooze or skip\n"));
  CHECK_THAT(text_for(countdown(40, "0:36 left"), server("mako")).body,
             ContainsSubstring("0:36 left.\nSit tall.") && ContainsSubstring("10 times.\nAnswer: unknot"));
}

TEST_CASE("a countdown names the commands where its buttons are lost at an update") {
  NotificationServer gnome = server("gnome-shell");
  gnome.version = GENERATE("43.9", "45.2");
  CHECK(text_for(countdown(40, "0:36 left"), gnome).body.ends_with("\rAnswer: unknot done or skip"));
  CHECK_THAT(text_for(squeeze(), gnome).body, !ContainsSubstring("unknot"));
  gnome.version = "46.0";
  CHECK_THAT(text_for(countdown(40, "0:36 left"), gnome).body, !ContainsSubstring("unknot"));
}

TEST_CASE("what a screen reader is to speak is a notification of its own, with its buttons", "[F49]") {
  View view = countdown(50, "Halfway");
  view.aloud = true;
  NotificationServer gnome = server("gnome-shell");
  gnome.version = "43.9";
  CHECK_THAT(text_for(view, gnome).body, !ContainsSubstring("unknot"));
  for (const char* name : {"mako", "Plasma", "gnome-shell"}) CHECK(text_for(view, server(name)).new_id);
  View end = note();
  CHECK_FALSE(text_for(end, server("mako")).new_id);
  end.aloud = true;
  CHECK(text_for(end, server("mako")).new_id);
}

TEST_CASE("what is quiet is of low urgency where that is shown, and neither kept open nor heard elsewhere") {
  View view = squeeze();
  view.note = true;
  view.quiet = true;
  CHECK(text_for(view, server("mako")).low);
  NotificationServer gnome = server("gnome-shell");
  gnome.version = GENERATE("43.9", "48.7", "50.5");
  gnome.capabilities.insert("sound");
  const NotificationText text = text_for(view, gnome);
  CHECK_FALSE(text.low);
  CHECK_FALSE(text.critical);
  CHECK_FALSE(text.kept_open);
  CHECK(text.sound.empty());
  view.quiet = false;
  CHECK_FALSE(text_for(view, server("mako")).low);
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

TEST_CASE("where a click is no answer, nothing is sent for it") {
  View question = squeeze();
  question.click_answers = false;
  CHECK(text_for(question, server("dunst")).actions.front().key == "start");
}

TEST_CASE("the value goes to those who draw it beside the text, the time left in words to all") {
  for (const char* name : {"dunst", "mako", "SwayNotificationCenter"}) {
    CHECK(text_for(countdown(40, "0:36 left"), server(name)).value == 40);
  }
  for (const char* name : {"Xfce Notify Daemon", "gnome-shell", "Plasma", "Notification Daemon", "somebody"}) {
    CHECK_FALSE(text_for(countdown(40, "0:36 left"), server(name)).value);
  }
  for (const char* name : {"dunst", "Xfce Notify Daemon", "Plasma", "somebody"}) {
    CHECK(text_for(countdown(40, "0:36 left"), server(name)).body.starts_with("0:36 left.\n"));
  }
}

TEST_CASE("lines stand alone on GNOME, which makes blanks of line feeds", "[F62]") {
  CHECK_THAT(text_for(countdown(40, "0:36 left"), server("gnome-shell")).body,
             ContainsSubstring("0:36 left.\rSit tall.") && !ContainsSubstring("\n"));
}

TEST_CASE("a server that does not say that it reads markup gets none", "[F63]") {
  NotificationServer dunst = server("dunst");
  dunst.capabilities.erase("body-markup");
  View view = squeeze();
  view.lines = {"\"A\" & <b>"};
  CHECK(text_for(view, dunst).body.starts_with("\"A\" & <b>\n"));
}

TEST_CASE("a reminder has no time limit, unless it is not to stay") {
  CHECK(text_for(squeeze(), server("dunst")).limit_ms == 0);
  CHECK(text_for(squeeze(), server("SwayNotificationCenter")).limit_ms >= 300'000);
  View view = squeeze();
  view.stay = Stay::never;
  CHECK(text_for(view, server("dunst")).limit_ms == -1);
  CHECK(text_for(countdown(40, "0:36 left"), server("SwayNotificationCenter")).limit_ms >= 300'000);
}

TEST_CASE("a reminder is critical only where nothing else keeps it, or by the person's wish") {
  NotificationServer gnome = server("gnome-shell");
  gnome.version = "43.9";
  CHECK(text_for(squeeze(), gnome).critical);
  CHECK_FALSE(text_for(squeeze(), gnome, false).critical);
  CHECK_FALSE(text_for(countdown(40, "0:36 left"), gnome).critical);
  gnome.version = "48.7";
  CHECK_FALSE(text_for(squeeze(), gnome).critical);
  CHECK(text_for(squeeze(), gnome).kept_open);
  CHECK(text_for(countdown(40, "0:36 left"), gnome).kept_open);
  View view = squeeze();
  view.stay = Stay::never;
  CHECK_FALSE(text_for(view, gnome).kept_open);
  view.stay = Stay::always;
  for (const auto& any : {gnome, server("dunst"), server("somebody")}) CHECK(text_for(view, any).critical);
  CHECK_FALSE(text_for(view, gnome).kept_open);
}

TEST_CASE("a note stays for its time on GNOME 46 and newer", "[F89]") {
  NotificationServer gnome = server("gnome-shell");
  gnome.version = GENERATE("46.0", "50.5");
  CHECK(text_for(note(), gnome).kept_open);
  CHECK_FALSE(text_for(note(), gnome).transient);  // until it is let go
  View view = note();
  view.quiet = true;
  CHECK_FALSE(text_for(view, gnome).kept_open);
}

TEST_CASE("a reminder is a notification of its own where that is seen, and its countdown an update where that is",
          "[F44][F61]") {
  for (const char* name : {"dunst", "gnome-shell", "Plasma", "somebody"})
    CHECK(text_for(squeeze(), server(name)).new_id);
  CHECK_FALSE(text_for(squeeze(), server("SwayNotificationCenter")).new_id);
  NotificationServer gnome = server("gnome-shell");
  CHECK(text_for(countdown(40, "0:36 left"), gnome).new_id);
  gnome.version = "48.7";
  CHECK_FALSE(text_for(countdown(40, "0:36 left"), gnome).new_id);
  CHECK_FALSE(text_for(countdown(40, "0:36 left"), server("dunst")).new_id);
  CHECK(text_for(countdown(40, "0:36 left"), server("Plasma")).new_id);
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

TEST_CASE("a server with small pictures gets the tight drawing, if there is one, and no other does", "[F85]") {
  View view = squeeze();
  view.image = {"/pictures/eagle-arms.png", "/pictures/small/eagle-arms.png"};
  CHECK(text_for(view, server("Plasma")).image == "/pictures/small/eagle-arms.png");
  CHECK(text_for(view, server("dunst")).image == "/pictures/eagle-arms.png");
  view.image.small.clear();
  CHECK(text_for(view, server("Plasma")).image == "/pictures/eagle-arms.png");
}
