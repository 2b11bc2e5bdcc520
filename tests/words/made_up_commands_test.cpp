// SPDX-License-Identifier: MIT
// `unknot` in the language that nobody speaks. What a person has typed or copies, keys, and names stay.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <regex>
#include <system_error>
#include <unknot_version.hpp>

#include "../cli/world.hpp"
#include "doctor/findings.hpp"
#include "holidays/occurrences.hpp"
#include "made_up.hpp"
#include "verbs/plan_verb.hpp"
#include "verbs/verbs.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using made_up::english_in;
using made_up::Lines;

namespace {

// Commands that a person copies.
const Lines copied{"systemctl --user restart unknot",
                   "systemctl --user reset-failed unknot",
                   "systemctl --user start unknot",
                   "systemctl --user start dbus.socket",
                   "systemctl --user start pipewire wireplumber",
                   "systemctl --user enable --now unknot",
                   "systemctl --user import-environment",
                   "journalctl --user -u unknot",
                   "unknot config check",
                   "unknot config set",
                   "unknot profile show",
                   "unknot profile use",
                   "unknot profile off",
                   "unknot days-off add",
                   "unknot days-off list",
                   "unknot days-off remove",
                   "sudo apt install",
                   "sudo dnf install",
                   "sudo pacman -S",
                   "sudo zypper install",
                   "unknot status",
                   "unknot watch",
                   "unknot pause",
                   "man 5 unknot"};

std::string without(std::string text, Lines names) {
  std::ranges::sort(names, std::ranges::greater{}, &std::string::size);
  for (const std::string& name : names) {
    for (auto at = name.empty() ? text.npos : text.find(name); at != text.npos; at = text.find(name, at))
      text.erase(at, name.size());
  }
  return text;
}

// Something is said, and none of it in English but what was typed and `names`.
void check_said(const std::string& text, const Lines& typed, const Lines& names = {}) {
  CAPTURE(text);
  CHECK(text.contains("xx"));
  Lines all = copied;
  all.insert(all.end(), typed.begin(), typed.end());
  all.insert(all.end(), names.begin(), names.end());
  CHECK(english_in(without(text, all)).empty());
}

// What `unknot` says of wrong words.
void check_refused(const Lines& typed, Lines names = {}) {
  const auto parsed = cli::parse_command_line(typed, [] { return WallTime{1'800'000'000s}; });
  REQUIRE(std::holds_alternative<cli::UsageError>(parsed));
  names.insert(names.end(), {"unknot", "--help"});
  check_said(std::get<cli::UsageError>(parsed).text, typed, names);
}

struct Desk {
  World world;

  Desk() {
    world.extra["PATH"] = UNKNOT_PROGRAM_DIR;  // nothing of this machine is asked
    world.extra["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + world.file("bus").native();
    world.extra["XDG_DATA_DIRS"] = world.file("data");
    world.extra["UNKNOT_SNOOZE"] = "9m";
  }

  // Both of its streams.
  std::string check(const Lines& typed, Lines names = {}) const {
    const Result result = world.run(typed);
    const std::string at_home = without(result.out + result.err, {world.file("").native()});
    const std::string text = std::regex_replace(at_home, std::regex(R"(unknot-\w{6}/)"), "");  // what is edited
    names.insert(names.end(), {"unknot", "--help", "config", "toml"});
    check_said(text, typed, names);
    return text;
  }
};

std::string line_of(const cli::Finding& finding) { return cli::findings_text({finding}, {}); }

}  // namespace

TEST_CASE("nothing that is wrong with a command line is told in English but by words") {
  check_refused({"puse"}, {"pause"});
  check_refused({"zzz"});
  check_refused({"config"}, {"show", "get", "set", "unset", "edit", "check", "path", "help"});
  check_refused({"config", "set"}, {"KEY VALUE..."});
  check_refused({"status", "more"});
  check_refused({"status", "--jsn"}, {"--json"});
  check_refused({"watch", "--format", "zz"}, {"json", "waybar", "plain"});
  check_refused({"plan", "--hours"}, {"N"});
  check_refused({"plan", "--hours", "25"});
  check_refused({"plan", "--hours", "4", "--hours", "5"});
  check_refused({"plan", "--json=zz"}, {"--json"});
  check_refused({"pause", "5m", "--indefinite"});
  check_refused({"skip", "--next", "--force"});
  check_refused({"break", "--view", "--screen"});
  check_refused({"snooze", "3d"});
  check_refused({"holidays", "import", "zz", "--year", "5"});
  check_refused({"completion", "zz"}, {"SHELL", "bash", "fish", "zsh"});
  check_refused({"call", "Watch"});
  check_refused({"call", "Pause", "[]"}, {R"({"kind":"rest"})"});
}

TEST_CASE("help has no English in its layout but by words") {
  const auto parsed = cli::parse_command_line({"config", "set", "--help"}, [] { return WallTime{}; });
  const std::string& help = std::get<cli::Asked>(parsed).text;
  for (const char* title : {"Usage", "Arguments", "Options"}) CHECK_FALSE(help.contains(title));
}

TEST_CASE("the doctor finds nothing in English but names and commands") {
  const Desk desk;
  const Lines names{"unknot.svg", "unknot.desktop", "icons/hicolor/scalable/apps", "applications", "unix:path=", "bus"};
  const std::string stopped = desk.check({"doctor"}, names);
  CHECK(std::ranges::count(stopped, '\n') >= 12);
  const ScriptedDaemon daemon(desk.world);
  desk.check({"doctor"}, [&] {
    Lines more = names;
    more.insert(more.end(), {"XSync IDLETIME", "no notification server", "apt install dunst"});
    return more;
  }());
}

TEST_CASE("the doctor makes no English of what it is told") {
  using cli::Facts;
  Lines said;
  for (const char* active : {"failed", "active"}) {
    for (const char* file : {"", "enabled", "disabled"}) {
      for (const char* loaded : {"loaded", "not-found"})
        said.push_back(line_of(
            cli::unit_finding({{"LoadState", loaded}, {"UnitFileState", file}, {"ActiveState", active}}, true)));
    }
    said.push_back(line_of(cli::target_finding({{"ActiveState", active}}, false)));
  }
  const Facts own{{"DISPLAY", ":0"}};
  for (const auto& finding :
       {cli::unit_finding({}, false), cli::target_finding({}, false), cli::environment_finding({}, own),
        cli::environment_finding({{"x", "x"}}, own), cli::environment_finding(own, {}),
        cli::server_finding("", "", false, ""), cli::server_finding("", "", false, "xx"),
        cli::server_finding(R"(s "dunst" "x" "1")", R"(as "xx")", true, ""),
        cli::history_problem(history::Stranger::foreign, "/x", "xx"),
        cli::history_problem(history::Stranger::newer, "/x", "xx"),
        cli::finding_of({.party = "idle", .source = "X", .trouble = "xx"}), cli::finding_of({.party = "sound"})})
    said.push_back(line_of(finding));
  for (const std::string& text : said)
    check_said(text, {}, {"enabled", "disabled", "failed", "active", "DISPLAY", "mv -n", "/x.old", "-n 20"});
}

TEST_CASE("what is done to the settings is told in no English but by words") {
  const Desk desk;
  desk.check({"config", "set", "gap", "2m"});
  desk.check({"config", "set", "gap", "2m"});
  desk.check({"config", "set", "snooze", "6m"}, {"UNKNOT_SNOOZE"});
  desk.check({"config", "unset", "gap"});
  desk.check({"config", "unset", "gap"});
  desk.check({"config", "set", "breaks.zzzz.every", "25m"});
  desk.check({"config", "unset", "breaks.zzzz"}, {"zzzz"});
  desk.check({"config", "unset", "breaks.rest"});
  desk.check({"config", "set", "breaks.strech.every", "25m"}, {"--new", "strech"});
  desk.check({"config", "set", "gapp", "2m"}, {"gap"});
  desk.check({"config", "check"});
  desk.world.write(desk.world.settings_file(), "gap = 5\n");
  desk.check({"config", "show", "--json"}, [&] {
    const std::string shown = desk.world.run({"config", "show", "--json"}).out;
    return Lines{shown, "gap"};
  }());
}

TEST_CASE("settings that were saved are told of in no English but by words") {
  const Desk desk;
  const ScriptedDaemon daemon(desk.world);
  desk.check({"config", "set", "gap", "2m"}, {"UNKNOT_GAP", "config.toml:3:1: unknown key \"snoze\""});
  desk.world.write(desk.world.settings_file().parent_path() / "profiles/zz.toml", "snooze = \"2m\"\n");
  desk.world.write(desk.world.file("home/.local/state/unknot/profile"), "zz\n");
  desk.check({"config", "set", "snooze", "3m"}, {"zz", "UNKNOT_SNOOZE", "config.toml:3:1: unknown key \"snoze\""});
}

TEST_CASE("an editor that does anything is told of in no English but by words") {
  Desk desk;
  const auto edit_with = [&](const std::string& script) {
    const auto path = desk.world.file("zz");
    desk.world.write(path, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    desk.world.extra["EDITOR"] = path;
    desk.world.extra["PATH"] = "/usr/bin:/bin";
    desk.check({"config", "edit"}, {"zz", "gap"});
  };
  edit_with("true");
  edit_with("false");
  edit_with("rm \"$1\"");
  edit_with("echo 'gap = \"2m\"' > \"$1\"");
  edit_with("echo 'gap = \"2m\" # zz' > \"$1\"");
  edit_with("echo 'gap = 2' > \"$1\"");
  desk.world.extra["TMPDIR"] = "/zz";
  desk.check({"config", "edit"}, {"/zz", "TMPDIR", std::generic_category().message(ENOENT)});
}

TEST_CASE("days off are told of in no English but by words") {
  const Desk desk;
  desk.check({"days-off", "list"});
  desk.check({"days-off", "add", "2099-12-25", "2001-12-25"});
  desk.check({"days-off", "add", "2001-12-26"});
  desk.check({"days-off", "add", "2099-12-25"});
  desk.check({"days-off", "remove", "2099-12-26"});
  desk.check({"days-off", "remove", "2099-12-25"});
  desk.check({"days-off", "add", "zz"});
}

TEST_CASE("a calendar is imported in no English but by words") {
  const Desk desk;
  const auto file = desk.world.file("zz.ics");
  const auto import = [&](const std::string& events, const Lines& options) {
    desk.world.write(file, events);
    Lines typed{"holidays", "import", file.native(), "--year", "2099"};
    typed.insert(typed.end(), options.begin(), options.end());
    desk.check(typed, {"zz.ics", "--yes", "Zz", "iCalendar"});
  };
  const auto event = [](const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; };
  const std::string events = "BEGIN:VCALENDAR\r\n" + event("DTSTART;VALUE=DATE:20991225\r\nSUMMARY:Zz\r\n") +
                             event("DTSTART:20991225T100000Z\r\n") + event("DTSTART;VALUE=DATE:20011225\r\n") +
                             event("SUMMARY:Zz\r\n") + event("DTSTART;VALUE=DATE:20991226\r\nSTATUS:CANCELLED\r\n") +
                             "END:VCALENDAR\r\n";
  import("zz", {});
  if (cli::no_calendars()) return;
  import(events, {});
  import(events, {"--yes"});
  import(events, {"--yes"});
}

TEST_CASE("profiles are told of in no English but by words") {
  const Desk desk;
  desk.check({"profile", "list"}, {"NAME", "profiles"});
  desk.check({"profile", "show"});
  desk.world.write(desk.world.settings_file().parent_path() / "profiles/zz.toml", "gap = \"2m\"\nvolume = 1\n");
  desk.check({"profile", "show", "zz"}, {"zz", "gap", "volume", "profiles"});
  desk.world.write(desk.world.file("home/.local/state/unknot/profile"), "zz\n");
  desk.check({"profile", "list"}, {"zz", "volume", "profiles"});
  desk.check({"profile", "show", "zz"}, {"zz", "gap", "volume", "profiles"});
  ScriptedDaemon daemon(desk.world);
  desk.check({"profile", "off"});
  daemon.change([](FakeService& service) { service.now.profile = "zz"; });
  desk.check({"profile", "use", "zz"});
  desk.check({"profile", "off"}, {"zz"});
  daemon.change([](FakeService& service) { service.now.profile_until = WallTime{4'102'480'800s}; });
  desk.check({"profile", "use", "zz", "for", "2h"});
}

TEST_CASE("the plan is told in no English but by words") {
  const cli::Calendar calendar{WallTime{1'800'000'000s}, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};
  protocol::PlanReply plan{.breaks = {{.at = 1'800'090'000, .kind = "stretch", .lasts_s = 60, .name = "xx"}}};
  plan.breaks.front().announced_at = 1'800'089'000;
  plan.breaks.front().fixed = true;
  using enum protocol::PlannedWhat;
  plan.moments = std::vector<protocol::PlannedMoment>{{.at = 1'800'000'600, .what = limit, .worked_s = 8 * 3600},
                                                      {.at = 1'800'000'700, .what = days_off},
                                                      {.at = 1'800'000'800, .what = days_off, .until = 1'800'400'000}};
  check_said(cli::plan_table(plan, remedies::Catalogue{}, calendar), {});
  const Desk desk;
  desk.world.write(desk.world.settings_file(),
                   "days_off = [\"2001-01-01..2001-12-31\"]\nhours = \"Mon 00:00-00:01\"\n");
  desk.check({"plan", "--hours", "1"});
}

TEST_CASE("a daemon that does not answer is told of in no English but by words") {
  const Desk desk;
  const Lines names{"unknotd"};
  desk.check({"version"}, {UNKNOT_VERSION});
  desk.check({"pause"}, names);
  desk.check({"watch"}, names);
  desk.check({"pause", "--socket", "/proc/" + std::string(200, 'x')}, {std::generic_category().message(ENAMETOOLONG)});
}
