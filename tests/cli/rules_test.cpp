// SPDX-License-Identifier: MIT
// The manners of the command line, tried on the program itself.
#include <fcntl.h>
#include <sys/file.h>

#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <unknot_version.hpp>

#include "silent_daemon.hpp"
#include "world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

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

TEST_CASE("an answer that can't be written is a failure, one that nobody reads is none") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result full = world.start({"status"}, "/dev/full").finish();
  CHECK(full.status == 1);
  CHECK_THAT(full.err, ContainsSubstring("Can't write the output"));
  Process unread = world.start({"status"});
  unread.close_output();
  const Result result = unread.finish();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}
