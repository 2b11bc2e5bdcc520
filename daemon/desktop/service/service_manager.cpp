// SPDX-License-Identifier: MIT
// Tells the service manager how we are: one datagram each.
#include "service/service_manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "strings/number.hpp"
#include "strings/printable.hpp"

namespace unknot::desktop {

namespace {

std::string take_variable(const char* name) {
  const char* value = std::getenv(name);
  std::string text = value ? value : "";
  ::unsetenv(name);
  return text;
}

std::optional<std::chrono::microseconds> watchdog_for_us(const std::string& time, const std::string& pid) {
  const auto microseconds = number_in<std::int64_t>(time);
  const bool for_us = pid.empty() || number_in<pid_t>(pid) == ::getpid();
  if (!microseconds || *microseconds <= 0 || !for_us) return std::nullopt;
  return std::chrono::microseconds(*microseconds);
}

std::int64_t monotonic_microseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * std::int64_t{1'000'000} + now.tv_nsec / 1000;
}

// A path, or an abstract name whose first byte is nothing instead of "@".
socklen_t fill(sockaddr_un& address, const std::string& name) {
  address.sun_family = AF_UNIX;
  std::ranges::copy(name, address.sun_path);
  if (name.front() == '@') address.sun_path[0] = '\0';
  return static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
}

bool can_be_addressed(const std::string& name) {
  return name.size() > 1 && name.size() < sizeof(sockaddr_un::sun_path) && (name[0] == '/' || name[0] == '@');
}

}  // namespace

class ServiceManager::Watchdog {
 public:
  Watchdog(boost::asio::io_context& io, std::chrono::microseconds every, std::function<void()> feed)
      : timer_(io), every_(every), feed_(std::move(feed)) {
    feed_and_wait();
  }

 private:
  void feed_and_wait() {
    feed_();
    timer_.expires_after(every_);
    timer_.async_wait([this](boost::system::error_code error) {
      if (!error) feed_and_wait();
    });
  }

  boost::asio::steady_timer timer_;
  std::chrono::microseconds every_;
  std::function<void()> feed_;
};

ServiceEnvironment ServiceEnvironment::take() {
  const std::string time = take_variable("WATCHDOG_USEC");
  const std::string pid = take_variable("WATCHDOG_PID");
  return {.notify_socket = take_variable("NOTIFY_SOCKET"), .watchdog = watchdog_for_us(time, pid)};
}

ServiceManager::ServiceManager(boost::asio::io_context& io, ServiceEnvironment environment)
    : socket_(std::move(environment.notify_socket)) {
  if (!can_be_addressed(socket_)) socket_.clear();
  if (socket_.empty() || !environment.watchdog) return;
  watchdog_ = std::make_unique<Watchdog>(io, *environment.watchdog / 2, [this] {
    tell("WATCHDOG=1");
    if (fed_) fed_();
  });
}

ServiceManager::~ServiceManager() = default;

void ServiceManager::status(std::string_view line) {
  if (line == status_) return;
  status_ = line;
  tell("STATUS=" + printable(status_));
}

void ServiceManager::reloading() { tell("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonic_microseconds())); }

void ServiceManager::tell(const std::string& message) const {
  if (socket_.empty()) return;
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return;
  sockaddr_un address{};
  const socklen_t size = fill(address, socket_);
  ::sendto(descriptor, message.data(), message.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr*>(&address), size);
  ::close(descriptor);
}

}  // namespace unknot::desktop
