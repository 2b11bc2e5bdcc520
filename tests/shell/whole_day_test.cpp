// SPDX-License-Identifier: MIT
// The whole shell lives through any day: whatever happens, what is on screen, run and recorded is what the planner
// wants. RC_PARAMS=max_success=100000 asks for more days.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "any_life.hpp"
#include "control/wire.hpp"
#include "protocol/mapping.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::any_life;
using namespace std::chrono;

namespace {

class WholeDay {
 public:
  // Where its settings are in the file, they change there; that takes long, so it is seldom so.
  WholeDay(Shared& shared, int choice)
      : shared_(shared),
        by_file_(choice % 120 == 7),
        machine_(shared.history, by_file_ ? settings::Places{.system = {}, .user = shared.file()} : settings::Places{}),
        setup_{{}, shared.catalogue, {}} {
    shared_.clear();
    if (by_file_) write_settings(shared_.file(), choice);
    read_settings();
    if (!by_file_) setup_.settings.settings = any_settings(choice);
    life_ = std::make_unique<Life>(machine_, setup_);
    expected_.emplace(daemon().planner());
  }

  void live(const std::vector<any_day::Step>& steps) {
    notice(TimePassed{});  // an announcement may be due at once
    for (const any_day::Step& step : steps) {
      let_pass(seconds{step.seconds}, step.choice);
      act(step);
      check();
    }
    life_.reset();
    check_history();
  }

 private:
  [[nodiscard]] Daemon& daemon() { return life_->daemon; }
  [[nodiscard]] Instant now() const { return Instant{machine_.hands.boot}; }
  [[nodiscard]] const PlannerState& state() const { return expected_->state(); }

  // Wakes at each deadline, then is late, or did not run at all.
  void let_pass(Duration time, int choice) {
    const Instant end = now() + time;
    for (int wakes = choice % 4; wakes > 0; --wakes) {
      const auto due = expected_->planner().deadline();
      if (!due || *due > end) break;
      machine_.hands.work(*due - now());
      check();
    }
    machine_.hands.work(end - now());
    const auto due = expected_->planner().deadline();
    if (due && now() - *due > 1min) wake_late(*due, choice);
  }

  // The timer itself finds out, or whatever else comes first.
  void wake_late(Instant due, int choice) {
    expected_->tell(WentToSleep{}, due - 1ms);
    expected_->tell(WokeUp{}, now());
    if (choice % 6 != 0) return;
    expected_->together({TimePassed{}}, now());
    while (daemon().planner().state().now != now()) life_->io.run_one();
  }

  void act(const any_day::Step& step) {
    follow_clocks();
    switch (step.what) {
      case 3: return take_break_away(step);
      case 7: return sleep(step);
      case 22: return change_settings(step);
      case 23: return set_clock(seconds{(step.choice - 30) * 61});
      case 24: return step.choice % 2 == 0 ? restart(step) : press(step);
      case 25: return fail_delivery(step);
      case 28: return restore_delivery();
      case 20: return step.choice % 2 == 0 ? close() : wish(ReminderDismissed{});
      default: break;
    }
    const Event event = any_day::event_of(step, now());
    const bool of_person = step.what >= 13 && step.what <= 21;
    if (!of_person) return notice(event);
    if (step.choice % 4 == 0) return press(step);
    wish(event);
  }

  // What the daemon makes of the clocks before anything else.
  void follow_clocks() {
    if (slept_ > 0s) {
      expected_->tell(WentToSleep{}, now() - slept_);
      expected_->tell(WokeUp{}, now());
    }
    slept_ = {};
    const WallTime wall = machine_.hands.wall;
    const Duration off = wall - state().clock.when(now());
    const Event changed = ClockChanged{wall, local_zone(wall - 400 * 24h, wall + 400 * 24h)};
    if (off > 2s || off < -2s) expected_->tell(changed, now());
  }

  void notice(const Event& event) {
    expected_->together({event}, now());
    daemon().noticed(event);
  }

  void wish(const Event& event) {
    const auto& screen = life_->screen;
    const bool limit_was_last = screen.showing() && screen.count() != lost_ && tells_limit(screen.last());
    const auto refusal = expected_->wish(event, limit_was_last, now());
    RC_ASSERT(daemon().request(event) == refusal);
  }

  // A button of what is on screen. It is for that, and not for what falls due at the same moment.
  void press(const any_day::Step& step) {
    if (!life_->screen.showing() || life_->screen.last().buttons.empty() || expected_->closed) return;
    const auto& buttons = life_->screen.last().buttons;
    const std::string key = buttons.at(static_cast<std::size_t>(step.choice) % buttons.size()).key;
    if (key == "enough") return;
    expected_->together(expected_->with_life(is_meant(key) ? wish_of(key, state().announced) : Event{TimePassed{}}),
                        now());
    daemon().answered(key);
  }

  bool is_meant(const std::string& key) {
    if (key.ends_with("-next")) return state().announced.has_value();
    if (!key.ends_with("taken")) return key == "more" || is_still_seen();
    expected_->together({TimePassed{}}, now());
    return state().asked.has_value();
  }

  void close() {
    if (!life_->screen.showing() || expected_->closed) return;
    const bool seen = is_still_seen();
    const bool countdown = state().begun.has_value();
    if (seen && countdown) expected_->closed = true;
    const Event event = seen && !countdown ? Event{ReminderDismissed{true}} : Event{TimePassed{}};
    expected_->together(expected_->with_life(event), now());
    daemon().dismissed(true);
  }
  bool is_still_seen() {
    const auto before = on_screen(state());
    expected_->together({TimePassed{}}, now());
    return before && on_screen(state()) == before;
  }

  // The screen is locked for a while, and then a break is begun.
  void take_break_away(const any_day::Step& step) {
    notice(ScreenLocked{});
    check();
    let_pass(seconds{step.choice * 5}, step.choice);
    follow_clocks();
    wish(BreakRequested{any_day::kind_name(step.choice)});
  }

  void sleep(const any_day::Step& step) {
    notice(WentToSleep{});
    check();
    const Duration length = seconds{2 + step.choice * step.choice};
    machine_.hands.suspend(length);
    slept_ = length;
    follow_clocks();
    notice(WokeUp{});
  }

  void set_clock(Duration by) {
    machine_.hands.wall += by;
    set_back_ = set_back_ || by < 0s;
    follow_clocks();
    notice(TimePassed{});
  }

  void change_settings(const any_day::Step& step) {
    if (!by_file_) {
      setup_.settings.settings = any_settings(step.choice);
      return notice(SettingsChanged{setup_.settings.settings});
    }
    write_settings(shared_.file(), step.choice);
    const Settings before = daemon().settings();
    std::ignore = daemon().reload();
    const auto read = load_setup(machine_.places, {}).settings;
    RC_ASSERT(daemon().settings() == (read.valid() ? read.settings : before));
    const bool same = daemon().settings() == before;
    expected_->together({same ? Event{TimePassed{}} : Event{SettingsChanged{daemon().settings()}}}, now());
    RC_ASSERT(life_->sense().follows == daemon().settings());
  }
  void read_settings() {
    if (by_file_) setup_ = load_setup(machine_.places, {});
  }
  void fail_delivery(const any_day::Step& step) {
    const sources::Problem why{step.choice % 2 == 0 ? sources::What::silent : sources::What::no_session_bus};
    expected_->together({DeliveryFailed{words::problem(why)}}, now());
    daemon().delivery_failed(why);
    lost_ = life_->screen.count();
  }
  void restore_delivery() {
    expected_->together({DeliveryRestored{}}, now());
    daemon().delivery_restored();
  }

  // Another process, maybe after a reboot: everything is where it was, but for the time between.
  void restart(const any_day::Step& step) {
    notice(TimePassed{});
    check();
    history::Saved saved{.planner = state(), .recorder = {}, .boot = machine_.boot, .rotation = "", .suggestion = ""};
    const auto topic = daemon().report().suggestion;
    life_.reset();
    views_ = 0, lost_.reset();
    machine_.hands.work(seconds{1 + step.choice * step.choice});
    if (step.choice % 3 == 0) {
      machine_.boot += "+";
      machine_.hands.boot -= 300h;
    }
    read_settings();
    life_ = std::make_unique<Life>(machine_, setup_);
    const auto& clock = daemon().planner().state().clock;
    expected_->take_up(take_up(setup_.settings.settings,
                               history::planner_now(saved, machine_.boot, now(), machine_.hands.wall), now(),
                               machine_.hands.wall, clock.zone));
    if (on_screen(state()) && on_screen(state()) == on_screen(saved.planner))
      RC_ASSERT(daemon().report().suggestion == topic);
  }

  void check() {
    if (daemon().planner().state().now != now()) {
      expected_->together({TimePassed{}}, now());
      daemon().handle(TimePassed{});
    }
    // A timer that is early, and a second of the countdown.
    for (int handlers = ++checks_ % 3; handlers > 0; --handlers) life_->io.poll_one();
    if (daemon().planner().state() != state()) RC_ASSERT(text_of(daemon().planner().state()) == text_of(state()));
    RC_ASSERT(std::exchange(life_->hooks, {}) == std::exchange(expected_->hooks, {}));
    RC_ASSERT(life_->sense().gap_wanted == expected_->planner().awaits_gap());
    check_screen();
    if (checks_ % 8 == 0) check_report();
  }

  void check_screen() {
    const auto& screen = life_->screen;
    const auto asks = [](const desktop::View& view) { return !view.buttons.empty() && !view.percent && !view.note; };
    const auto first = screen.views().begin() + static_cast<std::ptrdiff_t>(std::exchange(views_, screen.count()));
    RC_ASSERT(std::count_if(first, screen.views().end(), asks) == std::exchange(expected_->shown, 0));
    const auto wanted = on_screen(state());
    if (!wanted) return RC_ASSERT((!screen.showing() || screen.last().note));
    const bool countdown = wanted->what == OnScreen::What::countdown;
    if (countdown && expected_->closed) return;
    RC_ASSERT(screen.showing());
    RC_ASSERT(screen.last().percent.has_value() == countdown);
    RC_ASSERT(first_button(screen.last()) == first_button(state()));
    const auto about = daemon().report().suggestion;
    RC_ASSERT(about.has_value());
    RC_ASSERT(screen.last().title.starts_with(about->name));
  }

  void check_report() {
    const auto report = daemon().report();
    RC_ASSERT((!report.suggestion || state().reminder || state().begun || state().asked));
    const std::string text = boost::json::serialize(protocol::to_object(control::to_wire(report)));
    RC_ASSERT(boost::json::parse(text).as_object().contains("state"));
    const std::size_t all = shared_.catalogue.all().size();
    for (const auto& bag : daemon().rotation_state().bags) RC_ASSERT(bag.left.size() <= all);
    RC_ASSERT(daemon().rotation_state().companions.size() <= all);
  }

  void check_history() {
    RC_ASSERT(outcomes_in(shared_.rows) == expected_->outcomes);
    if (set_back_) return;
    RC_ASSERT(shared_.rows.number("SELECT coalesce(sum(ends - begins) = max(ends) - min(begins), 1) FROM spans") == 1);
  }

  Shared& shared_;
  const bool by_file_;
  Machine machine_;
  Setup setup_;
  std::unique_ptr<Life> life_;
  std::optional<Expected> expected_;
  Duration slept_{};
  bool set_back_ = false;
  std::size_t views_ = 0;
  std::optional<std::size_t> lost_;  // the last of the views, if it did not reach the screen
  int checks_ = 0;
};

}  // namespace

TEST_CASE("on any day the whole daemon does what the planner wants, and only that", "[F4][F5][F8]") {
  setenv("TZ", "Europe/Berlin", 1);
  setenv("RC_PARAMS", "max_success=5000", 0);
  Shared shared;
  CHECK(rc::check([&] {
    const auto seed = *rc::gen::arbitrary<unsigned>();
    WholeDay(shared, static_cast<int>(seed % 960)).live(any_steps(seed, *rc::gen::element(1, 2, 3, 5, 10, 20, 40)));
  }));
}
