// SPDX-License-Identifier: MIT
// Logs changes outside the daemon, at a limited rate.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "peer/sense.hpp"
#include "planner/effect.hpp"
#include "planner/time.hpp"

namespace spdlog {
class logger;
}

namespace unknot {

// A few lines a minute for each subject, the last of which says so; and of what keeps reminders from being shown each
// reason once, until one is shown.
class ChangeLog {
 public:
  static constexpr std::size_t lines_a_minute = 4;

  // `senses_in_one_line`: of the senses nothing is said until `tell_senses`, and then only which of them lack
  // something.
  explicit ChangeLog(spdlog::logger& log, bool senses_in_one_line = false) : log_(log), held_(senses_in_one_line) {}

  void due(const ShowReminder& reminder, Instant now);
  void changed(const desktop::SourceState& state, Instant now);
  void tell_senses();
  void undelivered(const std::string& why, Instant now);
  void delivered(const std::string& by, Instant now);

 private:
  enum class Tone { normal, warning };
  void say(Tone tone, const std::string& subject, std::string line, Instant now);

  spdlog::logger& log_;
  bool held_;
  std::vector<std::string> lacking_;                 // names of senses, while held
  std::map<std::string, std::deque<Instant>> said_;  // within the last minute, by subject
  std::set<std::string> undelivered_;                // the reasons said
};

}  // namespace unknot
