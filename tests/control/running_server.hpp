// SPDX-License-Identifier: MIT
// A real server on a socket in a temporary directory, on a thread of its own, with a recording daemon behind it.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>

#include "control/server.hpp"
#include "fake_service.hpp"
#include "peer.hpp"
#include "temporary_directory.hpp"
#include "words/problems/listen.hpp"

class RunningServer {
 public:
  explicit RunningServer(const unknot::control::Limits& limits = {}) : work_(io_.get_executor()) {
    auto listening = unknot::control::listen_at(path());
    if (!listening) throw std::runtime_error(unknot::words::problem(listening.error()));
    server_.emplace(io_, unknot::control::Product{"Unknot", "test", "1", ""}, interfaces(), *std::move(listening),
                    limits);
    thread_ = std::thread([this] { run(); });
  }

  ~RunningServer() {
    on_loop([this] { server_.reset(); });
    work_.reset();
    thread_.join();
  }

  [[nodiscard]] std::filesystem::path path() const { return directory_ / "control"; }
  [[nodiscard]] Peer connect() const { return Peer(path()); }

  // Only on the server's thread.
  [[nodiscard]] std::size_t connections() const { return server_->connections(); }

  // Calls the function on the server's thread, after everything that is ready there, and returns its result.
  template <typename Function>
  std::invoke_result_t<Function> on_loop(Function function) {
    std::packaged_task<std::invoke_result_t<Function>()> task(std::move(function));
    auto result = task.get_future();
    boost::asio::post(io_, std::move(task));
    return result.get();
  }

  // Changes the service on the server's thread and tells the watchers.
  template <typename Function>
  void change(Function function) {
    on_loop([this, function] {
      function(service_);
      server_->changed();
    });
  }

  // Tells the watchers; only from within change().
  void tell() { server_->changed(); }

  // What came out of the loop so far; only on the server's thread.
  [[nodiscard]] const std::vector<std::string>& thrown() const { return thrown_; }

  // Gives the server turns until the condition, looked at on its thread, holds; false if it never does.
  template <typename Condition>
  bool eventually(Condition condition) {
    for (int turn = 0; turn < 100'000; ++turn) {
      if (on_loop([&] { return condition(*server_, service_); })) return true;
      std::this_thread::yield();
    }
    return false;
  }

  bool eventually_connected(std::size_t peers) {
    return eventually([peers](auto& server, auto&) { return server.connections() == peers; });
  }

 private:
  // The server's own interface, and one that counts: Count() -> (number: int), with `more` until 3.
  std::vector<unknot::control::Interface> interfaces() {
    using unknot::protocol::Call;
    using unknot::protocol::Reply;
    const auto count = [this](const Call& call) {
      unknot::control::Replies replies;
      for (int number = call.more ? 1 : ++counted_; number <= (call.more ? 3 : counted_); ++number) {
        Reply& reply = replies.emplace_back();
        reply.parameters["number"] = number;
        reply.continues = call.more && number < 3;
      }
      return replies;
    };
    return {unknot::control::control_interface(service_),
            {.name = "org.unknot.test", .description = "interface org.unknot.test\n", .methods = {{"Count", count}}}};
  }

  // As the daemon does.
  void run() {
    for (;;) {
      try {
        io_.run();
        return;
      } catch (const std::exception& error) {
        thrown_.emplace_back(error.what());
      }
    }
  }

  TemporaryDirectory directory_;
  FakeService service_;
  std::vector<std::string> thrown_;
  int counted_ = 0;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::optional<unknot::control::Server> server_;
  std::thread thread_;
};
