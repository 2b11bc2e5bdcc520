// SPDX-License-Identifier: MIT
#include "history/report.hpp"

#include <algorithm>
#include <numeric>

namespace unknot::history {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes shortest_break{1};  // as long as a stretch lasts, as shipped

LocalTime local(WallTime at, seconds zone) { return LocalTime{at.time_since_epoch() + zone}; }

bool taken(Became became) { return became == Became::done || became == Became::rested; }

bool at_the_desk(const Span& span) { return span.spent == Spent::work || span.spent == Spent::hold; }

std::optional<Duration> median(std::vector<Duration>& values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

Duration TimeSpent::sum() const { return std::accumulate(all_.begin(), all_.end(), Duration{}); }

TimeSpent& TimeSpent::operator+=(const TimeSpent& other) {
  for (std::size_t i = 0; i < all_.size(); ++i) all_[i] += other.all_[i];
  return *this;
}

ReportBuilder::ReportBuilder(Date first, Date last) {
  report_.first = first;
  report_.last = last;
  for (Date date = first; date <= last; date += days{1}) report_.days.push_back({.date = date, .spent = {}});
}

void ReportBuilder::add(const Record& record) {
  const LocalTime at = local(record.at, record.zone);
  count_offer(record, at);
  if (record.became == Became::done) follow_done(record);
  if (!inside(at)) return;
  if (record.became == Became::limit) day_of(at).limits += 1;
  report_.became[static_cast<std::size_t>(record.became)] += 1;
  if (!record.offered) count_own(record.became);
  const bool ahead = record.cause == ahead_of_time;
  if (ahead && record.became == Became::snoozed) report_.snoozed_ahead += 1;
  if (ahead && record.became == Became::skipped) report_.skipped_ahead += 1;
  if (record.answered) answers_.push_back(*record.answered);
  if (record.became == Became::done && !record.area.empty()) {
    const auto found = std::ranges::find(report_.areas, record.area, &std::pair<std::string, int>::first);
    if (found != report_.areas.end()) {
      found->second += 1;
    } else {
      report_.areas.emplace_back(record.area, 1);
    }
  }
  if (report_.first == report_.last) report_.marks.push_back({at, record.became, record.kind, record.remedy, ahead});
}

void ReportBuilder::count_own(Became became) {
  if (became == Became::done) report_.own += 1;
  if (became == Became::interrupted) report_.own_stopped += 1;
  if (became == Became::worked) report_.own_worked += 1;
}

void ReportBuilder::follow_done(const Record& record) {
  if (record.remedy == stand_up || record.remedy == sit_down) return follow_posture(record);
  done_.insert(std::ranges::upper_bound(done_, record.at), record.at);
}

void ReportBuilder::follow_posture(const Record& record) {
  const auto after = std::ranges::upper_bound(changes_, record.at, {}, &Change::at);
  changes_.insert(after, {record.at, record.remedy == stand_up});
}

// Before the first change that is known, the person worked the other way.
void ReportBuilder::stand(const Span& span) {
  if (changes_.empty() || !at_the_desk(span)) return;
  auto change = std::ranges::upper_bound(changes_, span.begins, {}, &Change::at);
  bool standing = change == changes_.begin() ? !change->standing : std::prev(change)->standing;
  WallTime from = span.begins;
  for (; change != changes_.end() && change->at < span.ends; ++change) {
    if (standing) report_.standing += change->at - from;
    from = change->at;
    standing = change->standing;
  }
  if (standing) report_.standing += span.ends - from;
}

// A break counts for the day on which it was offered, so that no more can be taken than were offered.
void ReportBuilder::count_offer(const Record& record, LocalTime at) {
  if (record.became == Became::offered && inside(at)) {
    report_.offered += 1;
    day_of(at).offered += 1;
    hour_of(at).offered += 1;
  }
  if (!taken(record.became) || !record.offered || !inside(local(*record.offered, record.zone))) return;
  const LocalTime offered = local(*record.offered, record.zone);
  report_.taken += 1;
  day_of(offered).taken += 1;
  hour_of(offered).taken += 1;
}

void ReportBuilder::add(const Span& span) {
  const LocalTime begins = std::max(local(span.begins, span.zone), LocalTime{report_.first});
  const LocalTime ends = std::min(local(span.ends, span.zone), LocalTime{report_.last + days{1}});
  if (begins >= ends) return;
  spend(begins, ends, span);
  Span inside = span;
  inside.begins = WallTime{begins.time_since_epoch() - span.zone};
  inside.ends = WallTime{ends.time_since_epoch() - span.zone};
  follow_work(inside);
  stand(inside);
}

Report ReportBuilder::finish() {
  report_.median_answer = median(answers_);
  std::ranges::sort(report_.areas, [](const auto& one, const auto& other) {
    return std::pair{-one.second, one.first} < std::pair{-other.second, other.first};
  });
  for (const Day& day : report_.days) report_.spent += day.spent;
  return std::move(report_);
}

bool ReportBuilder::inside(LocalTime at) const { return at >= report_.first && at < report_.last + days{1}; }

Day& ReportBuilder::day_of(LocalTime at) {
  return report_.days[static_cast<std::size_t>((std::chrono::floor<days>(at) - report_.first).count())];
}

Hour& ReportBuilder::hour_of(LocalTime at) {
  const auto hour = std::chrono::floor<std::chrono::hours>(at) - std::chrono::floor<days>(at);
  return report_.hours.at(static_cast<std::size_t>(hour.count()));
}

void ReportBuilder::spend(LocalTime begins, LocalTime ends, const Span& span) {
  if (report_.first == report_.last) report_.line.push_back({begins, ends, span.spent, span.cause});
  while (begins < ends) {
    const LocalTime midnight = std::chrono::floor<days>(begins) + days{1};
    const LocalTime end = std::min(ends, midnight);
    day_of(begins).spent[span.spent] += end - begins;
    begins = end;
  }
}

// What happened during missing rows is unknown, so no stretch of work spans them.
void ReportBuilder::follow_work(const Span& span) {
  if (last_end_ && span.begins > *last_end_) off_work_ += span.begins - *last_end_;
  last_end_ = span.ends;
  if (!at_the_desk(span)) {
    off_work_ += span.ends - span.begins;
    return;
  }
  if (off_work_ >= shortest_break) worked_ = {};
  off_work_ = {};
  WallTime begins = span.begins;
  for (; next_done_ < done_.size() && done_[next_done_] <= span.begins; ++next_done_) worked_ = {};
  for (; next_done_ < done_.size() && done_[next_done_] < span.ends; ++next_done_) {
    work(begins, done_[next_done_], span.zone);
    begins = done_[next_done_];
    worked_ = {};
  }
  work(begins, span.ends, span.zone);
}

void ReportBuilder::work(WallTime begins, WallTime ends, seconds zone) {
  if (worked_ == Duration{}) worked_from_ = local(begins, zone);
  worked_ += ends - begins;
  if (worked_ <= report_.longest) return;
  report_.longest = worked_;
  report_.longest_began = worked_from_;
}

}  // namespace unknot::history
