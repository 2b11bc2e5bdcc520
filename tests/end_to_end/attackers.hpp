// SPDX-License-Identifier: MIT
// Outside parties that misbehave, each for one daemon, and all of them on one thread beside the test.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "end_to_end/process.hpp"

namespace unknot::end_to_end {

// The thread that the attackers live on.
class Backstage {
 public:
  Backstage();
  Backstage(const Backstage&) = delete;
  Backstage& operator=(const Backstage&) = delete;
  ~Backstage();

  // Does something there, and returns when it is done.
  void run(const std::function<void()>& what);
  [[nodiscard]] boost::asio::io_context& io() { return io_; }

 private:
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::thread thread_;
};

class Attacker {
 public:
  virtual ~Attacker() = default;
  // What the daemon has to be told so that it meets this one.
  [[nodiscard]] virtual Environment variables() const = 0;
  // How often it was met.
  [[nodiscard]] virtual int met() = 0;
  // Behaves well from now on.
  virtual void repent() = 0;
};

struct Attack {
  std::string party;   // "X server"
  std::string manner;  // "hangs up"
  std::function<std::unique_ptr<Attacker>(Backstage& stage)> begin;
  std::string used;       // what the log says once it behaves well and is used
  bool may_show = false;  // it takes notifications, so that the hook may run, once
};

[[nodiscard]] std::vector<Attack> all_attacks();

}  // namespace unknot::end_to_end
