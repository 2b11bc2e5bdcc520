// SPDX-License-Identifier: MIT
// What GNOME is asked, and in which order, so that it shows a reminder until it is answered.
#include <catch2/catch_all.hpp>

#include "desktop/insisting_desk.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Desk = InsistingDesk;
using Manner = UnfitServer::Manner;
using Strings = std::vector<std::string>;

namespace {

constexpr const char* banners = "org.gnome.desktop.notifications";

// What the person has chosen in the settings of GNOME, until the end of this.
class Banners {
 public:
  Banners(bool all, bool ours)
      : all_(g_settings_new(banners)),
        ours_(g_settings_new_with_path((banners + std::string(".application")).c_str(),
                                       "/org/gnome/desktop/notifications/application/unknot/")) {
    g_settings_set_boolean(all_, key, static_cast<gboolean>(all));
    g_settings_set_boolean(ours_, key, static_cast<gboolean>(ours));
  }
  Banners(const Banners&) = delete;
  Banners& operator=(const Banners&) = delete;
  ~Banners() {
    for (GSettings* settings : {all_, ours_}) {
      g_settings_reset(settings, key);
      g_object_unref(settings);
    }
  }
  // GSettings ends the process when asked for what is not installed.
  [[nodiscard]] static bool there() {
    GSettingsSchema* schema = g_settings_schema_source_lookup(g_settings_schema_source_get_default(), banners, TRUE);
    if (schema) g_settings_schema_unref(schema);
    return schema != nullptr;
  }

 private:
  static constexpr const char* key = "show-banners";
  GSettings *all_, *ours_;
};

}  // namespace

TEST_CASE("GNOME keeps a reminder open by three calls, gets its countdown in place, and lets go of what is withdrawn",
          "[F44][F66]") {
  Desk desk(Manner::real, 5s, "gnome-shell", GENERATE("48.7", "50.5"));
  REQUIRE(desk.asked({"0 normal", "1 critical", "1 critical"}));
  REQUIRE(desk.shown());
  desk.screen.present(countdown(0, "1:00 left"));
  REQUIRE(desk.asked({"0 normal", "1 critical", "1 critical", "1 critical"}));
  REQUIRE(desk.shown(2));
  desk.screen.present(squeeze());
  REQUIRE(desk.shown(3));
  desk.screen.clear();
  desk.screen.present(squeeze());  // where what leaves still is
  REQUIRE(desk.shown(4));
  REQUIRE(desk.asked({"0 normal", "1 critical", "1 critical", "1 critical", "close 1", "0 normal", "2 critical",
                      "2 critical", "2 normal transient", "close 2", "0 normal", "3 critical", "3 critical"}));
}

TEST_CASE("GNOME draws buttons and picture of a reminder once, so that a screen reader can read it undisturbed",
          "[F90]") {
  Desk desk(Manner::real, 5s, "gnome-shell", GENERATE("46.0", "48.7", "50.5"));
  REQUIRE(desk.shown());
  View reminder = squeeze();
  reminder.image.usual = "/pictures/squeeze.png";
  reminder.aloud = true;
  desk.screen.present(reminder);
  REQUIRE(desk.shown(2));
  CHECK(desk.server.drawn() == Strings{"", "", "buttons", "", "", "buttons, picture"});
}

TEST_CASE("a countdown that GNOME gets in place keeps its buttons and its picture", "[F90]") {
  Desk desk(Manner::real, 5s, "gnome-shell", "48.7");
  REQUIRE(desk.shown());
  View update = countdown(0, "1:00 left");
  update.image.usual = "/pictures/squeeze.png";
  desk.screen.present(update);
  REQUIRE(desk.shown(2));
  CHECK(desk.server.drawn() == Strings{"", "", "buttons", "buttons, picture"});
}

TEST_CASE("what GNOME's lock screen has removed is shown again after the unlock", "[F66]") {
  Desk desk(Manner::real, 5s, "gnome-shell", "48.7");
  REQUIRE(desk.shown());
  desk.screen.unlocked();
  REQUIRE(desk.asked({"0 normal", "1 critical", "1 critical", "close 1", "0 normal", "2 critical", "2 critical"}));
}

TEST_CASE("GNOME up to 45 keeps a reminder open only where the person wants banners, all and ours", "[F44]") {
  if (!Banners::there()) {
    WARN("needs gsettings-desktop-schemas");
    return;
  }
  const auto [all, ours] = GENERATE(table<bool, bool>({{true, true}, {false, true}, {true, false}}));
  const Banners wanted(all, ours);
  Desk desk(Manner::real, 5s, "gnome-shell", "43.9");
  REQUIRE(desk.asked({all && ours ? "0 critical" : "0 normal"}));
}
