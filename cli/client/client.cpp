// SPDX-License-Identifier: MIT
// Asks the daemon over its socket. Plain poll(2): the program starts once per question, and an event loop would
// only cost it time.
#include "client/client.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "files/locked.hpp"
#include "strings/printable.hpp"
#include "strings/sizes.hpp"
#include "words/commands/client.hpp"

namespace unknot::cli {

namespace {

using What = ClientError::What;
using Clock = std::chrono::steady_clock;

// The daemon's replies may be longer than what it takes itself.
constexpr std::size_t longest_reply = 4 * mebibyte;

ClientError problem(What what, std::string text) { return {what, std::move(text), {}, {}}; }

ClientError not_running(int failure, const std::filesystem::path& socket) {
  if (failure == ENOENT || failure == ECONNREFUSED || failure == ENOTDIR) {
    return problem(What::not_running, is_taken(socket) ? words::socket_is_gone(socket.native()) : not_running_text());
  }
  return problem(What::not_running,
                 words::daemon_unreachable(socket.native(), std::generic_category().message(failure)));
}

ClientError timed_out(std::chrono::milliseconds timeout) {
  return problem(What::timed_out, words::daemon_timed_out(timeout.count()));
}

ClientError hung_up() { return problem(What::broken, words::daemon_hung_up()); }

ClientError refused(protocol::Reply reply) {
  const std::string text = words::daemon_refused(printable(reply.error));
  return {What::refused, text, std::move(reply.error), std::move(reply.parameters)};
}

int milliseconds_until(std::optional<Clock::time_point> deadline) {
  if (!deadline) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

std::expected<sockaddr_un, ClientError> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) return std::unexpected(not_running(ENAMETOOLONG, path));
  path.native().copy(address.sun_path, path.native().size());
  return address;
}

std::string how_to_start() {
  return std::filesystem::exists("/run/systemd/system") ? "systemctl --user start unknot" : "unknotd";
}

}  // namespace

bool is_taken(const std::filesystem::path& socket) { return files::is_locked(socket.native() + ".lock"); }

std::string not_running_text() { return words::daemon_not_running(how_to_start()); }
std::string has_ended_text() { return words::daemon_has_stopped(how_to_start()); }

std::expected<Client, ClientError> Client::connect(const std::filesystem::path& socket,
                                                   std::chrono::milliseconds timeout) {
  const auto address = address_of(socket);
  if (!address) return std::unexpected(address.error());
  Client client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), timeout);
  // SO_SNDTIMEO bounds connect() when the backlog is full.
  const timeval limit{.tv_sec = timeout.count() / 1000, .tv_usec = timeout.count() % 1000 * 1000};
  ::setsockopt(client.descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  while (::connect(client.descriptor_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    if (errno == EAGAIN) return std::unexpected(timed_out(timeout));
    if (errno != EINTR) return std::unexpected(not_running(errno, socket));
  }
  return client;
}

Client::Client(int descriptor, std::chrono::milliseconds timeout)
    : descriptor_(descriptor), timeout_(timeout), frame_(longest_reply) {}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), timeout_(other.timeout_), frame_(std::move(other.frame_)) {}

Client& Client::operator=(Client&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(timeout_, other.timeout_);
  std::swap(frame_, other.frame_);
  return *this;
}

Client::~Client() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::expected<boost::json::object, ClientError> Client::call(std::string_view method, boost::json::object parameters) {
  protocol::Call call;
  call.method = method;
  call.parameters = std::move(parameters);
  const auto deadline = Clock::now() + timeout_;
  if (auto sent = send(protocol::write(call), deadline); !sent) return std::unexpected(sent.error());
  auto reply = receive(deadline, {});
  if (!reply) return std::unexpected(reply.error());
  if (!reply->error.empty()) return std::unexpected(refused(*std::move(reply)));
  if (reply->continues) return std::unexpected(not_understood(words::answer_goes_on()));
  return std::move(reply->parameters);
}

std::expected<void, ClientError> Client::stream(std::string_view method, boost::json::object parameters,
                                                const std::function<bool(const boost::json::object&)>& each,
                                                const Alarm& alarm) {
  protocol::Call call;
  call.method = method;
  call.parameters = std::move(parameters);
  call.more = true;
  const auto deadline = Clock::now() + timeout_;
  if (auto sent = send(protocol::write(call), deadline); !sent) return std::unexpected(sent.error());
  for (bool first = true; true;) {
    const auto next = first || !alarm.next ? std::nullopt : alarm.next();
    auto reply = first ? receive(deadline, {.gone = alarm.reader})
                       : receive(next, {.readable = alarm.also, .gone = alarm.reader});
    const bool late = first && Clock::now() >= deadline;
    if (!reply && !late && reply.error().what == What::timed_out) {
      if (!alarm.ring()) return {};
      continue;
    }
    if (!reply && !first && reply.error().what == What::broken && hung_up_) return {};
    if (!reply) return std::unexpected(reply.error());
    if (!reply->error.empty()) return std::unexpected(refused(*std::move(reply)));
    if (!each(reply->parameters) || !reply->continues) return {};
    first = false;
  }
}

std::expected<void, ClientError> Client::send(std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (!wait_for(descriptor_, POLLOUT, deadline, {})) return std::unexpected(timed_out(timeout_));
    } else if (errno == EPIPE || errno == ECONNRESET) {
      return {};  // what was sent before the hangup can still be read
    } else if (errno != EINTR) {
      return std::unexpected(hung_up());
    }
  }
  return {};
}

std::expected<protocol::Reply, ClientError> Client::receive(std::optional<Clock::time_point> deadline, Others others) {
  while (true) {
    if (const auto text = frame_.take()) {
      auto reply = protocol::parse_reply(*text);
      if (!reply) return std::unexpected(not_understood(reply.error()));
      return *std::move(reply);
    }
    if (frame_.too_long()) return std::unexpected(not_understood(words::answer_too_long()));
    if (auto filled = fill(deadline, others); !filled) return std::unexpected(filled.error());
  }
}

std::expected<void, ClientError> Client::fill(std::optional<Clock::time_point> deadline, Others others) {
  std::array<char, 16384> buffer;
  while (true) {
    const ssize_t size = ::recv(descriptor_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size > 0) {
      frame_.feed({buffer.data(), static_cast<std::size_t>(size)});
      return {};
    }
    if (size < 0 && errno == EINTR) continue;
    hung_up_ = size == 0 || errno != EAGAIN;
    if (hung_up_) return std::unexpected(hung_up());
    if (!wait_for(descriptor_, POLLIN, deadline, others)) return std::unexpected(timed_out(timeout_));
  }
}

bool Client::wait_for(int descriptor, short events, std::optional<Clock::time_point> deadline, Others others) {
  std::array<pollfd, 3> watched{{{.fd = descriptor, .events = events, .revents = 0},
                                 {.fd = others.readable, .events = POLLIN, .revents = 0},
                                 {.fd = others.gone, .events = 0, .revents = 0}}};
  while (true) {
    const int ready = ::poll(watched.data(), watched.size(), milliseconds_until(deadline));
    if (ready > 0) return watched[0].revents != 0;
    if (ready == 0 || errno != EINTR) return false;
  }
}

ClientError Client::field_wrong(const std::string& field) { return not_understood(words::answer_field_wrong(field)); }

ClientError Client::not_understood(const std::string& why) {
  return problem(What::broken, words::answer_not_understood(why));
}

}  // namespace unknot::cli
