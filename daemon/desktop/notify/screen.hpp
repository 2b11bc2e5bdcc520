// SPDX-License-Identifier: MIT
// What the person sees of a reminder, and what shows it: a notification server or the terminal.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "planner/settings.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

struct Button {
  std::string key;      // comes back in Listener::answered: "start", "snooze", "skip", "done"
  std::string label;    // "Snooze 5 min"
  std::string command;  // the same on the command line: "unknot snooze"

  bool operator==(const Button&) const = default;
};

using unknot::Stay;

// Absolute paths, or empty.
struct Picture {
  std::string usual;
  std::string small{};  // drawn for where pictures are as small as an icon; few need that

  bool operator==(const Picture&) const = default;
};

// One picture of the notification's life, complete in itself. All text is plain; whatever shows it escapes it.
struct View {
  std::string title;
  std::vector<std::string> lines;
  std::vector<Button> buttons;  // the first is also what a click on the body means,
  bool click_answers = true;    // unless it means nothing
  std::string answer_line{};    // instead of them: "Answer: unknot start, snooze or skip"
  std::optional<int> percent;   // how much of the countdown is over, 0 to 100
  std::string progress;         // the same in words, "0:45 left"; for servers without progress bars
  Picture image;
  std::string sound{};                   // absolute path of what is played with it, or empty
  bool note = false;                     // needs no answer and is gone soon ("Done. Next stretch at 10:42.")
  std::chrono::milliseconds note_for{};  // how long a note stays at least; 0: as long as notes do
  bool quiet = false;                    // a note that may go unnoticed: nothing is to call the person to it
  bool aloud = false;                    // a screen reader speaks it, and no update of what is on screen
  Stay stay = Stay::automatic;

  // Asks for an answer that it waits for, and is no countdown.
  [[nodiscard]] bool reminds() const { return !buttons.empty() && !percent && !note; }

  bool operator==(const View&) const = default;
};

// What comes back. Always called on the thread of the io_context, never from within a call to Screen.
class Listener {
 public:
  virtual ~Listener() = default;
  // A button of the view on screen; `key` is one of its buttons'.
  virtual void answered(const std::string& key) = 0;
  // The person closed the view on screen without an answer. Never called for a close by us or an expiry. `unclear`: any
  // click on it does that, so an answer may have been meant.
  virtual void dismissed(bool unclear) = 0;
  // The view can't be shown, as there is no server, or it does not answer.
  // Told once for each reason in a row, until `delivery_restored`.
  virtual void delivery_failed(const sources::Problem& why) = 0;
  // It is worth while to present a view again; what was on screen before is gone.
  virtual void delivery_restored() = 0;
  // The view that was presented last, if that is no note, is on screen now. Told again for each.
  virtual void delivered() = 0;
  // The same of a note.
  virtual void note_delivered() {}
};

class Screen {
 public:
  virtual ~Screen() = default;
  // Shows `view`, in the place of what is on screen. Returns at once.
  virtual void present(View view) = 0;
  // Takes off the screen what is on it.
  virtual void clear() = 0;
  // What shows it: "dunst 1.9.0", "terminal"; none if nothing does.
  [[nodiscard]] virtual std::optional<std::string> name() const = 0;
  // Whether each update of what is on screen moves it, or runs commands of the person's: a countdown is better updated
  // rarely.
  [[nodiscard]] virtual bool updates_disturb() const { return false; }
  // Whether it plays the sounds of its views itself.
  [[nodiscard]] virtual bool plays_sounds() const { return false; }
  // A screen reader is on: it speaks what comes on screen, and nothing that changes there.
  [[nodiscard]] virtual bool read_aloud() const { return false; }
  // The person is back from a lock screen, which may have swept away what was shown.
  virtual void unlocked() {}
};

}  // namespace unknot::desktop
