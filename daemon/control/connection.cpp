// SPDX-License-Identifier: MIT
// One peer.
#include "control/connection.hpp"

#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "control/errors.hpp"
#include "protocol/types.hpp"

namespace unknot::control {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

}  // namespace

Connection::Connection(Socket socket, pid_t peer, const Dispatcher& dispatcher, Host& host, const Limits& limits)
    : socket_(std::move(socket)),
      peer_(peer),
      dispatcher_(dispatcher),
      host_(host),
      limits_(limits),
      stays_(host.has_room()),
      frame_(limits.message),
      buffer_{},
      timer_(socket_.get_executor()) {}

asio::awaitable<void> Connection::run() {
  while (true) {
    const std::optional<std::string> text = co_await next_message();
    if (!text) break;
    const auto call = protocol::parse_call(*text);
    if (!call) break;
    const bool answered = co_await answer(*call);
    if (!answered) break;
  }
}

void Connection::changed() {
  changed_ = true;
  wake();
}

void Connection::close() {
  boost::system::error_code ignored;
  socket_.close(ignored);
  timer_.cancel();
  wake();
}

void Connection::turn_away() {
  if (!socket_.is_open()) return;
  const auto limit = static_cast<std::int64_t>(limits_.connections);
  const std::string bytes = protocol::write(failure(protocol::error::TooManyClients{limit}));
  if (!sending_) ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  host_.turned_away();
  close();
}

asio::awaitable<std::optional<std::string>> Connection::next_message() {
  quiet_since_ = Clock::now();
  while (socket_.is_open()) {
    auto message = frame_.take();
    const bool taken = message || frame_.too_long();
    limit_time(taken ? std::nullopt : to_be_heard_by());
    heard_ = heard_ || message;
    if (taken) co_return message;
    const auto [failure, size] = co_await socket_.async_read_some(asio::buffer(buffer_), as_result);
    if (failure) break;
    frame_.feed({buffer_.data(), size});
  }
  co_return std::nullopt;
}

// None: it may be as silent as it likes.
std::optional<Connection::Clock::time_point> Connection::to_be_heard_by() {
  if (!frame_.incomplete()) began_.reset();
  if (frame_.incomplete() && !began_) began_ = Clock::now();
  if (began_) return *began_ + limits_.finish;
  if (!stays_) return quiet_since_ + limits_.patience;
  return heard_ ? std::nullopt : std::optional{quiet_since_ + limits_.finish};
}

void Connection::limit_time(std::optional<Clock::time_point> until) {
  if (until == std::exchange(until_, until)) return;
  timer_.cancel();
  if (!until) return;
  timer_.expires_at(*until);
  timer_.async_wait([connection = weak_from_this()](boost::system::error_code failure) {
    const auto self = connection.lock();
    if (self && !failure) self->close_if_late();
  });
}

// A wait that was over just before it was cancelled still comes here.
void Connection::close_if_late() {
  if (!until_ || *until_ > Clock::now()) return;
  stays_ || began_ ? close() : turn_away();
}

bool Connection::settle() { return stays_ = stays_ || host_.has_room(); }

asio::awaitable<bool> Connection::answer(const protocol::Call& call) {
  changed_ = false;
  const Replies replies = dispatcher_.answer(call);
  if (call.oneway) co_return true;
  if (replies.back().continues && !settle()) {
    turn_away();
    co_return false;
  }
  for (const protocol::Reply& reply : replies) {
    const std::string bytes = protocol::write(reply);
    const bool sent = co_await send(bytes);
    if (!sent) co_return false;
  }
  if (!replies.back().continues) co_return true;
  const bool told = co_await keep_telling(call, protocol::write(replies.back()));
  co_return told;
}

// While a reply is being sent, changes only raise a flag: slow readers get the newest state next.
asio::awaitable<bool> Connection::keep_telling(const protocol::Call& call, std::string last) {
  leave_with_peer();
  while (true) {
    co_await change();
    if (!socket_.is_open()) co_return false;
    changed_ = false;
    std::string newest = protocol::write(dispatcher_.answer(call).back());
    if (newest == last) continue;
    last = std::move(newest);
    const bool sent = co_await send(last);
    if (!sent) co_return false;
  }
}

asio::awaitable<bool> Connection::send(const std::string& bytes) {
  sending_ = true;
  const auto [failure, size] = co_await asio::async_write(socket_, asio::buffer(bytes), as_result);
  sending_ = false;
  co_return !failure && socket_.is_open();
}

// Ends at once if something has changed since the last reply was made, else with the next change or with close().
asio::awaitable<void> Connection::change() {
  if (changed_ || !socket_.is_open()) co_return;
  co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(
      [this](auto handler) { waiting_ = std::move(handler); }, asio::use_awaitable);
}

void Connection::wake() {
  if (waiting_) asio::post(socket_.get_executor(), std::exchange(waiting_, nullptr));
}

// In a stream nothing is read, so the peer's end is seen only by the hang-up. A peer that ended just its own
// sending still listens.
void Connection::leave_with_peer() {
  socket_.async_wait(Socket::wait_error, [connection = weak_from_this()](boost::system::error_code failure) {
    const auto self = connection.lock();
    if (self && !failure) self->close();
  });
}

}  // namespace unknot::control
