// SPDX-License-Identifier: MIT
// A screen that keeps what it was given.
#pragma once

#include <string>
#include <vector>

#include "notify/screen.hpp"

namespace unknot::support {

class RecordingScreen : public desktop::Screen {
 public:
  explicit RecordingScreen(std::string name = "screen") : name_(std::move(name)) {}

  void present(desktop::View view) override {
    lines_.push_back("present " + view.title);
    views_.push_back(std::move(view));
    showing_ = true;
  }
  void clear() override {
    lines_.push_back("clear");
    showing_ = false;
  }
  [[nodiscard]] std::optional<std::string> name() const override { return name_; }

  [[nodiscard]] bool updates_disturb() const override { return disturbed; }

  bool disturbed = false;

  // What was done, in order: "present TITLE", "clear".
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<desktop::View>& views() const { return views_; }
  [[nodiscard]] const desktop::View& last() const { return views_.back(); }
  [[nodiscard]] std::size_t count() const { return views_.size(); }
  [[nodiscard]] bool showing() const { return showing_; }

 private:
  std::string name_;
  std::vector<std::string> lines_;
  std::vector<desktop::View> views_;
  bool showing_ = false;
};

}  // namespace unknot::support
