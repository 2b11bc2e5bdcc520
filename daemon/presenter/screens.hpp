// SPDX-License-Identifier: MIT
// One screen, or two as one: what the first can't show is shown by the second, until the first can again.
#pragma once

#include <optional>

#include "notify/screen.hpp"

namespace unknot {

// Made before its screens and its listener, as they need each other. One thread, that of the io_context.
class Screens : public desktop::Screen, public desktop::Listener {
 public:
  // `second` may be null. All must outlive the running io_context.
  void use(desktop::Screen& first, desktop::Screen* second) { first_ = &first, second_ = second; }
  void tell(desktop::Listener& listener) { listener_ = &listener; }

  void present(desktop::View view) override;
  void clear() override;
  [[nodiscard]] std::optional<std::string> name() const override { return current().name(); }
  [[nodiscard]] bool updates_disturb() const override { return current().updates_disturb(); }
  void unlocked() override { current().unlocked(); }

  void answered(const std::string& key) override { listener_->answered(key); }
  void dismissed(bool unclear) override { listener_->dismissed(unclear); }
  void delivery_failed(const std::string& why) override;
  void delivery_restored() override;
  void delivered() override { listener_->delivered(); }

 private:
  [[nodiscard]] desktop::Screen& current() const { return fallen_back_ ? *second_ : *first_; }

  desktop::Screen* first_ = nullptr;
  desktop::Screen* second_ = nullptr;
  desktop::Listener* listener_ = nullptr;
  bool fallen_back_ = false;
  std::optional<desktop::View> view_;  // what is on screen, notes aside
};

}  // namespace unknot
