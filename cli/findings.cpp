// SPDX-License-Identifier: MIT
#include "cli/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "planner/program_name.hpp"

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

std::string_view word_for(Health health) {
  switch (health) {
    case Health::well: return "ok";
    case Health::amiss: return "amiss";
    case Health::broken: return "broken";
  }
  return "";
}

std::string coloured(std::string_view padded, Health health, Look look) {
  if (!look.colour) return std::string(padded);
  const int colour = health == Health::well ? 32 : health == Health::amiss ? 33 : 31;
  return fmt::format("\x1b[{}m{}\x1b[0m", colour, padded);
}

}  // namespace

Finding finding_of(const protocol::Party& party) {
  const Health health = !party.trouble ? Health::well : party.stops_reminders ? Health::broken : Health::amiss;
  std::string text = party.trouble.value_or(party.source.value_or("nobody tells"));
  if (party.trouble && party.source) text = *party.source + "; " + text;
  return {.party = party.party, .health = health, .text = text, .mend = party.mend.value_or("")};
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

Finding unit_finding(const Facts& unit, bool running) {
  const std::string loaded = value(unit, "LoadState");
  const std::string file = value(unit, "UnitFileState");
  const std::string active = value(unit, "ActiveState");
  Finding finding{.party = "service", .health = Health::well, .text = file + ", " + active, .mend = ""};
  if (unit.empty()) {
    finding = {.party = "service",
               .health = Health::amiss,
               .text = "no systemd of yours answers here, so nothing starts Unknot by itself",
               .mend = ""};
  } else if (loaded == "not-found") {
    finding.health = Health::amiss;
    finding.text = "systemd does not know unknot.service, so it does not start with your session";
  } else if (active == "failed") {
    finding.health = running ? Health::amiss : Health::broken;
    finding.text = "unknot.service failed";
    finding.mend = "journalctl --user -u unknot -n 20; systemctl --user restart unknot";
  } else if (!file.starts_with("enabled")) {
    finding.health = Health::amiss;
    finding.text += "; it does not start with your session";
    finding.mend = start_at_login;
  }
  return finding;
}

Finding target_finding(const Facts& target) {
  const bool reached = value(target, "ActiveState") == "active";
  if (reached || target.empty()) {
    return {.party = "graphical session",
            .health = Health::well,
            .text = reached ? "reached" : "not known without systemd",
            .mend = ""};
  }
  return {.party = "graphical session",
          .health = Health::amiss,
          .text =
              "graphical-session.target is not reached, so what belongs to it does not start; your desktop or its "
              "settings must start it",
          .mend = "systemctl --user start unknot"};
}

Finding environment_finding(const Facts& manager, const Facts& own) {
  std::string missing, there;
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"}) {
    if (!own.contains(name)) continue;
    std::string& list = manager.contains(name) ? there : missing;
    list += (list.empty() ? "" : " ") + std::string(name);
  }
  Finding finding{.party = "display variables", .health = Health::well, .text = there, .mend = ""};
  if (there.empty()) finding.text = own.empty() ? "there is no display here" : "not known without systemd";
  if (manager.empty() || missing.empty()) return finding;
  finding.health = Health::amiss;
  finding.text = "services do not know " + missing + ", so Unknot can't tell whether you are there";
  finding.mend = "systemctl --user import-environment " + missing + "; systemctl --user restart unknot";
  return finding;
}

Finding server_finding(std::string_view information, std::string_view capabilities, bool paused) {
  const auto told = quoted_in(information);
  if (told.size() < 3) {
    return {.party = "notification server",
            .health = Health::broken,
            .text = "nobody shows notifications",
            .mend = "sudo apt install dunst"};
  }
  const bool numbered = !told[2].empty() && told[2] != "0.0.0";  // mako tells that whatever it is
  std::string text = ProgramName(told[0]).text() + (numbered ? " " + ProgramName(told[2]).text() : "");
  auto able = quoted_in(capabilities);
  able.resize(std::min(able.size(), most_capabilities));
  for (std::string& capability : able) capability = ProgramName(capability).text();
  if (!able.empty()) text += fmt::format(", can {}", fmt::join(able, " "));
  text += paused ? "; do not disturb is on" : "";
  return {.party = "notification server", .health = Health::well, .text = text, .mend = ""};
}

std::string findings_text(const std::vector<Finding>& findings, Look look) {
  std::size_t width = 0;
  for (const Finding& finding : findings) width = std::max(width, finding.party.size());
  std::string text;
  for (const Finding& finding : findings) {
    const std::string word = coloured(fmt::format("{:<6}", word_for(finding.health)), finding.health, look);
    text += fmt::format("{}  {:<{}}  {}", word, finding.party, width, finding.text);
    text += finding.mend.empty() ? "\n" : fmt::format("; to mend it: {}\n", finding.mend);
  }
  return text;
}

json::object findings_json(const std::vector<Finding>& findings) {
  json::array parties;
  for (const Finding& finding : findings) {
    json::object party;
    party["party"] = finding.party;
    party["health"] = word_for(finding.health);
    party["text"] = finding.text;
    party["mend"] = finding.mend.empty() ? json::value(nullptr) : json::value(finding.mend);
    parties.push_back(std::move(party));
  }
  json::object all;
  all["parties"] = std::move(parties);
  return all;
}

bool any_broken(const std::vector<Finding>& findings) {
  return std::ranges::find(findings, Health::broken, &Finding::health) != findings.end();
}

}  // namespace unknot::cli
