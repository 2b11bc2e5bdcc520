// SPDX-License-Identifier: MIT
// Finds notifications that a server shows after we gave up on it; nothing else tracks them.
#pragma once

#include <gio/gio.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace unknot::desktop {

// Sees every message of the connection and pairs our calls of Notify with their replies.
class LateReplies {
 public:
  // `taken` is called when a call that is waited for has been answered, after anything the server sent before.
  // `late` is called with the id of a notification whose call had been given up, Both from a thread of GDBus;
  // they must not call back into this.
  LateReplies(GDBusConnection* connection, std::function<void()> taken, std::function<void(std::uint32_t)> late);
  LateReplies(const LateReplies&) = delete;
  LateReplies& operator=(const LateReplies&) = delete;
  ~LateReplies();

  // The call under way returned and its id is known.
  void settle();
  // The call under way failed; nobody waits for its reply any more. Tells at once of one that came meanwhile.
  void give_up();

 private:
  class Ledger;
  GDBusConnection* connection_;
  std::shared_ptr<Ledger> ledger_;
  guint filter_;
};

}  // namespace unknot::desktop
