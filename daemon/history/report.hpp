// SPDX-License-Identifier: MIT
// PURE: the figures of some days, from their rows.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "history/rows.hpp"
#include "history/sores.hpp"

namespace unknot::history {

using Date = std::chrono::local_days;

// How long each way of spending time lasted.
class TimeSpent {
 public:
  Duration& operator[](Spent spent) { return all_[static_cast<std::size_t>(spent)]; }
  Duration operator[](Spent spent) const { return all_[static_cast<std::size_t>(spent)]; }
  // Work and hold: a meeting is spent there too.
  [[nodiscard]] Duration at_desk() const { return (*this)[Spent::work] + (*this)[Spent::hold]; }
  [[nodiscard]] Duration sum() const;
  TimeSpent& operator+=(const TimeSpent& other);

  bool operator==(const TimeSpent&) const = default;

 private:
  std::array<Duration, 6> all_{};
};

// One day, from midnight to midnight where the person was.
struct Day {
  Date date;
  TimeSpent spent;
  int offered = 0;  // reminders that came on screen
  int taken = 0;    // those of them after which the break was taken: done or rested
  int limits = 0;   // how often the person was told of the day's limit

  bool operator==(const Day&) const = default;
};

// The breaks offered in one hour of the day, over all days.
struct Hour {
  int offered = 0;
  int taken = 0;

  bool operator==(const Hour&) const = default;
};

// A span in local time.
struct Piece {
  LocalTime begins;
  LocalTime ends;
  Spent spent;
  std::string cause;

  bool operator==(const Piece&) const = default;
};

// What became of a reminder or a break, in local time.
struct Mark {
  LocalTime at;
  Became became;
  std::string kind;
  std::string remedy;
  bool ahead = false;  // it was not due yet

  bool operator==(const Mark&) const = default;
};

// What is compared with a report: the same number of days just before it.
struct Earlier {
  Duration at_desk{};
  int offered = 0;
  int taken = 0;

  bool operator==(const Earlier&) const = default;
};

struct Report {
  Date first;
  Date last;                               // the last day itself, not the one after
  std::vector<Day> days;                   // each of them, in order
  TimeSpent spent;                         // in all
  std::array<int, became_count> became{};  // how often each outcome was recorded, in the order of Became
  int offered = 0;                         // reminders that came on screen
  int taken = 0;                           // those of them after which the break was taken
  std::array<Hour, 24> hours{};            // of all days together
  int snoozed_ahead = 0;                   // snoozes of breaks that were not due yet
  int skipped_ahead = 0;                   // skips of such
  std::optional<Earlier> earlier{};        // none: nothing was recorded then, or nobody looked
  int own = 0;                             // breaks that were done and not offered: `unknot break`
  int own_stopped = 0;                     // such that were stopped early
  int own_worked = 0;                      // such that were worked through
  Duration standing{};                     // of the time at the desk, by the changes of posture that were made
  // The most time at the desk without a break. A done break ends it, and so does anything else of a minute or more.
  Duration longest{};
  std::optional<LocalTime> longest_began;
  // Half of the answers (start, done, snooze, skip, dismiss) came within this time of the reminder coming up.
  std::optional<Duration> median_answer;
  Duration apart{};                                // recorded while the clock was wrong, and in none of the figures
  std::vector<std::pair<std::string, int>> areas;  // of done breaks, the most frequent first
  std::vector<Sore> sores;                         // in order of time
  std::vector<std::string> help;                   // the areas whose last score points to help (wants_help)
  // Only of a report on one day.
  std::vector<Piece> line;
  std::vector<Mark> marks;

  [[nodiscard]] int count(Became what) const { return became[static_cast<std::size_t>(what)]; }
  [[nodiscard]] bool empty() const { return spent.sum() == Duration{} && offered == 0; }
};

// Takes the rows of the days and of those around them; what lies outside counts for nothing. First all records,
// those of a single day in order of time; then all spans in order of time.
class ReportBuilder {
 public:
  ReportBuilder(Date first, Date last);

  void add(const Record& record);
  void add(const Span& span);
  [[nodiscard]] Report finish();

 private:
  [[nodiscard]] bool inside(LocalTime at) const;
  [[nodiscard]] Day& day_of(LocalTime at);
  [[nodiscard]] Hour& hour_of(LocalTime at);
  void count_offer(const Record& record, LocalTime at);
  void count_own(Became became);
  void follow_done(const Record& record);
  void follow_posture(const Record& record);
  void stand(const Span& span);
  void spend(LocalTime begins, LocalTime ends, const Span& span);
  void follow_work(const Span& span);
  void work(WallTime begins, WallTime ends, std::chrono::seconds zone);

  Report report_;
  std::vector<Duration> answers_;
  std::vector<WallTime> done_;  // breaks, in order of time
  std::size_t next_done_ = 0;
  Duration worked_{};  // since the last break
  LocalTime worked_from_;
  Duration off_work_{};  // since the last work
  std::optional<WallTime> last_end_;
  struct Change {
    WallTime at;
    bool standing;  // from then on
  };
  std::vector<Change> changes_;  // of posture, in order of time
};

}  // namespace unknot::history
