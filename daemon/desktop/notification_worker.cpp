// SPDX-License-Identifier: MIT
// All that touches libnotify and the bus: what Notifications does in the GLib thread.
#include "desktop/notification_worker.hpp"

#include "desktop/notification_text.hpp"

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

NotificationWorker::NotificationWorker(GlibThread& thread, std::string icon, Reports reports)
    : thread_(thread),
      reports_(std::move(reports)),
      bus_(thread, {[this] { bus_closed(); }, [this] { owner_came(); }, [this] { owner_left(); }}),
      bubble_(std::move(icon), reports_.bubble),
      questions_(g_cancellable_new()) {}

void NotificationWorker::connect() {
  if (bus_.get()) return;
  if (!bus_.connect()) return reports_.bus_gone();
  notify_init("Unknot");
  late_replies_ = std::make_unique<LateReplies>(
      bus_.get(), [this] { thread_.post([this] { bubble_.accept(); }); },
      [this](std::uint32_t id) {
        thread_.post([this, id] {
          if (bus_.get()) close_by_id(bus_.get(), id);
        });
      });
}

std::expected<std::string, Trouble> NotificationWorker::show(const View& view, std::uint64_t question) {
  connect();
  if (!bus_.get()) return std::unexpected(Trouble::no_bus());
  auto shown = know_server();
  if (shown) shown = show_here(view, question);
  if (shown) return server_->title();
  if (g_dbus_connection_is_closed(bus_.get())) return std::unexpected(Trouble::no_bus());
  if (shown.error().kind == Trouble::Kind::silent) expect_answer();
  return std::unexpected(shown.error());
}

std::expected<void, Trouble> NotificationWorker::know_server() {
  if (!server_) {
    auto server = read_server(bus_.get(), thread_.cancellable());
    if (!server) return std::unexpected(server.error());
    server_ = std::move(*server);
  }
  if (!libnotify_ready_) libnotify_ready_ = libnotify_finds_server();
  if (!libnotify_ready_) return std::unexpected(Trouble::silent());
  return {};
}

std::expected<void, Trouble> NotificationWorker::show_here(const View& view, std::uint64_t question) {
  auto shown = bubble_.show(text_for(view, *server_), question, bus_.get());
  if (shown) {
    late_replies_->settle();
  } else {
    late_replies_->give_up();
  }
  return shown;
}

void NotificationWorker::close() { bubble_.close(); }

void NotificationWorker::end() {
  if (!bus_.get()) return;
  bubble_.close();
  g_dbus_connection_flush_sync(bus_.get(), thread_.cancellable(), nullptr);
  let_go();
}

void NotificationWorker::owner_came() { expect_answer(); }

void NotificationWorker::expect_answer() {
  ask_server(bus_.get(), questions_.get(), [this](NotificationServer server) {
    server_ = std::move(server);
    reports_.server_there(server_->title());
  });
}

void NotificationWorker::owner_left() {
  bubble_.forget();
  server_.reset();
  g_cancellable_cancel(questions_.get());
  questions_.reset(g_cancellable_new());
  ask_startable(bus_.get(), questions_.get(), reports_.server_gone);
}

void NotificationWorker::bus_closed() {
  let_go();
  reports_.bus_gone();
}

void NotificationWorker::let_go() {
  bubble_.forget();
  server_.reset();
  g_cancellable_cancel(questions_.get());
  questions_.reset(g_cancellable_new());
  late_replies_.reset();
  notify_uninit();
  libnotify_ready_ = false;
  bus_.drop();
}

}  // namespace unknot::desktop
