// SPDX-License-Identifier: MIT
// Watches the owner of a bus name, from the GLib thread.
#include "bus/name_watch.hpp"

#include <algorithm>
#include <utility>

namespace unknot::desktop {

using namespace std::chrono_literals;

NameWatch::NameWatch(GDBusConnection* connection, std::string name, std::function<void(const std::string&)> told)
    : connection_(static_cast<GDBusConnection*>(g_object_ref(connection))),
      name_(std::move(name)),
      told_(std::move(told)) {
  begin();
}

void NameWatch::begin() {
  if (g_dbus_connection_is_closed(connection_.get())) return;  // GLib would complain; others report it
  watch_ = g_bus_watch_name_on_connection(
      connection_.get(), name_.c_str(), G_BUS_NAME_WATCHER_FLAGS_NONE,
      [](GDBusConnection*, const char*, const char* owner, gpointer self) {
        static_cast<NameWatch*>(self)->appeared(owner);
      },
      [](GDBusConnection* connection, const char*, gpointer self) {
        // Without a connection the bus itself is gone, which others report.
        if (connection) static_cast<NameWatch*>(self)->vanished();
      },
      this, nullptr);
}

void NameWatch::end() {
  if (watch_ != 0) g_bus_unwatch_name(std::exchange(watch_, 0));
}

void NameWatch::appeared(const char* owner) {
  owned_ = true;
  backoff_.worked(Backoff::Clock::now());
  if (doubt_ == 0ms) return tell(owner);
  later_.start(doubt_, [this, name = std::string(owner)] { tell(name); });
}

void NameWatch::vanished() {
  later_.stop();
  tell("");
  if (!std::exchange(owned_, false)) return;
  end();
  const auto delay = backoff_.failed(Backoff::Clock::now());
  doubt_ = delay == Backoff::first ? 0ms : std::min<std::chrono::milliseconds>(10 * delay, Backoff::lasting);
  later_.start(delay, [this] { begin(); });
}

void NameWatch::tell(const std::string& owner) {
  if (std::exchange(owner_, owner) != owner) told_(owner);
}

}  // namespace unknot::desktop
