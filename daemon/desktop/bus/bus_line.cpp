// SPDX-License-Identifier: MIT
// A connection to a bus, seen from the thread of GLib.
#include "bus/bus_line.hpp"

namespace unknot::desktop {

// Kept by what is under way in GIO, which comes back once it is over.
struct BusLine::Attempt {
  using Owned = std::shared_ptr<Attempt>;

  Attempt(std::shared_ptr<BusLine> owner, std::uint64_t its_number) : line(std::move(owner)), number(its_number) {
    line->thread_.begin_call();
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  [[nodiscard]] bool stands() const { return line->attempt_.get() == this; }
  void over(Outcome outcome) const {
    line->thread_.end_call();
    if (stands()) line->tell_(number, outcome);
  }
  void call_off() const {
    g_cancellable_cancel(cancellable.get());
    shut(stream.get());
  }

  std::shared_ptr<BusLine> line;
  std::uint64_t number;
  GlibPointer<GCancellable> cancellable{g_cancellable_new()};
  GlibPointer<GIOStream> stream;  // once there is one
};

void BusLine::connect(const std::string& address, std::uint64_t attempt) {
  drop();
  attempt_ = std::make_shared<Attempt>(shared_from_this(), attempt);
  g_dbus_address_get_stream(address.c_str(), attempt_->cancellable.get(), on_stream, new Attempt::Owned(attempt_));
}

void BusLine::on_stream(GObject*, GAsyncResult* result, gpointer data) {
  std::unique_ptr<Attempt::Owned> owned(static_cast<Attempt::Owned*>(data));
  Attempt& attempt = **owned;
  attempt.stream.reset(g_dbus_address_get_stream_finish(result, nullptr, nullptr));
  if (!attempt.stream) return attempt.over(Outcome::absent);
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  g_dbus_connection_new(attempt.stream.get(), nullptr, flags, nullptr, attempt.cancellable.get(), on_connection,
                        owned.release());
}

// A closed connection does not report closing again.
void BusLine::on_connection(GObject*, GAsyncResult* result, gpointer data) {
  const std::unique_ptr<Attempt::Owned> owned(static_cast<Attempt::Owned*>(data));
  const Attempt& attempt = **owned;
  GlibPointer<GDBusConnection> connection(g_dbus_connection_new_finish(result, nullptr));
  if (!connection || g_dbus_connection_is_closed(connection.get())) return attempt.over(Outcome::closed);
  if (attempt.stands()) attempt.line->take(std::move(connection));
  attempt.over(Outcome::greeted);
}

void BusLine::take(GlibPointer<GDBusConnection> connection) {
  connection_ = std::move(connection);
  closed_handler_ = g_signal_connect(connection_.get(), "closed", G_CALLBACK(on_closed), this);
  gate_.begin(connection_.get(), concerns_);
}

void BusLine::on_closed(GDBusConnection*, gboolean, GError*, gpointer line) {
  const auto self = static_cast<BusLine*>(line)->shared_from_this();
  const std::uint64_t number = self->attempt_->number;
  const bool flooded = self->gate_.flooded();
  self->drop();
  self->tell_(number, flooded ? Outcome::flooded : Outcome::closed);
}

GDBusConnection* BusLine::get() const {
  return connection_ && !g_dbus_connection_is_closed(connection_.get()) ? connection_.get() : nullptr;
}

void BusLine::drop() {
  if (const auto last = std::exchange(attempt_, nullptr)) last->call_off();
  if (!connection_) return;
  gate_.end();
  g_signal_handler_disconnect(connection_.get(), closed_handler_);
  // Ends the calls that wait, which hold on to it.
  g_dbus_connection_close_sync(connection_.get(), nullptr, nullptr);
  connection_.reset();
}

}  // namespace unknot::desktop
