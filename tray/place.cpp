// SPDX-License-Identifier: MIT
#include "tray/place.hpp"

#include <unistd.h>

#include <utility>

#include "strings/printable.hpp"

namespace unknot::tray {

namespace {

using namespace std::chrono_literals;

constexpr const char* watcher_name = "org.kde.StatusNotifierWatcher";
// A watcher that starts is ready sooner.
constexpr auto starting = 5s;

}  // namespace

Place::Place(GDBusConnection* connection, std::function<void(const std::string&)> complain)
    : connection_(connection),
      complain_(std::move(complain)),
      name_("org.kde.StatusNotifierItem-" + std::to_string(::getpid()) + "-1"),
      owned_(g_bus_own_name_on_connection(connection, name_.c_str(), G_BUS_NAME_OWNER_FLAGS_NONE, nullptr, nullptr,
                                          nullptr, nullptr)),
      watch_(connection, watcher_name, [this](const std::string& owner) { found(owner); }) {}

Place::~Place() {
  if (asking_) g_cancellable_cancel(asking_.get());
  g_bus_unown_name(owned_);
}

void Place::found(const std::string& owner) {
  watcher_ = owner;
  backoff_ = {};
  later_.stop();
  if (!owner.empty()) ask();
}

// Meant for this owner of the name, not for one that follows.
void Place::ask() {
  if (asking_) g_cancellable_cancel(asking_.get());
  asking_.reset(g_cancellable_new());
  g_dbus_connection_call(
      connection_, watcher_.c_str(), "/StatusNotifierWatcher", watcher_name, "RegisterStatusNotifierItem",
      g_variant_new("(s)", name_.c_str()), nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, asking_.get(),
      [](GObject* source, GAsyncResult* result, gpointer self) {
        GError* error = nullptr;
        GVariant* reply = g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, &error);
        if (reply) return g_variant_unref(reply);
        const desktop::GlibPointer<GError> failure(error);
        if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) return;
        static_cast<Place*>(self)->refused(error->message);
      },
      this);
}

void Place::refused(const std::string& why) {
  const auto delay = backoff_.failed(desktop::Backoff::Clock::now());
  if (delay <= starting) return later_.start(delay, [this] { ask(); });
  complain_("the tray does not take the icon: " + printable(why));
}

}  // namespace unknot::tray
