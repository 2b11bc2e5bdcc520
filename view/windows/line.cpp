// SPDX-License-Identifier: MIT
#include "windows/line.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace unknot::view {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{2};

std::string not_running(const std::filesystem::path& socket) {
  return "unknotd is not running: " + std::string(std::strerror(errno)) + " (" + socket.string() + ")";
}

}  // namespace

std::expected<Line, std::string> Line::connect(const std::filesystem::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket.string();
  if (path.size() >= sizeof address.sun_path) return std::unexpected("the path of the socket is too long: " + path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  Line line{files::Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))};
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (line.descriptor() < 0 || ::connect(line.descriptor(), generic, sizeof address) != 0)
    return std::unexpected(not_running(socket));
  return line;
}

bool Line::send(const protocol::Call& call) {
  const std::string bytes = protocol::write(call);
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t more = ::send(descriptor(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (more < 0 && errno != EINTR) return false;
    if (more > 0) sent += static_cast<std::size_t>(more);
  }
  return true;
}

bool Line::fill() {
  std::array<char, 8192> bytes{};
  const ssize_t count = ::recv(descriptor(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (count > 0) frame_.feed({bytes.data(), static_cast<std::size_t>(count)});
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

std::expected<std::optional<protocol::Reply>, std::string> Line::take() {
  if (frame_.too_long()) return std::unexpected("the daemon's reply is too long");
  const auto message = frame_.take();
  if (!message) return std::nullopt;
  auto reply = protocol::parse_reply(*message);
  if (!reply) return std::unexpected("the daemon's reply can't be understood: " + reply.error());
  return *std::move(reply);
}

std::expected<protocol::Reply, std::string> Line::wait() {
  const auto deadline = Clock::now() + patience;
  while (true) {
    auto taken = take();
    if (!taken) return std::unexpected(taken.error());
    if (auto& reply = *taken) return *std::move(reply);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd watched{.fd = descriptor(), .events = POLLIN, .revents = 0};
    if (left <= 0 || ::poll(&watched, 1, static_cast<int>(left)) == 0)
      return std::unexpected("the daemon does not answer");
    if (!fill()) return std::unexpected("the daemon closed the connection");
  }
}

}  // namespace unknot::view
