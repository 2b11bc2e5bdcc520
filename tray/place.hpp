// SPDX-License-Identifier: MIT
// A place in whatever tray there is: registers the item with each new org.kde.StatusNotifierWatcher.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <string>

#include "bus/glib_delay.hpp"
#include "bus/glib_pointer.hpp"
#include "bus/name_watch.hpp"
#include "peer/backoff.hpp"

namespace unknot::tray {

// Waits for the watcher's name, without polling. One that refuses is asked again a few times, as it may have taken its
// name before it was ready, and then left alone until the name changes hands. Lives on the default main loop.
class Place {
 public:
  // `complain` gets a sentence for the log, once for each watcher that refuses.
  Place(GDBusConnection* connection, std::function<void(const std::string&)> complain);
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place();

 private:
  void found(const std::string& owner);
  void ask();
  void refused(const std::string& why);

  GDBusConnection* connection_;
  std::function<void(const std::string&)> complain_;
  std::string name_;  // of the item
  guint owned_;
  std::string watcher_;
  desktop::Backoff backoff_;
  desktop::GlibDelay later_;
  desktop::GlibPointer<GCancellable> asking_;
  desktop::NameWatch watch_;  // last: it calls back
};

}  // namespace unknot::tray
