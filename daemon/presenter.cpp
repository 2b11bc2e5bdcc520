// SPDX-License-Identifier: MIT
#include "daemon/presenter.hpp"

#include <algorithm>

#include "planner/duration.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

// A begun break outlives a kind that was taken out of the settings.
Kind kind_of(const Settings& settings, const std::string& name) {
  const auto found = std::ranges::find(settings.kinds, name, &Kind::name);
  return found == settings.kinds.end() ? Kind{.name = name, .text = {}} : *found;
}

std::vector<desktop::Button> answers(const Settings& settings, const Status& status) {
  std::vector<desktop::Button> buttons{{"start", "Start", "unknot start"}};
  if (status.snoozes_left.value_or(0) > 0) {
    buttons.push_back({"snooze", "Snooze " + spoken_duration(settings.snooze), "unknot snooze"});
  }
  buttons.push_back({"skip", "Skip", "unknot skip"});
  return buttons;
}

}  // namespace

void Presenter::show(const ShowReminder& effect, const Settings& settings, const Status& status,
                     const remedies::Moment& moment) {
  stop_countdown();
  const Kind kind = kind_of(settings, effect.kind);
  const auto& about = suggestion_for(kind, settings, moment).about;
  const auto texts = remedies::reminder_texts(about, kind.lasts, {effect.repeats, status.since_rest, false});
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = answers(settings, status),
           .percent = {},
           .progress = {},
           .image = {},
           .sound = settings.notification.sound});
}

void Presenter::withdraw() {
  stop_countdown();
  busy_ = false;
  screen_.clear();
}

void Presenter::begin(const BeginBreak& effect, const Settings& settings, const remedies::Moment& moment) {
  const auto& pick = suggestion_for(kind_of(settings, effect.kind), settings, moment).pick;
  countdown_ =
      Countdown{remedies::guide(rotation_.catalogue(), pick, effect.lasts), steady_clock::now() + effect.lasts, true};
  tick();
}

void Presenter::end(const std::string& next_kind, const std::string& next_time) {
  stop_countdown();
  busy_ = false;
  const auto texts = remedies::end_texts(next_kind, next_time);
  screen_.present({.title = texts.title,
                   .lines = texts.lines,
                   .buttons = {},
                   .percent = {},
                   .progress = {},
                   .image = {},
                   .note = true});
}

void Presenter::interrupt() { withdraw(); }

void Presenter::dismissed() {
  second_.cancel();
  if (countdown_) countdown_->on_screen = false;
}

void Presenter::note(const std::string& title, const std::vector<std::string>& lines) {
  if (busy_) return;
  screen_.present(
      {.title = title, .lines = lines, .buttons = {}, .percent = {}, .progress = {}, .image = {}, .note = true});
}

void Presenter::forget_suggestion(bool done) {
  if (suggestion_ && !done) rotation_.skipped(suggestion_->pick);
  suggestion_.reset();
}

const Presenter::Suggested& Presenter::suggestion_for(const Kind& kind, const Settings& settings,
                                                      const remedies::Moment& moment) {
  if (!suggestion_ || suggestion_->kind != kind.name) {
    forget_suggestion(false);
    const auto pick = rotation_.pick(kind, moment, {settings.remedies, {}});
    suggestion_ = Suggested{kind.name, pick, remedies::suggestion(rotation_.catalogue(), pick, kind.name)};
  }
  return *suggestion_;
}

// Shows the time left and comes back when its last digit changes. The planner, not this, ends the break.
void Presenter::tick() {
  if (!countdown_ || !countdown_->on_screen) return;
  const auto left =
      std::chrono::ceil<seconds>(std::max(steady_clock::duration{}, countdown_->ends - steady_clock::now()));
  const Duration lasts = countdown_->guide.lasts;
  const auto texts = remedies::countdown_texts(suggestion_->about, countdown_->guide, lasts - left);
  const auto over = 100 * (lasts - left) / lasts;
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = {{"done", "Done", "unknot done"}, {"stop", "Stop", "unknot skip"}},
           .percent = static_cast<int>(std::clamp<long>(over, 0, 100)),
           .progress = remedies::left_text(left),
           .image = {}});
  if (left <= seconds{1}) return;
  second_.expires_at(countdown_->ends - left + seconds{1});
  second_.async_wait([this](const boost::system::error_code& error) {
    if (!error) tick();
  });
}

void Presenter::stop_countdown() {
  second_.cancel();
  countdown_.reset();
}

void Presenter::present(desktop::View view) {
  busy_ = true;
  screen_.present(std::move(view));
}

}  // namespace unknot
