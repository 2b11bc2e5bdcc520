// SPDX-License-Identifier: MIT
#include "notices/cues.hpp"

#include <algorithm>
#include <utility>

namespace unknot {

Cues::Cues(boost::asio::io_context& io, std::function<Instant()> now, Changed changed)
    : now_(std::move(now)), changed_(std::move(changed)), timer_(io, [this] { reached(); }) {}

void Cues::begin(remedies::Guide guide, Instant ends) { wait_in(break_.emplace(std::move(guide), ends)); }

void Cues::end() {
  break_.reset();
  timer_.arm({});
}

Duration Cues::elapsed_of(const Break& it) const { return now_() - it.began(); }

void Cues::wait_in(const Break& it) {
  const auto& cues = it.guide.cues;
  const auto next = std::ranges::upper_bound(cues, elapsed_of(it), {}, &remedies::Cue::at);
  if (next != cues.end()) timer_.arm(it.began() + next->at);
}

// What was slept through is not made up for.
void Cues::reached() {
  if (!break_) return;
  wait_in(*break_);
  const Duration since = elapsed_of(*break_);
  if (since >= break_->guide.lasts) return;
  const remedies::Cue cue = cue_at(break_->guide, since);
  if (std::exchange(break_->told, cue.at) != cue.at) changed_(cue, break_->guide.lasts - since);
}

}  // namespace unknot
