// SPDX-License-Identifier: MIT
#include "memory/profile_keeper.hpp"

#include <chrono>
#include <utility>

#include "words/problems/mistake.hpp"
#include "words/problems/problem.hpp"

namespace unknot {

namespace {

constexpr std::chrono::seconds clock_steps{2};  // the wall clock is adjusted by less without a step

}  // namespace

ProfileKeeper::ProfileKeeper(const Clocks& clocks, std::filesystem::path file, bool in_use)
    : clocks_(clocks), file_(std::move(file)) {
  if (in_use) in_use_ = settings::read_profile_in_use(file_);
  if (in_use_ && in_use_->until && in_use_->by_length) end_ = clocks_.now() + (*in_use_->until - clocks_.wall());
}

void ProfileKeeper::use(const control::ProfileWish& wish) {
  end_.reset();
  in_use_.reset();
  auto until = wish.until;
  if (wish.lasting) {
    end_ = clocks_.now() + *wish.lasting;
    until = clocks_.wall() + *wish.lasting;
  }
  if (!wish.name.empty()) in_use_ = {.name = wish.name, .until = until, .by_length = wish.lasting.has_value()};
  keep();
}

std::optional<Instant> ProfileKeeper::end() const {
  if (end_ || !in_use_ || !in_use_->until) return end_;
  return clocks_.now() + (*in_use_->until - clocks_.wall());
}

std::optional<WallTime> ProfileKeeper::until() const {
  if (end_) return clocks_.wall() + (*end_ - clocks_.now());
  return in_use_ ? in_use_->until : std::nullopt;
}

bool ProfileKeeper::over() const {
  const auto at = end();
  return at && *at <= clocks_.now();
}

void ProfileKeeper::follow_clock() {
  if (!end_ || !in_use_ || !in_use_->until) return;
  const WallTime now_at = clocks_.wall() + (*end_ - clocks_.now());
  const Duration off = now_at - *in_use_->until;
  if (off <= clock_steps && off >= -clock_steps) return;
  in_use_->until = now_at;
  keep();
}

void ProfileKeeper::keep() {
  const auto kept = settings::keep_profile_in_use(file_, in_use_);
  if (kept) return problem_.clear();
  const std::string why = words::mistake(kept.error());
  problem_ = in_use_ ? words::profile_not_kept(why) : words::profile_comes_back(why);
}

}  // namespace unknot
