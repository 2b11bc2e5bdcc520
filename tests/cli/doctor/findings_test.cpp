// SPDX-License-Identifier: MIT
// What the doctor makes of what it finds.
#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include <sstream>

#include "doctor/findings.hpp"
#include "text/wrap.hpp"

using namespace unknot::cli;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a source that stops reminders is an error, one with a lesser problem is a warning") {
  unknot::protocol::Party source{.party = "idle", .source = "X", .trouble = {}, .mend = {}, .stops_reminders = false};
  CHECK(finding_of(source) == Finding{"idle", Health::ok, "X", ""});
  source.trouble = "half deaf";
  source.mend = "shout";
  CHECK(finding_of(source) == Finding{"idle", Health::warning, "X; half deaf", "shout"});
  source.source.reset();
  source.stops_reminders = true;
  CHECK(finding_of(source) == Finding{"idle", Health::error, "half deaf", "shout"});
  source.trouble.reset();
  CHECK(finding_of(source) == Finding{"idle", Health::unknown, "not available", "shout"});
}

TEST_CASE("what systemctl shows is read line by line") {
  const auto facts = facts_in("LoadState=loaded\nno fact\nName=a=b\n");
  CHECK(facts == Facts{{"LoadState", "loaded"}, {"Name", "a=b"}});
  CHECK(facts_in("").empty());
}

TEST_CASE("a unit is fine, not enabled, failed, not known or not there") {
  const auto unit = [](const std::string& loaded, const std::string& file, const std::string& active, bool running) {
    return unit_finding({{"LoadState", loaded}, {"UnitFileState", file}, {"ActiveState", active}}, running);
  };
  CHECK(unit("loaded", "enabled", "active", true).health == Health::ok);
  const Finding idle = unit("loaded", "disabled", "inactive", true);
  CHECK(idle.health == Health::warning);
  CHECK(idle.fix == "systemctl --user enable --now unknot");
  CHECK(unit("loaded", "enabled", "failed", false).health == Health::error);
  CHECK(unit("loaded", "enabled", "failed", false).fix ==
        "journalctl --user -u unknot -n 20; systemctl --user reset-failed unknot; systemctl --user start unknot");
  CHECK(unit("not-found", "", "inactive", true).health == Health::warning);
  CHECK(unit_finding({}, true).health == Health::warning);
}

TEST_CASE("what starts the daemon has systemd forget that it has failed", "[F93]") {
  CHECK(start_command({{"ActiveState", "failed"}}) ==
        "systemctl --user reset-failed unknot; systemctl --user start unknot");
  CHECK(start_command({{"ActiveState", "inactive"}}) == "systemctl --user start unknot");
}

TEST_CASE("what starts the daemon is the program itself where systemd has no unit of it") {
  CHECK(start_command({}) == "unknotd");
  CHECK(start_command({{"LoadState", "not-found"}, {"ActiveState", "inactive"}}) == "unknotd");
}

// Of the failures that people met with such programs: number 38.
TEST_CASE("a graphical session that is not reached is named with what to do", "[failure 38]") {
  const Finding finding = target_finding({{"ActiveState", "inactive"}}, false);
  CHECK(finding.health == Health::warning);
  CHECK_THAT(finding.text, ContainsSubstring("graphical-session.target is not active"));
  CHECK(finding.fix == "systemctl --user start unknot");
  CHECK(target_finding({{"ActiveState", "inactive"}}, true).fix.empty());  // it runs
  CHECK(target_finding({{"ActiveState", "active"}}, true).health == Health::ok);
}

// Number 37.
TEST_CASE("a display that services do not know is named with the command that imports it") {
  const Facts own{{"DISPLAY", ":0"}, {"WAYLAND_DISPLAY", "wayland-0"}};
  CHECK(environment_finding({{"DISPLAY", ":0"}, {"WAYLAND_DISPLAY", "wayland-0"}}, own).health == Health::ok);
  const Finding finding = environment_finding({{"DISPLAY", ":0"}}, own);
  CHECK(finding.health == Health::warning);
  CHECK_THAT(finding.fix, ContainsSubstring("systemctl --user import-environment WAYLAND_DISPLAY;"));
  CHECK(environment_finding({{"HOME", "/"}}, {}).health == Health::ok);
}

TEST_CASE("a notification server is told with its version and what it can") {
  const Finding finding =
      server_finding(R"(ssss "dunst" "knopwob" "1.9.0" "1.2")", R"(as 2 "actions" "body")", true, "");
  CHECK(finding.text == "dunst 1.9.0, supports actions body; do not disturb is on");
  CHECK(finding.health == Health::ok);
  CHECK(server_finding(R"(ssss "mako" "emersion" "0.0.0" "1.2")", "", false, "").text == "mako");
  CHECK(server_finding("", "", false, "").health == Health::error);
}

TEST_CASE("for a history that can't be used the doctor says what helps") {
  using unknot::history::Stranger;
  CHECK(history_problem(Stranger::none, "/h", "damaged").fix == "systemctl --user restart unknot");
  const Finding foreign = history_problem(Stranger::foreign, "/it's mine/h", "it is foreign");
  CHECK(foreign.text == "it is foreign; nothing is recorded until you move it away");
  CHECK(foreign.fix == R"(mv -n '/it'\''s mine/h' '/it'\''s mine/h.old')");
  const Finding newer = history_problem(Stranger::newer, "/h", "it is newer");
  CHECK(newer.text == "it is newer; nothing is recorded until you update Unknot or move it away");
  CHECK(newer.fix.empty());
}

TEST_CASE("a server is installed as this distribution installs", "[F40]") {
  const auto command = [](const char* os_release) { return install_command(os_release, "dunst"); };
  CHECK(command("NAME=\"Debian GNU/Linux\"\nID=debian\n") == "sudo apt install dunst");
  CHECK(command("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n") == "sudo apt install dunst");
  CHECK(command("ID=fedora\n") == "sudo dnf install dunst");
  CHECK(command("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n") == "sudo dnf install dunst");
  CHECK(command("ID=arch\n") == "sudo pacman -S dunst");
  CHECK(command("ID=manjaro\nID_LIKE=arch\n") == "sudo pacman -S dunst");
  CHECK(command("ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n") == "sudo zypper install dunst");
  CHECK(command("ID='sles'\nID_LIKE='suse'\n") == "sudo zypper install dunst");
  CHECK(command("ID=void\n").empty());
  CHECK(command("").empty());
  CHECK(server_finding("", "", false, "sudo dnf install dunst").fix == "sudo dnf install dunst");
  const Finding unaided = server_finding("", "", false, "");
  CHECK(unaided.fix.empty());
  CHECK_THAT(unaided.text, ContainsSubstring("install one, such as dunst"));
}

TEST_CASE("what nobody here can tell is not said to be well", "[F40]") {
  CHECK(target_finding({}, true).health == Health::unknown);
  CHECK(environment_finding({}, {{"DISPLAY", ":0"}}).health == Health::unknown);
  CHECK(environment_finding({}, {}).health == Health::ok);
}

TEST_CASE("each finding has its word first, and below it what fixes it") {
  const std::vector<Finding> findings{{"daemon", Health::ok, "is running", ""},
                                      {"session bus", Health::error, "is gone", "start it; then that"}};
  CHECK(findings_text(findings, {}) ==
        "ok       daemon       is running\n"
        "error    session bus  is gone\n"
        "         fix: start it\n"
        "              then that\n");
  CHECK_THAT(findings_text(findings, {.color = true}), ContainsSubstring("\x1b[31merror\x1b[0m    session bus  is"));
  CHECK(boost::json::serialize(findings_json(findings)) ==
        R"({"parties":[{"party":"daemon","health":"ok","text":"is running","mend":null},)"
        R"({"party":"session bus","health":"broken","text":"is gone","mend":"start it; then that"}]})");
  CHECK(any_broken(findings));
  CHECK_FALSE(any_broken({findings.front()}));
}

TEST_CASE("findings are as wide as the terminal at most", "[F40]") {
  const std::vector<Finding> findings{
      target_finding({{"ActiveState", "inactive"}}, false), unit_finding({}, true),
      environment_finding({{"A", "b"}}, {{"DISPLAY", ":0"}, {"WAYLAND_DISPLAY", "wayland-0"}}),
      server_finding(R"(ssss "dunst" "knopwob" "1.9.0" "1.2")",
                     R"(as 9 "actions" "body" "body-hyperlinks" "body-markup" "icon-static" "x-dunst-stack-tag")", true,
                     "")};
  for (const std::size_t columns : {60U, 80U, 120U, 200U}) {
    std::istringstream lines(findings_text(findings, {.columns = columns}));
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(columns_of(line) <= columns);
    }
  }
}
