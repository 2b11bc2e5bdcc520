// SPDX-License-Identifier: MIT
// The reminder as a desktop notification: whether anybody can show it, and when that is tried again.
#include <tuple>

#include "notify/notification_desk.hpp"

namespace unknot::desktop {

ServerWatch::Events Notifications::Desk::server_events() {
  return {.answered = [this](const NotificationServer& server) { server_there(server); },
          .unfit = [this] { attempt_failed(Trouble::other("the notification server does not identify itself")); },
          .left = [this](bool startable) { server_left(startable); },
          .could_not_start = [this] { attempt_failed(Trouble::other("the notification server can't be started")); },
          .no_bus = [this] { nobody_there(bus_trouble()); }};
}

void Notifications::Desk::closed(bool flooded) {
  if (!server_) return;  // it has left, or the bus
  if (flooded) backoff_.give_up();
  attempt_failed(flooded ? Trouble::other("the notification server sends too much") : Trouble::no_bus());
}

void Notifications::Desk::server_there(const NotificationServer& server) {
  server_ = server;
  startable_ = false;
  if (!under_way_) patience_.stop();
  // Those that follow are connected to once there is something to show.
  if (!std::exchange(met_, true)) thread_.post([worker = worker_.get()] { std::ignore = worker->connect(); });
  look();
  carry_out();
}

void Notifications::Desk::server_left(bool startable) {
  if (!startable) return nobody_there({Trouble::Kind::no_server, "no notification server"});
  let_go();
  startable_ = true;
  if (wanted_ && !shut_ && !std::exchange(shown_again_, true)) change();
  look();
}

void Notifications::Desk::nobody_there(const Trouble& trouble) {
  let_go();
  startable_ = false;
  failed(trouble);
}

// Whoever comes next is not to wait for what this one did.
void Notifications::Desk::let_go() {
  server_.reset();
  again_.stop();
  backoff_ = {};
  thread_.post([worker = worker_.get()] { worker->let_go(); });
}

Trouble Notifications::Desk::bus_trouble() const {
  const std::string& why = session_.trouble();
  return {Trouble::Kind::no_bus, why.empty() ? "the session bus does not answer" : why};
}

// Nothing signals when it would work, so it is tried again after a while.
void Notifications::Desk::attempt_failed(const Trouble& trouble) {
  again_.start(backoff_.failed(Backoff::Clock::now()), [this] { try_again(); });
  if (trouble.kind == Trouble::Kind::silent) hangs();
  failed(trouble);
}

// It is asked what it is, however long the answer takes: nothing more is sent to somebody who does not read.
void Notifications::Desk::hangs() {
  server_.reset();
  server_watch_->ask();
}

void Notifications::Desk::try_again() {
  if (!server_) server_watch_->ask();
  look();
}

void Notifications::Desk::failed(const Trouble& trouble) {
  if (!under_way_) {
    patience_.stop();
    done_ = revision_;
  }
  const bool already_known = !failure_.empty() && trouble.kind == Trouble::Kind::left;
  if (already_known || std::exchange(failure_, trouble.why) == trouble.why) return;
  listener_.delivery_failed(trouble.why);
}

void Notifications::Desk::look() {
  const bool somebody = server_ || startable_;
  if (!failure_.empty() && somebody && !under_way_ && !again_.running()) restored();
}

void Notifications::Desk::restored() {
  again_.stop();
  failure_.clear();
  listener_.delivery_restored();
}

}  // namespace unknot::desktop
