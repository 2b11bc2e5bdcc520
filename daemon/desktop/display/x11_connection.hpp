// SPDX-License-Identifier: MIT
// A connection to an X server for coroutines, which never blocks, whatever the server does.
#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "display/x11_incoming.hpp"
#include "display/x11_wire.hpp"
#include "peer/allowance.hpp"
#include "peer/delay.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

// The file a local X server listens on: "/tmp/.X11-unix/X0" for ":0". Empty if the display is on another machine.
[[nodiscard]] std::string x11_socket(const std::string& display);

// One coroutine at a time, on the thread of `io`. An answer that does not come in time ends the connection.
class X11Connection {
 public:
  struct Loss {
    sources::Problem why;
    bool absent = false;  // there is no such server as is needed
  };

  // For all connections to one server.
  [[nodiscard]] static Allowance allowance() { return {std::size_t{384} * 1024, std::size_t{64} * 1024}; }

  X11Connection(boost::asio::io_context& io, Allowance& allowance) : socket_(io), limit_(io), allowance_(allowance) {}

  // False: it is lost.
  [[nodiscard]] boost::asio::awaitable<bool> open(std::string display);
  // From any place: whoever waits here gets nothing.
  void close();
  // Closes a connection to a server that can't be of use.
  void give_up(const sources::Problem& why) { lose(why, true); }
  // Why it is lost.
  [[nodiscard]] const Loss& loss() const { return loss_; }

  // The rest only once it is open.
  [[nodiscard]] std::uint32_t root() const { return incoming_.greeting().root; }
  [[nodiscard]] const std::string& server() const { return server_; }
  [[nodiscard]] std::uint32_t new_id() {
    return incoming_.greeting().first_id | (++ids_ & incoming_.greeting().id_mask);
  }

  void send(const X11Request& request);
  // What has the returned sequence comes by `next`.
  std::uint16_t ask(const X11Request& request);
  // None: the request failed, or the connection is lost.
  [[nodiscard]] boost::asio::awaitable<std::optional<X11Packet>> reply(X11Request request);
  // The next event, error or unexpected reply. None: the connection is lost.
  [[nodiscard]] boost::asio::awaitable<std::optional<X11Packet>> next();
  // Whether `next` has one without waiting.
  [[nodiscard]] bool has_next() const;

  struct Extension {
    std::uint8_t opcode = 0;
    std::uint8_t first_event = 0;
  };
  [[nodiscard]] boost::asio::awaitable<std::optional<Extension>> extension(std::string_view name);

 private:
  [[nodiscard]] boost::asio::awaitable<bool> greet(std::string display);
  [[nodiscard]] boost::asio::awaitable<bool> receive();
  [[nodiscard]] boost::asio::awaitable<std::optional<X11Packet>> packet();
  void write(const std::string& bytes);
  void lose(const sources::Problem& why, bool absent = false);

  boost::asio::local::stream_protocol::socket socket_;
  Delay limit_;  // until an answer must have come
  Allowance& allowance_;
  Loss loss_;
  std::string server_;
  std::array<char, 4096> part_{};
  X11Incoming incoming_;
  std::deque<X11Packet> waiting_;
  std::uint16_t sequence_ = 0;             // of the last request
  std::optional<std::uint16_t> expected_;  // the answer that must come in time
  std::uint32_t ids_ = 0;
};

}  // namespace unknot::desktop
