// SPDX-License-Identifier: MIT
// Adapts a view to what a given notification server shows well.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/notification_server.hpp"
#include "notify/screen.hpp"

namespace unknot::desktop {

struct NotificationAction {
  std::string key;     // as the server knows it: "default", "snooze"
  std::string label;   // "Snooze 5 min"
  std::string answer;  // the key of the button it stands for

  bool operator==(const NotificationAction&) const = default;
};

struct NotificationText {
  std::string title;                        // never marked up
  std::string body;                         // marked up if the server reads that
  std::vector<NotificationAction> actions;  // none if the server knows none
  std::optional<int> value;                 // only for servers that draw it well
  std::string image;
  bool transient = false;
  std::string sound{};     // a file; only for servers that play it
  bool new_id = false;     // a question that it asks first is no update of what is on screen
  bool critical = false;   // from the start
  bool low = false;        // of low urgency
  bool kept_open = false;  // by two updates to critical, or one of what is open
  bool same_again = true;  // the same text may follow itself
  int limit_ms = 0;        // how long it stays by itself; 0: forever, -1: as the server likes
};

// All text in it is UTF-8. `banners`: the person wants to see banners, as far as the desktop's settings say.
[[nodiscard]] NotificationText text_for(const View& view, const NotificationServer& server, bool banners = true);

}  // namespace unknot::desktop
