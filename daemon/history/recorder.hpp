// SPDX-License-Identifier: MIT
// PURE: turns what the planner does into rows of the history. It reads no clock and writes nothing.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "history/rows.hpp"
#include "planner/effect.hpp"
#include "planner/phase.hpp"
#include "planner/planner.hpp"

namespace unknot::history {

// What a reminder or a break suggests: ids, or empty.
struct About {
  std::string remedy;
  std::string area;
  std::string companion;

  bool operator==(const About&) const = default;
};

// Reminder facts that only the history needs.
struct Offer {
  About about;
  std::string held_by;              // what has held it back so far; empty: nothing
  std::optional<WallTime> offered;  // when it was first on screen
  std::optional<WallTime> came_up;  // when it last came on screen, repeats aside; none: it is not on screen
  bool undelivered = false;         // that has been recorded

  bool operator==(const Offer&) const = default;
};

// The begun break, and the reminder that it stands for.
struct Taken {
  About about;
  std::string held_by;
  std::optional<WallTime> offered;
  std::optional<Duration> answered;

  bool operator==(const Taken&) const = default;
};

// A value that can be kept and given back, with the planner's.
struct RecorderState {
  std::optional<Offer> offer;
  std::optional<Taken> taken;

  bool operator==(const RecorderState&) const = default;
};

struct Rows {
  std::vector<Record> events;
  // The wall clock was set back to this moment: the spans beyond it are of a clock that was wrong. `before` are those
  // that changed up to the step.
  std::optional<WallTime> set_back_to;
  std::vector<Span> before;
  std::vector<Span> spans;
};

// Spans follow each other without a gap and never overlap, also when the wall clock is stepped: what it leaves out is
// `off`, and when it is set back the spans go on from there. What is written costs as much after a day as at first.
class Recorder {
 public:
  // The first span begins now.
  explicit Recorder(const Planner& planner);
  // Goes on where `state` was taken, with a planner taken from the same moment. Since `until`, the end of the last
  // span, the daemon did not run; if that is still to come, the clock was set back.
  Recorder(RecorderState state, std::optional<WallTime> until, const Planner& planner);

  // After `planner` has returned `effects` and they were carried out: `about` is what its reminder or its break
  // suggests now.
  void take(const std::vector<Effect>& effects, const Planner& planner, const About& about);

  // What is new or has changed since the last call. The spans replace all that begin with the first of them or later.
  [[nodiscard]] Rows rows();

  [[nodiscard]] const RecorderState& state() const { return state_; }

 private:
  struct Note;

  void follow_offer(const Planner& planner);
  void record(const std::string& kind, Became became, std::string cause);
  void follow_clock(const PlannerState& state);
  void follow_absence(const PlannerState& state);
  void go_on_from(WallTime now);
  void set_back(WallTime to);
  void extend(WallTime to);
  void begin(Spent spent, const std::string& cause);
  void take_back(WallTime since, const std::string& cause);
  void append(Span span);
  [[nodiscard]] std::vector<Span> changed() const;

  RecorderState state_;
  std::vector<Record> events_;
  std::deque<Span> tail_;    // the last is the one that goes on; those before it can still turn out to be absence
  std::size_t written_ = 0;  // so many of them stand in the rows that were taken, as they are
  std::vector<Span> before_;
  std::optional<WallTime> set_back_to_;
  WallClock clock_;
  WallTime now_;
  Duration tail_length_{};
  std::string last_absence_;  // its cause
  bool absent_ = false;
};

}  // namespace unknot::history
