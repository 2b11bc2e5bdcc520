// SPDX-License-Identifier: MIT
// The other end of the socket.
#include "peer.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <stdexcept>

namespace {

constexpr int patience_ms = 10'000;

}  // namespace

Peer::Peer(const std::filesystem::path& socket) : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socket.native().copy(address.sun_path, sizeof address.sun_path - 1);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
  ::close(descriptor_);
  throw std::runtime_error("nobody listens at " + socket.native());
}

Peer::~Peer() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Peer::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::size_t Peer::send_some(std::string_view bytes) {
  const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

void Peer::say(std::string text) {
  text += '\0';
  send(text);
}

void Peer::end_sending() { ::shutdown(descriptor_, SHUT_WR); }

std::optional<std::string> Peer::hear() {
  while (true) {
    if (const std::size_t end = bytes_.find('\0'); end != std::string::npos) {
      std::string message = bytes_.substr(0, end);
      bytes_.erase(0, end + 1);
      return message;
    }
    pollfd watched{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&watched, 1, patience_ms) != 1) throw std::runtime_error("the server says nothing");
    std::array<char, 65536> buffer;
    const ssize_t size = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (size <= 0) return {};
    bytes_.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

boost::json::object Peer::ask(std::string text) {
  say(std::move(text));
  const auto reply = hear();
  if (!reply) throw std::runtime_error("the server hung up");
  return boost::json::parse(*reply).get_object();
}

bool Peer::is_left() {
  while (hear()) continue;
  return true;
}

bool Peer::is_told() const {
  pollfd watched{.fd = descriptor_, .events = POLLIN, .revents = 0};
  return ::poll(&watched, 1, 0) == 1;
}
