// SPDX-License-Identifier: MIT
// What the daemon does for each effect.
#include <spdlog/spdlog.h>

#include <array>

#include "planner/calendar/duration.hpp"
#include "planner/days/day.hpp"
#include "shell/daemon.hpp"
#include "shell/loop.hpp"
#include "words/instruction.hpp"
#include "words/problems/source.hpp"
#include "words/reminder.hpp"

namespace unknot {

namespace {

// Nobody looks at a window that stands for longer; the notification stays.
constexpr std::chrono::hours longest_reminder{24};

Subject subject_of(const Topic* topic) {
  if (topic == nullptr) return {};
  return {topic->pick.remedy, topic->about.name, topic->about.companion, words::read_aloud(topic->about)};
}

// Notes beside a reminder, and refusals, leave it where it is.
bool ends_showing(const Effect& effect) {
  return std::holds_alternative<WithdrawReminder>(effect) || std::holds_alternative<BeginBreak>(effect) ||
         std::holds_alternative<RecordOutcome>(effect);
}

}  // namespace

// Carries out each effect, whatever becomes of the others; what is on screen is looked at after all of them.
struct Daemon::Perform {
  Daemon& daemon;
  const Hooks& hooks;
  const Surroundings& around;

  std::optional<RefuseRequest> operator()(const ShowReminder& effect) const {
    daemon.to_show_ = effect;
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const WithdrawReminder&) const { return std::nullopt; }

  std::optional<RefuseRequest> operator()(const BeginBreak& effect) const {
    daemon.parts_.log.info("{} started", effect.kind);
    const Settings& settings = daemon.planner_.settings();
    daemon.favor_sore_areas();
    const Topic& topic = daemon.topics_.of_break(effect.kind, daemon.planner_.state(), settings, daemon.moment());
    const std::string sound = around.sound_of(effect, daemon.planner_);
    daemon.presenter_.begin(effect, topic, settings, daemon.topics_.rotation().catalogue(), sound);
    if (!daemon.screen_->plays_sounds()) around.play(sound);
    daemon.open_view(effect);
    happened(effect, &topic);
    daemon.begin_cues(effect, topic);
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const EndBreak& effect) const {
    const Topic* topic = daemon.topics_.begun();
    daemon.ended_ =
        Ended{topic ? topic->about : remedies::Suggestion{}, around.sound_of(effect, daemon.planner_), effect.became};
    happened(effect, topic);
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const RecordOutcome& effect) const {
    daemon.parts_.log.info("{} {}", effect.kind, word_for(effect.outcome));
    if (effect.outcome == Outcome::done) daemon.topics_.done();
    const Topic* begun = daemon.topics_.begun();
    const bool of_break = begun && begun->kind == effect.kind && !effect.ahead;
    happened(effect, of_break ? begun : daemon.topics_.reminder());
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const RefuseRequest& effect) const { return effect; }

  std::optional<RefuseRequest> operator()(const AnnounceBreak& effect) const {
    daemon.announced_ = effect;
    happened(effect, nullptr);
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const RetractAnnouncement&) const {
    daemon.announced_.reset();
    daemon.presenter_.close(Presenter::Passing::announcement);
    return std::nullopt;
  }

  std::optional<RefuseRequest> operator()(const TellLimit& effect) const {
    daemon.parts_.log.info("worked {} today", spoken_duration(effect.worked));
    daemon.ongoing_.limit_waits = true;
    happened(effect, nullptr);
    return std::nullopt;
  }

 private:
  void happened(const Effect& effect, const Topic* topic) const {
    around.happened(effect, daemon.planner_);
    hooks.happened(effect, daemon.planner_, subject_of(topic));
  }
};

std::optional<RefuseRequest> Daemon::perform(std::vector<Effect> effects, const Hooks& hooks,
                                             const Surroundings& around) {
  std::optional<RefuseRequest> refusal;
  for (const Effect& effect : effects) {
    if (ends_showing(effect)) showing_.end();
    attempt(parts_.log, [&] {
      if (auto refused = std::visit(Perform{*this, hooks, around}, effect)) refusal = refused;
    });
  }
  std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<ShowReminder>(effect); });
  memory_.take(effects, planner_, topics_);
  return refusal;
}

// The screen follows the planner's current state: what was overtaken at once was never shown.
void Daemon::follow_on_screen() {
  const auto to_show = std::exchange(to_show_, std::nullopt);
  const auto ended = std::exchange(ended_, std::nullopt);
  const auto announced = std::exchange(announced_, std::nullopt);
  const PlannerState& state = planner_.state();
  const auto is_there = on_screen(state);
  const bool reminds = is_there && is_there->what == OnScreen::What::reminder;
  insists_ = insists_ && reminds;
  if (view_ && !state.begun && !insists_) view_->close();
  if (to_show && reminds) show_reminder(*to_show);
  topics_.follow(state);
  if (!state.begun) ongoing_.view.reset();
  if (!state.asked) presenter_.close(Presenter::Passing::question);
  if (!state.day.told || planner_.settings().day.limit <= Duration{}) forget_limit();
  const bool limit_is_shown = ongoing_.limit_waits && may_tell_limit();
  const bool end_is_shown = ended && !is_there && !limit_is_shown;
  if (ended && !(end_is_shown && screen_->plays_sounds())) surroundings_.play(ended->sound);
  if (is_there || ended || announced || limit_is_shown) notices_.gone();
  if (!is_there) follow_notes(ended, announced, limit_is_shown);
}

// It was another day's, or there is none any more.
void Daemon::forget_limit() {
  ongoing_.limit_waits = false;
  presenter_.close(Presenter::Passing::limit);
}

void Daemon::follow_notes(const std::optional<Ended>& ended, const std::optional<AnnounceBreak>& announced,
                          bool tells_limit) {
  const Settings& settings = planner_.settings();
  const PlannerState& state = planner_.state();
  if (tells_limit) {
    ongoing_.limit_waits = false;
    return presenter_.tell_limit({state.day.worked}, settings);
  }
  if (ended) {
    std::optional<Duration> asks;
    if (state.asked) asks = state.asked->until - state.now;
    return presenter_.end({ended->about, ended->sound, ended->became, asks, announced}, settings, next_break(),
                          calendar());
  }
  if (announced) return presenter_.announce(*announced, settings);
  presenter_.take_off();
  show_notice();
}

bool Daemon::may_tell_limit() const {
  const PlannerState& state = planner_.state();
  const bool free = !state.announced && !state.asked && !on_screen(state);
  return free && planner_.obstacle() == Obstacle::none;
}

// The buttons of a note mean something while it holds.
bool Daemon::answer_note(const std::string& key) {
  if (key == "taken" || key == "not-taken") {
    answer_question(key == "taken");
    return true;
  }
  if (key == "more" || key == "enough") {
    presenter_.close(Presenter::Passing::limit);
    handle(with_life(wish_about_limit(key)));
    return true;
  }
  const auto wish = wish_about_next(key);
  if (wish) handle(with_life(*wish));
  return wish.has_value();
}

// What falls due at this very moment comes before the answer, and may be what ends the question.
void Daemon::answer_question(bool taken) {
  handle(TimePassed{});
  if (!planner_.state().asked) return void(handle(with_life(TimePassed{})));
  handle(with_life(taken ? Event{DoneRequested{}} : Event{SkipRequested{}}));
}

std::optional<Event> Daemon::wish_about_next(const std::string& key) const {
  const auto& announced = planner_.state().announced;
  if (key == "start-next" && announced) return BreakRequested{announced};
  if (key == "snooze-next" && announced) return NextSnoozeRequested{};
  if (key == "skip-next" && announced) return NextSkipRequested{};
  return std::nullopt;
}

Event Daemon::wish_about_limit(const std::string& key) const {
  if (key == "more") return LimitSnoozeRequested{};
  const PlannerState& state = planner_.state();
  const std::array begins{FixedTime{every_day, planner_.settings().day.begins}};
  const WallTime now = state.clock.when(state.now);
  const auto next = next_of(begins, now, state.clock.zone);
  return PauseRequested{next ? std::optional<Duration>{*next - now} : std::nullopt};
}

void Daemon::delivered() {
  notices_.gone();
  if (!memory_.welcomed() && !parts_.stop_command.empty()) welcomed();  // who has seen a reminder knows that it runs
  change_log_.delivered(screen_->name().value_or("a notification server"), parts_.clocks.now());
  const auto seen = showing_.seen();
  if (!seen) return;
  if (!screen_->plays_sounds()) surroundings_.play(surroundings_.sound_of(*seen, planner_));
  hooks_.happened(*seen, planner_, subject_of(topics_.reminder()));
}

void Daemon::begin_cues(const BeginBreak& effect, const Topic& topic) {
  cues_.end();
  if (planner_.settings().hooks.cue.empty()) return;
  cues_.begin(remedies::guide(topics_.rotation().catalogue(), topic.pick, effect.lasts),
              planner_.state().now + effect.lasts);
}

void Daemon::cue_changed(const remedies::Cue& cue, Duration left) {
  hooks_.changed(planner_, subject_of(topics_.begun()), words::instruction(cue.says), left);
}

void Daemon::open_view(const BeginBreak& effect) {
  ongoing_.view = asked_view_;
  if (!view_) return;
  const bool goes_on = std::exchange(insists_, false) && view_->is_open();
  ViewMode how = asked_view_.value_or(kind_of(planner_.settings(), effect.kind).view);
  if (goes_on && !asked_view_ && how == ViewMode::off) ongoing_.view = how = ViewMode::window;
  if (goes_on && how == ViewMode::window) return presenter_.in_window(true);
  const auto& begun = planner_.state().begun;
  view_->open(how, begun ? begun->until - planner_.state().now : effect.lasts);
}

void Daemon::insist(const ShowReminder& effect) {
  if (!view_ || !kind_of(planner_.settings(), effect.kind).insists_on(Insist::view, effect.repeats)) return;
  insists_ = true;
  if (!view_->is_open()) view_->open(ViewMode::window, longest_reminder);
}

void Daemon::view_closed(const sources::Problem& why) {
  if (!why.empty())
    parts_.log.warn("The window of the break was not shown: {}. The notification goes on.", words::problem(why));
  presenter_.in_window(false);
}

void Daemon::show_reminder(const ShowReminder& effect) {
  if (showing_.begin(effect)) change_log_.due(effect, planner_.state().now);
  const Settings& settings = planner_.settings();
  favor_sore_areas();
  const Topic& topic = topics_.of_reminder(effect.kind, settings, moment());
  memory_.take({effect}, planner_, topics_);
  presenter_.show(effect, topic, settings, planner_.status(planner_.state().now),
                  surroundings_.sound_of(effect, planner_));
  insist(effect);
}

}  // namespace unknot
