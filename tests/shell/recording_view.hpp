// SPDX-License-Identifier: MIT
// A window for breaks that keeps what it was asked for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shell/daemon.hpp"

namespace unknot {

class RecordingView : public desktop::BreakView {
 public:
  RecordingView(Events events, std::vector<std::string>& lines) : events_(std::move(events)), lines_(lines) {}

  void open(ViewMode how, Duration left) override {
    const std::string where = how == ViewMode::screen ? "screen" : how == ViewMode::window ? "window" : "off";
    lines_.push_back(where + " " + std::to_string(left / std::chrono::seconds{1}));
  }
  [[nodiscard]] bool is_open() const override { return !lines_.empty() && lines_.back().starts_with("window"); }
  void close() override {
    if (lines_.empty() || lines_.back() != "close") lines_.emplace_back("close");
  }
  [[nodiscard]] desktop::SourceState state() const override { return state_; }

  Events events_;
  desktop::SourceState state_{.name = "window"};

 private:
  std::vector<std::string>& lines_;
};

}  // namespace unknot
