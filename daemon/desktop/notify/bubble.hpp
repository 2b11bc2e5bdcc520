// SPDX-License-Identifier: MIT
// One notification on the screen and what the person does with it, by libnotify.
#pragma once

#include <libnotify/notify.h>

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "notify/notification_server.hpp"
#include "notify/notification_text.hpp"

namespace unknot::desktop {

// Asks one question at a time, which has a number; showing the same number again is an update of it, and another
// question takes the place of the last where its text says so. What the person does counts for a question only once the
// server has shown it, and only once. Lives in the GLib thread, like its callbacks. notify_init must have been called.
class Bubble {
 public:
  struct Events {
    std::function<void(std::uint64_t question, const std::string& answer)> answered;
    std::function<void(std::uint64_t question)> dismissed;
    std::function<void(std::uint64_t question)> lost;  // the server closed it while it was to be replaced
  };

  Bubble(std::string icon, Events events) : icon_(std::move(icon)), events_(std::move(events)) {}
  Bubble(const Bubble&) = delete;
  Bubble& operator=(const Bubble&) = delete;
  ~Bubble() { forget(); }

  // In the place of what is on screen, unless that has been answered: servers close that, in their own time.
  // Blocks up to 25 s.
  [[nodiscard]] std::expected<void, ServerProblem> show(NotificationText text, std::uint64_t question,
                                                        GDBusConnection* bus);
  // The server has taken what was shown last: from here on the person's doing counts for it. What the server told
  // before must have been delivered.
  void accept();
  // Neither waits for the server. What GNOME keeps open is let go so that it leaves a few seconds later, as only then
  // it shows what others have sent meanwhile; what is shown before then would find it in its place, and closes it.
  void close();
  void let_go();
  // Without a word to the server: its ids no longer mean anything.
  void forget();
  [[nodiscard]] bool on_screen() const { return notification_ != nullptr; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Choice;
  struct Leaving {
    std::uint32_t id;
    Clock::time_point since;
  };
  static void on_action(NotifyNotification* notification, char* key, gpointer choice);
  static void on_closed(NotifyNotification* notification, gpointer self);
  void chosen(const Choice& choice);
  void closed(int reason);
  [[nodiscard]] std::expected<void, ServerProblem> open_up(const NotificationText& text);
  [[nodiscard]] std::expected<void, ServerProblem> send(const NotificationText& text, NotifyUrgency urgency);
  void fill(const NotificationText& text);
  void add_actions(const std::vector<NotificationAction>& actions);
  void add_hints(const NotificationText& text, NotifyUrgency urgency);
  [[nodiscard]] std::uint32_t id() const;
  [[nodiscard]] bool is_leaving() const;

  std::string icon_;
  Events events_;
  NotifyNotification* notification_ = nullptr;  // nullptr: nothing is on screen
  GDBusConnection* bus_ = nullptr;              // it is on screen there
  std::uint64_t question_ = 0;                  // the one shown last
  std::uint64_t accepted_ = 0;                  // the one whose answers count; 0: none
  std::optional<Leaving> leaving_;              // what was let go, and may still be on screen
  bool answered_ = false;
  bool kept_open_ = false;
  std::string title_;
  std::string last_body_;
};

// Tells the server to close what has this id; does not wait for it. `server`: its name on the bus.
void close_by_id(GDBusConnection* bus, std::uint32_t id, const std::string& server);

}  // namespace unknot::desktop
