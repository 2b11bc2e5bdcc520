// SPDX-License-Identifier: MIT
// Two screens as one: what the first can't show is shown by the second, until the first can again.
#pragma once

#include <optional>

#include "desktop/screen.hpp"

namespace unknot {

class FallbackScreen : public desktop::Screen, public desktop::Listener {
 public:
  // Tell each of the two screens that this is its listener.
  explicit FallbackScreen(desktop::Listener& listener) : listener_(listener) {}
  void use(desktop::Screen& first, desktop::Screen& second) { first_ = &first, second_ = &second; }

  void present(desktop::View view) override;
  void clear() override;
  [[nodiscard]] std::optional<std::string> name() const override;

  void answered(const std::string& key) override { listener_.answered(key); }
  void dismissed() override { listener_.dismissed(); }
  // Only the first screen is listened to for these: the second never fails.
  void delivery_failed(const std::string& why) override;
  void delivery_restored() override;

 private:
  [[nodiscard]] desktop::Screen& current() const { return failed_ ? *second_ : *first_; }

  desktop::Listener& listener_;
  desktop::Screen* first_ = nullptr;
  desktop::Screen* second_ = nullptr;
  bool failed_ = false;
  std::optional<desktop::View> view_;  // what is on screen, notes aside
};

}  // namespace unknot
