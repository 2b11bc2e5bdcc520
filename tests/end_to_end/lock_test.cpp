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

// The absence is as long as the shorter kind.
void await_rest_of_blink(const Session& session) {
  await("blink reset", [&] { return session.status().reason.contains("blink reset"); });
}

struct Scene {
  explicit Scene(const std::string& told = settings) : session(told) {
    session.start();
    watch.emplace(session);
    await("logind", [&] { return log_says("session: using logind"); });
  }
  [[nodiscard]] bool log_says(const std::string& words) const { return session.log().contains(words); }
  // The status once so much has been worked.
  Status after_work(std::int64_t work_s) {
    Status status;
    await("work", [&] { return worked(status = session.status(), "stretch") >= work_s; });
    return status;
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
  await_rest_of_blink(scene.session);
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

TEST_CASE("while the screen is locked no hook runs and nothing is shown, however long it has been due",
          "[failure 35]") {
  const Folder folder;
  const auto ran = folder / "ran";
  Session session(R"(snooze = "3s"
[breaks.stretch]
every = "1s"
lasts = "1h"
[breaks.blink]
every = "30m"
lasts = "5s"
[hooks]
due = "echo due >> )" +
                  ran.string() + "\"\n");
  Reader terminal = session.start_at_terminal();
  const auto is_shown = [&] { return terminal.until("S[k]ip", Clock::now() + patience).has_value(); };
  REQUIRE(is_shown());
  REQUIRE(session.unknot({"snooze"}).status == 0);
  await("logind", [&] { return session.log().contains("session: using logind"); });
  lock(true);
  await_rest_of_blink(session);  // the snooze is over by then
  CHECK(read_file(ran) == "due\n");
  CHECK_FALSE(terminal.until("S[k]ip", Clock::now()));
  lock(false);
  CHECK(is_shown());
  await("the hook again", [&] { return read_file(ran) == "due\ndue\n"; });
}

TEST_CASE("a break that locks the screen goes on behind the lock and is done, with nothing heard or run",
          "[failure 35]") {
  const Folder folder;
  const auto ran = folder / "ran";
  Scene scene(std::string(settings) +
              "[breaks.eyes]\nevery = \"50m\"\nlasts = \"3s\"\nshows = \"eyes\"\nlock = true\n" +
              "[sound]\nend = \"/nowhere/gong.wav\"\n[hooks]\nend = \"echo end >> " + ran.string() + "\"\n");
  REQUIRE(scene.session.unknot({"break", "eyes"}).status == 0);
  scene.watch->until(State::begun);
  const Status away = scene.watch->until(State::away);
  CHECK_THAT(away.reason, ContainsSubstring("(locked)"));
  CHECK_THAT(scene.session.log(), ContainsSubstring("eyes done"));
  lock(true);  // as a locker that follows
  lock(false);
  scene.watch->until(State::working);
  CHECK_FALSE(std::filesystem::exists(ran));
  CHECK_FALSE(scene.session.log().contains("gong"));
}
