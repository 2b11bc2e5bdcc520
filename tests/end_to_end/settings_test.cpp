// SPDX-License-Identifier: MIT
// Settings change under a running daemon, by command, by editor and by link.
#include <signal.h>

#include <algorithm>

#include <catch2/catch_all.hpp>
#include <filesystem>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;
using unknot::protocol::Status;

namespace {

constexpr int settings_invalid = 5;
constexpr int wrong_usage = 2;
constexpr const char* every_30_minutes = "[breaks.stretch]\nevery = \"30m\"\n";
constexpr const char* every_40_minutes = "[breaks.stretch]\nevery = \"40m\"\n";

auto stretch_every(std::int64_t seconds) {
  return [seconds](const Status& status) {
    for (const auto& kind : status.kinds) {
      if (kind.name == "stretch") return kind.every_s == seconds;
    }
    return false;
  };
}

}  // namespace

TEST_CASE("a setting changed by command makes a break due at once") {
  Session session(quiet_settings);
  session.start();
  Watch watch(session);
  watch.until(State::working);
  REQUIRE(session.unknot({"config", "set", "breaks.stretch.every", "1s"}).status == 0);
  watch.until(State::due);
  CHECK_THAT(read_file(session.settings_file()), ContainsSubstring("every = \"1s\"\nlasts = \"5m\"\n"));
  CHECK(session.unknot({"config", "get", "breaks.stretch.every"}).out == "1s\n");
}

TEST_CASE("a bad file keeps the old settings and status names file, line and column") {
  Session session(every_30_minutes);
  session.start();
  Watch watch(session);
  watch.until("every 30 min", stretch_every(1800));
  write_file(session.settings_file(), "[breaks.stretch]\nevery = \"soon\"\n");
  const auto status = watch.until("a problem", [](const Status& s) { return s.problems.size() == 2; });
  CHECK(stretch_every(1800)(status));
  CHECK_THAT(status.problems.front(), ContainsSubstring(session.settings_file().string() + ":2:9: "));
  CHECK_THAT(session.unknot({"status"}).out, ContainsSubstring("config.toml:2:9: "));
  CHECK(session.unknot({"config", "check"}).status == settings_invalid);

  write_file(session.settings_file(), every_40_minutes);
  CHECK(watch.until("every 40 min", stretch_every(2400)).problems.size() == 1);
}

TEST_CASE("what is invalid is not written") {
  Session session(every_30_minutes);
  session.start();
  CHECK(session.unknot({"config", "set", "breaks.stretch.every", "soon"}).status == wrong_usage);
  CHECK(read_file(session.settings_file()) == every_30_minutes);
  CHECK(stretch_every(1800)(session.status()));
}

TEST_CASE("an editor that writes beside the file and renames is noticed") {
  Session session(every_30_minutes);
  session.start();
  Watch watch(session);
  watch.until("every 30 min", stretch_every(1800));
  for (const auto& [text, seconds] : {std::pair{every_40_minutes, 2400}, std::pair{every_30_minutes, 1800}}) {
    const auto beside = session.settings_file().parent_path() / ".config.toml.swp";
    write_file(beside, text);
    std::filesystem::rename(beside, session.settings_file());
    watch.until("the new settings", stretch_every(seconds));
  }
}

TEST_CASE("a settings file that is a link is followed, also when the link changes") {
  Session session("");
  const auto first = session.folder() / "dotfiles/one.toml";
  const auto second = session.folder() / "dotfiles/two.toml";
  write_file(first, every_30_minutes);
  write_file(second, quiet_settings);
  std::filesystem::remove(session.settings_file());
  std::filesystem::create_symlink(first, session.settings_file());
  session.start();
  Watch watch(session);
  watch.until("every 30 min", stretch_every(1800));

  write_file(first, every_40_minutes);
  watch.until("every 40 min", stretch_every(2400));
  const auto beside = session.settings_file().parent_path() / "new";
  std::filesystem::create_symlink(second, beside);
  std::filesystem::rename(beside, session.settings_file());
  watch.until("every hour", stretch_every(3600));

  REQUIRE(session.unknot({"config", "set", "breaks.stretch.every", "40m"}).status == 0);
  watch.until("every 40 min", stretch_every(2400));
  CHECK(std::filesystem::is_symlink(session.settings_file()));
  CHECK_THAT(read_file(second), ContainsSubstring("every = \"40m\""));
}

TEST_CASE("a settings file that is made later is noticed") {
  Session session("");
  std::filesystem::remove_all(session.settings_file().parent_path());
  session.start();
  Watch watch(session);
  watch.until("every 20 min", stretch_every(1200));
  REQUIRE(session.unknot({"config", "set", "breaks.stretch.every", "30m"}).status == 0);
  watch.until("every 30 min", stretch_every(1800));
  std::filesystem::remove(session.settings_file());
  watch.until("every 20 min", stretch_every(1200));
}

TEST_CASE("status right after set shows the new value, wherever the settings have gone", "[F26]") {
  Session session(every_30_minutes);
  session.start();
  for (const auto& [text, seconds] : {std::pair{"46m", 2760}, std::pair{"47m", 2820}}) {
    const auto set = session.unknot({"config", "set", "breaks.stretch.every", text});
    CHECK(set.out.find("The daemon") == std::string::npos);
    CHECK(set.err.empty());
    CHECK(stretch_every(seconds)(session.status()));
    const auto config = session.folder() / "home/.config";
    std::filesystem::rename(config, session.folder() / ("home/old-" + std::string(text)));
    write_file(session.settings_file(), every_40_minutes);
  }
}

TEST_CASE("a settings folder that is moved away and created again is noticed", "[F26]") {
  Session session(every_30_minutes);
  session.start();
  Watch watch(session);
  watch.until("every 30 min", stretch_every(1800));
  std::filesystem::rename(session.folder() / "home/.config", session.folder() / "home/old");
  watch.until("every 20 min", stretch_every(1200));
  write_file(session.settings_file(), every_40_minutes);
  watch.until("every 40 min", stretch_every(2400));
}

TEST_CASE("set says that the daemon uses another file, or has an error of its own", "[F26]") {
  Session session(every_30_minutes);
  session.start();
  const auto other = (session.folder() / "other.toml").string();
  write_file(other, "");
  const auto elsewhere = session.unknot({"--config", other, "config", "set", "breaks.stretch.every", "40m"});
  CHECK(elsewhere.err == "This has no effect on the daemon, which uses another settings file: " +
                             session.settings_file().string() + "\n");
  write_file(session.settings_file(), "gap = 5\n");
  const auto wrong = session.unknot({"config", "set", "breaks.stretch.every", "40m"});
  CHECK_THAT(wrong.err, ContainsSubstring("The daemon keeps its previous settings until this is fixed:\n" +
                                          session.settings_file().string() + ":1:7: "));
  CHECK(stretch_every(1800)(session.status()));
}

TEST_CASE("however many problems the settings have, the answers can be read", "[F32]") {
  std::string text;
  for (int i = 0; i < 85'000; ++i) text += "k" + std::to_string(i) + " = 0\n";
  Session session(text);
  session.start();
  const auto problems = session.status().problems;
  CHECK(problems.size() <= 22);
  CHECK_THAT(session.unknot({"status"}).out, ContainsSubstring("and 84980 more; see: unknot config check"));
  CHECK_THAT(session.unknot({"config", "check"}).out, ContainsSubstring("and 84900 more problems"));
  const auto log = session.log();
  CHECK(std::ranges::count(log, '\n') < 60);
}

TEST_CASE("a socket that was removed is restored", "[F28]") {
  Session session(every_30_minutes);
  session.start();
  Watch watch(session);
  watch.until(State::working);
  std::filesystem::remove_all(session.socket().parent_path());
  // Those who are connected stay, and are told of what goes on.
  write_file(session.settings_file(), every_40_minutes);
  watch.until("every 40 min", stretch_every(2400));
  await("the socket", [&] { return std::filesystem::exists(session.socket()); });
  CHECK(stretch_every(2400)(session.status()));
  const auto second = session.another_daemon();
  CHECK(second.status == 1);
  CHECK_THAT(second.err, ContainsSubstring("already running"));
}

TEST_CASE("HUP reloads the settings and tells the service manager") {
  Session session(every_30_minutes);
  session.start();
  session.daemon().signal(SIGHUP);
  CHECK_THAT(session.told("RELOADING=1"), ContainsSubstring("MONOTONIC_USEC="));
  (void)session.told("READY=1");
  CHECK(stretch_every(1800)(session.status()));
}
