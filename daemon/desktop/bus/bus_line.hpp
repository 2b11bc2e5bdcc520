// SPDX-License-Identifier: MIT
// A connection to a bus, seen from the thread of GLib.
#pragma once

#include <gio/gio.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "bus/flood_gate.hpp"
#include "bus/glib_pointer.hpp"
#include "bus/glib_thread.hpp"

namespace unknot::desktop {

// Connects without waiting for anybody: GIO greets a bus in a thread of its pool, which a bus that hangs would keep for
// ever, so the socket is ours and is shut down under it. Everything but `post` happens in the thread of GLib.
class BusLine : public std::enable_shared_from_this<BusLine> {
 public:
  enum class Outcome { greeted, absent, closed, flooded };
  // Of the attempt that has this number; `closed` also when the greeting failed.
  using Tell = std::function<void(std::uint64_t attempt, Outcome outcome)>;

  // `concerns`: of what comes on it, see FloodGate.
  BusLine(GlibThread& thread, Tell tell, FloodGate::Concerns concerns)
      : thread_(thread), tell_(std::move(tell)), concerns_(std::move(concerns)) {}

  template <class Work>
  void post(Work work) {
    thread_.post([line = shared_from_this(), work = std::move(work)] { work(*line); });
  }

  // In the place of what was there.
  void connect(const std::string& address, std::uint64_t attempt);
  void drop();
  // nullptr: not connected, or closed by the bus, which `Tell` hears later. Of what is asked of a closed connection
  // GLib complains, in our log.
  [[nodiscard]] GDBusConnection* get() const;

 private:
  struct Attempt;
  static void on_stream(GObject* source, GAsyncResult* result, gpointer attempt);
  static void on_connection(GObject* source, GAsyncResult* result, gpointer attempt);
  static void on_closed(GDBusConnection* connection, gboolean by_peer, GError* error, gpointer line);
  void take(GlibPointer<GDBusConnection> connection);

  GlibThread& thread_;
  Tell tell_;
  FloodGate::Concerns concerns_;
  std::shared_ptr<Attempt> attempt_;  // the last one, unless it was dropped
  GlibPointer<GDBusConnection> connection_;
  gulong closed_handler_ = 0;
  FloodGate gate_;
};

}  // namespace unknot::desktop
