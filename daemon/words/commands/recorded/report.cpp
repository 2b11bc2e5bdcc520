// SPDX-License-Identifier: MIT
#include "words/commands/recorded/report.hpp"

#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

// So many of it; what did not happen is left out of a list.
struct Counted {
  int count;
  const char* one;
  const char* many;
};

std::string listed(const std::vector<Counted>& all) {
  std::vector<std::string> texts;
  for (const auto& [count, one, many] : all) {
    if (count > 0) texts.push_back(say_count(one, many, count));
  }
  return enumerated(texts);
}

std::string own_outcomes(const OtherCounts& counts) {
  return listed({{counts.own_stopped, to_say("{count} stopped early"), to_say("{count} stopped early")},
                 {counts.own_worked, to_say("{count} worked through"), to_say("{count} worked through")}});
}

std::string own_breaks(const OtherCounts& counts) {
  if (counts.own == 0) return "";
  const std::string outcomes = own_outcomes(counts);
  if (outcomes.empty())
    return say_count("{count} break you started yourself", "{count} breaks you started yourself", counts.own);
  return say_count("{count} break you started yourself ({outcomes})",
                   "{count} breaks you started yourself ({outcomes})", counts.own, {{"outcomes", outcomes}});
}

std::string without_own(const OtherCounts& counts) {
  return listed(
      {{counts.rests, to_say("{count} rest away from the desk"), to_say("{count} rests away from the desk")},
       {counts.snoozes, to_say("{count} snooze"), to_say("{count} snoozes")},
       {counts.put_off_ahead, to_say("{count} put off ahead of time"), to_say("{count} put off ahead of time")},
       {counts.skipped_ahead, to_say("{count} skipped ahead of time"), to_say("{count} skipped ahead of time")},
       {counts.not_delivered, to_say("{count} not delivered"), to_say("{count} not delivered")}});
}

std::string not_taken(const BreakCounts& counts) {
  return listed({{counts.skipped, to_say("{count} skipped"), to_say("{count} skipped")},
                 {counts.closed, to_say("{count} closed"), to_say("{count} closed")},
                 {counts.not_answered, to_say("{count} not answered"), to_say("{count} not answered")},
                 {counts.stopped_early, to_say("{count} stopped early"), to_say("{count} stopped early")},
                 {counts.worked_through, to_say("{count} worked through"), to_say("{count} worked through")}});
}

}  // namespace

Figure at_desk(Duration time, Duration held_back) {
  const std::string all = to_the_minute(time);
  if (held_back <= Duration{}) return {all, all, ""};
  const std::string held = to_the_minute(held_back);
  return {say("{time}, {held} of it held back", {{"time", all}, {"held", held}}), all,
          say("{held} of it held back", {{"held", held}})};
}

Figure average_day(Duration time, long days) {
  const std::string each = to_the_minute(time);
  return {say_count("{time}, over {count} day", "{time}, over {count} days", days, {{"time", each}}), each,
          say_count("over {count} day", "over {count} days", days)};
}

Figure longest_work(Duration time, const std::string& from) {
  const std::string longest = to_the_minute(time);
  return {say("{time}, from {begin}", {{"time", longest}, {"begin", from}}), longest,
          say("from {begin}", {{"begin", from}})};
}

Figure breaks_taken(const BreakCounts& counts) {
  const std::string taken = std::to_string(counts.taken);
  const std::string value = say_count("{taken} of {count}", "{taken} of {count}", counts.offered, {{"taken", taken}});
  const std::string others = not_taken(counts);
  if (others.empty())
    return {say_count("{taken} of {count} taken", "{taken} of {count} taken", counts.offered, {{"taken", taken}}),
            value};
  return {say_count("{taken} of {count} taken; {others}", "{taken} of {count} taken; {others}", counts.offered,
                    {{"taken", taken}, {"others", others}}),
          value, others};
}

std::string standing(Duration standing, Duration at_desk) {
  if (standing < std::chrono::minutes{1}) return "";
  return say("{part} of {time}", {{"part", to_the_minute(standing)}, {"time", to_the_minute(at_desk)}});
}

std::string limit_of_day(int told) {
  if (told == 0) return "";
  return told == 1 ? say("reached") : say_count("reached, told {count} times", "reached, told {count} times", told);
}

std::string limit_of_days(long days) {
  return days == 0 ? "" : say_count("reached on {count} day", "reached on {count} days", days);
}

std::string breaks_each_day(const std::string& taken, const std::string& offered) {
  return say("{taken} of {offered} breaks taken on average", {{"taken", taken}, {"offered", offered}});
}

std::string days_in_a_row(int days, const std::string& from) {
  return say_count("{count} day at the desk with a break, from {date}",
                   "{count} days at the desk with a break on each, from {date}", days, {{"date", from}});
}

std::string median_answer(Duration median) { return say("median {time}", {{"time", duration(median)}}); }

std::string left_out(Duration apart) {
  if (apart < std::chrono::minutes{1}) return "";
  return say("{time} recorded while the clock was wrong", {{"time", to_the_minute(apart)}});
}

std::string days_before(const DaysBefore& before) {
  return say_count("the day before: {time} at the desk, {taken} of {offered} breaks taken",
                   "the {count} days before: {time} at the desk, {taken} of {offered} breaks taken", before.days,
                   {{"time", to_the_minute(before.at_desk)},
                    {"taken", std::to_string(before.taken)},
                    {"offered", std::to_string(before.offered)}});
}

std::string also(const OtherCounts& counts) {
  std::vector<std::string> all;
  for (const std::string& text : {own_breaks(counts), without_own(counts)}) {
    if (!text.empty()) all.push_back(text);
  }
  return enumerated(all);
}

std::string area_counts(const std::vector<AreaCount>& areas) {
  std::vector<std::string> all;
  for (const auto& [area, breaks] : areas)
    all.push_back(say_count("{area} {count}", "{area} {count}", breaks, {{"area", area}}));
  return enumerated(all);
}

std::string nothing_recorded() { return say("Nothing was recorded."); }

}  // namespace unknot::words
