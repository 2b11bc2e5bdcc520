// SPDX-License-Identifier: MIT
// What happens when the notification server or the bus hangs, dies, or comes late.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"
#include "end_to_end/wire.hpp"

using namespace unknot::end_to_end;
using std::chrono::milliseconds;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

enum class Server { there, not_yet };

// A daemon beside a server of its own; its first reminder is due in 2 s.
struct Beside {
  explicit Beside(Server server = Server::there) {
    if (server == Server::there) desk.start();
    session.start();
    watch.emplace(session);
  }
  // Waits for the break to be due and nobody to show it, for this reason.
  Status undelivered(const std::string& reason) {
    return watch->until("due, as " + reason, [&](const Status& status) {
      return status.state == State::due && status.reason.contains(reason);
    });
  }
  // Asking takes hardly longer than a command that asks nobody.
  void answers_at_once() { CHECK(quickest({"status"}) < 5 * quickest({"--version"}) + milliseconds{10}); }
  // The quickest of three, as the machine may be busy with other things.
  [[nodiscard]] milliseconds quickest(const Words& words) const {
    milliseconds best = milliseconds::max();
    for (int time = 0; time < 3; ++time) {
      const Result result = session.unknot(words);
      CHECK(result.status == 0);
      best = std::min(best, result.took);
    }
    return best;
  }

  Bus bus;
  OwnDesk desk{bus};
  Wire wire{desk.environment()};
  Session session{quick_settings, bus.address()};
  std::optional<Watch> watch;
};

}  // namespace

TEST_CASE("a server that hangs stops neither the command line nor the clock", "[failure 17]") {
  Beside scene;
  scene.watch->until("its server", [](const Status& status) { return status.server.has_value(); });
  scene.desk.stop();
  scene.watch->until(State::shown);
  scene.answers_at_once();
  scene.undelivered("the notification server does not answer");
  scene.answers_at_once();
  const auto skipped = Clock::now();
  REQUIRE(scene.session.unknot({"skip"}).status == 0);
  scene.watch->until(State::working);
  scene.watch->until(State::due);
  const auto took = Clock::now() - skipped;
  CHECK(took > milliseconds{1900});
  CHECK(took < patience / 2);  // D-Bus itself would wait for 25 s
  CHECK(scene.session.stop() == 0);
}

TEST_CASE("a server that hung shows the reminder when it goes on, once") {
  Beside scene;
  scene.wire.shown("Unknot is running");  // the note of the first run
  scene.watch->until("its server", [](const Status& status) { return status.server.has_value(); });
  scene.desk.stop();
  scene.undelivered("the notification server does not answer");
  scene.desk.go_on();
  scene.watch->until(State::shown);
  scene.wire.shown("\"skip\"");  // what it was told while it hung
  scene.wire.shown("\"skip\"");  // and what it is told now, in the same place
  CHECK(scene.desk.count() == 1);
}

TEST_CASE("a server that was killed shows the reminder when it is back, once", "[failure 18]") {
  Beside scene;
  scene.wire.shown("\"skip\"");
  scene.desk.kill();
  scene.undelivered("no notification server");
  scene.desk.start();
  scene.watch->until(State::shown);
  scene.wire.shown("\"skip\"");
  CHECK(scene.desk.count() == 1);
  REQUIRE(scene.session.unknot({"skip"}).status == 0);
  scene.wire.message("NotificationClosed");
  CHECK(scene.desk.count() == 0);
}

TEST_CASE("a reminder waits for a server that comes late", "[failure 17]") {
  Beside scene(Server::not_yet);
  const Status status = scene.undelivered("no notification server");
  CHECK_FALSE(status.server);
  CHECK(status.problems == Words{"no notification server"});
  scene.desk.start();
  scene.watch->until(State::shown);
  scene.wire.shown("\"skip\"");
  CHECK(scene.desk.count() == 1);
  CHECK(scene.session.status().problems.empty());
}

TEST_CASE("without its bus it goes on, at no cost, and comes back with it", "[failure 39]") {
  Beside scene;
  scene.wire.shown("\"skip\"");
  scene.bus.kill();
  scene.undelivered("waiting: no ");  // server or bus, whichever was missed first
  scene.answers_at_once();
  const Cost cost(scene.session);
  REQUIRE(scene.session.unknot({"pause", "3s"}).status == 0);
  scene.watch->until(State::paused);
  scene.undelivered("waiting: no ");
  CHECK(cost.starts() < 4);

  scene.desk.kill();
  scene.bus.start();
  scene.desk.start();
  scene.watch->until(State::shown);
  CHECK(scene.desk.count() == 1);
}
