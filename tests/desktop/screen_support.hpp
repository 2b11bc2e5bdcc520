// SPDX-License-Identifier: MIT
// What the tests of the desktop share: their surroundings, and a listener that records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/screen.hpp"
#include "support/surroundings.hpp"
#include "words/problems/source.hpp"

namespace unknot::support {

// "answered start", "dismissed", "closed" (a dismissal that is unclear), "failed: no session bus", "restored"
class Recorder : public desktop::Listener {
 public:
  void answered(const std::string& key) override { told.push_back("answered " + key); }
  void dismissed(bool unclear) override { told.push_back(unclear ? "closed" : "dismissed"); }
  void delivery_failed(const sources::Problem& why) override { told.push_back("failed: " + words::problem(why)); }
  void delivery_restored() override { told.push_back("restored"); }
  void delivered() override { ++shown; }

  std::vector<std::string> told;
  int shown = 0;  // how many views were taken by a server
};

inline desktop::View squeeze() {
  return {.title = "Shoulder-blade squeeze, 1 min",
          .lines = {"Sit tall. Draw your shoulder blades together and down, hold 5 s, let go. 10 times.",
                    "Also: a glass of water."},
          .buttons = {{"start", "Start", "unknot start"},
                      {"snooze", "Snooze 5 min", "unknot snooze"},
                      {"skip", "Skip", "unknot skip"}},
          .answer_line = "Answer: unknot start, snooze or skip",
          .percent = std::nullopt,
          .progress = "",
          .image = {},
          .sound = "",
          .note = false};
}

inline desktop::View countdown(int percent, const std::string& left) {
  desktop::View view = squeeze();
  view.buttons = {{"done", "Done", "unknot done"}, {"skip", "Stop", "unknot skip"}};
  view.answer_line = "Answer: unknot done or skip";
  view.percent = percent;
  view.progress = left;
  return view;
}

inline desktop::View note() {
  desktop::View view;
  view.title = "Done. Next stretch at 10:42.";
  view.note = true;
  return view;
}

}  // namespace unknot::support
