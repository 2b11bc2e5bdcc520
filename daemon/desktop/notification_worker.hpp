// SPDX-License-Identifier: MIT
// All that touches libnotify and the bus: what Notifications does in the GLib thread.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "desktop/bubble.hpp"
#include "desktop/late_replies.hpp"
#include "desktop/notification_server.hpp"
#include "desktop/session_bus.hpp"

namespace unknot::desktop {

// Made anywhere; everything else happens in the GLib thread, also the reports.
class NotificationWorker {
 public:
  struct Reports {
    Bubble::Events bubble;
    std::function<void(std::string title)> server_there;  // and it answers
    std::function<void(bool startable)> server_gone;      // every notification with it
    std::function<void()> bus_gone;                       // or not found
  };

  NotificationWorker(GlibThread& thread, std::string icon, Reports reports);

  // Looks for the bus; the rest is told by reports.
  void connect();
  // The title of the server that shows it. Blocks up to 25 s for each of two calls.
  [[nodiscard]] std::expected<std::string, Trouble> show(const View& view, std::uint64_t question);
  void close();
  // Closes what is on screen and lets go of everything.
  void end();

 private:
  void owner_came();
  void owner_left();
  void bus_closed();
  void let_go();
  void expect_answer();
  [[nodiscard]] std::expected<void, Trouble> know_server();
  [[nodiscard]] std::expected<void, Trouble> show_here(const View& view, std::uint64_t question);

  GlibThread& thread_;
  Reports reports_;
  SessionBus bus_;
  Bubble bubble_;
  std::unique_ptr<LateReplies> late_replies_;  // while connected
  std::optional<NotificationServer> server_;   // the present owner of the name, once it has told
  bool libnotify_ready_ = false;               // it has a proxy for the server's name
  GlibPointer<GCancellable> questions_;        // to the present owner
};

}  // namespace unknot::desktop
