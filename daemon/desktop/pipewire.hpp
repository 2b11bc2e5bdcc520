// SPDX-License-Identifier: MIT
// PipeWire's streams, devices and links, followed by its own protocol.
//
// Spoken directly: libpipewire would cost 0.7 MB of memory of our own, a thread and a dependency for reading a few
// kinds of messages.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "desktop/recording.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// The socket of PipeWire: $PIPEWIRE_REMOTE (a path or a name) in $PIPEWIRE_RUNTIME_DIR or $XDG_RUNTIME_DIR. Empty if
// neither folder is known.
[[nodiscard]] std::string pipewire_socket();

// Only listens. When PipeWire leaves, the graph is empty until it is back, which is noticed. Runs on the thread of
// `io`, which must outlive it.
class Pipewire {
 public:
  // `changed` is called from `io`: the graph is another, or PipeWire came or left; also once if it was not there from
  // the start.
  Pipewire(boost::asio::io_context& io, std::string socket, std::function<void()> changed);
  Pipewire(const Pipewire&) = delete;
  Pipewire& operator=(const Pipewire&) = delete;
  ~Pipewire();

  [[nodiscard]] const PipewireGraph& graph() const;
  // "0.3.65"; empty: it is not there.
  [[nodiscard]] const std::string& version() const;

 private:
  class Connection;
  std::shared_ptr<Connection> connection_;
};

}  // namespace unknot::desktop
