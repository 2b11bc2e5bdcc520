// SPDX-License-Identifier: MIT
// Disconnects from a bus that floods us.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <memory>

namespace unknot::desktop {

// Counts every message of a connection in the thread that reads for GIO. What is too much is dropped there, and the
// connection shut down, so that it closes. Everything else happens in one thread.
class FloodGate {
 public:
  FloodGate();
  FloodGate(const FloodGate&) = delete;
  FloodGate& operator=(const FloodGate&) = delete;
  ~FloodGate() { end(); }

  // Whom a message is for. What is for others only is dropped, and costs a fifth.
  enum class Concern { us, perhaps_us, others };
  // Asked in the thread that reads.
  using Concerns = std::function<Concern(GDBusMessage* message)>;

  // Counts for this one from now on. What the one before has sent still counts. Without `concerns` all is for us.
  void begin(GDBusConnection* connection, Concerns concerns = {});
  void end();
  // Whether the present connection, or the last one, was shut down.
  [[nodiscard]] bool flooded() const;

 private:
  struct Count;
  struct Filter;
  std::shared_ptr<Count> count_;
  GDBusConnection* connection_ = nullptr;  // between `begin` and `end`
  guint filter_ = 0;
};

// Ends every call that waits on the stream, in whatever thread. Nothing for what is no socket, or nullptr.
void shut(GIOStream* stream);

}  // namespace unknot::desktop
