// SPDX-License-Identifier: MIT
// The manners of the command line, tried on the program itself.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <cstdlib>

#include "silent_daemon.hpp"
#include "world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using unknot::Duration;

namespace {

using Words = std::vector<std::string>;

std::vector<Words> asking() {
  std::vector<Words> all{{"call", "GetStatus"}};
  for (const char* verb :
       {"status", "start", "done", "skip", "snooze", "break", "pause", "resume", "reset", "introspect", "watch"}) {
    all.push_back({verb});
  }
  return all;
}

class PseudoTerminal {
 public:
  PseudoTerminal() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    ::grantpt(descriptor_);
    ::unlockpt(descriptor_);
    held_ = ::open(::ptsname(descriptor_), O_RDWR | O_NOCTTY);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;
  ~PseudoTerminal() {
    ::close(held_);
    ::close(descriptor_);
  }

  // What the program writes on it.
  [[nodiscard]] std::string shown(const World& world, const std::vector<std::string>& words) const {
    CHECK(world.start(words, ::ptsname(descriptor_)).finish().status == 0);
    std::array<char, 8192> buffer;
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(size)};
  }

 private:
  int descriptor_;
  int held_;  // keeps what was written when the program has gone
};

bool coloured(const std::string& text) {
  CHECK_THAT(text, ContainsSubstring("resent, no break"));
  return text.find('\033') != std::string::npos;
}

// The one wish that the daemon gets from this command line.
template <typename Wish>
Wish asked_by(const std::vector<std::string>& words) {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(world.run(words).status == 0);
  return daemon.only_wish<Wish>();
}

std::string iso(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

void put(ScriptedDaemon& daemon, unknot::State state, const std::string& reason) {
  daemon.change([&](FakeService& service) {
    service.now.status.state = state;
    service.now.status.reason = reason;
  });
}

}  // namespace

TEST_CASE("a daemon that holds its lock is said to run, even if its socket is gone", "[F28]") {
  const World world;
  const Result stopped = world.run({"status"});
  CHECK_THAT(stopped.err, ContainsSubstring("The daemon is not running."));
  const auto lock = world.socket().native() + ".lock";
  world.write(lock, "");
  const unknot::files::Descriptor held(::open(lock.c_str(), O_RDWR | O_CLOEXEC));
  REQUIRE(::flock(held.get(), LOCK_EX | LOCK_NB) == 0);
  const Result gone = world.run({"status"});
  CHECK(gone.status == stopped.status);
  CHECK_THAT(gone.err, ContainsSubstring("The daemon is running, but its socket is gone: " + world.socket().native()));
}

TEST_CASE("without a daemon each verb that needs one ends with 3 and says how to start it") {
  const World world;
  for (const auto& words : asking()) {
    INFO(words[0]);
    const Result result = world.run(words);
    CHECK(result.status == 3);
    CHECK(result.out.empty());
    const bool by_systemd = std::filesystem::exists("/run/systemd/system");
    CHECK(result.err == std::string("The daemon is not running. Start it: ") +
                            (by_systemd ? "systemctl --user start unknot\n" : "unknotd\n"));
  }
}

TEST_CASE("with --json a failure is an object on the output, beside what is complained of", "[F39]") {
  const World world;
  for (auto words : asking()) {
    INFO(words[0]);
    words.push_back("--json");
    const Result result = world.run(words);
    CHECK(result.status == 3);
    const auto object = boost::json::parse(result.out).as_object();
    CHECK(object.at("state") == "not_running");
    CHECK(object.at("error") == "not_running");
    CHECK(std::string(object.at("text").as_string()) + "\n" == result.err);
  }
  CHECK(boost::json::parse(world.run({"--json"}).out).at("state") == "not_running");
}

TEST_CASE("with --json a refusal is an object with the interface's name of it", "[F39]") {
  const World world;
  ScriptedDaemon daemon(world);
  daemon.refuse(unknot::Refusal::nothing_to_answer);
  const Result result = world.run({"start", "--json"});
  CHECK(result.status == 4);
  const auto object = boost::json::parse(result.out).as_object();
  CHECK(object.at("error") == "refused");
  CHECK(object.at("name") == "org.unknot.control.NothingToAnswer");
  CHECK(object.at("parameters").at("answer") == "start");
  CHECK_FALSE(object.contains("state"));
  const Result unknown = world.run({"call", "Nothing", "--json"});
  CHECK(unknown.status == 1);
  CHECK(boost::json::parse(unknown.out).at("error") == "failed");
}

TEST_CASE("watch --json tells the state of a stopped daemon and waits", "[F39]") {
  const World world;
  Process watch = world.start({"watch", "--wait", "--json"});
  CHECK(boost::json::parse(watch.line()).at("state") == "not_running");
  const ScriptedDaemon daemon(world);
  CHECK(boost::json::parse(watch.line()).at("state") == "working");
}

TEST_CASE("resume says whether anything was paused", "[F38]") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result nothing = world.run({"resume"});
  CHECK(nothing.status == 0);
  CHECK_THAT(nothing.out, StartsWith("Nothing was paused. "));
  put(daemon, unknot::State::paused, "paused until you resume");
  CHECK_THAT(world.run({"resume"}).out, StartsWith("Resumed. "));
  put(daemon, unknot::State::begun, "a break hides a pause");
  CHECK_THAT(world.run({"resume"}).out, StartsWith("No pause is in effect. "));
}

TEST_CASE("snooze and pause take a time, a day or a date", "[F37]") {
  using unknot::PauseRequested;
  const auto snoozed = asked_by<unknot::SnoozeRequested>({"snooze", "until", "tomorrow", "0:00"}).lasting;
  REQUIRE(snoozed);
  CHECK(*snoozed > 0s);
  CHECK(*snoozed <= 24h);
  CHECK(asked_by<unknot::SnoozeRequested>({"snooze", "1h", "30m"}).lasting == 90min);
  const auto today = asked_by<PauseRequested>({"pause", "today"}).lasting;
  REQUIRE(today);
  CHECK(*today > 0s);
  CHECK(*today <= 24h);
  using namespace std::chrono;
  const year_month_day later{floor<days>(system_clock::now()) + days{30}};
  const auto month = asked_by<PauseRequested>({"pause", "until", iso(later)}).lasting;
  REQUIRE(month);
  CHECK(*month > days{28});
  CHECK(*month <= days{30});
  const World world;
  ScriptedDaemon daemon(world);
  const Result far = world.run({"snooze", "until", iso(later)});
  CHECK(far.status == 2);
  CHECK_THAT(far.err, ContainsSubstring("a snooze ends tomorrow at the latest; for longer: unknot pause"));
  CHECK(world.run({"snooze", "3d"}).status == 2);
  CHECK(world.run({"pause", "until", "1999-01-01"}).status == 2);
}

TEST_CASE("a date is digits and nothing else", "[F35]") {
  const World world;
  for (const char* date : {"2026-1a-16", "20 6-01-01", "2026-01-1 ", "+026-01-01", "2026-1-16", "2026-02-30"}) {
    for (const auto& words :
         {Words{"report", date}, Words{"report", "--since", date}, Words{"export", "--since", date}}) {
      INFO(words[0] << " " << words[1]);
      CHECK(world.run(words).status == 2);
    }
  }
  for (const char* hours : {"+4", " 4", "4 ", "0x4", "4.0", "1e1", "", "-4", "25", "99999999999999999999"})
    CHECK(world.run({"plan", "--hours", hours}).status == 2);
}

TEST_CASE("without a command it says how things stand") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result bare = world.run({});
  CHECK(bare.status == 0);
  CHECK(bare.err.empty());
  CHECK_THAT(bare.out, StartsWith("Present, no break is switched on.\n"));
  CHECK(bare.out == world.run({"status"}).out);
}

TEST_CASE("status as JSON has the field names of the interface") {
  const World world;
  ScriptedDaemon daemon(world);
  const auto status = boost::json::parse(world.run({"status", "--json"}).out).as_object();
  CHECK(status.at("state") == "working");
  CHECK(status.at("idle_source") == "none");
  CHECK(status.contains("since_rest_s"));
}

TEST_CASE("each steering verb asks for its wish") {
  using namespace unknot;
  (void)asked_by<StartRequested>({"start"});
  (void)asked_by<DoneRequested>({"done"});
  (void)asked_by<SkipRequested>({"skip"});
  (void)asked_by<ResumeRequested>({"resume"});
  (void)asked_by<ResetRequested>({"reset"});
  CHECK_FALSE(asked_by<SnoozeRequested>({"snooze"}).lasting);
  CHECK(asked_by<SnoozeRequested>({"snooze", "10m"}).lasting == 10min);
  CHECK_FALSE(asked_by<BreakRequested>({"break"}).kind);
  CHECK(asked_by<BreakRequested>({"break", "rest"}).kind == "rest");
}

TEST_CASE("pause takes a length, a time, or no end; alone it is an hour") {
  using unknot::PauseRequested;
  CHECK(asked_by<PauseRequested>({"pause"}).lasting == 1h);
  CHECK(asked_by<PauseRequested>({"pause", "1h", "30m"}).lasting == 90min);
  CHECK_FALSE(asked_by<PauseRequested>({"pause", "--indefinite"}).lasting);
  const auto lasting = asked_by<PauseRequested>({"pause", "until", "tomorrow", "12:00"}).lasting;
  REQUIRE(lasting);
  CHECK(*lasting > 12h - 1s);
  CHECK(*lasting <= 36h);
}

TEST_CASE("a change of state says the resulting state in one line, and nothing with -q") {
  const World world;
  ScriptedDaemon daemon(world);
  put(daemon, unknot::State::paused, "paused until you resume");
  CHECK(world.run({"pause", "--indefinite"}).out == "Paused until you resume: unknot resume.\n");
  const Result quiet = world.run({"pause", "--indefinite", "-q"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  CHECK(boost::json::parse(world.run({"pause", "--json"}).out).at("state") == "paused");
}

TEST_CASE("a time that is past today is taken as tomorrow's, and that is said") {
  const World world;
  ScriptedDaemon daemon(world);
  put(daemon, unknot::State::paused, "paused");
  // 0:00 has always passed.
  CHECK_THAT(world.run({"pause", "0:00"}).out, ContainsSubstring("0:00 is past today, so tomorrow is meant."));
}

TEST_CASE("what the daemon refuses ends with 4 and says what to do") {
  const World world;
  ScriptedDaemon daemon(world);
  daemon.refuse(unknot::Refusal::nothing_to_answer);
  const Result result = world.run({"start"});
  CHECK(result.status == 4);
  CHECK(result.out.empty());
  CHECK(result.err == "There is nothing to start: no break is due. To take one now: unknot break\n");
  daemon.refuse(unknot::Refusal::snooze_limit_reached);
  CHECK(world.run({"snooze"}).status == 4);
  daemon.refuse(unknot::Refusal::unknown_kind);
  const Result unknown = world.run({"break", "strech"});
  CHECK(unknown.status == 4);
  CHECK_THAT(unknown.err, ContainsSubstring("did you mean 'stretch'?"));
}

TEST_CASE("wrong usage ends with 2 and two lines on the error stream") {
  const World world;
  const auto words =
      GENERATE(std::vector<std::string>{"puse"}, std::vector<std::string>{"pause", "20"},
               std::vector<std::string>{"pause", "--indefinite", "1h"}, std::vector<std::string>{"snooze", "soon"},
               std::vector<std::string>{"snooze", "0s"}, std::vector<std::string>{"pause", "0s"},
               std::vector<std::string>{"status", "--nope"}, std::vector<std::string>{"call", "Pause", "{"},
               std::vector<std::string>{"call", "Pause", "[]"}, std::vector<std::string>{"call", "Watch"},
               std::vector<std::string>{"completion", "tcsh"}, std::vector<std::string>{"config", "get", "idle_afer"},
               std::vector<std::string>{"config", "set", "idle_after", "soon"});
  const Result result = world.run(words);
  INFO(result.err);
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, StartsWith("unknot: "));
  CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 2);
}

TEST_CASE("help and version are answers: on the output, with 0") {
  const World world;
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--help"}, {"help"}, {"pause", "-h"}, {"help", "config", "set"}, {"-V"}}) {
    const Result result = world.run(words);
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    CHECK_FALSE(result.out.empty());
  }
}

TEST_CASE("version also tells the daemon's, and warns if they differ") {
  const World world;
  CHECK(world.run({"version"}).out == "unknot " UNKNOT_VERSION "\nunknotd is not running\n");
  CHECK(boost::json::parse(world.run({"version", "--json"}).out).at("unknotd").is_null());
  ScriptedDaemon daemon(world);
  const auto versions = boost::json::parse(world.run({"version", "--json"}).out);
  CHECK(versions.at("unknot") == UNKNOT_VERSION);
  CHECK(versions.at("unknotd") == UNKNOT_VERSION);
}

TEST_CASE("call reaches every method and prints what it returns as JSON") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(boost::json::parse(world.run({"call", "GetStatus"}).out).at("status").at("state") == "working");
  CHECK(boost::json::parse(world.run({"call", "org.unknot.control.Reload"}).out).at("problems").is_array());
  CHECK(boost::json::parse(world.run({"call", "org.varlink.service.GetInfo"}).out).at("interfaces").is_array());
  CHECK(world.run({"call", "TakeBreak", R"({"kind":"rest"})"}).status == 0);
  CHECK(daemon.only_wish<unknot::BreakRequested>().kind == "rest");
  const Result missing = world.run({"call", "Nothing"});
  CHECK(missing.status == 1);
  CHECK_THAT(missing.err, ContainsSubstring("has no method org.unknot.control.Nothing"));
}

TEST_CASE("introspect prints the interface") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK_THAT(world.run({"introspect"}).out, ContainsSubstring("interface org.unknot.control\n"));
  CHECK_THAT(world.run({"introspect", "org.varlink.service"}).out, ContainsSubstring("interface org.varlink.service"));
  CHECK(world.run({"introspect", "org.nobody"}).status == 1);
}

TEST_CASE("a daemon that does not answer is given up after two seconds") {
  const World world;
  const SilentDaemon daemon(world.socket());
  const auto begin = std::chrono::steady_clock::now();
  const Result result = world.run({"status"});
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("did not answer within"));
  CHECK(took >= 1900ms);
  CHECK(took < 4s);
}

TEST_CASE("the option --socket goes before UNKNOT_SOCKET") {
  World world;
  ScriptedDaemon daemon(world);
  world.extra["UNKNOT_SOCKET"] = world.file("nowhere");
  CHECK(world.run({"status"}).status == 3);
  CHECK(world.run({"status", "--socket", world.socket()}).status == 0);
}

TEST_CASE("colour is for terminals, unless it is asked for") {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK_FALSE(coloured(world.run({"status"}).out));
  CHECK(coloured(world.run({"status", "--color", "always"}).out));
  const PseudoTerminal terminal;
  CHECK(coloured(terminal.shown(world, {"status"})));
  CHECK_FALSE(coloured(terminal.shown(world, {"status", "--color=never"})));
}

TEST_CASE("a terminal that is dumb and a person who wants no colour get none") {
  World world;
  ScriptedDaemon daemon(world);
  const PseudoTerminal terminal;
  world.extra["NO_COLOR"] = "1";
  CHECK_FALSE(coloured(terminal.shown(world, {"status"})));
  CHECK(coloured(terminal.shown(world, {"status", "--color=always"})));
  world.extra = {{"TERM", "dumb"}};
  CHECK_FALSE(coloured(terminal.shown(world, {"status"})));
}

TEST_CASE("an answer that can't be written is a failure, one that nobody reads is none") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result full = world.start({"status"}, "/dev/full").finish();
  CHECK(full.status == 1);
  CHECK_THAT(full.err, ContainsSubstring("could not be written"));
  Process unread = world.start({"status"});
  unread.close_output();
  const Result result = unread.finish();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}
