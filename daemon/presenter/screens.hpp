// SPDX-License-Identifier: MIT
// One screen, or two as one: what the first can't show is shown by the second, until the first can again.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "notify/screen.hpp"

namespace unknot {

// Makes a screen that tells this listener what comes back.
using MakeScreen = std::function<std::unique_ptr<desktop::Screen>(desktop::Listener&)>;

// One thread, that of the io_context.
class Screens : public desktop::Screen, public desktop::Listener {
 public:
  // `listener` must outlive this. Without a `second` there is only the first.
  Screens(desktop::Listener& listener, const MakeScreen& first, const MakeScreen& second);

  void present(desktop::View view) override;
  void clear() override;
  [[nodiscard]] std::optional<std::string> name() const override { return current().name(); }
  [[nodiscard]] bool updates_disturb() const override { return current().updates_disturb(); }
  [[nodiscard]] bool plays_sounds() const override { return current().plays_sounds(); }
  [[nodiscard]] bool read_aloud() const override { return current().read_aloud(); }
  void unlocked() override { current().unlocked(); }

  void answered(const std::string& key) override { listener_.answered(key); }
  void dismissed(bool unclear) override { listener_.dismissed(unclear); }
  void delivery_failed(const std::string& why) override;
  void delivery_restored() override;
  void delivered() override { listener_.delivered(); }

 private:
  [[nodiscard]] desktop::Screen& current() const { return fallen_back_ ? *second_ : *first_; }

  desktop::Listener& listener_;
  std::unique_ptr<desktop::Screen> first_;
  std::unique_ptr<desktop::Screen> second_;  // or null
  bool fallen_back_ = false;
  std::optional<desktop::View> view_;  // what is on screen, notes aside
};

}  // namespace unknot
