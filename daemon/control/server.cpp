// SPDX-License-Identifier: MIT
// Serves Varlink on a listening socket.
#include "control/server.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <set>
#include <tuple>
#include <unknot_version.hpp>
#include <utility>

#include "control/connection.hpp"
#include "files/watch.hpp"

namespace unknot::control {

namespace asio = boost::asio;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// How long to wait when no connection can be taken, mostly since descriptors ran out.
constexpr std::chrono::seconds breath{1};

constexpr std::chrono::minutes between_reports{1};

// Less than the system's 200 KiB, so that a slow watcher has few old states before it.
constexpr int send_buffer = 16 * 1024;

// The process at the other end; none if it is not our user's.
std::optional<pid_t> our_peer(Connection::Socket& socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  const bool known = ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
  return known && peer.uid == ::geteuid() ? std::optional{peer.pid} : std::nullopt;
}

}  // namespace

// Shared with the coroutines, which may end after the server.
class Server::Peers : public Connection::Host, public std::enable_shared_from_this<Peers> {
 public:
  Peers(asio::io_context& io, Product product, std::vector<Interface> interfaces, ListeningSocket socket, Limits limits,
        SocketTold told)
      : io_(io),
        dispatcher_(std::move(product), std::move(interfaces)),
        limits_(std::move(limits)),
        told_(std::move(told)),
        listening_(std::move(socket)),
        acceptor_(io, asio::local::stream_protocol(), listening_->release()),
        timer_(io) {}

  void start() {
    take_peers();
    if (!listening_ || listening_->files().empty()) return;
    watch_.emplace(io_, listening_->files(), std::nullopt, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->keep_in_place();
    });
    keep_in_place();
  }

  void stop() {
    stopped_ = true;
    watch_.reset();
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

  [[nodiscard]] bool has_room() const override {
    const auto stay = std::ranges::count_if(connections_, [](const auto& each) { return each->stays(); });
    return static_cast<std::size_t>(stay) < limits_.connections;
  }

  void turned_away() override {
    const auto now = Connection::Clock::now();
    if (!limits_.turned_away || (reported_ && now - *reported_ < between_reports)) return;
    reported_ = now;
    limits_.turned_away();
  }

 private:
  using Pointer = std::shared_ptr<Connection>;

  // Whatever one peer costs us, the next ones are taken.
  void take_peers() {
    asio::co_spawn(acceptor_.get_executor(), accept(shared_from_this()),
                   [self = shared_from_this()](const std::exception_ptr& thrown) {
                     if (!thrown) return;
                     self->take_peers();
                     std::rethrow_exception(thrown);
                   });
  }

  static asio::awaitable<void> accept(std::shared_ptr<Peers> self) {
    while (!self->stopped_) {
      auto [failure, socket] = co_await self->acceptor_.async_accept(as_result);
      if (self->stopped_) break;
      if (failure == asio::error::operation_aborted) continue;  // there is another socket now
      if (failure) {
        self->timer_.expires_after(breath);
        co_await self->timer_.async_wait(as_result);
      } else {
        self->admit(std::move(socket));
      }
    }
  }

  void keep_in_place() {
    if (!listening_ || listening_->in_place()) return;
    auto socket = listening_->restore();
    const auto problem = socket ? std::nullopt : std::optional(socket.error());
    if (socket && *socket) {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      acceptor_.assign(asio::local::stream_protocol(), socket->release());
    }
    const auto before = std::exchange(problem_, problem);
    if (const bool news = !problem || problem != before; news && told_) told_(problem);
  }

  void admit(Connection::Socket socket) {
    const auto peer = our_peer(socket);
    if (!peer) return;
    boost::system::error_code ignored;
    socket.set_option(asio::socket_base::send_buffer_size(send_buffer), ignored);
    auto connection = std::make_shared<Connection>(std::move(socket), *peer, dispatcher_, *this, limits_);
    connections_.insert(connection);
    if (connections_.size() > limits_.connections + limits_.guests) turn_away_a_guest();
    asio::co_spawn(acceptor_.get_executor(), connection->run(),
                   [self = shared_from_this(), connection](const std::exception_ptr& thrown) {
                     connection->close();
                     self->connections_.erase(connection);
                     if (thrown) std::rethrow_exception(thrown);
                   });
  }

  // That one which has been silent for the longest, of the process that has the most: so nobody can take the places of
  // all others by asking for many.
  void turn_away_a_guest() {
    const auto how_many = [&](pid_t peer) { return std::ranges::count(connections_, peer, peer_of); };
    const auto rank = [&](const Pointer& each) {
      return std::tuple{!each->stays(), how_many(each->peer()), -each->quiet_since().time_since_epoch().count()};
    };
    const Pointer guest = *std::ranges::max_element(connections_, {}, rank);
    connections_.erase(guest);
    guest->turn_away();
  }

  static pid_t peer_of(const Pointer& connection) { return connection->peer(); }

  asio::io_context& io_;
  Dispatcher dispatcher_;
  const Limits limits_;
  const SocketTold told_;
  std::optional<ListenError> problem_;  // last reported
  std::optional<files::Watch> watch_;
  std::optional<ListeningSocket> listening_;  // until `stop`
  asio::local::stream_protocol::acceptor acceptor_;
  asio::steady_timer timer_;
  std::set<Pointer> connections_;
  std::optional<Connection::Clock::time_point> reported_;  // that one was turned away
  bool stopped_ = false;
};

Server::Server(asio::io_context& io, Service& service, ListeningSocket socket, WallClock clock)
    : Server(io, {.vendor = "Unknot", .product = "unknotd", .version = UNKNOT_VERSION, .url = UNKNOT_HOMEPAGE},
             {control_interface(service, std::move(clock))}, std::move(socket),
             {.turned_away = [&service] { service.client_turned_away(Limits{}.connections); }},
             [&service](const auto& problem) { service.socket_changed(problem); }) {}

Server::Server(asio::io_context& io, Product product, std::vector<Interface> interfaces, ListeningSocket socket,
               Limits limits, SocketTold told)
    : peers_(std::make_shared<Peers>(io, std::move(product), std::move(interfaces), std::move(socket),
                                     std::move(limits), std::move(told))) {
  peers_->start();
}

Server::~Server() { peers_->stop(); }

void Server::changed() { peers_->changed(); }

std::size_t Server::connections() const { return peers_->connections(); }

}  // namespace unknot::control
