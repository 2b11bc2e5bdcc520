// SPDX-License-Identifier: MIT
// Somebody who wants to know something of an X server for as long as there is one.
#include "display/x11_client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <utility>

namespace unknot::desktop {

namespace asio = boost::asio;

X11Client::X11Client(asio::io_context& io, std::string display)
    : io_(io),
      display_(std::move(display)),
      reconnect_(io, {.socket = x11_socket(display_),
                      .starts = "",
                      .silent = {sources::What::silent, sources::Peer::x_server},
                      .connect = [this] { connect(); },
                      .let_go = [this] { let_go(); },
                      .found = [this] { found(); },
                      .lost = [this](const sources::Problem& why) { lost(why); }}) {}

void X11Client::connect() {
  x_ = std::make_shared<X11Connection>(io_, allowance_);
  asio::co_spawn(io_, run(shared_from_this(), x_), asio::detached);
}

asio::awaitable<void> X11Client::run(std::shared_ptr<X11Client> self, std::shared_ptr<X11Connection> x) {
  const bool open = co_await x->open(self->display_);
  if (open) co_await self->serve(*x);
  if (self->x_ != x) co_return;  // it was let go
  const auto [why, absent] = x->loss();
  absent ? self->reconnect_.absent(why) : self->reconnect_.lost(why);
}

void X11Client::let_go() {
  if (x_) std::exchange(x_, nullptr)->close();
  forget();
}

}  // namespace unknot::desktop
