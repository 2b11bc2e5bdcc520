// SPDX-License-Identifier: MIT
#include "presenter/screens.hpp"

namespace unknot {

Screens::Screens(desktop::Listener& listener, const MakeScreen& first, const MakeScreen& second)
    : listener_(listener), first_(first(*this)), second_(second ? second(*this) : nullptr) {}

void Screens::present(desktop::View view) {
  view_ = view.note ? std::nullopt : std::optional{view};
  current().present(std::move(view));
}

void Screens::clear() {
  view_.reset();
  current().clear();
}

void Screens::delivery_failed(const std::string& why) {
  if (!second_) return listener_.delivery_failed(why);
  if (fallen_back_) return;
  first_->clear();
  fallen_back_ = true;
  if (view_) second_->present(*view_);
}

void Screens::delivery_restored() {
  if (!second_) return listener_.delivery_restored();
  second_->clear();
  fallen_back_ = false;
  if (view_) first_->present(*view_);
}

}  // namespace unknot
