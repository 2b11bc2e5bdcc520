// SPDX-License-Identifier: MIT
#include "daemon/fallback_screen.hpp"

namespace unknot {

void FallbackScreen::present(desktop::View view) {
  view_ = view.note ? std::nullopt : std::optional{view};
  current().present(std::move(view));
}

void FallbackScreen::clear() {
  view_.reset();
  current().clear();
}

std::optional<std::string> FallbackScreen::name() const { return current().name(); }

void FallbackScreen::delivery_failed(const std::string&) {
  if (failed_) return;
  first_->clear();
  failed_ = true;
  if (view_) second_->present(*view_);
}

void FallbackScreen::delivery_restored() {
  if (!failed_) return;
  second_->clear();
  failed_ = false;
  if (view_) first_->present(*view_);
}

}  // namespace unknot
