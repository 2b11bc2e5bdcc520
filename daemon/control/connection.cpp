// SPDX-License-Identifier: MIT
// One peer.
#include "control/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace unknot::control {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

}  // namespace

Connection::Connection(Socket socket, const Dispatcher& dispatcher, Limits limits)
    : socket_(std::move(socket)),
      dispatcher_(dispatcher),
      limits_(limits),
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

asio::awaitable<std::optional<std::string>> Connection::next_message() {
  while (socket_.is_open()) {
    auto message = frame_.take();
    limit_time();
    if (message || frame_.too_long()) co_return message;
    const auto [failure, size] = co_await socket_.async_read_some(asio::buffer(buffer_), as_result);
    if (failure) break;
    frame_.feed({buffer_.data(), size});
  }
  co_return std::nullopt;
}

// The timer runs only while a message is incomplete and we are waiting for its rest.
void Connection::limit_time() {
  if (!frame_.incomplete()) {
    if (std::exchange(finish_by_, std::nullopt)) timer_.cancel();
    return;
  }
  if (finish_by_) return;
  finish_by_ = std::chrono::steady_clock::now() + limits_.finish;
  timer_.expires_at(*finish_by_);
  timer_.async_wait([connection = weak_from_this()](boost::system::error_code failure) {
    const auto self = connection.lock();
    if (self && !failure) self->close_if_late();
  });
}

// A wait that was over just before it was cancelled still comes here.
void Connection::close_if_late() {
  if (finish_by_ && *finish_by_ <= std::chrono::steady_clock::now()) close();
}

asio::awaitable<bool> Connection::answer(const protocol::Call& call) {
  changed_ = false;
  const Replies replies = dispatcher_.answer(call);
  if (call.oneway) co_return true;
  for (const protocol::Reply& reply : replies) {
    const std::string bytes = protocol::write(reply);
    const bool sent = co_await send(bytes);
    if (!sent) co_return false;
  }
  if (!replies.back().continues) co_return true;
  const bool told = co_await keep_telling(call, protocol::write(replies.back()));
  co_return told;
}

// While a reply is on its way changes only raise a flag: who reads slowly gets the newest state next.
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
  const auto [failure, size] = co_await asio::async_write(socket_, asio::buffer(bytes), as_result);
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
