// SPDX-License-Identifier: MIT
// The reminder as a desktop notification: what is wanted on screen, and what the GLib thread made of it.
#include "notify/notifications.hpp"

#include <algorithm>

#include "bus/session_bus.hpp"
#include "notify/notification_desk.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using namespace std::chrono_literals;

NotificationWorker::Reports Notifications::Desk::reports() {
  return {.bubble = {.answered = posted(&Desk::answered),
                     .dismissed = posted(&Desk::dismissed),
                     .lost = posted(&Desk::lost)},
          .closed = posted(&Desk::closed)};
}

void Notifications::Desk::begin() {
  worker_ =
      std::make_unique<NotificationWorker>(thread_, session_.thread(), options_.icon, options_.on_screen, reports());
  server_watch_ = std::make_unique<ServerWatch>(session_, server_events());
}

void Notifications::Desk::end() {
  server_watch_.reset();
  thread_.stop([worker = worker_.get()] { worker->end(); }, 500ms, [worker = worker_.get()] { worker->cut_off(); });
}

std::optional<std::string> Notifications::Desk::name() const {
  return server_ ? std::optional(server_->title()) : std::nullopt;
}

void Notifications::Desk::present(View view) {
  if (!updates(view)) {
    ++question_;
    shut_ = false;
    shown_again_ = false;
  }
  wanted_ = std::move(view);
  change();
  if (wanted_->note) note_.start(std::max(options_.note, wanted_->note_for), [this] { clear(); });
}

// A running countdown is still the same question, unless each part of it is to be spoken.
bool Notifications::Desk::updates(const View& view) const {
  return !view.aloud && wanted_ && wanted_->percent && view.percent && wanted_->buttons == view.buttons;
}

void Notifications::Desk::clear() {
  if (!wanted_) return;
  wanted_.reset();
  ++question_;
  change();
}

void Notifications::Desk::change() {
  ++revision_;
  note_.stop();
  carry_out();
}

void Notifications::Desk::carry_out() {
  if (under_way_ || done_ == revision_) return;
  if (!wanted_) return take_away();
  if (shut_) {
    done_ = revision_;
  } else if (server_) {
    send(*wanted_, *server_);
  } else {
    await_server();
  }
}

void Notifications::Desk::send(const View& view, const NotificationServer& server) {
  under_way_ = true;
  patience_.start(options_.patience, [this] { out_of_patience(); });
  thread_.post([worker = worker_.get(), view = view, server = server, question = question_, revision = revision_,
                tell = posted(&Desk::returned)] { tell(revision, worker->show(view, server, question)); });
}

// A server known to be absent is not waited for; when one appears, the current view is presented again.
void Notifications::Desk::await_server() {
  if (!failure_.empty()) {
    done_ = revision_;
    return;
  }
  if (!patience_.running()) patience_.start(options_.patience, [this] { out_of_patience(); });
  if (startable_) server_watch_->start();
}

void Notifications::Desk::take_away() {
  done_ = revision_;
  thread_.post([worker = worker_.get()] { worker->close(); });
}

void Notifications::Desk::returned(std::uint64_t revision, Result result) {
  under_way_ = false;
  patience_.stop();
  done_ = revision;
  if (result) {
    accepted(revision);
  } else if (result.error().kind == ServerProblem::Kind::left && !std::exchange(shown_again_, true)) {
    ++revision_;
  } else {
    attempt_failed(result.error());
  }
  carry_out();
}

void Notifications::Desk::accepted(std::uint64_t revision) {
  backoff_.worked(Backoff::Clock::now());
  if (!failure_.empty()) return restored();
  if (revision != revision_ || !wanted_) return;
  wanted_->note ? listener_.note_delivered() : listener_.delivered();
}

void Notifications::Desk::out_of_patience() {
  if (!under_way_) return failed(server_watch_->owned() || startable_ ? ServerProblem::silent() : bus_problem());
  // GDBus gives up each call after 25 s, but for the greeting of a bus.
  patience_.start(options_.hung, shut_session_bus);
  failed(ServerProblem::silent());
}

void Notifications::Desk::answered(std::uint64_t question, const std::string& answer) {
  if (!wanted_ || question != question_) return;
  ++question_;
  const std::uint64_t before = revision_;
  listener_.answered(answer);
  // Servers close what was answered. If the question is still open, it is asked again.
  if (wanted_ && revision_ == before) change();
}

void Notifications::Desk::dismissed(std::uint64_t question) {
  if (!wanted_ || question != question_) return;
  shut_ = true;
  listener_.dismissed(server_ && manners_of(*server_).closes_on_click);
}

bool Notifications::Desk::updates_disturb() const { return server_ && manners_of(*server_).updates_disturb; }

bool Notifications::Desk::plays_sounds() const { return server_ && server_->can("sound"); }

void Notifications::Desk::unlocked() {
  if (!wanted_ || shut_ || !wanted_->reminds() || !server_ || manners_of(*server_).survives_lock) return;
  ++question_;
  change();
}

// Once, as there are servers that close whatever they are given.
void Notifications::Desk::lost(std::uint64_t question) {
  if (wanted_ && question == question_ && !std::exchange(shown_again_, true)) change();
}

Notifications::Notifications(asio::io_context& io, Bus& session, Listener& listener, NotificationOptions options)
    : desk_(std::make_shared<Desk>(io, session, listener, std::move(options))) {
  desk_->begin();
}

Notifications::~Notifications() { desk_->end(); }

void Notifications::present(View view) { desk_->present(std::move(view)); }

void Notifications::clear() { desk_->clear(); }

std::optional<std::string> Notifications::name() const { return desk_->name(); }

bool Notifications::updates_disturb() const { return desk_->updates_disturb(); }

bool Notifications::plays_sounds() const { return desk_->plays_sounds(); }
bool Notifications::read_aloud() const { return desk_->read_aloud(); }

void Notifications::unlocked() { desk_->unlocked(); }

}  // namespace unknot::desktop
