// SPDX-License-Identifier: MIT
// Leaves a bus that sends more than anybody could want to read.
#pragma once

#include <gio/gio.h>

#include <memory>

namespace unknot::desktop {

// Counts every message of the connection in the thread that reads for GIO. What is too much is dropped there, and the
// connection shut down, so that it closes. Everything else happens in one thread.
class FloodGate {
 public:
  explicit FloodGate(GDBusConnection* connection);
  FloodGate(const FloodGate&) = delete;
  FloodGate& operator=(const FloodGate&) = delete;
  ~FloodGate();

  [[nodiscard]] bool flooded() const;

 private:
  struct Count;
  GDBusConnection* connection_;
  std::shared_ptr<Count> count_;
  guint filter_;
};

// Ends every call that waits on the stream, in whatever thread. Nothing for what is no socket, or nullptr.
void shut(GIOStream* stream);

}  // namespace unknot::desktop
