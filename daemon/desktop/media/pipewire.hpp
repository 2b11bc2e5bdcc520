// SPDX-License-Identifier: MIT
// PipeWire's streams, devices and links, followed by its own protocol.
//
// Spoken directly: libpipewire would cost 0.7 MB of memory of our own, a thread and a dependency for reading a few
// kinds of messages.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "media/pipewire_socket.hpp"
#include "media/recording.hpp"
#include "problems/source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Only listens, and starts nothing: where systemd listens in its place, PipeWire is waited for. When it leaves, the
// graph is empty until it is back, which is noticed. Runs on the thread of `io`, which must outlive it.
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
  [[nodiscard]] std::string version() const;
  // Why it is not there; empty: it is, or that is not known yet.
  [[nodiscard]] sources::Problem problem() const;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
