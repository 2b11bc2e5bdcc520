// SPDX-License-Identifier: MIT
// Serves Varlink on a listening socket.
#include "control/server.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <set>
#include <utility>

#include "control/connection.hpp"

namespace unknot::control {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// How long to wait when no connection can be taken, mostly since descriptors ran out.
constexpr std::chrono::seconds breath{1};

// Less than the system's 200 KiB, so that a slow watcher has few old states before it.
constexpr int send_buffer = 16 * 1024;

bool is_ours(Connection::Socket& socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

}  // namespace

// Shared with the coroutines, which may end after the server.
class Server::Peers : public std::enable_shared_from_this<Peers> {
 public:
  Peers(asio::io_context& io, Product product, std::vector<Interface> interfaces, ListeningSocket socket, Limits limits)
      : dispatcher_(std::move(product), std::move(interfaces)),
        limits_(limits),
        listening_(std::move(socket)),
        acceptor_(io, asio::local::stream_protocol(), listening_->release()),
        timer_(io) {}

  // Whatever one peer costs us, the next ones are taken.
  void start() {
    asio::co_spawn(acceptor_.get_executor(), accept(shared_from_this()),
                   [self = shared_from_this()](const std::exception_ptr& thrown) {
                     if (!thrown) return;
                     self->start();
                     std::rethrow_exception(thrown);
                   });
  }

  void stop() {
    stopped_ = true;
    listening_.reset();
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    timer_.cancel();
    for (const auto& connection : connections_) connection->close();
  }

  void changed() {
    for (const auto& connection : connections_) connection->changed();
  }

  [[nodiscard]] std::size_t connections() const { return connections_.size(); }

 private:
  static asio::awaitable<void> accept(std::shared_ptr<Peers> self) {
    while (!self->stopped_) {
      auto [failure, socket] = co_await self->acceptor_.async_accept(as_result);
      if (self->stopped_) break;
      if (failure) {
        self->timer_.expires_after(breath);
        co_await self->timer_.async_wait(as_result);
      } else {
        self->admit(std::move(socket));
      }
    }
  }

  void admit(Connection::Socket socket) {
    if (!is_ours(socket) || connections_.size() >= limits_.connections) return;
    boost::system::error_code ignored;
    socket.set_option(asio::socket_base::send_buffer_size(send_buffer), ignored);
    auto connection = std::make_shared<Connection>(std::move(socket), dispatcher_, limits_);
    connections_.insert(connection);
    asio::co_spawn(acceptor_.get_executor(), connection->run(),
                   [self = shared_from_this(), connection](const std::exception_ptr& thrown) {
                     connection->close();
                     self->connections_.erase(connection);
                     if (thrown) std::rethrow_exception(thrown);
                   });
  }

  Dispatcher dispatcher_;
  const Limits limits_;
  std::optional<ListeningSocket> listening_;
  asio::local::stream_protocol::acceptor acceptor_;
  asio::steady_timer timer_;
  std::set<std::shared_ptr<Connection>> connections_;
  bool stopped_ = false;
};

Server::Server(asio::io_context& io, Service& service, ListeningSocket socket, WallClock clock)
    : Server(io, {.vendor = "Unknot", .product = "unknotd", .version = UNKNOT_VERSION, .url = ""},
             {control_interface(service, std::move(clock))}, std::move(socket)) {}

Server::Server(asio::io_context& io, Product product, std::vector<Interface> interfaces, ListeningSocket socket,
               Limits limits)
    : peers_(std::make_shared<Peers>(io, std::move(product), std::move(interfaces), std::move(socket), limits)) {
  peers_->start();
}

Server::~Server() { peers_->stop(); }

void Server::changed() { peers_->changed(); }

std::size_t Server::connections() const { return peers_->connections(); }

}  // namespace unknot::control
