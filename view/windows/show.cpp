// SPDX-License-Identifier: MIT
#include "windows/show.hpp"

#include <algorithm>
#include <utility>

#include "words/notification.hpp"

namespace unknot::view {

namespace {

using std::chrono::seconds;

// The fastest parts have doubled edges at half of that; where each frame has four times the pixels, some are left out.
constexpr Time frame{33};
constexpr Time fine_frame{50};

}  // namespace

// Where the figure shows what to do, it need not be said as well.
Show::Show(Needs needs)
    : needs_(std::move(needs)),
      began_(Clock::now() - Time(needs_.scene.guide.elapsed_ms)),
      looks_([this] { refresh(); }) {
  if (needs_.films.stretch) needs_.scene.guide.lines.reset();
  said_ = step_at(guide(), elapsed());
  const auto close = [this] { needs_.ended(Ending::closed); };
  screens_.emplace(guide().name, needs_.full,
                   Screens::Needs{.panel = [this](bool leads, bool wide) { return panel(leads, wide); },
                                  .shown = needs_.shown,
                                  .closed = close});
  refresh();
}

std::unique_ptr<Panel> Show::panel(bool leads, bool wide) {
  const Film* film = leads ? needs_.films.stretch : nullptr;
  const Part part{.figure = film ? std::optional{film->about} : std::nullopt, .wide = wide && film, .leads = leads};
  auto made = std::make_unique<Panel>(guide(), part, answers());
  const Time left = lasts() - elapsed();
  if (said_) made->say(said_->text, left);
  made->show(picture(), left);
  return made;
}

std::vector<Answer> Show::answers() const {
  const auto end = [this](Ending how) { return [this, how] { needs_.ended(how); }; };
  std::vector<Answer> answers;
  if (needs_.scene.reminds) {
    answers.emplace_back(words::start_label(), end(Ending::started));
    if (const auto snooze = needs_.scene.snooze)
      answers.emplace_back(words::snooze_label(*snooze), end(Ending::snoozed));
    if (!guide().strict.value_or(false)) answers.emplace_back(words::skip_label(), end(Ending::skipped));
  } else if (!guide().strict.value_or(false)) {
    answers.emplace_back(words::done_label(), end(Ending::done));
    answers.emplace_back(words::stop_label(), end(Ending::stopped));
  }
  return answers;
}

Picture Show::picture() const {
  return picture_at(guide(), needs_.films, elapsed(), needs_.scene.reminds || looks_.still());
}

// A reminder is the first moment of its break.
Time Show::elapsed() const {
  return needs_.scene.reminds ? Time{} : std::chrono::duration_cast<Time>(Clock::now() - began_);
}

void Show::refresh() {
  if (!screens_) return;
  const Time now = elapsed();
  const protocol::Step* step = step_at(guide(), now);
  const Picture picture = this->picture();
  if (step && std::exchange(said_, step) != step) {
    screens_->each([&](Panel& panel) { panel.say(step->text, lasts() - now); });
  }
  screens_->each([&](Panel& panel) { panel.show(picture, lasts() - now); });
  const Time part = screens_->is_fine() ? fine_frame : frame;
  arm(picture.moving ? part : seconds{1});
}

// The daemon ends the break. If it has not a second later, it never will.
void Show::arm(Time most) {
  if (needs_.scene.reminds) return;
  const Time now = elapsed();
  if (now >= lasts() + seconds{1}) return needs_.ended(Ending::over);
  const Time whole = seconds{1} - now % seconds{1};
  const Time next = std::min(whole, most);
  next_ = Source(g_timeout_add(static_cast<guint>(next.count()), on_time, this));
}

gboolean Show::on_time(gpointer self) {
  auto& show = *static_cast<Show*>(self);
  show.next_.ended();
  show.refresh();
  return G_SOURCE_REMOVE;
}

}  // namespace unknot::view
