// SPDX-License-Identifier: MIT
// Whatever throws, the daemon says so and goes on.
#include "shell/loop.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <catch2/catch_all.hpp>
#include <csignal>
#include <sstream>

#include "history/reader.hpp"
#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Log {
  std::ostringstream text;
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::ostream_sink_st>(text)};

  [[nodiscard]] long errors() const {
    std::istringstream lines(text.str());
    long count = 0;
    for (std::string line; std::getline(lines, line);) count += line.contains("[error]") ? 1 : 0;
    return count;
  }
};

// What was recorded, in order: "rest interrupted".
std::vector<std::string> records(const std::filesystem::path& file) {
  std::vector<std::string> words;
  const auto read = history::read_rows(file, {}, [&](const history::Record* record, const history::Span*) {
    if (record) words.push_back(record->kind + ' ' + std::string(history::word_for(record->became)));
    return true;
  });
  REQUIRE(read);
  return words;
}

struct BrokenScreen : support::RecordingScreen {
  void present(desktop::View) override { throw std::runtime_error("no screen"); }
};

struct BrokenSense : desktop::Sense {
  [[nodiscard]] desktop::SourceState state() const override { return {}; }
  void follow(const Settings&) override {}
  void read_again() override {}
  void look_for_gap(bool) override { throw std::runtime_error("no sense"); }
};

void fail(const desktop::Command&) { throw std::runtime_error("no hooks"); }

Settings with_hooks() {
  Settings settings;
  settings.hooks = {"due", "start", "end", "skip", "pause", 10s};
  return settings;
}

// With the clock of the kernel, so that its timer fires when it should.
struct Real {
  Log log;
  boost::asio::io_context io;
  Clocks clocks;
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  TemporaryDirectory home;
  history::Store history{home / "history.db", clocks.wall()};
  std::function<void(const desktop::Command&)> hook = [](const desktop::Command&) {};
  Daemon daemon{{.io = io,
                 .log = log.log,
                 .clocks = clocks,
                 .screen = support::through(screen),
                 .manager = manager,
                 .places = {},
                 .environment = {},
                 .history = history,
                 .boot = "boot",
                 .run_hook = [this](const desktop::Command& command) { hook(command); }},
                short_breaks()};

  static Setup short_breaks() {
    Setup setup;
    for (Kind& kind : setup.settings.settings.kinds) kind.lasts = 20ms;
    setup.settings.settings.hooks = {"due", "start", "end", "skip", "pause", 10s};
    return setup;
  }
};

}  // namespace

TEST_CASE("what a handler throws is logged, and the next one is run", "[F6]") {
  Log log;
  boost::asio::io_context io;
  bool ran = false;
  boost::asio::post(io, [] { throw std::runtime_error("the sky is falling"); });
  boost::asio::post(io, [] { throw 7; });
  boost::asio::post(io, [&] { ran = true; });
  run_loop(io, log.log);
  CHECK(ran);
  CHECK(log.errors() == 2);
  CHECK_THAT(log.text.str(), ContainsSubstring("the sky is falling"));
}

TEST_CASE("a timer that throws is logged once and comes back later, and the daemon goes on", "[F6]") {
  Real f;
  f.hook = [&](const desktop::Command& command) {
    if (command.name != "end") return;
    boost::asio::post(f.io, [&] { boost::asio::post(f.io, [&] { f.io.stop(); }); });
    throw std::runtime_error("no end");
  };
  f.daemon.handle(BreakRequested{});
  run_loop(f.io, f.log.log);
  f.io.restart();
  while (f.io.poll_one() > 0) {
  }
  CHECK(f.log.errors() == 1);
  CHECK_FALSE(f.daemon.request(PauseRequested{1h}));
  CHECK(f.daemon.report().status.state == State::paused);
  CHECK(f.screen.last().note);  // the end of the break is on screen after all
}

TEST_CASE("what hooks throw costs neither a record nor the answer", "[F6]") {
  Fixture f{{}, {.run_hook = fail}};
  f.daemon.handle(SettingsChanged{with_hooks()});
  CHECK_FALSE(f.daemon.request(BreakRequested{"stretch"}));
  f.hands.work(10s);
  CHECK_FALSE(f.daemon.request(SkipRequested{}));
  CHECK(records(f.home / "history.db") == std::vector<std::string>{"stretch interrupted"});
  CHECK_FALSE(f.daemon.request(PauseRequested{1h}));
  CHECK(f.state() == State::paused);
}

TEST_CASE("what the screen or a sense throws costs no record", "[F6]") {
  Log log;
  Fixture f;
  BrokenScreen screen;
  BrokenSense* sense = nullptr;
  history::Store history{f.home / "own.db", f.hands.wall};
  Daemon daemon{{.io = f.io,
                 .log = log.log,
                 .clocks = f.clocks,
                 .screen = support::through(screen),
                 .manager = f.manager,
                 .places = {},
                 .environment = {},
                 .history = history,
                 .boot = "boot",
                 .senses = one_sense(sense)},
                load_setup({}, {})};
  CHECK_FALSE(daemon.request(BreakRequested{"stretch"}));
  f.hands.work(10s);
  CHECK_FALSE(daemon.request(SkipRequested{}));
  CHECK(records(f.home / "own.db") == std::vector<std::string>{"stretch interrupted"});
  CHECK(log.errors() > 0);
}

TEST_CASE("TERM ends the loop, though what is done at the end throws", "[F6]") {
  Log log;
  Fixture f;
  bool broken = false;
  ClockReader reader = f.hands.reader();
  reader.boot = [&, boot = reader.boot] { return broken ? throw std::runtime_error("no clock") : boot(); };
  Clocks clocks{reader};
  history::Store history{f.home / "own.db", f.hands.wall};
  boost::asio::io_context io;
  Daemon daemon{{io, log.log, clocks, support::through(f.screen), f.manager, {}, {}, history, {}, "boot"},
                load_setup({}, {})};
  broken = true;
  ::raise(SIGTERM);
  run_loop(io, log.log);
  CHECK(io.stopped());
  CHECK_THAT(log.text.str(), ContainsSubstring("no clock"));
  REQUIRE(history.problems().size() == 1);
  CHECK(history.problems().front().what == history::Problem::What::closed);
}
