// SPDX-License-Identifier: MIT
// Watches the owner of a bus name, from the GLib thread.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <optional>
#include <string>

#include "bus/glib_delay.hpp"
#include "bus/glib_pointer.hpp"
#include "peer/backoff.hpp"

namespace unknot::desktop {

// A name that is let go is looked for again only after a delay, which grows where that happens again and again, and
// then its next owner has to stay for a while before it is told: so a server that restarts ten times a second costs
// nothing, and nobody hears of it. Lives in the thread of GLib.
class NameWatch {
 public:
  // `told` gets the unique name of the owner, or nothing for none: now, and at each change.
  NameWatch(GDBusConnection* connection, std::string name, std::function<void(const std::string&)> told);
  NameWatch(const NameWatch&) = delete;
  NameWatch& operator=(const NameWatch&) = delete;
  ~NameWatch() { end(); }

 private:
  void begin();
  void end();
  void appeared(const char* owner);
  void vanished();
  void tell(const std::string& owner);

  GlibPointer<GDBusConnection> connection_;  // held, as it may be looked at again after the bus has gone
  std::string name_;
  std::function<void(const std::string&)> told_;
  std::optional<std::string> owner_;  // as told
  bool owned_ = false;                // as seen
  Backoff backoff_;
  std::chrono::milliseconds doubt_{0};  // how long the next owner has to stay
  guint watch_ = 0;
  GlibDelay later_;  // until somebody looks again, or the owner is told
};

}  // namespace unknot::desktop
