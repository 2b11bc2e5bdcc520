// SPDX-License-Identifier: MIT
// One screen, or two as one: what the first can't show is shown by the second, until the first has shown something
// again.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "notify/screen.hpp"

namespace unknot {

// Makes a screen that tells this listener what comes back.
using MakeScreen = std::function<std::unique_ptr<desktop::Screen>(desktop::Listener&)>;

// One thread, that of the io_context.
class Screens : public desktop::Screen {
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

 private:
  // What one of them tells goes on to the listener, but for what is about the two.
  class Ear : public desktop::Listener {
   public:
    Ear(Screens& screens, bool is_first) : screens_(screens), is_first_(is_first) {}

    void answered(const std::string& key) override { screens_.listener_.answered(key); }
    void dismissed(bool unclear) override { screens_.listener_.dismissed(unclear); }
    void delivery_failed(const sources::Problem& why) override { screens_.first_failed(why); }
    void delivery_restored() override { screens_.first_restored(); }
    void delivered() override;
    void note_delivered() override { screens_.listener_.note_delivered(); }

   private:
    Screens& screens_;
    bool is_first_;
  };
  enum class State {
    first,
    second,
    trying,  // the first has been given what the second still shows
  };

  void first_failed(const sources::Problem& why);
  void first_restored();
  void first_delivered();
  [[nodiscard]] desktop::Screen& current() const { return state_ == State::first ? *first_ : *second_; }

  desktop::Listener& listener_;
  Ear first_ear_{*this, true};
  Ear second_ear_{*this, false};
  std::unique_ptr<desktop::Screen> first_;
  std::unique_ptr<desktop::Screen> second_;  // or null
  State state_ = State::first;
  std::optional<desktop::View> view_;  // what is on screen, notes aside
};

}  // namespace unknot
