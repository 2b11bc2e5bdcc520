// SPDX-License-Identifier: MIT
// What a sense tells, kept in order, and the switches of the desktop that a test turns.
#pragma once

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <string>
#include <vector>

#include "peer/sense.hpp"
#include "screen_support.hpp"

namespace unknot::support {

// "hold dnd by dunst", "release dnd", "lock", "unlock", "sleep", "wake"; and each change of a source.
class RecordingPerception : public desktop::Perception {
 public:
  void noticed(const Event& event) override { told.push_back(std::visit(Words{}, event)); }
  void source_changed(const desktop::SourceState& state) override { parties.push_back(state); }

  // Whether just this is told within the time that the loop is given.
  [[nodiscard]] bool told_all(Loop& loop, const std::vector<std::string>& what) const {
    (void)loop.until([&] { return told.size() >= what.size(); });
    CHECK(told == what);
    return told == what;
  }

  // The same of how often anything was told of the source.
  [[nodiscard]] bool parties_told(Loop& loop, std::size_t count) const {
    (void)loop.until([&] { return parties.size() >= count; });
    CHECK(parties.size() == count);
    return parties.size() == count;
  }

  std::vector<std::string> told;
  std::vector<desktop::SourceState> parties;

 private:
  struct Words {
    static std::string name(Hold hold) { return std::string(row_of(hold).name()); }
    std::string operator()(const HoldBegan& event) const {
      return "hold " + name(event.hold) + (event.what.empty() ? "" : " " + event.what.text()) +
             (event.by.empty() ? "" : " by " + event.by.text());
    }
    std::string operator()(const HoldEnded& event) const { return "release " + name(event.hold); }
    std::string operator()(const ScreenLocked&) const { return "lock"; }
    std::string operator()(const ScreenUnlocked&) const { return "unlock"; }
    std::string operator()(const WentToSleep&) const { return "sleep"; }
    std::string operator()(const WokeUp&) const { return "wake"; }
    template <class Other>
    std::string operator()(const Other&) const {
      return "something else";
    }
  };
};

}  // namespace unknot::support
