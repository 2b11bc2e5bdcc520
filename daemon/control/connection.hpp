// SPDX-License-Identifier: MIT
// One peer: reads its calls and answers them strictly in their order.
#pragma once

#include <sys/types.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "control/dispatcher.hpp"
#include "control/limits.hpp"
#include "protocol/frame.hpp"

namespace unknot::control {

// Lives on the io_context's one thread. Reads only while it has nothing to answer, so that a peer which
// calls and does not read fills its own end and nothing of ours.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = boost::asio::local::stream_protocol::socket;
  using Clock = std::chrono::steady_clock;

  // What it needs of the server, until close().
  class Host {
   public:
    virtual ~Host() = default;
    // Whether one more may stay.
    [[nodiscard]] virtual bool has_room() const = 0;
    // One was turned away.
    virtual void turned_away() = 0;
  };

  // Neither `dispatcher` nor `host` is used any more after close(). It stays if the host has room for it now, else it
  // is a guest.
  Connection(Socket socket, pid_t peer, const Dispatcher& dispatcher, Host& host, const Limits& limits);

  // Serves the peer until it leaves, sends what is malformed or is closed. Throws what the service does.
  [[nodiscard]] boost::asio::awaitable<void> run();

  // Something has changed that the peer may watch. Returns at once; several in a row are one.
  void changed();

  // Whatever is under way ends as if the peer had left.
  void close();

  // Says that there are too many clients, and closes.
  void turn_away();

  [[nodiscard]] bool stays() const { return stays_; }
  // The process at the other end.
  [[nodiscard]] pid_t peer() const { return peer_; }
  // Since when we wait for the peer, if we do.
  [[nodiscard]] Clock::time_point quiet_since() const { return quiet_since_; }

 private:
  [[nodiscard]] boost::asio::awaitable<std::optional<std::string>> next_message();
  [[nodiscard]] boost::asio::awaitable<bool> answer(const protocol::Call& call);
  [[nodiscard]] boost::asio::awaitable<bool> keep_telling(const protocol::Call& call, std::string last);
  [[nodiscard]] boost::asio::awaitable<bool> send(const std::string& bytes);
  [[nodiscard]] boost::asio::awaitable<void> change();
  void wake();
  void leave_with_peer();
  // Whether it may stay: a guest may once there is room.
  [[nodiscard]] bool settle();
  [[nodiscard]] std::optional<Clock::time_point> to_be_heard_by();
  void limit_time(std::optional<Clock::time_point> until);
  void close_if_late();

  Socket socket_;
  const pid_t peer_;
  const Dispatcher& dispatcher_;
  Host& host_;
  const Limits limits_;
  bool stays_;
  bool heard_ = false;    // a whole message of it
  bool sending_ = false;  // an answer may be half sent
  protocol::Frame frame_;
  std::array<char, 4096> buffer_;
  boost::asio::steady_timer timer_;
  Clock::time_point quiet_since_ = Clock::now();
  std::optional<Clock::time_point> began_;   // the message that is incomplete
  std::optional<Clock::time_point> until_;   // then the timer fires
  bool changed_ = false;                     // since the last reply was made
  std::move_only_function<void()> waiting_;  // resumes change()
};

}  // namespace unknot::control
