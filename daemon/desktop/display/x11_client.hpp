// SPDX-License-Identifier: MIT
// Somebody who wants to know something of an X server for as long as there is one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "display/x11_connection.hpp"
#include "peer/reconnect.hpp"

namespace unknot::desktop {

// Connects, comes back, and asks whoever derives from it to do the rest. Owned by shared pointers only, as it lives on
// until its coroutine has ended. Runs on the thread of `io`, which must outlive it.
class X11Client : public std::enable_shared_from_this<X11Client> {
 public:
  X11Client(boost::asio::io_context& io, std::string display);
  virtual ~X11Client() = default;

  void begin() { reconnect_.begin(); }
  // Nothing is reported from then on.
  void end() { reconnect_.end(); }

 protected:
  // Talks to the server that `x` has been opened to, until the connection ends; `greeted` once it is of use.
  virtual boost::asio::awaitable<void> serve(X11Connection& x) = 0;
  // What was known of the server that is gone.
  virtual void forget() = 0;
  // As Reconnect tells it.
  virtual void found() = 0;
  virtual void lost(const sources::Problem& why) = 0;

  void greeted() { reconnect_.greeted(); }
  [[nodiscard]] bool is_there() const { return reconnect_.is_there(); }
  // Only while there is one.
  [[nodiscard]] X11Connection& x() const { return *x_; }
  // Whether it is still the one that is served.
  [[nodiscard]] bool is_served(const X11Connection& x) const { return x_.get() == &x; }

 private:
  void connect();
  void let_go();
  static boost::asio::awaitable<void> run(std::shared_ptr<X11Client> self, std::shared_ptr<X11Connection> x);

  boost::asio::io_context& io_;
  std::string display_;
  Allowance allowance_ = X11Connection::allowance();
  std::shared_ptr<X11Connection> x_;  // while there is one
  Reconnect reconnect_;
};

}  // namespace unknot::desktop
