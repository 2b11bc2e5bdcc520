// SPDX-License-Identifier: MIT
#include "notices/notices.hpp"

#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>

#include "one_life.hpp"
#include "silent_log.hpp"
#include "words/notification.hpp"

using namespace unknot;
using namespace unknot::one_life;
using namespace std::chrono_literals;

namespace {

constexpr const char* stop = "systemctl --user disable --now unknot";

// A run on the same files.
struct Run {
  Time time;
  boost::asio::io_context io;
  std::shared_ptr<spdlog::logger> log = silent_log();
  Clocks clocks{{[this] { return Instant{time.boot}; }, [this] { return time.boot; }, [this] { return time.wall; }}};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  history::Store history;
  Daemon daemon;

  explicit Run(const std::filesystem::path& file, const std::string& command = stop)
      : history(file, time.wall),
        daemon({.io = io,
                .log = *log,
                .clocks = clocks,
                .screen = support::through(screen),
                .manager = manager,
                .places = {},
                .environment = {},
                .history = history,
                .boot = "one",
                .stop_command = command},
               Setup{}) {}

  void pass(Duration wait) {
    time.pass(wait);
    daemon.handle(TimePassed{});
  }
  [[nodiscard]] bool welcomes() const {
    return screen.count() > 0 && screen.views().front().title == "Unknot is running";
  }
};

}  // namespace

TEST_CASE("the first run says that it runs, when the first break comes and how to stop it, once ever", "[F53]") {
  const TemporaryDirectory folder;
  {
    Run run(folder / "history.db");
    REQUIRE(run.welcomes());
    REQUIRE(run.screen.last().lines.size() == 2);
    CHECK_THAT(run.screen.last().lines[0], Catch::Matchers::StartsWith("First stretch at "));
    CHECK(run.screen.last().lines[1] == "To stop it: " + std::string(stop));
    CHECK(run.screen.last().note);
    CHECK(run.screen.last().buttons.empty());
    run.daemon.note_delivered();
    run.daemon.handle(TimePassed{});
    CHECK(run.screen.count() == 1);
  }
  CHECK_FALSE(Run(folder / "history.db").welcomes());
}

TEST_CASE("a first note that nobody has shown is shown when somebody can, or in the next run", "[F53]") {
  const TemporaryDirectory folder;
  {
    Run run(folder / "history.db");
    run.daemon.delivery_failed({sources::What::no_notification_server});
    run.daemon.handle(TimePassed{});
    CHECK(run.screen.count() == 1);
    run.daemon.delivery_restored();
    CHECK(run.screen.count() == 2);
  }
  CHECK(Run(folder / "history.db").welcomes());
}

TEST_CASE("there is no first note where nobody asked for one, and none after a reminder was seen", "[F53]") {
  const TemporaryDirectory folder;
  CHECK_FALSE(Run(folder / "other.db", "").welcomes());
  {
    Run run(folder / "history.db");
    run.daemon.handle(RemindRequested{});
    run.daemon.delivered();
  }
  CHECK_FALSE(Run(folder / "history.db").welcomes());
}

TEST_CASE("that nothing is recorded is said after a minute, once, and taken back when it is mended") {
  const TemporaryDirectory folder;
  const auto in_the_way = folder / "state";  // where its folder should be
  std::ofstream(in_the_way) << "a file";
  Run run(in_the_way / "history.db");
  run.pass(30s);
  CHECK(run.screen.count() == 0);
  for (int time = 0; time < 3; ++time) run.pass(40s);
  REQUIRE(run.screen.count() == 1);
  CHECK(run.screen.last().title == "Your breaks aren't being recorded");
  run.daemon.note_delivered();
  run.pass(1min);
  CHECK(run.screen.count() == 1);
  std::filesystem::remove(in_the_way);
  run.pass(1s);
  CHECK_FALSE(run.screen.showing());
}

TEST_CASE("a notice is given once until it can be tried again, and never again once it was seen") {
  Notices notices;
  notices.want(Notice::unwritten, {"Not recorded", {}});
  CHECK(notices.next());
  CHECK_FALSE(notices.next());
  notices.try_again();
  CHECK(notices.next());
  CHECK(notices.seen() == Notice::unwritten);
  notices.try_again();
  CHECK_FALSE(notices.next());
  CHECK(notices.take_back(Notice::unwritten));
  notices.want(Notice::unwritten, {"Not recorded", {}});
  CHECK_FALSE(notices.next());
}

TEST_CASE("what is taken back before anybody has seen it is not said, and something else on screen is left there") {
  Notices notices;
  notices.want(Notice::unwritten, {"Not recorded", {}});
  CHECK_FALSE(notices.take_back(Notice::unwritten));
  CHECK_FALSE(notices.next());
  notices.want(Notice::unwritten, {"Not recorded", {}});
  CHECK(notices.next());
  notices.gone();
  CHECK_FALSE(notices.seen());
  CHECK_FALSE(notices.take_back(Notice::unwritten));
}
