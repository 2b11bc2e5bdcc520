// SPDX-License-Identifier: MIT
#include "planner/schedule.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace unknot {

namespace {

std::string_view name_of(const Schedule::Entry& entry) { return entry.kind.name; }

// So much work may be missing for a break to be nearly due (R8).
Duration nearness(const Schedule::Entry& entry, Duration gap) { return std::min(gap, entry.kind.every / 4); }

// Due or nearly due, once so much more was worked.
bool can_lead(const Schedule::Entry& entry, Duration gap, Duration more) {
  if (!entry.counts()) return entry.due();
  return entry.work + more >= entry.threshold() - nearness(entry, gap);
}

const Kind* longer(const Kind* one, const Kind& other) { return !one || leads_before(other, *one) ? &other : one; }

// What `break` without a name takes first.
int rank(const Kind& kind) {
  if (kind.changes_posture()) return kind.enabled ? 2 : 0;
  return kind.enabled ? (kind.comes_by_clock() ? 3 : 4) : 1;
}

}  // namespace

bool leads_before(const Kind& one, const Kind& other) {
  const auto every = [](const Kind& kind) { return kind.comes_by_clock() ? Duration{} : kind.every; };
  return std::tuple(one.lasts, every(one)) > std::tuple(other.lasts, every(other));
}

void Schedule::Entry::reset() {
  work = {};
  put_off = {};
  struck.reset();
  announced = false;
}

void Schedule::apply(const std::vector<Kind>& kinds) {
  std::vector<Entry> entries;
  for (const Kind& kind : kinds) {
    const Entry* old = entry(kind.name);
    Entry fresh = old ? *old : Entry{};
    if (!kind.enabled || fresh.kind.at != kind.at) fresh.reset();
    fresh.kind = kind;
    entries.push_back(std::move(fresh));
  }
  entries_ = std::move(entries);
}

void Schedule::count(Instant from, Instant to) {
  if (to <= from) return;
  for (Entry& entry : entries_) {
    if (entry.counts()) entry.work += to - from;
  }
  since_rest_ += to - from;
  if (!spans_.empty() && spans_.back().to == from) {
    spans_.back().to = to;
  } else {
    spans_.push_back({from, to});
    join_oldest();
  }
}

// Only a program goes idle this often within minutes, and all of it is saved at each step.
void Schedule::join_oldest() {
  if (spans_.size() <= most_spans) return;
  const auto kept = spans_.end() - static_cast<std::ptrdiff_t>(most_spans);
  for (auto span = spans_.begin(); span != kept; ++span) kept->from -= span->to - span->from;
  spans_.erase(spans_.begin(), kept);
}

void Schedule::take_back(Instant since) {
  const Duration counted = this->counted(since);
  for (Entry& entry : entries_) entry.work -= std::min(entry.work, counted);
  since_rest_ -= std::min(since_rest_, counted);
  std::erase_if(spans_, [&](const Span& span) { return span.from >= since; });
  if (!spans_.empty()) spans_.back().to = std::min(spans_.back().to, since);
}

void Schedule::forget_before(Instant since) {
  std::erase_if(spans_, [&](const Span& span) { return span.to <= since; });
  if (!spans_.empty()) spans_.front().from = std::max(spans_.front().from, since);
}

bool Schedule::speaks_for(std::string_view name, Duration lasts, const Kind& kind) const {
  if (kind.name == name) return true;
  const Kind* answered = find(name);
  return kind.lasts <= lasts && !kind.changes_posture() && !(answered && answered->changes_posture());
}

void Schedule::answered(std::string_view name, Duration lasts) {
  for (Entry& entry : entries_) {
    if (speaks_for(name, lasts, entry.kind)) entry.reset();
  }
}

void Schedule::reset_all() {
  for (Entry& entry : entries_) entry.reset();
}

std::vector<std::string> Schedule::reset_in_absence(Duration length) {
  std::vector<std::string> names;
  for (Entry& entry : entries_) {
    if (entry.rested || entry.kind.lasts > length || entry.kind.changes_posture()) continue;
    entry.rested = true;
    entry.reset();
    names.push_back(entry.kind.name);
  }
  return names;
}

void Schedule::absence_over() {
  for (Entry& entry : entries_) entry.rested = false;
}

void Schedule::make_due(std::string_view name, Instant now) {
  Entry* const found = entry(name);
  if (!found || !found->kind.enabled) return;
  if (!found->counts()) return strike(name, now);
  found->work = std::max(found->work, found->threshold());
}

void Schedule::strike(std::string_view name, Instant now) {
  if (Entry* const found = entry(name)) found->struck = now;
}

void Schedule::break_ended(std::string_view name, Instant at) {
  if (Entry* const found = entry(name)) found->ended = std::max(found->ended.value_or(at), at);
}

bool Schedule::take_over(std::string_view name, Duration work, const PutOff& put_off) {
  Entry* const found = entry(name);
  if (!found || !found->counts()) return false;
  found->work = work;
  found->put_off = put_off;
  return true;
}

Duration Schedule::reach_of_answer(std::string_view name, Duration lasts) const {
  const Kind* kind = find(name);
  return kind ? std::max(kind->lasts, lasts) : lasts;
}

void Schedule::answered(std::string_view name, Duration lasts, Instant then, Instant now) {
  for (Entry& entry : entries_) {
    if (!speaks_for(name, lasts, entry.kind)) continue;
    entry.work = std::min(entry.work, now - then);
    if (entry.put_off.last <= then) entry.put_off = {};
    if (entry.struck && *entry.struck < then) entry.struck.reset();
    entry.announced = false;
  }
}

std::optional<Schedule::Next> Schedule::next_break(Duration gap) const {
  const Entry* first = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.counts() && (!first || entry.needs() < first->needs())) first = &entry;
  }
  if (!first) return std::nullopt;
  const Duration in = first->needs();
  const Kind* lead = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.counts() && can_lead(entry, gap, in)) lead = longer(lead, entry.kind);
  }
  return Next{lead, in};
}

void Schedule::put_off(const Next& next, Duration by, Instant now) {
  const auto need = [now](Entry& entry, Duration needed) {
    entry.put_off.last = now;
    entry.put_off.by = entry.work + needed - entry.kind.every;
    entry.announced = false;
  };
  const Duration lasts = next.kind->lasts;
  for (Entry& entry : entries_) {
    if (!entry.counts()) continue;
    if (entry.kind.lasts > lasts) {
      if (entry.needs() < next.in + by) need(entry, next.in + by);
      continue;
    }
    need(entry, entry.needs() + by);
    entry.put_off.times += 1;
    entry.put_off.snoozed += by;
  }
}

const Schedule::Entry* Schedule::entry(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, name_of);
  return found == entries_.end() ? nullptr : &*found;
}

Schedule::Entry* Schedule::entry(std::string_view name) {
  const auto found = std::ranges::find(entries_, name, name_of);
  return found == entries_.end() ? nullptr : &*found;
}

const Kind* Schedule::find(std::string_view name) const {
  const Entry* found = entry(name);
  return found ? &found->kind : nullptr;
}

bool Schedule::may_lead(std::string_view name, Duration gap) const {
  const Entry* found = entry(name);
  return found && found->kind.enabled && can_lead(*found, gap, {});
}

const Kind* Schedule::lead(Duration gap) const {
  if (std::ranges::none_of(entries_, &Entry::due)) return nullptr;
  const Kind* lead = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.kind.enabled && can_lead(entry, gap, {})) lead = longer(lead, entry.kind);
  }
  return lead;
}

const Kind* Schedule::due_and_longer_than(Duration lasts) const {
  const Kind* found = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.due() && entry.kind.lasts > lasts) found = longer(found, entry.kind);
  }
  return found;
}

std::optional<Schedule::Next> Schedule::next(Duration longer_than) const {
  std::optional<Next> next;
  for (const Entry& entry : entries_) {
    if (!entry.counts() || entry.due() || entry.kind.lasts <= longer_than) continue;
    const Duration in = entry.needs();
    if (!next || in < next->in || (in == next->in && leads_before(entry.kind, *next->kind))) next = {&entry.kind, in};
  }
  return next;
}

const Kind* Schedule::shortest() const { return shortest_of(true); }

const Kind* Schedule::shortest_rest() const { return shortest_of(false); }

const Kind* Schedule::shortest_of(bool postures_too) const {
  const auto before = [](const Kind& one, const Kind& other) {
    if (rank(one) != rank(other)) return rank(one) > rank(other);
    if (one.lasts == other.lasts && one.comes_by_clock() != other.comes_by_clock()) return other.comes_by_clock();
    return leads_before(other, one);
  };
  const Kind* shortest = nullptr;
  for (const Entry& entry : entries_) {
    if (entry.kind.changes_posture() && !postures_too) continue;
    if (!shortest || before(entry.kind, *shortest)) shortest = &entry.kind;
  }
  return shortest;
}

Duration Schedule::counted(Instant since) const {
  Duration sum{};
  for (const Span& span : spans_) sum += std::max(Duration{}, span.to - std::max(span.from, since));
  return sum;
}

}  // namespace unknot
