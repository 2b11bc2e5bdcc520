// SPDX-License-Identifier: MIT
#include "presenter/presenter.hpp"

#include <algorithm>
#include <utility>

#include "words/language/duration.hpp"
#include "words/notification.hpp"
#include "words/sore.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;

std::vector<desktop::Button> answers(const Settings& settings, const Status& status) {
  std::vector<desktop::Button> buttons{{"start", words::start_label(), "unknot start"}};
  if (status.snoozes_left.value_or(0) > 0) {
    buttons.push_back({"snooze", words::snooze_label(settings.snooze), "unknot snooze"});
  }
  if (!status.strict) buttons.push_back({"skip", words::skip_label(), "unknot skip"});
  return buttons;
}

std::vector<desktop::Button> endings(bool strict) {
  if (strict) return {};
  return {{"done", words::done_label(), "unknot done"}, {"stop", words::stop_label(), "unknot skip"}};
}

std::vector<desktop::Button> ahead_of(const AnnounceBreak& announced, const Settings& settings) {
  std::vector<desktop::Button> buttons{{"start-next", words::start_now_label(), "unknot break " + announced.kind},
                                       {"snooze-next", words::later_label(settings.snooze), "unknot snooze --next"}};
  if (!kind_of(settings, announced.kind).strict)
    buttons.push_back({"skip-next", words::skip_label(), "unknot skip --next"});
  return buttons;
}

std::vector<desktop::Button> confirmations() {
  return {{"taken", words::done_label(), "unknot done"}, {"not-taken", words::not_really_label(), "unknot skip"}};
}

// The planner takes it back, or a reminder its place: at the latest one that has waited for a gap in typing (R25, R27).
std::chrono::milliseconds longest_ahead(const AnnounceBreak& announced, const Settings& settings) {
  return announced.left + settings.patience + seconds{5};
}

// `for_long`: as long as it stays at least.
desktop::View note_of(const words::Texts& texts, std::chrono::milliseconds for_long = {},
                      std::vector<desktop::Button> buttons = {}) {
  return {.title = texts.title,
          .lines = texts.lines,
          .buttons = std::move(buttons),
          .percent = {},
          .progress = {},
          .image = {},
          .note = true,
          .note_for = for_long};
}

std::vector<std::string> commands_of(const std::vector<desktop::Button>& buttons) {
  std::vector<std::string> commands;
  for (const desktop::Button& button : buttons) {
    if (!button.command.empty()) commands.push_back(button.command);
  }
  return commands;
}

}  // namespace

Presenter::Presenter(PresenterNeeds needs)
    : needs_(std::move(needs)), second_(needs_.io, [this] { tick(Moment::later); }) {}

void Presenter::show(const ShowReminder& effect, const Topic& topic, const Settings& settings, const Status& status,
                     const std::string& sound) {
  stop_countdown();
  const auto texts = words::reminder_texts(topic.about, kind_of(settings, effect.kind).lasts,
                                           {effect.repeats, status.since_rest, topic.first_of_all});
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = answers(settings, status),
           .percent = {},
           .progress = {},
           .image = image_for(topic.about, settings),
           .sound = sound,
           .stay = settings.notification.stay});
}

void Presenter::begin(const BeginBreak& effect, const Topic& topic, const Settings& settings,
                      const remedies::Catalogue& catalogue, const std::string& sound) {
  // What a restart has left of it has parts of a second, at which its steps would come again and again.
  const Duration lasts = std::chrono::ceil<seconds>(effect.lasts);
  countdown_ = Countdown{topic.about,
                         remedies::guide(catalogue, topic.pick, lasts),
                         needs_.now() + effect.lasts,
                         image_for(topic.about, settings),
                         settings.notification.stay,
                         settings.notification.countdown,
                         sound,
                         effect.strict};
  in_window_ = false;
  tick(Moment::begin);
}

void Presenter::end(const End& end, const Settings& settings, const std::optional<words::Next>& next,
                    const words::Calendar& calendar) {
  const std::string& companion = end.about.companion;
  desktop::View view = note_of(end.asks ? words::question_texts(next, calendar, companion)
                                        : words::end_texts(end.became, next, calendar, companion));
  view.image = image_of(end.about.companion_id, settings);
  view.sound = end.sound;
  if (end.asks) {
    view.buttons = confirmations();
    view.note_for = *end.asks;
  } else if (end.announced) {
    view.buttons = ahead_of(*end.announced, settings);
    view.note_for = longest_ahead(*end.announced, settings);
  }
  note(std::move(view));
  if (end.asks) return remember(Passing::question);
  if (end.announced) remember(Passing::announcement);
}

void Presenter::take_off() {
  stop_countdown();
  if (std::exchange(asks_, false)) needs_.screen.clear();
}

void Presenter::in_window(bool yes) {
  if (!countdown_ || std::exchange(in_window_, yes) == yes) return;
  if (!yes) return tick(Moment::later);
  second_.arm({});
  if (std::exchange(asks_, false)) needs_.screen.clear();
}

void Presenter::dismissed() { stop_countdown(); }

void Presenter::note(const std::string& title, const std::vector<std::string>& lines,
                     std::chrono::milliseconds at_least) {
  note(note_of({title, lines}, at_least));
}

void Presenter::announce(const AnnounceBreak& effect, const Settings& settings) {
  desktop::View view = note_of(words::announcement(effect.kind, effect.left), longest_ahead(effect, settings),
                               ahead_of(effect, settings));
  view.quiet = true;
  note(std::move(view));
  remember(Passing::announcement);
}

void Presenter::remember(Passing note) {
  passing_ = note;
  seen_ = false;
}

std::optional<Presenter::Passing> Presenter::take_lost_note() {
  const auto note = std::exchange(passing_, std::nullopt);
  return seen_ ? std::nullopt : note;
}

void Presenter::close(Passing note) {
  if (passing_ != note) return;
  passing_.reset();
  needs_.screen.clear();
}

void Presenter::tell_limit(const TellLimit& effect, const Settings& settings) {
  const std::string until_next_day = format_time_of_day(settings.day.begins);
  std::vector<desktop::Button> buttons{{"enough", words::enough_label(), "unknot pause until " + until_next_day}};
  if (const Duration more = settings.day.again; more > Duration{})
    buttons.insert(buttons.begin(), {"more", words::more_label(more), "unknot snooze"});
  note(note_of(words::day_limit(effect.worked), std::chrono::minutes{1}, std::move(buttons)));
  remember(Passing::limit);
}

void Presenter::ask_sore(const words::Texts& question) {
  std::vector<desktop::Button> buttons{{"sore-better", words::better_label(), "unknot sore"},
                                       {"sore-same", words::same_label(), ""},
                                       {"sore-worse", words::worse_label(), ""}};
  desktop::View view = note_of(question, std::chrono::minutes{1}, std::move(buttons));
  view.click_answers = false;
  view.quiet = true;
  note(std::move(view));
  remember(Passing::sore);
}

void Presenter::note(desktop::View view) {
  stop_countdown();
  present(std::move(view));
}

desktop::Picture Presenter::image_for(const remedies::Suggestion& about, const Settings& settings) const {
  return image_of(about.id, settings);
}

desktop::Picture Presenter::image_of(const std::string& remedy, const Settings& settings) const {
  const bool wanted = settings.notification.pictures && needs_.picture && !remedy.empty();
  return wanted ? needs_.picture(remedy) : desktop::Picture{};
}

// Shows the countdown as it is now, and comes back for the next update. The planner, not this, ends the break.
void Presenter::tick(Moment moment) {
  if (!countdown_ || in_window_) return;
  const auto left = std::chrono::ceil<seconds>(std::max(Duration{}, countdown_->ends - needs_.now()));
  const Duration lasts = countdown_->guide.lasts;
  const Duration elapsed = lasts - left;
  const Pace pace = pace_of(countdown_->wished, needs_.screen.updates_disturb(), needs_.screen.read_aloud());
  auto texts = words::countdown_texts(countdown_->about, countdown_->guide, elapsed);
  // What goes for the whole break is not said again.
  if (moment == Moment::later && pace == Pace::spoken && !texts.lines.empty()) texts.lines.resize(1);
  if (const auto next = next_update(countdown_->guide, pace, elapsed)) second_.arm(countdown_->ends - lasts + *next);
  present({.title = texts.title,
           .lines = texts.lines,
           .buttons = endings(countdown_->strict),
           .percent = static_cast<int>(std::clamp<long>(100 * elapsed / lasts, 0, 100)),
           .progress = progress_text(countdown_->guide, pace, elapsed),
           .image = countdown_->image,
           .sound = std::exchange(countdown_->sound, {}),
           .stay = countdown_->stay});
}

void Presenter::stop_countdown() {
  second_.arm({});
  countdown_.reset();
  in_window_ = false;
}

void Presenter::present(desktop::View view) {
  asks_ = !view.note;
  passing_.reset();
  view.answer_line = words::answer_line(commands_of(view.buttons));
  view.aloud = needs_.screen.read_aloud();
  needs_.screen.present(std::move(view));
}

}  // namespace unknot
