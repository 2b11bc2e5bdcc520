// SPDX-License-Identifier: MIT
#include "doctor/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <cctype>
#include <cstring>
#include <iterator>
#include <sstream>

#include "strings/program_name.hpp"
#include "text/wrap.hpp"
#include "words/commands/client.hpp"
#include "words/commands/doctor.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;

constexpr std::size_t most_capabilities = 30;  // more are no help to a reader
constexpr const char* start_at_login = "systemctl --user enable --now unknot";

std::string value(const Facts& facts, const std::string& name) {
  const auto found = facts.find(name);
  return found == facts.end() ? "" : found->second;
}

// The texts in double quotes, as busctl writes them.
std::vector<std::string> quoted_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t begin = text.find('"'); begin != std::string_view::npos; begin = text.find('"', begin)) {
    const auto end = text.find('"', begin + 1);
    if (end == std::string_view::npos) break;
    found.emplace_back(text.substr(begin + 1, end - begin - 1));
    begin = end + 1;
  }
  return found;
}

// In --json.
std::string_view word_for(Health health) {
  switch (health) {
    case Health::ok: return "ok";
    case Health::unknown: return "unknown";
    case Health::warning: return "amiss";
    case Health::error: return "broken";
  }
  return "";
}

int color_of(Health health) {
  switch (health) {
    case Health::ok: return 32;
    case Health::unknown: return 2;
    case Health::warning: return 33;
    case Health::error: return 31;
  }
  return 0;
}

std::size_t widest_health() {
  std::size_t width = 0;
  for (const Health each : {Health::ok, Health::unknown, Health::warning, Health::error})
    width = std::max(width, columns_of(words::health(each)));
  return width;
}

std::string colored(const std::string& word, Health health, Look look) {
  return look.color ? fmt::format("\x1b[{}m{}\x1b[0m", color_of(health), word) : word;
}

// How the distributions install; the first that is named wins.
struct Installer {
  std::string_view distribution;  // its ID in os-release(5), or one that it is like
  std::string_view command;
};
constexpr std::array installers{Installer{"debian", "sudo apt install"},     Installer{"ubuntu", "sudo apt install"},
                                Installer{"fedora", "sudo dnf install"},     Installer{"rhel", "sudo dnf install"},
                                Installer{"arch", "sudo pacman -S"},         Installer{"suse", "sudo zypper install"},
                                Installer{"opensuse", "sudo zypper install"}};

// "fedora" of `ID=fedora`, "debian" and "ubuntu" of `ID_LIKE="ubuntu debian"`, the distribution's own first.
std::vector<std::string> distributions_in(std::string_view os_release) {
  const Facts facts = facts_in(os_release);
  std::string names = value(facts, "ID") + " " + value(facts, "ID_LIKE");
  std::ranges::replace_if(names, [](char letter) { return letter == '"' || letter == '\''; }, ' ');
  std::istringstream stream(names);
  return {std::istream_iterator<std::string>(stream), {}};
}

// Each command is on its own line, so that it can be copied.
std::string fixing(const std::string& commands, std::size_t column, Look look) {
  constexpr std::string_view between = "; ";
  const std::string label = std::string(column, ' ') + words::fix_label() + " ";
  const std::string below(columns_of(label), ' ');
  std::string text;
  for (std::size_t begin = 0; begin < commands.size();) {
    const auto end = std::min(commands.find(between, begin), commands.size());
    text += wrapped(commands.substr(begin, end - begin), text.empty() ? label : below, look.columns);
    begin = end + between.size();
  }
  return text;
}

// As it can be copied into a shell.
std::string shell_word(const std::string& text) {
  const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::strchr("/._-+", c); };
  if (std::ranges::all_of(text, is_plain)) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

}  // namespace

Finding finding_of(const protocol::Party& source) {
  Health health = source.source ? Health::ok : Health::unknown;
  if (source.trouble) health = source.stops_reminders ? Health::error : Health::warning;
  std::string text = source.trouble.value_or(source.source.value_or(words::source_unavailable()));
  if (source.trouble && source.source) text = words::source_troubled(*source.source, text);
  return {.name = source.party, .health = health, .text = text, .fix = source.mend.value_or("")};
}

Facts facts_in(std::string_view text) {
  Facts facts;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (const auto equals = line.find('='); equals != std::string_view::npos) {
      facts.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return facts;
}

// Within a minute of the fifth failure no start is tried, from systemd 256 or so on not even after a reload.
std::string start_command(const Facts& unit) {
  if (unit.empty() || value(unit, "LoadState") == "not-found") return "unknotd";
  const std::string start = "systemctl --user start unknot";
  return value(unit, "ActiveState") == "failed" ? "systemctl --user reset-failed unknot; " + start : start;
}

Finding unit_finding(const Facts& unit, bool running) {
  const std::string loaded = value(unit, "LoadState");
  const std::string file = value(unit, "UnitFileState");
  const std::string active = value(unit, "ActiveState");
  Finding finding{.name = "service", .health = Health::ok, .text = words::unit_state(file, active), .fix = ""};
  if (unit.empty()) {
    finding = {.name = "service", .health = Health::warning, .text = words::no_user_session(), .fix = ""};
  } else if (loaded == "not-found") {
    finding.health = Health::warning;
    finding.text = words::unit_not_installed();
  } else if (active == "failed") {
    finding.health = running ? Health::warning : Health::error;
    finding.text = words::unit_failed();
    finding.fix = "journalctl --user -u unknot -n 20; " + start_command(unit);
  } else if (!file.starts_with("enabled")) {
    finding.health = Health::warning;
    finding.text = words::unit_not_started(finding.text);
    finding.fix = start_at_login;
  }
  return finding;
}

Finding target_finding(const Facts& target, bool running) {
  const bool reached = value(target, "ActiveState") == "active";
  if (reached) return {.name = "graphical session", .health = Health::ok, .text = words::session_active(), .fix = ""};
  if (target.empty()) {
    return {
        .name = "graphical session", .health = Health::unknown, .text = words::unknown_without_systemd(), .fix = ""};
  }
  return {.name = "graphical session",
          .health = Health::warning,
          .text = words::session_not_active(),
          .fix = running ? "" : "systemctl --user start unknot"};
}

Finding environment_finding(const Facts& manager, const Facts& own) {
  std::string missing, there;
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"}) {
    if (!own.contains(name)) continue;
    std::string& list = manager.contains(name) ? there : missing;
    list += (list.empty() ? "" : " ") + std::string(name);
  }
  Finding finding{.name = "display variables", .health = Health::ok, .text = there, .fix = ""};
  if (own.empty()) finding.text = words::no_display();
  if (manager.empty() && !own.empty()) {
    finding.health = Health::unknown;
    finding.text = words::unknown_without_systemd();
  }
  if (manager.empty() || missing.empty()) return finding;
  finding.health = Health::warning;
  finding.text = words::display_not_passed_on(missing);
  finding.fix = ("systemctl --user import-environment " + missing + "; ").append(words::restart_command);
  return finding;
}

std::string install_command(std::string_view os_release, const std::string& package) {
  for (const std::string& name : distributions_in(os_release)) {
    for (const Installer& each : installers) {
      // openSUSE's own IDs go on: "opensuse-tumbleweed".
      if (name == each.distribution || name.starts_with(std::string(each.distribution) + "-"))
        return std::string(each.command) + " " + package;
    }
  }
  return "";
}

Finding server_finding(std::string_view information, std::string_view capabilities, bool paused,
                       const std::string& install) {
  const auto told = quoted_in(information);
  if (told.size() < 3) {
    const std::string none = install.empty() ? words::no_server_to_install() : words::no_server_found();
    return {.name = "notification server", .health = Health::error, .text = none, .fix = install};
  }
  const bool numbered = !told[2].empty() && told[2] != "0.0.0";  // mako always reports that
  std::string text = ProgramName(told[0]).text() + (numbered ? " " + ProgramName(told[2]).text() : "");
  auto able = quoted_in(capabilities);
  able.resize(std::min(able.size(), most_capabilities));
  for (std::string& capability : able) capability = ProgramName(capability).text();
  if (!able.empty()) text = words::server_supports(text, able);
  if (paused) text = words::server_paused(text);
  return {.name = "notification server", .health = Health::ok, .text = text, .fix = ""};
}

Finding history_problem(history::Stranger stranger, const std::string& file, const std::string& why) {
  Finding finding{
      .name = "history", .health = Health::warning, .text = why, .fix = std::string(words::restart_command)};
  if (stranger == history::Stranger::none) return finding;
  const bool newer = stranger == history::Stranger::newer;
  finding.text = newer ? words::nothing_recorded_until_updated(why) : words::nothing_recorded_until_moved(why);
  finding.fix = newer ? "" : "mv -n " + shell_word(file) + " " + shell_word(file + ".old");
  return finding;
}

std::string findings_text(const std::vector<Finding>& findings, Look look) {
  std::size_t width = 0;
  for (const Finding& finding : findings) width = std::max(width, columns_of(words::check(finding.name)));
  const std::size_t column = widest_health() + 2;
  std::string text;
  for (const Finding& finding : findings) {
    const std::string word = words::health(finding.health);
    const std::string first = padded(word, column) + padded(words::check(finding.name), width) + "  ";
    text += colored(word, finding.health, look) + wrapped(finding.text, first, look.columns).substr(word.size());
    text += fixing(finding.fix, column, look);
  }
  return text;
}

json::object findings_json(const std::vector<Finding>& findings) {
  json::array parties;
  for (const Finding& finding : findings) {
    json::object source;
    source["party"] = finding.name;
    source["health"] = word_for(finding.health);
    source["text"] = finding.text;
    source["mend"] = finding.fix.empty() ? json::value(nullptr) : json::value(finding.fix);
    parties.push_back(std::move(source));
  }
  json::object all;
  all["parties"] = std::move(parties);
  return all;
}

bool any_broken(const std::vector<Finding>& findings) {
  return std::ranges::find(findings, Health::error, &Finding::health) != findings.end();
}

}  // namespace unknot::cli
