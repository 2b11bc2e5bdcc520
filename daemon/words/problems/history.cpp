// SPDX-License-Identifier: MIT
#include "words/problems/history.hpp"

#include <array>
#include <utility>

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

using history::Problem;
using history::Reason;

namespace {

// One for each reason, in their order.
constexpr std::array rows{
    Row{Reason::What::none, ""},
    Row{Reason::What::said, ""},
    Row{Reason::What::no_regular_file, to_say("it is not a regular file")},
    Row{Reason::What::foreign, to_say("it is not an Unknot history")},
    Row{Reason::What::newer,
        to_say("it was written by a newer Unknot (version {version}, this one supports {supported})")},
    Row{Reason::What::stuck, to_say("it is damaged and can't be moved aside: {text}")},
    Row{Reason::What::too_long, to_say("it is too long")},
    Row{Reason::What::other_version, to_say("it was saved by another version")},
    Row{Reason::What::missing, to_say("{text} is missing")},
    Row{Reason::What::impossible, to_say("{text} is impossible")},
    Row{Reason::What::bad_zone, to_say("the time zone is invalid")},
    Row{Reason::What::bad_time, to_say("a time is invalid")},
    Row{Reason::What::bad_length, to_say("a list has the wrong length")},
    Row{Reason::What::bad_kind, to_say("a kind is invalid")},
    Row{Reason::What::bad_hold, to_say("a hold is invalid")},
    Row{Reason::What::bad_number, to_say("a number is invalid")},
    Row{Reason::What::bad_list, to_say("a list is invalid")},
    Row{Reason::What::bad_boolean, to_say("a boolean is invalid")},
    Row{Reason::What::bad_string, to_say("a string is invalid")},
    Row{Reason::What::bad_count, to_say("a count is invalid")},
    Row{Reason::What::bad_duration, to_say("a duration is invalid")},
};

static_assert(has_each(rows, Reason::last_what));

std::string events(const Problem& problem) {
  return say_count("{count} event", "{count} events", static_cast<long>(problem.events));
}

std::string spans(const Problem& problem) {
  return say_count("{count} span", "{count} spans", static_cast<long>(problem.spans));
}

std::string unwritten(const Problem& problem, const std::string& why) {
  return say_count("the history {file} can't be written: {why}; {count} event kept in memory",
                   "the history {file} can't be written: {why}; {count} events kept in memory",
                   static_cast<long>(problem.events), {{"file", problem.file}, {"why", why}});
}

std::string dropped(const Problem& problem) {
  const auto count = static_cast<long>(problem.events);
  if (problem.spans == 0)
    return say_count("{count} event was dropped from the history: it could not be written for too long",
                     "{count} events were dropped from the history: it could not be written for too long", count);
  return say_count(
      "{count} event was dropped from the history, with {spans} of time: it could not be written for too long",
      "{count} events were dropped from the history, with {spans} of time: it could not be written for too long", count,
      {{"spans", spans(problem)}});
}

std::string lost(const Problem& problem, const std::string& why) {
  return say_count("{count} event could not be written to the history {file}: {why}",
                   "{count} events could not be written to the history {file}: {why}",
                   static_cast<long>(problem.events), {{"file", problem.file}, {"why", why}});
}

// What is so in one sentence, whatever it counts.
const char* sentence(Problem::What what) {
  using What = Problem::What;
  switch (what) {
    case What::nowhere: return to_say("no history is kept: neither XDG_STATE_HOME nor HOME is set to a directory");
    case What::in_use: return to_say("the history {file} is in use by another unknotd; this one records nothing");
    case What::closed: return to_say("the history is closed");
    case What::moved_aside: return to_say("the history was damaged; it was moved to {file} and a new one started");
    case What::writable_again: return to_say("the history {file} can be written again");
    case What::not_writable: return to_say("the history {file} can't be written: {why}; keeping events in memory");
    case What::dropping: return to_say("the history could not be written for too long: dropping the oldest records");
    case What::deleted: return to_say("deleted from the history because of history.keep: {events} and {spans} of time");
    case What::clock_set_back:
      return to_say("the clock was set back by {time}: records after {moment} UTC are kept aside");
    case What::clock_right: return to_say("the clock is right again: the history continues where it was");
    case What::not_read: return to_say("the history {file} can't be read: {why}");
    case What::not_cleared: return to_say("the history {file} can't be cleared: {why}");
    case What::unwritten:
    case What::dropped:
    case What::lost: break;
  }
  std::unreachable();
}

}  // namespace

std::string reason(const Reason& reason) {
  const char* text = rows.at(static_cast<std::size_t>(reason.what)).text;
  if (reason.empty() || reason.what == Reason::What::said) return reason.text;
  return say(text, {{"text", reason.text},
                    {"version", std::to_string(reason.version)},
                    {"supported", std::to_string(reason.supported)}});
}

std::string problem(const Problem& problem) {
  const std::string why = reason(problem.reason);
  if (problem.what == Problem::What::unwritten) return unwritten(problem, why);
  if (problem.what == Problem::What::dropped) return dropped(problem);
  if (problem.what == Problem::What::lost) return lost(problem, why);
  return say(sentence(problem.what), {{"file", problem.file},
                                      {"why", why},
                                      {"events", events(problem)},
                                      {"spans", spans(problem)},
                                      {"time", duration(problem.by)},
                                      {"moment", problem.moment}});
}

}  // namespace unknot::words
