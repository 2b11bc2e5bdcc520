// SPDX-License-Identifier: MIT
// Lock, session change and suspend, as a real login manager tells them in a booted system of its own.
#include <catch2/catch_all.hpp>

#include "away/session.hpp"
#include "desktop/perception.hpp"
#include "desktop/screen_support.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using Strings = std::vector<std::string>;

namespace {

// A service of the person's has no session of its own.
const bool is_service = !variable("DESK_SESSION").empty();
const std::string session_id = variable(is_service ? "DESK_SESSION" : "XDG_SESSION_ID");

struct Desk {
  explicit Desk(std::chrono::milliseconds counts = Session::unconfirmed) : patience(counts) {}
  [[nodiscard]] bool ready() {
    return loop.until([&] { return !sense.state().source.empty(); });
  }
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }

  Loop loop;
  RecordingPerception perception;
  BusThread thread;
  Bus system{loop.io, thread.get(), Bus::Which::system};
  Bus user{loop.io, thread.get(), Bus::Which::session};
  std::chrono::milliseconds patience;
  Session sense{loop.io, system, user, perception, patience};
};

std::string session_path() {
  const std::string reply = output_of(
      "busctl call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager GetSession s " +
      session_id);
  const auto begin = reply.find('/');
  return reply.substr(begin, reply.find('"', begin) - begin);
}

// As lockers do.
class Hint {
 public:
  void set(bool locked) {
    output_of("busctl call org.freedesktop.login1 " + path_ + " org.freedesktop.login1.Session SetLockedHint b " +
              (locked ? "true" : "false"));
  }
  ~Hint() { set(false); }

 private:
  std::string path_ = session_path();
};

// Another session of the same seat, to the end.
class AnotherSession {
 public:
  AnotherSession() {
    output_of(
        "systemd-run -q --unit=another -p User=desk -p PAMName=desk-session -E XDG_SEAT=seat0 sleep infinity 2>&1");
    while (id_.empty()) {
      id_ = output_of("loginctl list-sessions --no-legend | awk '$3 == \"desk\" && $1 != \"" + session_id +
                      "\" {printf \"%s\", $1; exit}'");
    }
  }
  AnotherSession(const AnotherSession&) = delete;
  AnotherSession& operator=(const AnotherSession&) = delete;
  ~AnotherSession() { output_of("systemctl stop another 2>&1"); }
  [[nodiscard]] const std::string& id() const { return id_; }

 private:
  std::string id_;
};

void to_front(const std::string& session) { output_of("loginctl activate " + session + " 2>&1"); }

}  // namespace

TEST_CASE("the session is found by its number or as the caller's") {
  Desk desk;
  REQUIRE(desk.ready());
  CHECK(words::provider(desk.sense.state().source) == "logind, session " + session_id);
  CHECK(desk.perception.told.empty());
}

TEST_CASE("a locked screen is told at once, and once") {
  Desk desk;
  Hint hint;
  REQUIRE(desk.ready());
  hint.set(true);
  REQUIRE(desk.told({"lock"}));
  hint.set(true);
  desk.sense.read_again();
  hint.set(false);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a screen that is locked from the start is told") {
  Hint hint;
  hint.set(true);
  Desk desk;
  REQUIRE(desk.told({"lock"}));
}

TEST_CASE("a wish to lock counts until the wish to unlock") {
  Desk desk;
  REQUIRE(desk.ready());
  output_of("loginctl lock-session " + session_id);
  REQUIRE(desk.told({"lock"}));
  output_of("loginctl unlock-session " + session_id);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a wish to lock that a locker has carried out ends with the lock") {
  Desk desk;
  Hint hint;
  REQUIRE(desk.ready());
  output_of("loginctl lock-session " + session_id);
  REQUIRE(desk.told({"lock"}));
  hint.set(true);
  hint.set(false);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("another session in front is as good as a lock") {
  if (is_service) return;
  Desk desk;
  REQUIRE(desk.ready());
  const AnotherSession other;
  to_front(other.id());
  REQUIRE(desk.told({"lock"}));
  to_front(session_id);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a suspend is told before and after") {
  if (is_service) return;
  Desk desk;
  REQUIRE(desk.ready());
  output_of("systemctl suspend 2>&1");
  REQUIRE(desk.told({"sleep", "wake"}));
}

TEST_CASE(
    "our own wish to lock reaches the login manager, and that nobody carried it out is told until somebody does") {
  Desk desk(std::chrono::milliseconds{500});
  REQUIRE(desk.ready());
  desk.sense.lock_screen();
  REQUIRE(desk.told({"lock", "unlock"}));
  REQUIRE(desk.loop.until([&] { return !desk.sense.state().problem.empty(); }));
  CHECK(words::problem(desk.sense.state().problem) ==
        "the screen may not have been locked for the break: no screen locker has said that it did");
  Hint hint;
  desk.sense.lock_screen();
  hint.set(true);
  REQUIRE(desk.loop.until([&] { return desk.sense.state().problem.empty(); }));
}
