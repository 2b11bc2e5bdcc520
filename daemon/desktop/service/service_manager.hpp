// SPDX-License-Identifier: MIT
// Notifies the service manager of our state: one datagram each, as in sd_notify(3).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// What the service manager put into our environment.
struct ServiceEnvironment {
  std::string notify_socket;  // a path, or an abstract name after "@"; empty: no service manager
  std::optional<std::chrono::microseconds> watchdog;  // we are killed if silent for longer

  // Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID and removes them, so that no child takes them for its own.
  [[nodiscard]] static ServiceEnvironment take();
};

// Without a socket all of this does nothing. A datagram that can't be sent is lost without a word: there is nobody
// else to tell. Never blocks. Everything happens on the thread that runs `io`, which must outlive this.
class ServiceManager {
 public:
  // Feeds the watchdog, twice in its time, as long as `io` runs.
  ServiceManager(boost::asio::io_context& io, ServiceEnvironment environment);
  ServiceManager(const ServiceManager&) = delete;
  ServiceManager& operator=(const ServiceManager&) = delete;
  ~ServiceManager();

  // Called after each feeding, as the process is awake then anyway; nothing: no longer.
  void when_fed(std::function<void()> function) { fed_ = std::move(function); }

  void ready() { tell("READY=1"); }
  // One line for people, shown by systemctl. The same again is not sent.
  void status(std::string_view line);
  // `ready` must follow.
  void reloading();
  void stopping() { tell("STOPPING=1"); }

 private:
  class Watchdog;
  void tell(const std::string& message) const;

  std::string socket_;
  std::string status_;
  std::function<void()> fed_;
  std::unique_ptr<Watchdog> watchdog_;
};

}  // namespace unknot::desktop
