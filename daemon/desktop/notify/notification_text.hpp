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
  bool sound = false;
};

// All text in it is UTF-8.
[[nodiscard]] NotificationText text_for(const View& view, const NotificationServer& server);

}  // namespace unknot::desktop
