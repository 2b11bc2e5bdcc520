// SPDX-License-Identifier: MIT
// The work of every kind, and which of them is due: counts, takes back, resets. Knows nothing of reminders.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "planner/time.hpp"

namespace unknot {

// What was put off before it was due (R26), of one kind.
struct PutOff {
  Duration by{};       // so much more work is needed
  int times = 0;       // the snoozes that a reminder of this lead begins with
  Duration snoozed{};  // how long they were together (R28)
  Instant last{};      // when that was

  bool operator==(const PutOff&) const = default;
};

class Schedule {
 public:
  struct Entry {
    Kind kind;
    Duration work{};
    PutOff put_off{};
    std::optional<Instant> struck;  // when one of its times came (R30)
    bool announced = false;         // since it was reset or put off, and not taken back (R27)
    bool rested = false;            // the absence that goes on has reset it (R4)
    std::optional<Instant> ended;   // its last break (R30)

    // The work at which it is due; of a kind that counts none it says nothing.
    [[nodiscard]] Duration threshold() const { return kind.every + put_off.by; }
    [[nodiscard]] bool due() const {
      return kind.enabled && (kind.comes_by_clock() ? struck.has_value() : work >= threshold());
    }
    [[nodiscard]] bool counts() const { return kind.enabled && !kind.comes_by_clock(); }
    [[nodiscard]] Duration needs() const { return std::max(Duration{}, threshold() - work); }
    void reset();
    bool operator==(const Entry&) const = default;
  };

  // Time that was counted as work.
  struct Span {
    Instant from;
    Instant to;
    bool operator==(const Span&) const = default;
  };

  // So many pieces of work can be taken back exactly; older ones count as one, as long as they were together.
  static constexpr std::size_t most_spans = 64;

  explicit Schedule(const std::vector<Kind>& kinds) { apply(kinds); }
  // As it was: of each entry's kind no more is needed than its name and times, until `apply`. `spans` is the work
  // that can still be taken back, in order of time.
  Schedule(std::vector<Entry> entries, Duration since_rest, std::vector<Span> spans)
      : entries_(std::move(entries)), since_rest_(since_rest), spans_(std::move(spans)) {
    join_oldest();
  }

  // Takes over changed kinds. Work stays, but a kind that is off has none (R21), and new times start from nothing
  // (R30).
  void apply(const std::vector<Kind>& kinds);

  // The time from `from` to `to` was work (R1). Calls come in order of time.
  void count(Instant from, Instant to);
  // What was counted since `since` was no work after all (R2).
  void take_back(Instant since);
  // Only work after `since` can still be taken back.
  void forget_before(Instant since);

  // Resets the kind `name` and every other that lasts no longer than `lasts`, changes of posture aside (R12, R39).
  void answered(std::string_view name, Duration lasts);
  void reset_all();
  // An absence has lasted so long: resets what lasts no longer and was not reset by it yet (R4). The names of those.
  std::vector<std::string> reset_in_absence(Duration length);
  // That absence is over.
  void absence_over();
  // A real break was taken, whatever its length.
  void rested() { since_rest_ = {}; }
  // It was none after all; before it there was so much work since the one before.
  void not_rested(Duration before) { since_rest_ += before; }
  void make_due(std::string_view name, Instant now);
  // One of its times came.
  void strike(std::string_view name, Instant now);
  void break_ended(std::string_view name, Instant at);

  // The break that falls due first if work goes on counting (R26).
  struct Next {
    const Kind* kind;
    Duration in;
  };
  [[nodiscard]] std::optional<Next> next_break(Duration gap) const;
  // Puts it off by so much work, and counts that as a snooze of it and all that is not longer (R26).
  void put_off(const Next& next, Duration by, Instant now);
  // What another machine has seen of a kind that counts work (R35); false: there is none.
  bool take_over(std::string_view name, Duration work, const PutOff& put_off);
  // An answer for this kind, and a break of `lasts`, speak for all that last no longer than this (R36).
  [[nodiscard]] Duration reach_of_answer(std::string_view name, Duration lasts) const;
  // Those were reset then; what came after that stays.
  void answered(std::string_view name, Duration lasts, Instant then, Instant now);
  // Whether an answer for the kind `name` that reaches so far speaks for this one.
  [[nodiscard]] bool speaks_for(std::string_view name, Duration lasts, const Kind& kind) const;
  void rested_at(Instant then, Instant now) { since_rest_ = std::min(since_rest_, now - then); }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Kind* find(std::string_view name) const;
  // Due, or nearly so (R8).
  [[nodiscard]] bool may_lead(std::string_view name, Duration gap) const;
  // The kind that leads a new reminder: the longest of those due or nearly due (R8); null if none is due.
  [[nodiscard]] const Kind* lead(Duration gap) const;
  // The longest kind that is due and longer than `lasts` (R9); null if there is none.
  [[nodiscard]] const Kind* due_and_longer_than(Duration lasts) const;
  // The work still to be done until the next kind longer than `lasts` falls due.
  [[nodiscard]] std::optional<Next> next(Duration longer_than) const;
  // Of the kinds that are on and count work, else of those that are on; of all if none is. A change of posture comes
  // behind the others of its rank.
  [[nodiscard]] const Kind* shortest() const;
  // The same of real breaks only; null: there is none.
  [[nodiscard]] const Kind* shortest_rest() const;
  // Work since the last real break.
  [[nodiscard]] Duration since_rest() const { return since_rest_; }

  // The work that can still be taken back, in order of time.
  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }
  // So much of it was counted since then.
  [[nodiscard]] Duration counted(Instant since) const;
  // The entry of a kind; null: there is none.
  [[nodiscard]] const Entry* entry(std::string_view name) const;
  [[nodiscard]] Entry* entry(std::string_view name);

  bool operator==(const Schedule&) const = default;

 private:
  void join_oldest();
  [[nodiscard]] const Kind* shortest_of(bool postures_too) const;

  std::vector<Entry> entries_;
  Duration since_rest_{};
  std::vector<Span> spans_;
};

// The longer of two kinds leads: it lasts longer, or as long and comes more seldom (R8); one with times comes last
// (R30).
[[nodiscard]] bool leads_before(const Kind& one, const Kind& other);

}  // namespace unknot
