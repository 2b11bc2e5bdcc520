// SPDX-License-Identifier: MIT
// A connection to a bus, seen from the thread of GLib.
#include "desktop/bus_line.hpp"

namespace unknot::desktop {

namespace {

using Line = std::shared_ptr<BusLine>;

}  // namespace

void BusLine::connect(const std::string& address) {
  if (connection_ || attempt_) return;
  if (address.empty()) return connected_("no " + bus_);
  attempt_.reset(g_cancellable_new());
  hangs_ = false;
  limit_.start(patience, [this] { cut_off(); });
  thread_.begin_call();
  g_dbus_address_get_stream(address.c_str(), attempt_.get(), on_stream, new Line(shared_from_this()));
}

void BusLine::on_stream(GObject*, GAsyncResult* result, gpointer line) {
  const std::unique_ptr<Line> self(static_cast<Line*>(line));
  (*self)->greet(g_dbus_address_get_stream_finish(result, nullptr, nullptr));
}

void BusLine::greet(GIOStream* stream) {
  stream_.reset(stream);
  if (!stream) return greeted(nullptr);
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  g_dbus_connection_new(stream, nullptr, flags, nullptr, attempt_.get(), on_connection, new Line(shared_from_this()));
}

void BusLine::on_connection(GObject*, GAsyncResult* result, gpointer line) {
  const std::unique_ptr<Line> self(static_cast<Line*>(line));
  (*self)->greeted(g_dbus_connection_new_finish(result, nullptr));
}

void BusLine::greeted(GDBusConnection* connection) {
  thread_.end_call();
  limit_.stop();
  const bool called_off = g_cancellable_is_cancelled(attempt_.get()) != FALSE && !hangs_;
  attempt_.reset();
  connection_.reset(connection);
  if (connection) listen();
  if (called_off) return drop();
  if (!connection) return lose(hangs_ ? "the " + bus_ + " does not answer" : "no " + bus_);
  connected_("");
}

void BusLine::listen() {
  closed_handler_ = g_signal_connect(connection_.get(), "closed", G_CALLBACK(on_closed), this);
  gate_ = std::make_unique<FloodGate>(connection_.get());
}

void BusLine::on_closed(GDBusConnection*, gboolean, GError*, gpointer line) {
  const Line self = static_cast<BusLine*>(line)->shared_from_this();
  const bool flooded = self->gate_->flooded();
  self->drop();
  self->lose(flooded ? "the " + self->bus_ + " sends too much" : "no " + self->bus_);
}

void BusLine::lose(const std::string& trouble) {
  stream_.reset();
  connected_(trouble);
}

// Whoever waits for the bus in a thread of GIO is told that it has closed.
void BusLine::cut_off() {
  hangs_ = true;
  g_cancellable_cancel(attempt_.get());
  shut(stream_.get());
}

void BusLine::drop() {
  if (attempt_) g_cancellable_cancel(attempt_.get());
  shut(stream_.get());
  if (!connection_) return;
  g_signal_handler_disconnect(connection_.get(), closed_handler_);
  // Ends the calls that wait, which hold on to it.
  g_dbus_connection_close_sync(connection_.get(), nullptr, nullptr);
  gate_.reset();
  connection_.reset();
  stream_.reset();
}

}  // namespace unknot::desktop
