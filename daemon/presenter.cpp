// SPDX-License-Identifier: MIT
#include "daemon/presenter.hpp"

#include <algorithm>

#include "planner/duration.hpp"
#include "setup/setup.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;

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

Presenter::Presenter(PresenterNeeds needs, remedies::Rotation rotation)
    : needs_(std::move(needs)), second_(needs_.io, [this] { tick(); }), rotation_(std::move(rotation)) {}

void Presenter::show(const ShowReminder& effect, const Settings& settings, const Status& status,
                     const remedies::Moment& moment) {
  stop_countdown();
  const Kind kind = kind_of(settings, effect.kind);
  const Suggested& suggested = suggestion_for(kind, settings, moment);
  const auto texts = remedies::reminder_texts(suggested.about, kind.lasts,
                                              {effect.repeats, status.since_rest, suggested.first_of_all});
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = answers(settings, status),
           .percent = {},
           .progress = {},
           .image = image_for(settings),
           .sound = settings.notification.sound});
}

void Presenter::withdraw() {
  stop_countdown();
  busy_ = false;
  needs_.screen.clear();
}

void Presenter::begin(const BeginBreak& effect, const Settings& settings, const remedies::Moment& moment) {
  const auto& pick = suggestion_for(kind_of(settings, effect.kind), settings, moment).pick;
  countdown_ = Countdown{remedies::guide(rotation_.catalogue(), pick, effect.lasts), needs_.now() + effect.lasts,
                         image_for(settings), true};
  tick();
}

void Presenter::end(const std::string& next_kind, const std::string& next_time) {
  stop_countdown();
  busy_ = false;
  const auto texts = remedies::end_texts(next_kind, next_time);
  needs_.screen.present({.title = texts.title,
                         .lines = texts.lines,
                         .buttons = {},
                         .percent = {},
                         .progress = {},
                         .image = {},
                         .note = true});
}

void Presenter::interrupt() { withdraw(); }

void Presenter::dismissed() {
  second_.arm({});
  if (countdown_) countdown_->on_screen = false;
}

void Presenter::note(const std::string& title, const std::vector<std::string>& lines) {
  if (busy_) return;
  needs_.screen.present(
      {.title = title, .lines = lines, .buttons = {}, .percent = {}, .progress = {}, .image = {}, .note = true});
}

void Presenter::forget_suggestion(bool done) {
  if (suggestion_ && !done) rotation_.skipped(suggestion_->pick);
  suggestion_.reset();
}

std::optional<remedies::Picked> Presenter::topic() const {
  return suggestion_ ? std::optional{remedies::Picked{suggestion_->kind, suggestion_->pick}} : std::nullopt;
}

// A remedy that is not in the catalogue any more is no topic.
void Presenter::go_on_with(const remedies::Picked& topic) {
  if (!topic.pick.remedy.empty() && !rotation_.catalogue().find(topic.pick.remedy)) return;
  suggestion_ =
      Suggested{topic.kind, topic.pick, remedies::suggestion(rotation_.catalogue(), topic.pick, topic.kind), false};
}

const Presenter::Suggested& Presenter::suggestion_for(const Kind& kind, const Settings& settings,
                                                      const remedies::Moment& moment) {
  if (!suggestion_ || suggestion_->kind != kind.name) {
    forget_suggestion(false);
    const bool first_of_all = !rotation_.state().day;
    auto pick = rotation_.pick(kind, moment, wishes_of(settings));
    auto about = remedies::suggestion(rotation_.catalogue(), pick, kind.name);
    suggestion_ = Suggested{kind.name, std::move(pick), std::move(about), first_of_all};
  }
  return *suggestion_;
}

std::string Presenter::image_for(const Settings& settings) const {
  const bool wanted = settings.notification.pictures && needs_.picture && !suggestion_->about.id.empty();
  return wanted ? needs_.picture(suggestion_->about.id) : std::string{};
}

// Shows the time left and comes back when its last digit changes. The planner, not this, ends the break.
void Presenter::tick() {
  if (!countdown_ || !countdown_->on_screen) return;
  const auto left = std::chrono::ceil<seconds>(std::max(Duration{}, countdown_->ends - needs_.now()));
  const Duration lasts = countdown_->guide.lasts;
  const auto texts = remedies::countdown_texts(suggestion_->about, countdown_->guide, lasts - left);
  const auto over = 100 * (lasts - left) / lasts;
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = {{"done", "Done", "unknot done"}, {"stop", "Stop", "unknot skip"}},
           .percent = static_cast<int>(std::clamp<long>(over, 0, 100)),
           .progress = remedies::left_text(left),
           .image = countdown_->image});
  if (left > seconds{1}) second_.arm(countdown_->ends - left + seconds{1});
}

void Presenter::stop_countdown() {
  second_.arm({});
  countdown_.reset();
}

void Presenter::present(desktop::View view) {
  busy_ = true;
  needs_.screen.present(std::move(view));
}

}  // namespace unknot
