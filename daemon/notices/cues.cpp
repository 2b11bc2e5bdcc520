// SPDX-License-Identifier: MIT
#include "notices/cues.hpp"

#include <algorithm>
#include <utility>

namespace unknot {

Cues::Cues(boost::asio::io_context& io, std::function<Instant()> now, Changed changed)
    : now_(std::move(now)), changed_(std::move(changed)), timer_(io, [this] { reached(); }) {}

void Cues::begin(remedies::Guide guide, Instant ends) {
  break_ = Break{std::move(guide), ends};
  wait();
}

void Cues::end() {
  break_.reset();
  timer_.arm({});
}

Duration Cues::elapsed() const { return now_() - (break_->ends - break_->guide.lasts); }

void Cues::wait() {
  const auto& cues = break_->guide.cues;
  const auto next = std::ranges::upper_bound(cues, elapsed(), {}, &remedies::Cue::at);
  if (next != cues.end()) timer_.arm(break_->ends - break_->guide.lasts + next->at);
}

// What was slept through is not made up for.
void Cues::reached() {
  if (!break_) return;
  wait();
  const Duration since = elapsed();
  if (since >= break_->guide.lasts) return;
  const remedies::Cue cue = cue_at(break_->guide, since);
  if (std::exchange(break_->told, cue.at) != cue.at) changed_(cue, break_->guide.lasts - since);
}

}  // namespace unknot
