// SPDX-License-Identifier: MIT
// What the daemon says beside reminders.
#include <algorithm>

#include "shell/daemon.hpp"
#include "words/notification.hpp"
#include "words/problems/history.hpp"

namespace unknot {

namespace {

constexpr std::chrono::minutes tolerated{1};  // so long the history may be out of reach
constexpr std::chrono::seconds long_enough{15};

}  // namespace

// An error in the settings is more urgent, and on screen by now; then it comes with the next run.
void Daemon::want_welcome() {
  if (memory_.welcomed() || parts_.stop_command.empty()) return;
  if (!std::ranges::all_of(problems_, &toml_text::Problem::warning)) return;
  notices_.want(Notice::welcome, words::welcome_note(next_break(), calendar(), parts_.stop_command));
}

// Nobody is to hear of something else in the middle of work, a rest or a call.
void Daemon::show_notice() {
  if (planner_.status(planner_.state().now).state != State::working) return;
  if (const auto texts = notices_.next()) return presenter_.note(texts->title, texts->lines, long_enough);
  ask_sore();
}

void Daemon::note_delivered() {
  if (presenter_.note_seen() == Presenter::Passing::sore) sore_asked();
  if (notices_.seen() == Notice::welcome) welcomed();
}

void Daemon::welcomed() {
  notices_.take_back(Notice::welcome);
  memory_.set_welcomed();
  save();
}

// A file that is locked for a moment, or a disk that is full for one, is nothing to speak of.
void Daemon::judge_history() {
  const Instant now = parts_.clocks.now();
  if (parts_.history.problem().empty()) {
    unwritten_since_.reset();
    if (notices_.take_back(Notice::unwritten)) screen_->clear();
    return;
  }
  if (!unwritten_since_) unwritten_since_ = now;
  if (now - *unwritten_since_ < tolerated) return;
  notices_.want(Notice::unwritten, words::unwritten_note(words::reason(parts_.history.problem())));
}

}  // namespace unknot
