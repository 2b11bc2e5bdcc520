// SPDX-License-Identifier: MIT
// What stands on screen beside a reminder and its countdown: an announcement, the limit of the day, a question; and
// what a strict break leaves out.
#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>

#include "presenter/presenter.hpp"
#include "support/recording_screen.hpp"

using namespace unknot;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

struct Fixture {
  boost::asio::io_context io;
  support::RecordingScreen screen;
  Presenter presenter{{io, screen, [] { return Instant{}; }, [](const std::string&) { return desktop::Picture{}; }}};
  Topics topics{remedies::Rotation({}, {})};
  Settings settings;
  Status status;
  remedies::Moment moment{WallTime{20000 * 24h}, LocalTime{20000 * 24h}, {}};
  words::Calendar calendar{WallTime{}, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};

  [[nodiscard]] const Topic& topic() { return topics.of_reminder("stretch", settings, moment); }
  [[nodiscard]] Lines keys() const {
    Lines keys;
    for (const auto& button : screen.last().buttons) keys.push_back(button.key);
    return keys;
  }
  [[nodiscard]] Lines labels() const {
    Lines labels;
    for (const auto& button : screen.last().buttons) labels.push_back(button.label);
    return labels;
  }
};

}  // namespace

TEST_CASE("an announcement is answered ahead of time, and a strict break is not offered to be skipped", "[R27][R29]") {
  Fixture f;
  f.presenter.announce({"stretch", 1min}, f.settings);
  CHECK(f.screen.last().title == "Stretch in 1 min");
  CHECK(f.keys() == Lines{"start-next", "snooze-next", "skip-next"});
  CHECK(f.labels() == Lines{"Start now", "5 min later", "Skip"});
  CHECK(f.screen.last().answer_line == "Answer: unknot break stretch, snooze --next or skip --next");
  for (Kind& kind : f.settings.kinds) kind.strict = true;
  f.presenter.announce({"stretch", 1min}, f.settings);
  CHECK(f.keys() == Lines{"start-next", "snooze-next"});
}

TEST_CASE("what nobody has to see at once is quiet, and what they wait for is not", "[R27]") {
  Fixture f;
  f.presenter.announce({"stretch", 1min}, f.settings);
  CHECK(f.screen.last().quiet);
  CHECK(f.screen.last().sound.empty());
  f.presenter.ask_sore({"Neck: better or worse?", {}});
  CHECK(f.screen.last().quiet);
  CHECK(f.screen.last().sound.empty());
  f.presenter.tell_limit({8h}, f.settings);
  CHECK_FALSE(f.screen.last().quiet);
  f.presenter.show({"stretch", 0}, f.topic(), f.settings, f.status);
  CHECK_FALSE(f.screen.last().quiet);
}

TEST_CASE("an announcement stays until its reminder has waited for a gap in typing as long as it may", "[R25][R27]") {
  Fixture f;
  f.settings.patience = 2min;
  f.presenter.announce({"stretch", 1min}, f.settings);
  CHECK(f.screen.last().note_for > 3min);
  const remedies::Suggestion about{.id = {}, .name = {}, .lines = {}, .companion = {}, .companion_id = {}};
  f.presenter.end({about, "", Outcome::done, {}, AnnounceBreak{"rest", 1min}}, f.settings, {}, f.calendar);
  CHECK(f.screen.last().note_for > 3min);
}

TEST_CASE("an announcement that is over goes, but not what has taken its place", "[R27]") {
  Fixture f;
  f.presenter.announce({"stretch", 1min}, f.settings);
  f.presenter.close(Presenter::Passing::limit);
  CHECK(f.screen.showing());
  f.presenter.close(Presenter::Passing::announcement);
  CHECK_FALSE(f.screen.showing());
  f.presenter.announce({"stretch", 1min}, f.settings);
  f.presenter.note("There's an error in your settings", {});
  f.presenter.close(Presenter::Passing::announcement);
  CHECK(f.screen.showing());
}

TEST_CASE("at the limit of the day a person can have more, or enough", "[R31]") {
  Fixture f;
  f.presenter.tell_limit({8h}, f.settings);
  CHECK(f.screen.last().title == "8 h at the desk today");
  CHECK(f.labels() == Lines{"20 more minutes", "Enough for today"});
  CHECK(f.screen.last().answer_line == "Answer: unknot snooze or pause until 04:00");
  f.settings.day.begins = 5h + 30min;
  f.settings.day.again = 0s;
  f.presenter.tell_limit({8h}, f.settings);
  CHECK(f.keys() == Lines{"enough"});
  CHECK(f.screen.last().answer_line == "Answer: unknot pause until 05:30");
}

TEST_CASE("a strict reminder offers no skip, and its countdown no end", "[R29]") {
  Fixture f;
  f.status.snoozes_left = 3;
  f.status.strict = true;
  f.presenter.show({"stretch", 0}, f.topic(), f.settings, f.status);
  CHECK(f.keys() == Lines{"start", "snooze"});
  CHECK(f.screen.last().answer_line == "Answer: unknot start or snooze");
  f.presenter.begin({"stretch", 1min, true}, f.topic(), f.settings, f.topics.rotation().catalogue());
  CHECK(f.keys().empty());
  CHECK(f.screen.last().answer_line.empty());
  f.presenter.begin({"stretch", 1min, false}, f.topic(), f.settings, f.topics.rotation().catalogue());
  CHECK(f.keys() == Lines{"done", "stop"});
}

TEST_CASE("a break that asks at its end is answered there, for as long as the question stands", "[R38]") {
  Fixture f;
  const remedies::Suggestion about{
      .id = "chin-tuck", .name = {}, .lines = {}, .companion = "Thirsty?", .companion_id = "drink"};
  f.presenter.end({about, "", Outcome::done, 1min}, f.settings, words::Next{"stretch", WallTime{20min}}, f.calendar);
  CHECK(f.screen.last().title == "Time's up. Did you do it?");
  CHECK(f.screen.last().lines == Lines{"Next stretch at 00:20.", "Also: Thirsty?"});
  CHECK(f.labels() == Lines{"Done", "Not really"});
  CHECK(f.screen.last().note);
  CHECK(f.screen.last().note_for == 1min);
  f.presenter.close(Presenter::Passing::question);
  CHECK_FALSE(f.screen.showing());
}
