// SPDX-License-Identifier: MIT
// Keeps a connection to a peer that may be absent, leave, hang or misbehave.
#include "peer/reconnect.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "peer/delay.hpp"

namespace unknot::desktop {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// A socket file exists a moment before its server listens, and some outlive their server.
constexpr milliseconds comes_soon = 1s;

milliseconds longer(milliseconds delay) { return std::min(2 * delay, Reconnect::last_delay); }

class SteadyClock : public Reconnect::Clock {
 public:
  explicit SteadyClock(boost::asio::io_context& io) : delay_(io) {}

  [[nodiscard]] milliseconds now() const override {
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
  void wake(milliseconds after, std::function<void()> then) override { delay_.start(after, std::move(then)); }
  void stop() override { delay_.stop(); }

 private:
  Delay delay_;
};

}  // namespace

Reconnect::Reconnect(boost::asio::io_context& io, Peer peer, std::unique_ptr<Clock> clock)
    : io_(io), peer_(std::move(peer)), clock_(clock ? std::move(clock) : std::make_unique<SteadyClock>(io)) {}

void Reconnect::begin() {
  phase_ = Phase::waiting;
  clock_->wake(0ms, [this] { attempt(); });
}

void Reconnect::attempt() {
  phase_ = Phase::trying;
  due_.reset();
  appeared_ = false;
  if (told_lost_) watch();
  clock_->wake(std::max(patience, waited_), [this] { lost(peer_.silent); });
  peer_.connect();
}

void Reconnect::greeted() {
  if (phase_ != Phase::trying) return;
  phase_ = Phase::doubted;
  since_ = clock_->now();
  if (floor_ == first_delay) return believe();
  clock_->wake(doubt * floor_ / 2, [this] { believe(); });
}

void Reconnect::believe() {
  phase_ = Phase::believed;
  clock_->stop();
  socket_watch_.reset();
  start_watch_.reset();
  told_lost_ = false;
  peer_.found();
}

void Reconnect::absent(const sources::Problem& why) {
  if (phase_ < Phase::trying) return;
  part();
  const bool would_be_seen = peer_.socket.empty() || socket_watch_->watches();
  if (delay_ < comes_soon || appeared_ || !would_be_seen) wait();
  tell(why);
}

void Reconnect::lost(const sources::Problem& why) {
  if (phase_ < Phase::trying) return;
  part();
  wait();
  tell(why);
}

void Reconnect::flooded(const sources::Problem& why) {
  if (phase_ < Phase::trying) return;
  part();
  delay_ = std::max(delay_, std::exchange(flood_delay_, longer(flood_delay_)));
  wait();
  tell(why);
}

void Reconnect::part() {
  if (phase_ >= Phase::doubted) {
    const bool good = clock_->now() - since_ >= settled;
    delay_ = sign_delay_ = good ? first_delay : floor_;
    floor_ = good ? first_delay : longer(floor_);
    if (good) flood_delay_ = first_flood_delay;
  }
  phase_ = Phase::waiting;
  clock_->stop();
  peer_.let_go();
  watch();
}

void Reconnect::wait() {
  waited_ = std::exchange(delay_, longer(delay_));
  due_ = clock_->now() + waited_;
  clock_->wake(waited_, [this] { attempt(); });
}

void Reconnect::watch() {
  const auto sign = [this] { appeared(); };
  const bool watched = socket_watch_ && socket_watch_->watches();
  if (!watched) socket_watch_ = std::make_unique<files::FolderWatch>(io_, peer_.socket, sign);
  if (!start_watch_ && !peer_.starts.empty()) {
    start_watch_ = std::make_unique<files::FolderWatch>(io_, peer_.starts, sign, files::FolderWatch::Also::opened);
  }
}

// What appears before the next attempt, that attempt will see. An attempt that comes as soon is left to itself.
void Reconnect::appeared() {
  appeared_ = true;
  socket_watch_.reset();
  start_watch_.reset();
  if (phase_ != Phase::waiting || (due_ && *due_ - clock_->now() <= sign_delay_)) return;
  delay_ = std::exchange(sign_delay_, longer(sign_delay_));
  wait();
}

void Reconnect::tell(const sources::Problem& why) {
  if (!std::exchange(told_lost_, true)) peer_.lost(why);
}

void Reconnect::end() {
  phase_ = Phase::idle;
  clock_->stop();
  socket_watch_.reset();
  start_watch_.reset();
  peer_.let_go();
}

}  // namespace unknot::desktop
