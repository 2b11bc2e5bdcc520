// SPDX-License-Identifier: MIT
// Everything that touches libnotify: the part of Notifications that runs in the GLib thread.
#include "notify/notification_worker.hpp"

#include <tuple>
#include <utility>

#include "bus/session_bus.hpp"
#include "bus/settings_key.hpp"
#include "notify/notification_text.hpp"

namespace unknot::desktop {

namespace {

// Makes what libnotify talks through. Without it a notification that is let go would look for the server once more,
// for another 25 s, and keep a connection that has been closed.
bool libnotify_finds_server() {
  char *name = nullptr, *vendor = nullptr, *version = nullptr, *spec = nullptr;
  const bool found = notify_get_server_info(&name, &vendor, &version, &spec);
  for (char* text : {name, vendor, version, spec}) g_free(text);
  return found;
}

}  // namespace

NotificationWorker::NotificationWorker(GlibThread& thread, GlibThread& settings, std::string icon,
                                       std::filesystem::path on_screen, Reports reports)
    : thread_(thread),
      settings_(settings),
      reports_(std::move(reports)),
      cancellable_(g_cancellable_new()),
      bubble_(std::move(icon), reports_.bubble),
      on_screen_(std::move(on_screen)),
      left_over_(read_left_over(on_screen_)) {}

std::expected<void, ServerProblem> NotificationWorker::connect() {
  if (bus_) return {};
  if (!open()) return std::unexpected(ServerProblem::no_bus());
  notify_init("Unknot");
  read_along();
  close_left_over();
  if (libnotify_finds_server()) return {};
  let_go();
  return std::unexpected(ServerProblem::silent());
}

bool NotificationWorker::open() {
  // The one that libnotify will use too.
  bus_.reset(g_bus_get_sync(G_BUS_TYPE_SESSION, cancellable_.get(), nullptr));
  // A closed one is handed out again as long as anybody holds it.
  if (bus_ && g_dbus_connection_is_closed(bus_.get())) bus_.reset();
  if (!bus_) return false;
  g_dbus_connection_set_exit_on_close(bus_.get(), FALSE);
  closed_handler_ = g_signal_connect(bus_.get(), "closed", G_CALLBACK(on_closed), this);
  return true;
}

void NotificationWorker::read_along() {
  late_replies_ = std::make_unique<LateReplies>(
      bus_.get(), [this] { thread_.post([this] { bubble_.accept(); }); },
      [this](std::uint32_t id) {
        thread_.post([this, id] {
          if (bus_) close_by_id(bus_.get(), id, notifications_name);
        });
      });
  gate_.begin(bus_.get(), late_replies_->concerns());
}

void NotificationWorker::close_left_over() {
  const auto left = std::exchange(left_over_, std::nullopt);
  if (!left || left->bus != g_dbus_connection_get_guid(bus_.get())) return;
  close_by_id(bus_.get(), left->shown.id, left->shown.server);
}

void NotificationWorker::tidy_up() {
  if (left_over_) std::ignore = connect();
}

void NotificationWorker::on_closed(GDBusConnection*, gboolean, GError*, gpointer self) {
  auto& worker = *static_cast<NotificationWorker*>(self);
  const bool flooded = worker.gate_.flooded();
  const auto last = worker.bubble_.on_screen() ? worker.late_replies_->last() : std::nullopt;
  if (flooded && last) worker.left_over_ = {g_dbus_connection_get_guid(worker.bus_.get()), *last};
  worker.let_go();
  worker.reports_.closed(flooded);
}

std::expected<void, ServerProblem> NotificationWorker::show(const View& view, const NotificationServer& server,
                                                            std::uint64_t question) {
  if (auto ready = connect(); !ready) return ready;
  auto shown = bubble_.show(text_for(view, server, wants_banners(server)), question, bus_.get());
  if (shown) {
    late_replies_->settle();
    keep_on_screen();
  } else {
    late_replies_->give_up();
  }
  if (!shown && g_dbus_connection_is_closed(bus_.get())) return std::unexpected(ServerProblem::no_bus());
  return shown;
}

// Not each update of a countdown: it keeps its id.
void NotificationWorker::keep_on_screen() {
  const auto last = late_replies_->last();
  if (on_screen_.empty() || !last || last->id == kept_) return;
  keep_left_over(on_screen_, {g_dbus_connection_get_guid(bus_.get()), *last});
  kept_ = last->id;
}

// Asked only where what is critical is shown whatever these say.
bool NotificationWorker::wants_banners(const NotificationServer& server) {
  if (manners_of(server).keeping != Keeping::critical_once) return true;
  const std::string schema = "org.gnome.desktop.notifications";
  return setting_now(settings_, schema, "", "show-banners", false) &&
         setting_now(settings_, schema + ".application", "/org/gnome/desktop/notifications/application/unknot/",
                     "show-banners", true);
}

void NotificationWorker::close() { bubble_.let_go(); }

void NotificationWorker::end() {
  if (!bus_) return;
  bubble_.close();
  g_dbus_connection_flush_sync(bus_.get(), cancellable_.get(), nullptr);
  std::error_code ignored;
  std::filesystem::remove(on_screen_, ignored);
  let_go();
}

void NotificationWorker::let_go() {
  bubble_.forget();
  kept_ = 0;
  late_replies_.reset();
  gate_.end();
  if (!bus_) return;
  notify_uninit();
  g_signal_handler_disconnect(bus_.get(), closed_handler_);
  bus_.reset();
}

void NotificationWorker::cut_off() {
  g_cancellable_cancel(cancellable_.get());
  shut_session_bus();
}

}  // namespace unknot::desktop
