// SPDX-License-Identifier: MIT
// Serves Varlink on a listening socket.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "control/dispatcher.hpp"
#include "control/limits.hpp"
#include "control/listen.hpp"
#include "control/methods.hpp"
#include "control/service.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::control {

// As Service::socket_changed.
using SocketTold = std::function<void(const std::optional<ListenError>& problem)>;

// Everything happens on the thread that runs `io`. A socket whose file is taken away is put back; that ends no
// connection. Peers of another user are closed at once. What the service throws closes the connection that asked, and
// comes out of `io.run()`, which can then be called again. Must go before `io` does.
class Server {
 public:
  // Serves org.unknot.control for `service`, which must outlive the server. Takes calls as soon as `io` runs.
  Server(boost::asio::io_context& io, Service& service, ListeningSocket socket, WallClock clock = system_wall_time);
  // Serves these interfaces and org.varlink.service.
  Server(boost::asio::io_context& io, Product product, std::vector<Interface> interfaces, ListeningSocket socket,
         Limits limits = {}, SocketTold told = {});
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  // Closes all connections and removes the socket, if it is still ours.
  ~Server();

  // The status has changed: watchers are notified soon. May be called at any time, also by the service in a request.
  void changed();

  // How many peers are connected.
  [[nodiscard]] std::size_t connections() const;

 private:
  class Peers;
  std::shared_ptr<Peers> peers_;
};

}  // namespace unknot::control
