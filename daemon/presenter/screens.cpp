// SPDX-License-Identifier: MIT
#include "presenter/screens.hpp"

#include <utility>

namespace unknot {

void Screens::Ear::delivered() {
  if (is_first_) screens_.first_delivered();
  screens_.listener_.delivered();
}

Screens::Screens(desktop::Listener& listener, const MakeScreen& first, const MakeScreen& second)
    : listener_(listener), first_(first(first_ear_)), second_(second ? second(second_ear_) : nullptr) {}

void Screens::present(desktop::View view) {
  view_ = view.note ? std::nullopt : std::optional{view};
  if (state_ == State::trying) first_->present(view);
  current().present(std::move(view));
}

void Screens::clear() {
  view_.reset();
  if (state_ == State::trying) first_->clear();
  current().clear();
}

void Screens::first_failed(const sources::Problem& why) {
  if (!second_) return listener_.delivery_failed(why);
  const State before = std::exchange(state_, State::second);
  if (before != State::second) first_->clear();
  if (before == State::first && view_) second_->present(*view_);
}

// One that dies as soon as it is given something must not make the second show the same again and again.
void Screens::first_restored() {
  if (!second_) return listener_.delivery_restored();
  if (state_ != State::second) return;
  state_ = view_ ? State::trying : State::first;
  view_ ? first_->present(*view_) : second_->clear();
}

void Screens::first_delivered() {
  if (std::exchange(state_, State::first) == State::trying) second_->clear();
}

}  // namespace unknot
