// SPDX-License-Identifier: MIT
// The reminder as a desktop notification, by libnotify in a thread of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "bus/bus.hpp"
#include "notify/screen.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

struct NotificationOptions {
  std::string icon = "unknot";               // of the program: an absolute path, or a name of the icon theme
  std::filesystem::path on_screen{};         // the file by which what a kill left on screen is closed; empty: none
  std::chrono::milliseconds note{5000};      // how long a view that is a note stays
  std::chrono::milliseconds patience{2000};  // a server silent for longer is treated as hung
  std::chrono::milliseconds hung{120000};    // a longer call is ended by closing what it waits on
};

// One notification at a time: a reminder is always a new one, its countdown and its end replace it in place where the
// server shows that and no screen reader is on, and it is closed by us. The newest view wins: one call is
// under way at a time, and what was overtaken meanwhile is never sent. A server or bus that is absent, hung, killed
// or late is reported to the listener, never waited for; one that fails is tried again after a delay that grows to a
// minute.
//
// All calls come from the thread that runs `io`, and so do those to the listener. There may be one in a process, as
// libnotify is global.
class Notifications : public Screen {
 public:
  // Looks for the server at once. `io`, `session`, the session bus, and `listener` must outlive this.
  Notifications(boost::asio::io_context& io, Bus& session, Listener& listener, NotificationOptions options = {});
  Notifications(const Notifications&) = delete;
  Notifications& operator=(const Notifications&) = delete;
  // Closes what is on screen; takes less than a second even if the server hangs.
  ~Notifications() override;

  void present(View view) override;
  void clear() override;
  [[nodiscard]] std::optional<std::string> name() const override;
  [[nodiscard]] bool updates_disturb() const override;
  [[nodiscard]] bool plays_sounds() const override;
  [[nodiscard]] bool read_aloud() const override;
  void unlocked() override;

 private:
  class Desk;
  std::shared_ptr<Desk> desk_;
};

}  // namespace unknot::desktop
