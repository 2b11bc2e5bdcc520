// SPDX-License-Identifier: MIT
// A connection to an X server for coroutines, which never blocks, even if the server hangs.
#include "desktop/x11_connection.hpp"

#include <fcntl.h>
#include <xcb/xcbext.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <tuple>
#include <utility>

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// The first words of a client: little-endian, version 11.0, without a key. Whether the server lets us in then or not,
// it has answered.
constexpr std::array<unsigned char, 12> hello{'l', 0, 11};

// xcb waits for the server's first answer, however long that takes, so somebody else asks first.
asio::awaitable<bool> answers(std::string file) {
  asio::local::stream_protocol::socket socket(co_await asio::this_coro::executor);
  const auto [connect_error] = co_await socket.async_connect(file, as_result);
  if (connect_error) co_return false;
  const auto [write_error, written] = co_await asio::async_write(socket, asio::buffer(hello), as_result);
  if (write_error) co_return false;
  std::array<char, 1> answer{};
  const auto [read_error, size] = co_await socket.async_read_some(asio::buffer(answer), as_result);
  co_return !read_error;
}

}  // namespace

std::string x11_socket(const std::string& display) {
  const auto colon = display.find(':');
  const std::string host = display.substr(0, colon);
  if (colon == std::string::npos || !(host.empty() || host == "unix")) return "";
  const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return "";
  return "/tmp/.X11-unix/X" + number;
}

asio::awaitable<bool> X11Connection::open(std::string display) {
  if (!co_await answers(x11_socket(display))) co_return false;
  connection_.reset(xcb_connect(display.c_str(), nullptr));
  if (xcb_connection_has_error(connection_.get())) co_return false;
  const int own = ::fcntl(xcb_get_file_descriptor(connection_.get()), F_DUPFD_CLOEXEC, 0);
  if (own < 0) co_return false;
  descriptor_.assign(own);
  co_return true;
}

void X11Connection::close() {
  boost::system::error_code ignored;
  std::ignore = descriptor_.close(ignored);
  events_.clear();
  connection_.reset();
}

asio::awaitable<const xcb_query_extension_reply_t*> X11Connection::extension(xcb_extension_t& which) {
  if (!connection_) co_return nullptr;
  xcb_prefetch_extension_data(connection_.get(), &which);
  // Once this is answered, the one before it is too.
  const auto order = xcb_get_input_focus(connection_.get());
  if (!co_await reply<xcb_get_input_focus_reply_t>(order.sequence)) co_return nullptr;
  const auto* data = xcb_get_extension_data(connection_.get(), &which);
  co_return data && data->present ? data : nullptr;
}

asio::awaitable<X11Pointer<void>> X11Connection::raw_reply(unsigned sequence) {
  while (connection_) {
    take_in();
    void* reply = nullptr;
    xcb_generic_error_t* error = nullptr;
    if (xcb_poll_for_reply(connection_.get(), sequence, &reply, &error)) {
      std::free(error);
      co_return X11Pointer<void>(reply);
    }
    if (!co_await readable()) break;
  }
  co_return nullptr;
}

asio::awaitable<X11Pointer<xcb_generic_event_t>> X11Connection::event() {
  while (connection_) {
    take_in();
    if (!events_.empty()) {
      auto first = std::move(events_.front());
      events_.pop_front();
      co_return first;
    }
    if (!co_await readable()) break;
  }
  co_return nullptr;
}

// Reads all that has come, replies too.
void X11Connection::take_in() {
  while (X11Pointer<xcb_generic_event_t> event{xcb_poll_for_event(connection_.get())}) {
    events_.push_back(std::move(event));
  }
}

asio::awaitable<bool> X11Connection::readable() {
  if (xcb_flush(connection_.get()) <= 0) co_return false;
  const auto [error] = co_await descriptor_.async_wait(asio::posix::stream_descriptor::wait_read, as_result);
  co_return !error && connection_ && !xcb_connection_has_error(connection_.get());
}

}  // namespace unknot::desktop
