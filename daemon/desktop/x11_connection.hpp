// SPDX-License-Identifier: MIT
// A connection to an X server for coroutines, which never blocks, even if the server hangs.
#pragma once

#include <xcb/xcb.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>

namespace unknot::desktop {

struct X11Release {
  void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
  void operator()(void* reply) const { std::free(reply); }
};

template <class T>
using X11Pointer = std::unique_ptr<T, X11Release>;

// The file a local X server listens on: "/tmp/.X11-unix/X0" for ":0". Empty if the display is on another machine.
[[nodiscard]] std::string x11_socket(const std::string& display);

// One coroutine at a time, on the thread of the io_context.
class X11Connection {
 public:
  explicit X11Connection(boost::asio::any_io_executor executor) : descriptor_(std::move(executor)) {}

  // Waits as long as the server is silent. False: there is none, or it does not let us in.
  [[nodiscard]] boost::asio::awaitable<bool> open(std::string display);
  // From any place: whoever waits here gets nothing.
  void close();

  [[nodiscard]] xcb_connection_t* get() const { return connection_.get(); }

  // What the server says of an extension. nullptr: it does not have it, or the connection is lost.
  [[nodiscard]] boost::asio::awaitable<const xcb_query_extension_reply_t*> extension(xcb_extension_t& which);
  // The reply to a request, by the cookie's sequence. None: the request failed, or the connection is lost.
  template <class Reply>
  [[nodiscard]] boost::asio::awaitable<X11Pointer<Reply>> reply(unsigned sequence) {
    X11Pointer<void> raw = co_await raw_reply(sequence);
    co_return X11Pointer<Reply>(static_cast<Reply*>(raw.release()));
  }
  // The next event; requests go out first. None: the connection is lost.
  [[nodiscard]] boost::asio::awaitable<X11Pointer<xcb_generic_event_t>> event();

 private:
  [[nodiscard]] boost::asio::awaitable<X11Pointer<void>> raw_reply(unsigned sequence);
  [[nodiscard]] boost::asio::awaitable<bool> readable();
  void take_in();

  boost::asio::posix::stream_descriptor descriptor_;  // its own number for the connection's descriptor
  X11Pointer<xcb_connection_t> connection_;
  std::deque<X11Pointer<xcb_generic_event_t>> events_;
};

}  // namespace unknot::desktop
