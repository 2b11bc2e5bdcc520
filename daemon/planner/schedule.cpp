// SPDX-License-Identifier: MIT
#include "planner/schedule.hpp"

#include <algorithm>
#include <tuple>

namespace unknot {

namespace {

bool nearly_due(const Schedule::Entry& entry, Duration gap) {
  return entry.kind.enabled && entry.work >= entry.kind.every - std::min(gap, entry.kind.every / 4);
}

const Kind* longer(const Kind* one, const Kind& other) { return !one || leads_before(other, *one) ? &other : one; }

}  // namespace

bool leads_before(const Kind& one, const Kind& other) {
  return std::tie(one.lasts, one.every) > std::tie(other.lasts, other.every);
}

void Schedule::apply(const std::vector<Kind>& kinds) {
  std::vector<Entry> entries;
  for (const Kind& kind : kinds) {
    const auto old = std::ranges::find(entries_, kind.name, [](const Entry& entry) { return entry.kind.name; });
    const bool keeps = old != entries_.end() && kind.enabled;
    entries.push_back({kind, keeps ? old->work : Duration{}});
  }
  entries_ = std::move(entries);
}

void Schedule::count(Instant from, Instant to) {
  if (to <= from) return;
  for (Entry& entry : entries_) {
    if (entry.kind.enabled) entry.work += to - from;
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

void Schedule::reset_up_to(Duration lasts) {
  for (Entry& entry : entries_) {
    if (entry.kind.lasts <= lasts) entry.work = {};
  }
}

void Schedule::reset_all() {
  for (Entry& entry : entries_) entry.work = {};
}

void Schedule::make_due(std::string_view name) {
  for (Entry& entry : entries_) {
    if (entry.kind.name == name && entry.kind.enabled) entry.work = std::max(entry.work, entry.kind.every);
  }
}

const Kind* Schedule::find(std::string_view name) const {
  const auto found =
      std::ranges::find(entries_, name, [](const Entry& entry) { return std::string_view{entry.kind.name}; });
  return found == entries_.end() ? nullptr : &found->kind;
}

const Kind* Schedule::lead(Duration gap) const {
  if (std::ranges::none_of(entries_, &Entry::due)) return nullptr;
  const Kind* lead = nullptr;
  for (const Entry& entry : entries_) {
    if (nearly_due(entry, gap)) lead = longer(lead, entry.kind);
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
    if (!entry.kind.enabled || entry.due() || entry.kind.lasts <= longer_than) continue;
    const Duration in = entry.kind.every - entry.work;
    if (!next || in < next->in || (in == next->in && leads_before(entry.kind, *next->kind))) next = {&entry.kind, in};
  }
  return next;
}

const Kind* Schedule::shortest() const {
  const Entry* shortest = nullptr;
  for (const Entry& entry : entries_) {
    const bool on_before_off = !shortest || entry.kind.enabled > shortest->kind.enabled;
    const bool shorter =
        shortest && entry.kind.enabled == shortest->kind.enabled && leads_before(shortest->kind, entry.kind);
    if (on_before_off || shorter) shortest = &entry;
  }
  return shortest ? &shortest->kind : nullptr;
}

Duration Schedule::counted(Instant since) const {
  Duration sum{};
  for (const Span& span : spans_) sum += std::max(Duration{}, span.to - std::max(span.from, since));
  return sum;
}

}  // namespace unknot
