// SPDX-License-Identifier: MIT
// Knows by which ids a server has shown our notifications, also those that it shows after we gave up on it.
#pragma once

#include <gio/gio.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bus/flood_gate.hpp"

namespace unknot::desktop {

// Sees every message of the connection and pairs our calls of Notify with their replies.
class LateReplies {
 public:
  // Something that a server has shown.
  struct Shown {
    std::string server;  // its unique name
    std::uint32_t id = 0;
  };

  // `taken` is called when a call that is waited for has been answered, after anything the server sent before.
  // `late` is called with the id of a notification whose call had been given up, Both from a thread of GDBus;
  // they must not call back into this.
  LateReplies(GDBusConnection* connection, std::function<void()> taken, std::function<void(std::uint32_t)> late);
  LateReplies(const LateReplies&) = delete;
  LateReplies& operator=(const LateReplies&) = delete;
  ~LateReplies();

  // The call under way returned and its id is known.
  void settle();
  // The call under way failed; nobody waits for its reply now. Tells at once of one that came meanwhile.
  void give_up();
  // What was shown last.
  [[nodiscard]] std::optional<Shown> last() const;
  // Tells, in any thread and also after the end of this, whether what a notification server signals is about what
  // others have shown. While a call is under way, it may be about that, whose id is not known yet.
  [[nodiscard]] FloodGate::Concerns concerns() const;

 private:
  class Ledger;
  GDBusConnection* connection_;
  std::shared_ptr<Ledger> ledger_;
  guint filter_;
};

}  // namespace unknot::desktop
