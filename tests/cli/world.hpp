// SPDX-License-Identifier: MIT
// A person's home without a daemon in it, and a scripted daemon that can be put there.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <catch2/catch_all.hpp>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <thread>

#include "../control/fake_service.hpp"
#include "../control/temporary_directory.hpp"
#include "control/server.hpp"
#include "process.hpp"
#include "words/problems/listen.hpp"

// script(1) makes the terminal of a test.
inline bool has_script() {
  const bool there = std::filesystem::exists("/usr/bin/script");
  if (!there) WARN("script is not there: not tried");
  return there;
}

class World {
 public:
  [[nodiscard]] std::filesystem::path socket() const { return home_ / "runtime/unknot/control"; }
  [[nodiscard]] std::filesystem::path settings_file() const { return home_ / "config/unknot/config.toml"; }
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return home_ / name; }

  void write(const std::filesystem::path& path, const std::string& text) const {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  [[nodiscard]] static std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] Process start(std::vector<std::string> words, const std::string& output = "",
                              int descriptor = -1) const {
    std::filesystem::create_directories(home_ / "runtime");
    words.insert(words.begin(), UNKNOT_PROGRAM);
    return Process(std::move(words), environment(), output, descriptor);
  }
  [[nodiscard]] Result run(std::vector<std::string> words) const { return start(std::move(words)).finish(); }
  // What a terminal shows of a command, where `typed` is the one line that is typed.
  [[nodiscard]] std::string at_terminal(const std::string& command, const std::string& typed) const {
    std::filesystem::create_directories(home_ / "runtime");
    const std::string line = "echo " + typed + " | script -qec '" + command + "' /dev/null";
    return Process({"/bin/sh", "-c", line}, environment()).finish().out;
  }

  [[nodiscard]] Process::Environment environment() const {
    Process::Environment all{{"HOME", home_ / "home"},
                             {"XDG_RUNTIME_DIR", home_ / "runtime"},
                             {"XDG_CONFIG_HOME", home_ / "config"},
                             {"XDG_CONFIG_DIRS", home_ / "etc"},
                             {"TMPDIR", home_ / ""},
                             {"PATH", UNKNOT_PROGRAM_DIR ":/usr/local/bin:/usr/bin:/bin"},
                             {"TZ", "UTC"},
                             {"TERM", "xterm"}};
    for (const auto& [name, value] : extra) all[name] = value;
    return all;
  }

  Process::Environment extra;

 private:
  TemporaryDirectory home_;
};

// Answers at the world's socket, on a thread of its own, until it is gone.
class ScriptedDaemon {
 public:
  explicit ScriptedDaemon(const World& world) : work_(io_.get_executor()) {
    std::filesystem::create_directories(world.socket().parent_path().parent_path());
    auto listening = unknot::control::listen_at(world.socket());
    if (!listening) throw std::runtime_error(unknot::words::problem(listening.error()));
    service_.now.idle_source = "none";
    service_.now.reason = "present, no break is switched on";
    server_.emplace(io_, service_, *std::move(listening));
    thread_ = std::thread([this] { io_.run(); });
  }
  ScriptedDaemon(const ScriptedDaemon&) = delete;
  ScriptedDaemon& operator=(const ScriptedDaemon&) = delete;
  ~ScriptedDaemon() {
    change([this](auto&) { server_.reset(); });
    work_.reset();
    thread_.join();
  }

  // Calls the function on the daemon's thread and tells the watchers.
  template <typename Function>
  void change(Function function) {
    std::packaged_task<void()> task([this, function] {
      function(service_);
      if (server_) server_->changed();
    });
    auto done = task.get_future();
    boost::asio::post(io_, std::move(task));
    done.get();
  }

  // The one wish it has been asked for.
  template <typename Wish>
  Wish only_wish() {
    std::vector<unknot::Event> wishes;
    change([&](FakeService& service) { wishes = service.wishes; });
    if (wishes.size() != 1 || !std::holds_alternative<Wish>(wishes[0])) throw std::runtime_error("not that one wish");
    return std::get<Wish>(wishes[0]);
  }

  void refuse(unknot::Refusal why) {
    change([why](FakeService& service) { service.refusal = unknot::RefuseRequest{unknot::Wish::start, why}; });
  }

 private:
  FakeService service_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::optional<unknot::control::Server> server_;
  std::thread thread_;
};
