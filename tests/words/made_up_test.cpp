// SPDX-License-Identifier: MIT
// The same programs in a language that nobody speaks: whatever is still English was not said by `words`. Names stay,
// and so would keys, commands typed by people, and logs.
#include <catch2/catch_all.hpp>
#include <memory>
#include <regex>

#include "../shell/one_life.hpp"
#include "../shell/turned_clock.hpp"
#include "control/wire.hpp"
#include "every_state.hpp"
#include "made_up.hpp"
#include "notices/hooks.hpp"
#include "setup/setup.hpp"
#include "text/render.hpp"
#include "words/instruction.hpp"
#include "words/language/sentence.hpp"
#include "words/notification.hpp"
#include "words/problems/command_end.hpp"
#include "words/problems/history.hpp"
#include "words/problems/listen.hpp"
#include "words/problems/problem.hpp"
#include "words/problems/source.hpp"
#include "words/status.hpp"
#include "words/status_page.hpp"
#include "words/tray.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using made_up::check_all;
using made_up::english_in;
using made_up::Lines;

namespace {

// Whoever answers types them as they are.
std::string without_commands(const std::string& text) {
  return std::regex_replace(text, std::regex("unknot|start|snooze|done|skip"), "");
}

void add(Lines& said, const Lines& more) { said.insert(said.end(), more.begin(), more.end()); }

Lines all_said(const Status& status, const words::Calendar& calendar) {
  const auto around = words::Surroundings{{}, "none", {}, words::holds(status.holds), {}};
  Lines said{words::reason(status, calendar), words::in_short(status, calendar), words::lasting_line(status, calendar),
             words::tray_line(status, calendar), words::as_sentence("")};
  add(said, words::holds(status.holds));
  for (const auto& [name, due, rule] : words::kind_lines(status, calendar)) add(said, {name, due, rule});
  for (const auto& [label, value] : words::facts(status, around, calendar)) {
    add(said, {label, without_commands(value)});
  }
  for (const auto& [label, value] : words::problem_facts({{}, "none", {}, {}, {"?"}})) said.push_back(label);
  return said;
}

remedies::Remedy made_up_stretch() {
  remedies::Remedy remedy;
  remedy.id = "xx";
  remedy.name = "Xxxx";
  remedy.action = remedy.dose = remedy.caution = "Xx.";
  remedy.on = remedy.off = remedy.finish = "Xx";
  remedy.other = "Xxx";
  remedy.hold = 5s;
  remedy.repetitions = 2;
  remedy.sides = true;
  return remedy;
}

Setup with_made_up_stretches() {
  Setup setup;
  std::vector<remedies::Remedy> all;
  for (std::size_t area = 0; area < remedies::areas; ++area) {
    all.push_back(made_up_stretch());
    all.back().id += std::string(area, 'x');
    all.back().area = static_cast<remedies::Area>(area);
  }
  setup.catalogue = remedies::Catalogue(all);
  return setup;
}

Lines all_shown(const std::vector<desktop::View>& views) {
  Lines shown;
  for (const desktop::View& view : views) {
    add(shown, {view.title, without_commands(view.answer_line), view.progress});
    add(shown, view.lines);
    for (const auto& button : view.buttons) shown.push_back(button.label);
  }
  return shown;
}

// Each that there is, with each peer and each consequence. None of what they carry is a word.
std::vector<sources::Problem> all_problems() {
  std::vector<sources::Problem> all;
  for (int what = 1; what <= static_cast<int>(sources::last_what); ++what) {
    all.push_back({.what = static_cast<sources::What>(what), .name = "x", .detail = "x", .names = {"x"}, .after = 1s});
  }
  for (int peer = 0; peer <= static_cast<int>(sources::last_peer); ++peer) {
    all.push_back({sources::What::silent, static_cast<sources::Peer>(peer), "x"});
  }
  for (int consequence = 0; consequence <= static_cast<int>(sources::last_consequence); ++consequence) {
    all.push_back(with({.what = sources::What::gone, .name = "x"}, static_cast<sources::Consequence>(consequence)));
  }
  return all;
}

// Sees nothing, and says so.
struct BlindSense : desktop::Sense {
  [[nodiscard]] desktop::SourceState state() const override {
    return {"idle", sources::Provider::Kind::off_in_settings,
            with({sources::What::no_display}, sources::Consequence::assumed_present)};
  }
  void follow(const Settings&) override {}
  void read_again() override {}
};

}  // namespace

TEST_CASE("English that is no name is found") {
  CHECK(english_in("xxx stretch due") == "due ");
  CHECK(words::say("next {kind}", {{"kind", "stretch"}}) == "xxxx stretch");
}

TEST_CASE("no state of the day is told in English but by words") {
  Lines said;
  support::EveryState day([&](const Status& status, const words::Calendar& at) { add(said, all_said(status, at)); });
  day.pass();
  CHECK(day.seen().size() == 9);
  check_all(said);
}

TEST_CASE("no notification and no hook has English in it but by words") {
  const TemporaryDirectory home;
  one_life::Life life(home / "history.db", {}, "one", with_made_up_stretches());
  life.pass(20min);
  life.pass(5min);  // shown again
  life.daemon.answered("start");
  life.daemon.answered("done");
  life.pass(20min);
  life.daemon.answered("start");
  life.time.pass(14h - 20min);  // the next one is tomorrow
  life.daemon.answered("done");
  const Lines shown = all_shown(life.screen.views());
  CHECK(life.screen.views().size() >= 5);
  check_all(shown);
  for (const auto& texts : {words::settings_note("?"), words::own_remedies_note("?")}) {
    check_all({texts.title});
    check_all(texts.lines);
  }
}

TEST_CASE("the tray has no English in it but by words") {
  check_all({words::tray_stopped_line(), words::take_break_label(), words::start_and_take_break_label(),
             words::pause_label(30min), words::pause_until_tomorrow_label(), words::resume_label(),
             words::report_label(), words::settings_label(), words::quit_tray_label()});
}

TEST_CASE("no problem with an outside program has English in it but by words") {
  for (const auto& problem : all_problems()) {
    check_all({words::problem(problem), words::remedy(problem)});
    CHECK_FALSE(words::problem(problem).empty());
  }
  for (int kind = 0; kind <= static_cast<int>(sources::Provider::last_kind); ++kind) {
    check_all({words::provider({static_cast<sources::Provider::Kind>(kind), "x", "x"})});
  }
}

TEST_CASE("no step of a break has English in it but by words") {
  using remedies::Ending;
  Lines said;
  for (const Ending ending : {Ending::none, Ending::stand, Ending::walk}) {
    for (const Duration lasts : {Duration{30s}, Duration{5min}}) {
      for (const auto& cue : remedies::guide(made_up_stretch(), lasts, ending).cues)
        said.push_back(words::instruction(cue.says));
    }
  }
  said.push_back(words::instruction(remedies::guide(remedies::Catalogue{}, {}, 30s).cues.front().says));
  said.push_back(words::instruction({.what = remedies::Instruction::What::take_time}));
  check_all(said);
}

TEST_CASE("no reason why the socket can't be used has English in it but by words") {
  using control::ListenError;
  for (int what = 0; what <= static_cast<int>(ListenError::last_what); ++what)
    check_all({words::problem(ListenError{.what = static_cast<ListenError::What>(what), .file = "x", .why = "x"})});
  check_all({words::problem(ListenError{.what = ListenError::What::already_running, .pid = 1})});
}

TEST_CASE("no end of a hook has English in it but by words") {
  using desktop::CommandEnd;
  for (int how = 0; how <= static_cast<int>(CommandEnd::last_how); ++how)
    check_all({words::hook_end("x", {static_cast<CommandEnd::How>(how), 1, "x"}, 1s)});
}

TEST_CASE("nothing that happens to the history is told in English but by words") {
  using history::Problem;
  using history::Reason;
  for (int what = 0; what <= static_cast<int>(Reason::last_what); ++what)
    check_all({words::reason({static_cast<Reason::What>(what), "x"})});
  for (int what = 0; what <= static_cast<int>(Problem::last_what); ++what) {
    for (const std::size_t count : {0U, 1U, 2U}) {
      const Problem problem{.what = static_cast<Problem::What>(what), .file = "x", .events = count, .spans = count};
      check_all({words::problem(problem)});
    }
  }
}

TEST_CASE("a history that can't be kept is reported in no English but by words") {
  const TemporaryDirectory home;
  one_life::Life nowhere("", {});
  CHECK_FALSE(nowhere.daemon.report().problems.empty());
  check_all(nowhere.daemon.report().problems);
  one_life::Life first(home / "history.db", {});
  one_life::Life second(home / "history.db", {});
  for (std::string problem : second.daemon.report().problems) {
    problem.erase(problem.find(home.path().string()), (home / "history.db").string().size());
    check_all({problem});
  }
}

TEST_CASE("what the daemon reports of its sources has no English in it but by words") {
  Sensing<BlindSense> scene;
  scene.f.daemon.delivery_failed({sources::What::no_notification_server});
  std::size_t problems = 0;
  for (const auto& source : scene.f.daemon.sources()) {
    check_all({source.source, source.problem});
    if (!source.problem.empty()) ++problems;
  }
  CHECK(problems == 2);
  CHECK_FALSE(scene.f.daemon.report().problems.empty());
  check_all(scene.f.daemon.report().problems);
}

TEST_CASE("what the daemon reports, and unknot status makes of it, has no English in it but by words") {
  const TemporaryDirectory home;
  one_life::Life life(home / "history.db", {}, "one", with_made_up_stretches());
  life.daemon.noticed(HoldBegan{Hold::meeting, "zoom", "camera"});
  life.pass(20min);
  const auto report = life.daemon.report();
  REQUIRE(report.status.state == State::held);
  check_all({report.reason});
  check_all(report.holds);
  check_all(
      {words::settings_unwatched("?", ""), words::unwatched("?"), words::timers_from_zero(words::state_unread("?"))});
  const protocol::Status status = control::to_wire(report);
  CHECK(status.cause == "meeting");
  CHECK(status.by == "zoom");
  const cli::Calendar calendar{life.time.wall, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};
  check_all({cli::reason_line(status, calendar)});
  CHECK(cli::reason_line(status, calendar) == report.reason);
}
