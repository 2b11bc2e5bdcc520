// SPDX-License-Identifier: MIT
#include "windows/show.hpp"

#include <algorithm>
#include <utility>

namespace unknot::view {

namespace {

using std::chrono::seconds;

// The fastest parts have doubled edges at half of that; where each frame has four times the pixels, some are left out.
constexpr Time frame{33};
constexpr Time fine_frame{50};

}  // namespace

// Where the figure shows what to do, it need not be said as well.
Show::Show(Needs needs)
    : needs_(std::move(needs)), began_(Clock::now() - Time(needs_.guide.elapsed_ms)), looks_([this] { refresh(); }) {
  if (needs_.films.stretch) needs_.guide.lines.reset();
  said_ = step_at(needs_.guide, elapsed());
  const auto close = [this] { needs_.ended(Ending::closed); };
  screens_.emplace(needs_.guide.name, needs_.full,
                   Screens::Needs{.panel = [this](bool leads, bool wide) { return panel(leads, wide); },
                                  .shown = needs_.shown,
                                  .closed = close});
  refresh();
}

std::unique_ptr<Panel> Show::panel(bool leads, bool wide) {
  const Film* film = leads ? needs_.films.stretch : nullptr;
  const Part part{.figure = film ? std::optional{film->about} : std::nullopt, .wide = wide && film, .leads = leads};
  const Answers answers{.done = [this] { needs_.ended(Ending::done); },
                        .stop = [this] { needs_.ended(Ending::stopped); }};
  auto made = std::make_unique<Panel>(needs_.guide, part, answers);
  const Time now = elapsed();
  if (said_) made->say(said_->text, lasts() - now);
  made->show(picture_at(needs_.guide, needs_.films, now, looks_.still()), lasts() - now);
  return made;
}

Time Show::elapsed() const { return std::chrono::duration_cast<Time>(Clock::now() - began_); }

void Show::refresh() {
  if (!screens_) return;
  const Time now = elapsed();
  const protocol::Step* step = step_at(needs_.guide, now);
  const Picture picture = picture_at(needs_.guide, needs_.films, now, looks_.still());
  if (step && std::exchange(said_, step) != step) {
    screens_->each([&](Panel& panel) { panel.say(step->text, lasts() - now); });
  }
  screens_->each([&](Panel& panel) { panel.show(picture, lasts() - now); });
  arm(picture.moving);
}

// The daemon ends the break. If it has not a second later, it never will.
void Show::arm(bool moving) {
  const Time now = elapsed();
  if (now >= lasts() + seconds{1}) return needs_.ended(Ending::over);
  const Time whole = seconds{1} - now % seconds{1};
  const Time next = moving ? std::min(whole, screens_->is_fine() ? fine_frame : frame) : whole;
  next_ = Source(g_timeout_add(static_cast<guint>(next.count()), on_time, this));
}

gboolean Show::on_time(gpointer self) {
  auto& show = *static_cast<Show*>(self);
  show.next_.ended();
  show.refresh();
  return G_SOURCE_REMOVE;
}

}  // namespace unknot::view
