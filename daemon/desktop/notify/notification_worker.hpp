// SPDX-License-Identifier: MIT
// Everything that touches libnotify: the part of Notifications that runs in the GLib thread.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bus/flood_gate.hpp"
#include "bus/glib_pointer.hpp"
#include "bus/glib_thread.hpp"
#include "bus/late_replies.hpp"
#include "notify/bubble.hpp"
#include "notify/left_over.hpp"
#include "notify/notification_server.hpp"

namespace unknot::desktop {

// Talks to the session bus through the connection that libnotify shares with everybody in the process, one for each
// server that comes. Made anywhere; everything but `cut_off` happens in the GLib thread, also the reports.
class NotificationWorker {
 public:
  struct Reports {
    Bubble::Events bubble;
    // The connection is gone, and with it all that is known of what is on screen; `flooded`: by us.
    std::function<void(bool flooded)> closed;
  };

  // `thread` is where this lives, `settings` one that reads the desktop's settings. `on_screen` is the file that keeps
  // what is on screen, for who comes after a kill; empty: none.
  NotificationWorker(GlibThread& thread, GlibThread& settings, std::string icon, std::filesystem::path on_screen,
                     Reports reports);

  // Gets ready to show something on a server that is there. Blocks up to 25 s, as GDBus does.
  std::expected<void, ServerProblem> connect();
  // Returns once the server has given it an id. Blocks up to 25 s, after connecting.
  [[nodiscard]] std::expected<void, ServerProblem> show(const View& view, const NotificationServer& server,
                                                        std::uint64_t question);
  void close();
  // The server went, and every notification with it.
  void let_go();
  // Closes what was on screen when the connection was cut. Blocks as `connect` does.
  void tidy_up();
  // Closes what is on screen and lets go of everything.
  void end();
  // Ends a call that hangs, and the use of this. From any thread.
  void cut_off();

 private:
  static void on_closed(GDBusConnection* connection, gboolean by_peer, GError* error, gpointer self);
  [[nodiscard]] bool open();
  void read_along();
  void close_left_over();
  void keep_on_screen();
  [[nodiscard]] bool wants_banners(const NotificationServer& server);

  GlibThread& thread_;
  GlibThread& settings_;
  Reports reports_;
  GlibPointer<GCancellable> cancellable_;
  GlibPointer<GDBusConnection> bus_;  // nullptr: not connected
  gulong closed_handler_ = 0;
  Bubble bubble_;
  std::filesystem::path on_screen_;
  std::uint32_t kept_ = 0;  // the id in that file
  std::optional<LeftOver> left_over_;
  std::unique_ptr<LateReplies> late_replies_;  // while connected
  FloodGate gate_;
};

}  // namespace unknot::desktop
