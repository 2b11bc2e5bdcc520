// SPDX-License-Identifier: MIT
// A connection to a bus, seen from the thread of GLib.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "desktop/flood_gate.hpp"
#include "desktop/glib_delay.hpp"
#include "desktop/glib_pointer.hpp"
#include "desktop/glib_thread.hpp"

namespace unknot::desktop {

// Connects without waiting for anybody: GIO greets a bus in a thread of its pool, which a bus that hangs would keep for
// ever, so the socket is ours and is shut down under it. Everything but `post` happens in the thread of GLib.
class BusLine : public std::enable_shared_from_this<BusLine> {
 public:
  // A bus that has not greeted us by then hangs.
  static constexpr std::chrono::seconds patience{10};

  // `connected` gets nothing once it is connected, and else why it is not, for people.
  BusLine(GlibThread& thread, std::string bus, std::function<void(const std::string& trouble)> connected)
      : thread_(thread), bus_(std::move(bus)), connected_(std::move(connected)) {}

  template <class Work>
  void post(Work work) {
    thread_.post([line = shared_from_this(), work = std::move(work)] { work(*line); });
  }

  // Does nothing if connected or about to be.
  void connect(const std::string& address);
  void drop();
  // nullptr: not connected.
  [[nodiscard]] GDBusConnection* get() const { return connection_.get(); }

 private:
  static void on_stream(GObject* source, GAsyncResult* result, gpointer line);
  static void on_connection(GObject* source, GAsyncResult* result, gpointer line);
  static void on_closed(GDBusConnection* connection, gboolean by_peer, GError* error, gpointer line);
  void greet(GIOStream* stream);
  void greeted(GDBusConnection* connection);
  void listen();
  void cut_off();
  void lose(const std::string& trouble);

  GlibThread& thread_;
  std::string bus_;  // "session bus"
  std::function<void(const std::string&)> connected_;
  GlibPointer<GCancellable> attempt_;  // while it connects
  bool hangs_ = false;                 // the attempt was cut off
  GlibDelay limit_;
  GlibPointer<GIOStream> stream_;
  GlibPointer<GDBusConnection> connection_;
  gulong closed_handler_ = 0;
  std::unique_ptr<FloodGate> gate_;  // while connected
};

}  // namespace unknot::desktop
