// SPDX-License-Identifier: MIT
// A sense turns the signals of one outside program into events: the person's presence, or a reason to hold reminders.
#pragma once

#include <string>

#include "planner/event.hpp"
#include "planner/settings.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

// The state of one source, for `unknot status` and `unknot doctor`.
struct SourceState {
  std::string name;            // "idle", "session"; of a hold, as its row says
  sources::Provider source{};  // "ext-idle-notify-v1 (KWin)"
  sources::Problem problem{};
  std::string fix{};  // the command that fixes it, or empty

  bool operator==(const SourceState&) const = default;
};

// Receives what senses noticed. Called on the thread of the io_context, never from within a call to the sense.
class Perception {
 public:
  virtual ~Perception() = default;
  // InputStopped, InputSeen, ScreenLocked, HoldBegan, ...; the same thing is never reported twice in a row.
  virtual void noticed(const Event& event) = 0;
  // A source was found, lost or changed; called once for each change.
  virtual void source_changed(const SourceState& state) = 0;
};

// Of the person's hands: no idle source sees them, or what it says of them.
enum class Hands { unseen, on, off };

// One thread, that of the io_context. A sense that loses its source ends what it had reported (a hold, a silence, but
// not a lock), says so once, and takes the source up again when it returns.
class Sense {
 public:
  virtual ~Sense() = default;
  [[nodiscard]] virtual SourceState state() const = 0;
  // New settings; the first were handed over at construction.
  virtual void follow(const Settings& settings) = 0;
  // The machine woke up: what was missed in its sleep is read again.
  virtual void read_again() = 0;
  // Activity that a source may not see: an answer, a command, an unlocked screen.
  virtual void person_seen() {}
  // What is known of the person's hands. Called after every event; idempotent.
  virtual void hands(Hands) {}
  // Whether to report a gap in typing (R25) as TypingPaused from now on. Called after every event; idempotent.
  virtual void look_for_gap(bool) {}
  // Whether a break is under way. In it typing is reported where a source tells of it, and never assumed (R33). Called
  // after every event; idempotent.
  virtual void break_runs(bool) {}
  // The screen is to be locked, by the one that knows the person's session. What comes of it is in its state.
  virtual void lock_screen() {}
};

}  // namespace unknot::desktop
