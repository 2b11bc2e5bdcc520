// SPDX-License-Identifier: MIT
// A connection to an X server for coroutines, which never blocks, whatever the server does.
#include "display/x11_connection.hpp"

#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <tuple>
#include <utility>

#include "display/x11_authority.hpp"
#include "peer/local_socket.hpp"
#include "peer/peer_name.hpp"
#include "peer/reconnect.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::Peer;
using sources::What;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::uint8_t query_extension = 98;
const sources::Problem rubbish{What::sends_nonsense, Peer::x_server};

// "0" of ":0.1"; empty if it is none.
std::string display_number(const std::string& display) {
  const auto colon = display.find(':');
  if (colon == std::string::npos) return "";
  const std::string number = display.substr(colon + 1, display.find('.', colon) - colon - 1);
  return number.find_first_not_of("0123456789") == std::string::npos ? number : "";
}

}  // namespace

std::string x11_socket(const std::string& display) {
  const std::string host = display.substr(0, display.find(':'));
  const std::string number = display_number(display);
  return number.empty() || !(host.empty() || host == "unix") ? "" : "/tmp/.X11-unix/X" + number;
}

asio::awaitable<bool> X11Connection::open(std::string display) {
  const std::string file = x11_socket(display);
  const LocalSocket reached = connect_to(file);
  if (file.empty()) {
    lose({.what = What::x_server_elsewhere, .name = display}, true);
  } else if (reached.absent) {
    lose({.what = What::no_x_server, .name = display}, true);
  } else if (!reached.descriptor) {
    lose({What::cant_connect, Peer::x_server});
  } else {
    socket_.assign(asio::local::stream_protocol(), *reached.descriptor);
    co_return co_await greet(display);
  }
  co_return false;
}

asio::awaitable<bool> X11Connection::greet(std::string display) {
  const std::string key = x11_key(display_number(display));
  server_ = peer_name(socket_.native_handle());
  write(x11_hello(key.empty() ? "" : x11_key_name, key));
  // Not in the condition: there gcc 12 awaits, whatever stands before it.
  const X11Greeting& greeting = incoming_.greeting();
  while (greeting.kind == X11Greeting::Kind::unfinished) {
    if (!co_await receive()) break;
  }
  if (greeting.kind == X11Greeting::Kind::refused) lose({What::x_server_refused});
  if (greeting.kind == X11Greeting::Kind::rubbish) lose(rubbish);
  co_return socket_.is_open();
}

void X11Connection::close() {
  limit_.stop();
  waiting_.clear();
  incoming_.clear();
  boost::system::error_code ignored;
  std::ignore = socket_.close(ignored);
}

void X11Connection::lose(const sources::Problem& why, bool absent) {
  if (loss_.why.empty()) loss_ = {.why = why, .absent = absent};
  close();
}

void X11Connection::send(const X11Request& request) {
  ++sequence_;
  write(request.finished());
}

std::uint16_t X11Connection::ask(const X11Request& request) {
  send(request);
  expected_ = sequence_;
  if (socket_.is_open()) limit_.start(Reconnect::patience, [this] { lose({What::silent, Peer::x_server}); });
  return sequence_;
}

// Requests are few and small: one that does not fit is one too many for a server that does not read.
void X11Connection::write(const std::string& bytes) {
  if (!socket_.is_open()) return;
  const auto sent = ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(bytes.size())) lose({What::x_server_gone_or_deaf});
}

asio::awaitable<std::optional<X11Packet>> X11Connection::reply(X11Request request) {
  const std::uint16_t sequence = ask(request);
  while (auto one = co_await packet()) {
    const bool answers = one->kind() <= X11Packet::reply && one->sequence() == sequence;
    if (answers && one->kind() == X11Packet::error) break;
    if (answers) co_return one;
    waiting_.push_back(std::move(*one));
  }
  co_return std::nullopt;
}

asio::awaitable<std::optional<X11Packet>> X11Connection::next() {
  if (waiting_.empty()) co_return co_await packet();
  X11Packet first = std::move(waiting_.front());
  waiting_.pop_front();
  co_return first;
}

bool X11Connection::has_next() const { return !waiting_.empty() || incoming_.has_next(); }

asio::awaitable<std::optional<X11Packet>> X11Connection::packet() {
  auto packet = incoming_.next();
  while (!packet) {
    if (incoming_.is_rubbish()) lose(rubbish);
    if (!co_await receive()) co_return std::nullopt;
    packet = incoming_.next();
  }
  if (packet->kind() <= X11Packet::reply && packet->sequence() == expected_) {
    expected_.reset();
    limit_.stop();
  }
  co_return packet;
}

asio::awaitable<bool> X11Connection::receive() {
  if (!socket_.is_open()) co_return false;
  const auto [error, size] = co_await socket_.async_read_some(asio::buffer(part_), as_result);
  if (error) {
    lose({What::gone, Peer::x_server});
  } else if (!allowance_.covers(size)) {
    lose({What::sends_too_much, Peer::x_server});
  } else if (socket_.is_open()) {
    incoming_.add({part_.data(), size});
  }
  co_return socket_.is_open();
}

asio::awaitable<std::optional<X11Connection::Extension>> X11Connection::extension(std::string_view name) {
  X11Request request(query_extension);
  request.add(static_cast<std::uint16_t>(name.size())).add(std::uint16_t{0}).add_text(name);
  const auto answer = co_await reply(std::move(request));
  if (!answer || answer->number<std::uint8_t>(8) == 0) co_return std::nullopt;
  co_return Extension{.opcode = answer->number<std::uint8_t>(9), .first_event = answer->number<std::uint8_t>(10)};
}

}  // namespace unknot::desktop
