// SPDX-License-Identifier: MIT
// The reminder as a desktop notification: whether anybody can show it, and when that is tried again.
#include <tuple>

#include "notify/notification_desk.hpp"

namespace unknot::desktop {

using sources::What;

ServerWatch::Events Notifications::Desk::server_events() {
  return {.answered = [this](const NotificationServer& server) { server_there(server); },
          .unfit = [this] { attempt_failed(ServerProblem::other(What::not_identified)); },
          .left = [this](bool startable) { server_left(startable); },
          .could_not_start = [this] { attempt_failed(ServerProblem::other(What::cant_start)); },
          .no_bus = [this] { nobody_there(bus_problem()); }};
}

void Notifications::Desk::closed(bool flooded) {
  if (!server_) return;  // it has left, or the bus
  if (flooded) backoff_.give_up();
  attempt_failed(flooded ? ServerProblem::other(What::sends_too_much) : ServerProblem::no_bus());
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
  if (!startable) return nobody_there(ServerProblem::no_server());
  let_go();
  startable_ = true;
  if (wanted_ && !shut_ && !std::exchange(shown_again_, true)) change();
  look();
}

void Notifications::Desk::nobody_there(const ServerProblem& problem) {
  let_go();
  startable_ = false;
  failed(problem);
}

// Whoever comes next is not to wait for what this one did.
void Notifications::Desk::let_go() {
  server_.reset();
  again_.stop();
  backoff_ = {};
  thread_.post([worker = worker_.get()] { worker->let_go(); });
}

ServerProblem Notifications::Desk::bus_problem() const {
  const sources::Problem& why = session_.problem();
  if (!why.empty()) return {ServerProblem::Kind::no_bus, why};
  return {ServerProblem::Kind::no_bus, {What::silent, sources::Peer::session_bus}};
}

// Nothing signals when it would work, so it is tried again after a while.
void Notifications::Desk::attempt_failed(const ServerProblem& problem) {
  again_.start(backoff_.failed(Backoff::Clock::now()), [this] { try_again(); });
  if (problem.kind == ServerProblem::Kind::silent) hangs();
  failed(problem);
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

void Notifications::Desk::failed(const ServerProblem& problem) {
  if (!under_way_) {
    patience_.stop();
    done_ = revision_;
  }
  const bool already_known = !failure_.empty() && problem.kind == ServerProblem::Kind::left;
  if (already_known || std::exchange(failure_, problem.why) == problem.why) return;
  listener_.delivery_failed(problem.why);
}

void Notifications::Desk::look() {
  const bool somebody = server_ || startable_;
  if (!failure_.empty() && somebody && !under_way_ && !again_.running()) restored();
}

void Notifications::Desk::restored() {
  again_.stop();
  failure_ = {};
  thread_.post([worker = worker_.get()] { worker->tidy_up(); });
  listener_.delivery_restored();
}

}  // namespace unknot::desktop
