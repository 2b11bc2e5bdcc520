// SPDX-License-Identifier: MIT
// Notices that somebody may be there again who listened on a socket and left.
#include "desktop/comeback.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

namespace unknot::desktop {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds first_delay = 20ms;
constexpr std::chrono::milliseconds last_delay = 1s;

}  // namespace

Comeback::Comeback(boost::asio::io_context& io, std::string socket, std::function<void()> attempt)
    : io_(io), socket_(std::move(socket)), attempt_(std::move(attempt)), retry_(io) {}

void Comeback::wait() {
  if (!watch_) begin();
  if (next_ < last_delay) try_later();
}

void Comeback::begin() {
  next_ = first_delay;
  watch_ = std::make_unique<FolderWatch>(io_, socket_.empty() ? "/nowhere/at/all" : socket_, [this] {
    next_ = first_delay;
    try_later();
  });
}

void Comeback::try_later() { retry_.start(std::exchange(next_, next_ * 2), attempt_); }

void Comeback::end() {
  retry_.stop();
  watch_.reset();
}

}  // namespace unknot::desktop
