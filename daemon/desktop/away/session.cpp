// SPDX-License-Identifier: MIT
// Whether the person's session is locked, not in front, or about to sleep.
#include "away/session.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

namespace unknot::desktop {

using namespace std::chrono_literals;

Session::Session(boost::asio::io_context& io, Bus& system, Bus& session, Perception& perception,
                 std::chrono::milliseconds patience)
    : voice_(io, perception),
      patience_(patience),
      state_{.name = "session"},
      settling_(io),
      wish_(io),
      locking_(io),
      screen_savers_(session, [this] { judge(); }),
      logind_(system, {.changed = [this] { judge(); },
                       .asked_to_lock = [this](bool lock) { asked_to_lock(lock); },
                       .going_to_sleep = [this](bool sleeps) { going_to_sleep(sleeps); }}) {
  settling_.start(1s, [this] { tell_source(); });
}

void Session::read_again() {
  logind_.read_again();
  screen_savers_.read_again();
}

// A lost lock holds until the person is back, as those who told of it can't say any more that it ended.
void Session::hands(Hands now) {
  const Hands before = std::exchange(hands_, now);
  if (before == Hands::off && now == Hands::on) forget_lost_locks();
  if (now == Hands::unseen && before != now) judge();
}

void Session::forget_lost_locks() {
  logind_.forget();
  screen_savers_.forget();
}

void Session::judge() {
  if (hands_ == Hands::unseen) forget_lost_locks();
  const bool proved = logind_.facts().locked || screen_savers_.active();
  if (proved) {
    wish_.stop();
    locking_.stop();
    unlocked_ = {};
  }
  const bool locked = proved || wish_.running() || !logind_.facts().active;
  if (std::exchange(locked_, locked) != locked) {
    voice_.noticed(locked ? Event{ScreenLocked{}} : Event{ScreenUnlocked{}});
  }
  tell_source();
}

void Session::lock_screen() {
  if (locked_) return;
  locking_.start(patience_, [this] { lock_failed(sources::What::nobody_locked); });
  logind_.lock([this](sources::What why) { lock_failed(why); });
}

void Session::lock_failed(sources::What why) {
  locking_.stop();
  unlocked_ = with({why}, sources::Consequence::maybe_unlocked);
  tell_source();
}

void Session::asked_to_lock(bool lock) {
  wish_.stop();
  if (lock) wish_.start(patience_, [this] { judge(); });
  judge();
}

void Session::going_to_sleep(bool sleeps) {
  if (std::exchange(asleep_, sleeps) == sleeps) return;
  voice_.noticed(sleeps ? Event{WentToSleep{}} : Event{WokeUp{}});
}

void Session::tell_source() {
  const SourceState before = state_;
  const ProgramName& session = logind_.facts().session;
  const std::string saver = screen_savers_.name();
  using sources::Provider;
  state_.source = session.empty() ? Provider(saver) : Provider(Provider::Kind::logind, session.text(), saver);
  if (!state_.source.empty()) settling_.stop();
  const bool nobody = state_.source.empty() && !settling_.running();
  const auto assumed = locked_ ? sources::What::no_lock_signal_any_more : sources::What::no_lock_signal;
  state_.problem = nobody ? sources::Problem{assumed} : unlocked_;
  state_.fix = nobody ? "sudo systemctl start systemd-logind" : "";
  if (state_ != before) voice_.source_changed(state_);
}

}  // namespace unknot::desktop
