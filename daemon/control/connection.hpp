// SPDX-License-Identifier: MIT
// One peer: reads its calls and answers them strictly in their order.
#pragma once

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

  // `dispatcher` is not used any more after close().
  Connection(Socket socket, const Dispatcher& dispatcher, Limits limits);

  // Serves the peer until it leaves, sends what is malformed or is closed. Throws what the service does.
  [[nodiscard]] boost::asio::awaitable<void> run();

  // Something has changed that the peer may watch. Returns at once; several in a row are one.
  void changed();

  // Whatever is under way ends as if the peer had left.
  void close();

 private:
  [[nodiscard]] boost::asio::awaitable<std::optional<std::string>> next_message();
  [[nodiscard]] boost::asio::awaitable<bool> answer(const protocol::Call& call);
  [[nodiscard]] boost::asio::awaitable<bool> keep_telling(const protocol::Call& call, std::string last);
  [[nodiscard]] boost::asio::awaitable<bool> send(const std::string& bytes);
  [[nodiscard]] boost::asio::awaitable<void> change();
  void wake();
  void leave_with_peer();
  void limit_time();
  void close_if_late();

  Socket socket_;
  const Dispatcher& dispatcher_;
  const Limits limits_;
  protocol::Frame frame_;
  std::array<char, 4096> buffer_;
  boost::asio::steady_timer timer_;
  std::optional<std::chrono::steady_clock::time_point> finish_by_;  // while a message is incomplete
  bool changed_ = false;                                            // since the last reply was made
  std::move_only_function<void()> waiting_;                         // resumes change()
};

}  // namespace unknot::control
