// SPDX-License-Identifier: MIT
// A screen that keeps what it was given, and how a daemon or Screens gets one that the test keeps.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
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

  [[nodiscard]] bool plays_sounds() const override { return plays; }
  [[nodiscard]] bool read_aloud() const override { return aloud; }

  bool disturbed = false;
  bool plays = false;
  bool aloud = false;

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

class Mirror : public desktop::Screen {
 public:
  explicit Mirror(desktop::Screen& screen) : screen_(screen) {}

  void present(desktop::View view) override { screen_.present(std::move(view)); }
  void clear() override { screen_.clear(); }
  [[nodiscard]] std::optional<std::string> name() const override { return screen_.name(); }
  [[nodiscard]] bool plays_sounds() const override { return screen_.plays_sounds(); }
  [[nodiscard]] bool updates_disturb() const override { return screen_.updates_disturb(); }
  [[nodiscard]] bool read_aloud() const override { return screen_.read_aloud(); }

 private:
  desktop::Screen& screen_;
};

// Makes screens that pass everything on to this one.
inline auto through(desktop::Screen& screen) {
  return [&screen](desktop::Listener&) -> std::unique_ptr<desktop::Screen> { return std::make_unique<Mirror>(screen); };
}

}  // namespace unknot::support
