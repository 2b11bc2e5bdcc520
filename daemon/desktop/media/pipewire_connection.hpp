// SPDX-License-Identifier: MIT
// Messages to and from a PipeWire, over a connection that never blocks.
#pragma once

#include <array>
#include <boost/asio/local/stream_protocol.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "media/pod.hpp"
#include "peer/allowance.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

// Runs on the thread of `io`, which must outlive it.
class PipewireConnection : public std::enable_shared_from_this<PipewireConnection> {
 public:
  // For all connections to one PipeWire; a studio with thousands of ports has some hundred kilobytes to tell.
  [[nodiscard]] static Allowance allowance() { return {std::size_t{1024} * 1024, std::size_t{16} * 1024}; }

  // Called from `io`, and not after `close`.
  struct Events {
    std::function<void(const std::vector<PipewireMessage>&)> received;
    // It broke; none: the other end has closed it.
    std::function<void(sources::What why)> lost;
  };

  // Takes over a connected `socket`. `allowance` must outlive it.
  PipewireConnection(boost::asio::io_context& io, int socket, Allowance& allowance, Events events);

  void begin() { read(); }
  void send(const PipewireMessage& message);
  void close();

 private:
  void read();
  void take(std::size_t size);
  void write();
  void lose(sources::What why);

  boost::asio::local::stream_protocol::socket socket_;
  Allowance& allowance_;
  Events events_;  // empty: closed
  std::array<char, 8192> incoming_{};
  PipewireFrames frames_;
  std::string outgoing_;
  bool writing_ = false;
  std::uint32_t sequence_ = 0;
};

}  // namespace unknot::desktop
