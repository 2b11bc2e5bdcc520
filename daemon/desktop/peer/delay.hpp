// SPDX-License-Identifier: MIT
// Runs something after a delay, unless cancelled.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace unknot::desktop {

// On the thread of the io_context, which must outlive it. Its end calls it off.
class Delay {
 public:
  explicit Delay(boost::asio::io_context& io) : timer_(io) {}

  // In the place of what it waits for now.
  void start(std::chrono::milliseconds delay, std::function<void()> then) {
    then_ = std::make_shared<std::function<void()>>(std::move(then));
    timer_.expires_after(delay);
    timer_.async_wait([weak = std::weak_ptr(then_)](boost::system::error_code error) {
      const auto living = weak.lock();
      if (error || !living) return;
      const auto then = std::exchange(*living, nullptr);
      then();
    });
  }
  void stop() {
    then_.reset();
    timer_.cancel();
  }
  [[nodiscard]] bool running() const { return then_ && *then_; }

 private:
  boost::asio::steady_timer timer_;
  std::shared_ptr<std::function<void()>> then_;
};

}  // namespace unknot::desktop
