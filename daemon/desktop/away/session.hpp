// SPDX-License-Identifier: MIT
// Whether the person's session is locked, not in front, or about to sleep.
#pragma once

#include <chrono>

#include "away/logind.hpp"
#include "away/screen_savers.hpp"
#include "peer/delay.hpp"
#include "peer/sense.hpp"
#include "peer/voice.hpp"

namespace unknot::desktop {

// Locked is whatever one of these says: the hint at the login manager, a screen saver of the desktop, another session
// in front. A mere wish to lock (`loginctl lock-session`) counts for `unconfirmed` at most: some lockers never say
// that they have locked or unlocked, and then the idle source must carry it. Where those who said so can't be asked any
// more, what was locked stays so until one of them says otherwise, or the hands were off and are back; where nobody
// sees the hands it ends at once.
class Session : public Sense {
 public:
  static constexpr std::chrono::seconds unconfirmed{30};

  // All must outlive this. A wish to lock counts for `patience`.
  Session(boost::asio::io_context& io, Bus& system, Bus& session, Perception& perception,
          std::chrono::milliseconds patience = unconfirmed);

  [[nodiscard]] SourceState state() const override { return state_; }
  void follow(const Settings&) override {}
  void read_again() override;
  void hands(Hands now) override;
  void lock_screen() override;

 private:
  void judge();
  void forget_lost_locks();
  void asked_to_lock(bool lock);
  void going_to_sleep(bool sleeps);
  void lock_failed(sources::What why);
  void tell_source();

  Voice voice_;
  const std::chrono::milliseconds patience_;
  SourceState state_;
  Delay settling_;             // runs until sources have had time to answer
  Delay wish_;                 // runs while a wish to lock counts
  Delay locking_;              // runs until what we wished to lock should say that it is
  sources::Problem unlocked_;  // why it is not, the last time; empty: it was locked, or nobody wished
  bool locked_ = false;        // as reported
  bool asleep_ = false;        // as reported
  Hands hands_ = Hands::unseen;
  ScreenSavers screen_savers_;
  Logind logind_;
};

}  // namespace unknot::desktop
