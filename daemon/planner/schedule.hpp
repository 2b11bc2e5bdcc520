// SPDX-License-Identifier: MIT
// The work of every kind, and which of them is due: counts, takes back, resets. Knows nothing of reminders.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "planner/time.hpp"

namespace unknot {

class Schedule {
 public:
  struct Entry {
    Kind kind;
    Duration work{};

    [[nodiscard]] bool due() const { return kind.enabled && work >= kind.every; }
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
  // As it was: of each entry no more is needed than its work and its kind's name, until `apply`. `spans` is the work
  // that can still be taken back, in order of time.
  Schedule(std::vector<Entry> entries, Duration since_rest, std::vector<Span> spans)
      : entries_(std::move(entries)), since_rest_(since_rest), spans_(std::move(spans)) {
    join_oldest();
  }

  // Takes over changed kinds. Work stays, but a kind that is off has none (R21).
  void apply(const std::vector<Kind>& kinds);

  // The time from `from` to `to` was work (R1). Calls come in order of time.
  void count(Instant from, Instant to);
  // What was counted since `since` was no work after all (R2).
  void take_back(Instant since);
  // Only work after `since` can still be taken back.
  void forget_before(Instant since);

  // Resets every kind that lasts no longer than `lasts` (R4, R12).
  void reset_up_to(Duration lasts);
  void reset_all();
  // A real break was taken, whatever its length.
  void rested() { since_rest_ = {}; }
  void make_due(std::string_view name);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Kind* find(std::string_view name) const;
  // The kind that leads a new reminder: the longest of those due or nearly due (R8); null if none is due.
  [[nodiscard]] const Kind* lead(Duration gap) const;
  // The longest kind that is due and longer than `lasts` (R9); null if there is none.
  [[nodiscard]] const Kind* due_and_longer_than(Duration lasts) const;
  // The work still to be done until the next kind longer than `lasts` falls due.
  struct Next {
    const Kind* kind;
    Duration in;
  };
  [[nodiscard]] std::optional<Next> next(Duration longer_than) const;
  // Of the kinds that are on; of all if none is.
  [[nodiscard]] const Kind* shortest() const;
  // Work since the last real break.
  [[nodiscard]] Duration since_rest() const { return since_rest_; }

  // The work that can still be taken back, in order of time.
  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }

  bool operator==(const Schedule&) const = default;

 private:
  void join_oldest();
  [[nodiscard]] Duration counted(Instant since) const;

  std::vector<Entry> entries_;
  Duration since_rest_{};
  std::vector<Span> spans_;
};

// The longer of two kinds leads: it lasts longer, or as long and comes more seldom (R8).
[[nodiscard]] bool leads_before(const Kind& one, const Kind& other);

}  // namespace unknot
