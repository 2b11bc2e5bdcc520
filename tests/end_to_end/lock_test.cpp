// SPDX-License-Identifier: MIT
// The lock and the sleep of a session, told by a real login manager to a daemon with nothing else around it.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using std::chrono::seconds;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

constexpr const char* settings = R"([breaks.stretch]
every = "1h"
lasts = "1m"
[breaks.blink]
every = "30m"
lasts = "1s"
)";

void on_the_system(const std::string& command) {
  INFO(command);
  REQUIRE(run({"sh", "-c", command}, own_environment()).status == 0);
}

// As lockers do.
void lock(bool locked) {
  on_the_system(
      "path=$(busctl call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager GetSession s "
      "\"$XDG_SESSION_ID\" | cut -d'\"' -f2); busctl call org.freedesktop.login1 \"$path\" "
      "org.freedesktop.login1.Session SetLockedHint b " +
      std::string(locked ? "true" : "false"));
}

std::int64_t worked(const Status& status, const std::string& kind) {
  return std::ranges::find(status.kinds, kind, &unknot::protocol::Kind::name)->worked_s;
}

struct Scene {
  Scene() : session(settings) {
    session.start();
    watch.emplace(session);
    while (!log_says("session: told by logind")) continue;
  }
  [[nodiscard]] bool log_says(const std::string& words) const { return session.log().contains(words); }
  // The status once so much has been worked.
  Status after_work(std::int64_t work_s) {
    for (;;) {
      if (Status status = session.status(); worked(status, "stretch") >= work_s) return status;
    }
  }

  Session session;
  std::optional<Watch> watch;
};

}  // namespace

TEST_CASE("a lock shorter than a break changes nothing, and one as long is that break") {
  Scene scene;
  scene.after_work(2);
  lock(true);
  const Status away = scene.watch->until(State::away);
  CHECK_THAT(away.reason, ContainsSubstring("(locked), nothing reset yet"));
  // From now on it has been a rest as long as the shorter kind.
  while (!scene.session.status().reason.contains("blink reset")) continue;
  lock(false);
  const Status back = scene.watch->until(State::working);
  CHECK(worked(back, "stretch") >= 2);
  CHECK(worked(back, "blink") == 0);
}

TEST_CASE("a suspend is one absence") {
  Scene scene;
  scene.after_work(1);
  on_the_system("systemctl suspend");
  const Status away = scene.watch->until(State::away);
  CHECK_THAT(away.reason, ContainsSubstring("(asleep)"));
  const Status back = scene.watch->until(State::working);
  CHECK(worked(back, "stretch") >= 1);
  CHECK(worked(back, "blink") == 0);
}
