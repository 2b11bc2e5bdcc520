// SPDX-License-Identifier: MIT
#include "notify/server_manners.hpp"

#include <array>
#include <limits>

#include "strings/number.hpp"

namespace unknot::desktop {

namespace {

constexpr int a_day = 24 * 60 * 60 * 1000;

struct Row {
  std::string_view server;
  ServerManners manners;
  int before = std::numeric_limits<int>::max();  // this version
};

// For each server: the first row that fits.
constexpr std::array table{
    // Scripts run again for each update. A middle click is `default`.
    Row{"dunst",
        {.closes_on_click = true,
         .draws_buttons = false,
         .draws_value = true,
         .updates_disturb = true,
         .transient_notes = true,
         .shows_low = true}},
    // on-notify runs again for each update.
    Row{"mako",
        {.draws_buttons = false,
         .draws_value = true,
         .updates_disturb = true,
         .transient_notes = true,
         .shows_low = true,
         .lines = 4}},
    // What is updated jumps to the top. When the last one is closed its window goes a moment later, and takes along
    // what
    // has come since. No time limit means ten seconds, and what is transient is closed at once. It cuts pictures to a
    // circle.
    Row{"SwayNotificationCenter",
        {.draws_value = true,
         .shows_after_close = false,
         .updates_disturb = true,
         .shows_low = true,
         .no_limit_ms = a_day}},
    // The bar takes the place of title, text and buttons.
    Row{"Xfce Notify Daemon",
        {.closes_on_click = true, .has_default = false, .shows_low = true, .small_pictures = true}},
    // No version shows a banner for what is of low urgency: it is in the list beside the calendar only. An update takes
    // the buttons off, and do not disturb does not hold what is critical.
    Row{"gnome-shell",
        {.keeps_buttons = false,
         .survives_lock = false,
         .transient_notes = true,
         .small_pictures = true,
         .line_end = "\r",
         .keeping = Keeping::critical_once},
        46},
    Row{"gnome-shell",
        {.survives_lock = false,
         .transient_notes = true,
         .small_pictures = true,
         .line_end = "\r",
         .keeping = Keeping::three_calls},
        49},
    // An update bounces.
    Row{"gnome-shell",
        {.updates_disturb = true,
         .survives_lock = false,
         .transient_notes = true,
         .small_pictures = true,
         .line_end = "\r",
         .keeping = Keeping::three_calls}},
    // What is of low urgency pops up, but is not in the history; a person can turn that off.
    Row{"Plasma",
        {.shows_late_updates = false,
         .takes_same_text = false,
         .transient_notes = true,
         .shows_low = true,
         .small_pictures = true}},
};

// 43 of "43.9"; 0 for none.
int major_version(std::string_view version) { return number_in<int>(version.substr(0, version.find('.'))).value_or(0); }

}  // namespace

ServerManners manners_of(std::string_view name, std::string_view version) {
  for (const Row& row : table) {
    if (row.server == name && major_version(version) < row.before) return row.manners;
  }
  return {};
}

}  // namespace unknot::desktop
