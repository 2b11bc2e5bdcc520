// SPDX-License-Identifier: MIT
// The whole daemon with a clock that the test turns, and what must come of everything that happens to it.
#pragma once

#include <rapidcheck.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "../planner/any_day.hpp"
#include "clocks/zone.hpp"
#include "history/database.hpp"
#include "planner/days/day.hpp"
#include "planner/on_screen.hpp"
#include "planner/restart.hpp"
#include "shell/daemon.hpp"
#include "silent_log.hpp"
#include "support/recording_screen.hpp"
#include "turned_clock.hpp"

namespace unknot::any_life {

using Lines = std::vector<std::string>;

// What a button means; those of an announcement are for the kind that it names.
inline Event wish_of(const std::string& key, const std::optional<std::string>& announced) {
  if (key == "start-next") return BreakRequested{announced};
  if (key == "snooze-next") return NextSnoozeRequested{};
  if (key == "skip-next") return NextSkipRequested{};
  if (key == "more") return LimitSnoozeRequested{};
  if (key == "start") return StartRequested{};
  if (key == "snooze") return SnoozeRequested{};
  if (key == "done" || key == "taken") return DoneRequested{};
  return SkipRequested{};
}

// What is offered first to somebody who sees this; a strict break is not answered.
inline std::string first_button(const desktop::View& view) {
  return view.buttons.empty() ? "" : view.buttons.front().key;
}
inline std::string first_button(const PlannerState& state) {
  if (!state.begun) return "start";
  return state.begun->strict ? "" : "done";
}

inline bool tells_limit(const desktop::View& view) {
  return std::ranges::find(view.buttons, "enough", &desktop::Button::key) != view.buttons.end();
}

// "stretch done", in the order in which they were recorded.
inline Lines outcomes_in(history::Database& rows) {
  Lines outcomes;
  history::Statement query(rows, "SELECT kind, became FROM events ORDER BY id");
  while (query.step()) {
    const std::string became(query.text(1));
    const bool outcome = became != "offered" && became != "undelivered" && became != "limit";
    if (outcome) outcomes.push_back(std::string(query.text(0)) + " " + became);
  }
  return outcomes;
}

// What the shell has to make of what happens, by a planner of its own.
class Expected {
 public:
  explicit Expected(Planner planner) : planner_(std::move(planner)) {}

  // They happen together; nothing else is done before the daemon has settled.
  void together(const std::vector<Event>& events, Instant now) {
    for (const Event& event : events) tell(event, now);
    settle();
  }
  void tell(const Event& event, Instant now) {
    refusal.reset();
    const auto effects = planner_.handle(event, now);
    for (const Effect& effect : effects) note(effect);
    if (std::holds_alternative<PauseRequested>(event)) hook("pause");
  }
  // What came and was overtaken at once was never on screen.
  void settle() {
    const auto seen = on_screen(planner_.state());
    if (!planner_.state().reminder) showing_.reset();
    const auto to_show = std::exchange(to_show_, std::nullopt);
    if (to_show && seen && seen->what == OnScreen::What::reminder) {
      if (std::exchange(showing_, to_show) != to_show) hook("due");
      ++shown;
    }
    if (!planner_.state().begun) closed = false;
  }
  // Hooks of what is taken up were run in the earlier life.
  void take_up(TakenUp taken) {
    planner_ = std::move(taken.planner);
    showing_.reset();
    for (const Effect& effect : taken.effects) note(effect);
    settle();
    hooks.clear();
  }

  // A snooze is one of what was shown last, the limit of the day too, or else of the only thing there is to snooze.
  std::optional<RefuseRequest> wish(const Event& event, bool limit_was_last, Instant now) {
    const auto* snooze = std::get_if<SnoozeRequested>(&event);
    const bool may_mean_limit = snooze && !snooze->lasting;
    if (may_mean_limit && limit_was_last && snoozes_limit(now)) return std::nullopt;
    together(with_life(event), now);
    const auto refused = refusal;
    const bool found_nothing = refused && refused->why == Refusal::nothing_to_answer;
    return found_nothing && may_mean_limit && snoozes_limit(now) ? std::nullopt : refused;
  }

  // What the daemon is told by a wish of the person.
  [[nodiscard]] std::vector<Event> with_life(const Event& event) const {
    const Presence& presence = state().presence;
    if (presence.hands_off && !presence.locked && !presence.asleep) return {InputSeen{}, event};
    return {event};
  }

  [[nodiscard]] const Planner& planner() const { return planner_; }
  [[nodiscard]] const PlannerState& state() const { return planner_.state(); }

  Lines hooks;                           // since they were last looked at
  int shown = 0;                         // reminders put on screen, likewise
  bool closed = false;                   // the person has closed the countdown
  Lines outcomes;                        // of the whole day
  std::optional<RefuseRequest> refusal;  // of what happened last

 private:
  // False: it was not told.
  bool snoozes_limit(Instant now) {
    together(with_life(LimitSnoozeRequested{}), now);
    return !refusal;
  }
  void note(const Effect& effect) {
    if (const auto* show = std::get_if<ShowReminder>(&effect)) {
      to_show_ = *show;
    } else if (std::holds_alternative<WithdrawReminder>(effect) || std::holds_alternative<BeginBreak>(effect) ||
               std::holds_alternative<RecordOutcome>(effect)) {
      showing_.reset();
    }
    if (std::holds_alternative<BeginBreak>(effect)) {
      closed = false;
      hook("start");
    }
    if (std::holds_alternative<EndBreak>(effect)) hook("end");
    if (std::holds_alternative<AnnounceBreak>(effect)) hook("announce");
    if (std::holds_alternative<TellLimit>(effect)) hook("day_limit");
    if (const auto* refused = std::get_if<RefuseRequest>(&effect)) refusal = *refused;
    const auto* record = std::get_if<RecordOutcome>(&effect);
    if (!record) return;
    if (record->outcome == Outcome::skipped || record->outcome == Outcome::interrupted) hook("skip");
    outcomes.push_back(record->kind + " " + std::string(word_for(record->outcome)));
  }
  void hook(const char* name) {
    if (!state().presence.locked) hooks.emplace_back(name);
  }

  Planner planner_;
  std::optional<ShowReminder> to_show_;
  std::optional<ShowReminder> showing_;  // goes on over a server that is lost and comes back
};

// Hears what the daemon asks of its senses.
struct AnySense : desktop::Sense {
  [[nodiscard]] desktop::SourceState state() const override { return {"idle", "eyes"}; }
  void follow(const Settings& settings) override { follows = settings; }
  void read_again() override {}
  void look_for_gap(bool wanted) override { gap_wanted = wanted; }

  Settings follows;
  bool gap_wanted = false;
};

// Breaks long enough that something happens in them, and on some days close together.
inline Settings any_settings(int choice) {
  using std::chrono::minutes;
  Settings settings = any_day::settings_of(choice);
  for (Kind& kind : settings.kinds) {
    if (kind.name == "stretch") kind.lasts = minutes{1 + choice % 4};
    if (kind.name == "rest" && choice % 2 == 1) kind.every = minutes{8};
  }
  settings.hooks = {.due = "due",
                    .start = "start",
                    .end = "end",
                    .skip = "skip",
                    .pause = "pause",
                    .announce = "announce",
                    .day_limit = "day_limit"};
  return settings;
}

// On every other day only a few things happen, so that they meet.
inline std::vector<any_day::Step> any_steps(unsigned seed, int count) {
  auto steps = any_day::steps_of(seed, count);
  std::mt19937 random(seed + 1);
  std::array<int, 5> few{};
  for (int& what : few) what = static_cast<int>(random() % 40);
  for (any_day::Step& step : steps) {
    if (seed % 2 == 1) step.what = few.at(static_cast<std::size_t>(step.what) % few.size());
  }
  return steps;
}

inline std::string text_of(const PlannerState& state) {
  return history::to_text({.planner = state, .recorder = {}, .boot = "", .rotation = "", .suggestion = ""});
}

// What all days share: making it again would take longer than a day. In memory if possible, as nothing should wait for
// a disk.
struct Shared {
  remedies::Catalogue catalogue;
  TemporaryDirectory folder{std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path()};
  history::Store history{folder / "history.db", WallTime{}};
  history::Database rows{folder / "history.db", history::Access::write};

  [[nodiscard]] std::filesystem::path file() const { return folder / "config.toml"; }
  // What one day leaves behind, as what was set aside of its spans, would come into the next.
  void clear() {
    rows.run("DELETE FROM events; DELETE FROM spans; DELETE FROM apart; DELETE FROM state; DELETE FROM sores");
  }
};

// Some are a mistake.
inline void write_settings(const std::filesystem::path& path, int choice) {
  std::ofstream file(path);
  if (choice % 4 == 0) file << "snooze = \"soon\"\n";
  file << "[hooks]\ndue = \"due\"\nstart = \"start\"\nend = \"end\"\nskip = \"skip\"\npause = \"pause\"\n"
       << "announce = \"announce\"\nday_limit = \"day_limit\"\n[day]\nlimit = \"" << choice % 5 * 20 << "m\"\n";
  file << "[breaks.stretch]\nevery = \"" << 3 + choice % 18 << "m\"\n";
  if (choice % 5 != 0) file << "[breaks.rest]\nenabled = true\nconfirm = true\n";
  if (choice % 3 == 0) file << "[breaks.posture]\nenabled = true\nevery = \"11m\"\n";
  if (choice % 7 == 0) file << "[breaks.water]\nevery = \"9m\"\nlasts = \"20s\"\ntext = [\"Drink.\", \"Sip.\"]\n";
}

// What outlives a daemon.
struct Machine {
  Machine(history::Store& kept, settings::Places files) : history(kept), places(std::move(files)) {}

  history::Store& history;
  settings::Places places;
  Hands hands;
  std::string boot = "one";
  std::shared_ptr<spdlog::logger> log = silent_log();
};

// A server that takes each reminder at once.
struct TakingScreen : support::RecordingScreen {
  void present(desktop::View view) override {
    const bool reminder = !view.buttons.empty() && !view.percent;
    RecordingScreen::present(std::move(view));
    if (!reminder) return;
    if (taken) return taken();
    untold = true;
  }
  std::function<void()> taken;
  bool untold = false;  // it took one when nobody listened yet
};

// One run of the daemon.
struct Life {
  boost::asio::io_context io;
  Clocks clocks;
  TakingScreen screen;
  desktop::ServiceManager manager{io, {}};
  Lines hooks;  // run since they were last looked at
  const AnySense* sense_made = nullptr;
  Daemon daemon;

  Life(Machine& machine, const Setup& setup)
      : clocks(machine.hands.reader()),
        daemon({.io = io,
                .log = *machine.log,
                .clocks = clocks,
                .screen = support::through(screen),
                .manager = manager,
                .places = machine.places,
                .environment = {},
                .history = machine.history,
                .boot = machine.boot,
                .senses = one_sense(sense_made),
                .run_hook = [this](const desktop::Command& command) { hooks.push_back(command.name); }},
               setup) {
    screen.taken = [this] { daemon.delivered(); };
    if (screen.untold) daemon.delivered();
    hooks.clear();  // of what is taken up: run now, or in the earlier life if it was on screen there
  }

  [[nodiscard]] const AnySense& sense() const { return *sense_made; }
};

}  // namespace unknot::any_life
