// SPDX-License-Identifier: MIT
// The system bus goes and comes back. On a bus of the test's own with a mocked login manager: the real ones can't be
// taken away from a system that goes on.
#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using std::chrono::milliseconds;
using unknot::protocol::State;

namespace {

// A login manager with one session, played by python3-dbusmock.
class Login {
 public:
  explicit Login(const Bus& bus) : environment_(own_environment()) {
    environment_["DBUS_SYSTEM_BUS_ADDRESS"] = bus.address();
    part_ = std::make_unique<Process>(Words{"/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"},
                                      environment_, Streams{});
    shell("gdbus wait --system --timeout 20 org.freedesktop.login1");
    call(manager, "org.freedesktop.DBus.Mock.AddSession c1 seat0 1000 desk true");
    call(manager, std::string("org.freedesktop.DBus.Mock.EmitSignal org.freedesktop.login1.Manager SessionNew so "
                              "\"[<'c1'>, <objectpath '") +
                      session + "'>]\"");
  }
  void lock() const {
    call(session,
         "org.freedesktop.DBus.Mock.UpdateProperties org.freedesktop.login1.Session \"{'LockedHint': <true>}\"");
  }

 private:
  static constexpr const char* manager = "/org/freedesktop/login1";
  static constexpr const char* session = "/org/freedesktop/login1/session/c1";

  void call(const std::string& path, const std::string& words) const {
    shell("gdbus call --system -d org.freedesktop.login1 -o " + path + " -m " + words);
  }
  void shell(const std::string& command) const {
    const Result result = run({"sh", "-c", command}, environment_);
    INFO(command << ": " << result.err);
    REQUIRE(result.status == 0);
  }

  Environment environment_;
  std::unique_ptr<Process> part_;
};

std::size_t occurrences(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++count;
  return count;
}

struct SystemBus : Bus {
  SystemBus() {
    ::setenv("DBUS_SYSTEM_BUS_ADDRESS", address().c_str(), 1);
    ::setenv("XDG_SESSION_ID", "c1", 1);
  }
};

}  // namespace

TEST_CASE("a system bus that dies while locked ends the lock, is said once, costs nothing, and is taken up again",
          "[failure 39]") {
  SystemBus bus;
  auto login = std::make_unique<Login>(bus);
  Session session(quiet_settings);
  session.start();
  Watch watch(session);
  login->lock();
  watch.until(State::away);
  bus.kill();
  watch.until(State::working);
  const Cost cost(session);
  REQUIRE(session.unknot({"pause", "3s"}).status == 0);
  watch.until(State::paused);
  watch.until(State::working);
  CHECK(cost.starts() < 4);
  CHECK(occurrences(session.log(), "session: ") == 2);  // who tells, and that nobody does

  login.reset();
  bus.start();
  login = std::make_unique<Login>(bus);
  await("logind again", [&] { return occurrences(session.log(), "session: using logind") == 2; });
  login->lock();
  watch.until(State::away);
}
