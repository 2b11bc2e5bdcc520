// SPDX-License-Identifier: MIT
#include "words/commands/doctor.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

// Those of the daemon's sources too.
constexpr std::array checks{to_say("daemon"),
                            to_say("session bus"),
                            to_say("notification server"),
                            to_say("notifications"),
                            to_say("idle"),
                            to_say("session"),
                            to_say("do not disturb"),
                            to_say("meeting"),
                            to_say("full screen"),
                            to_say("sound"),
                            to_say("window"),
                            to_say("service"),
                            to_say("settings"),
                            to_say("graphical session"),
                            to_say("display variables"),
                            to_say("history"),
                            to_say("desktop file"),
                            to_say("icon")};

std::string joined_by_blanks(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace

std::string health(Health health) {
  switch (health) {
    case Health::ok: return say("ok");
    case Health::unknown: return say("unknown");
    case Health::warning: return say("warning");
    case Health::error: return say("error");
  }
  std::unreachable();
}

std::string check(std::string_view name) {
  const auto* const found = std::ranges::find(checks, name, [](const char* each) { return std::string_view(each); });
  return found == checks.end() ? std::string(name) : say(*found);
}

std::string fix_label() { return say("fix:"); }

std::string daemon_runs() { return say("unknotd is running"); }
std::string daemon_stands_still() { return say("unknotd is not running"); }

std::string daemon_keeps_silent(const std::string& why) {
  return say("unknotd does not report its state: {why}", {{"why", why}});
}

std::string source_unavailable() { return say("not available"); }

std::string source_troubled(const std::string& source, const std::string& problem) {
  return say("{source}; {problem}", {{"source", source}, {"problem", problem}});
}

std::string nothing_listens(const std::string& path) { return say("nothing is listening on {path}", {{"path", path}}); }
std::string unknown_without_bus() { return say("unknown without the session bus"); }
std::string unknown_without_systemd() { return say("can't be checked without systemd"); }

std::string logind_there(bool there) {
  return say(there ? "logind is available" : "no logind: screen lock may not be detected");
}

std::string pipewire_there(bool there) {
  return say(there ? "PipeWire is running" : "no PipeWire; microphone use can't be detected");
}

std::string session_active() { return say("active"); }

std::string session_not_active() {
  return say(
      "graphical-session.target is not active, so its services don't start; your desktop or its configuration must "
      "start it");
}

std::string no_display() { return say("no display here"); }

std::string display_not_passed_on(const std::string& variables) {
  return say("services don't have {variables}, so Unknot can't detect whether you're there",
             {{"variables", variables}});
}

std::string unit_state(const std::string& installed, const std::string& active) {
  return say("{installed}, {active}", {{"installed", installed}, {"active", active}});
}

std::string unit_not_started(const std::string& state) {
  return say("{state}; won't start with your session", {{"state", state}});
}

std::string unit_not_installed() {
  return say("unknot.service is not installed, so Unknot won't start with your session");
}

std::string unit_failed() { return say("unknot.service failed"); }
std::string no_user_session() { return say("no systemd user session: Unknot won't start automatically"); }

std::string no_server_found() { return say("none found"); }
std::string no_server_to_install() { return say("none found; install one, such as dunst or mako"); }

std::string server_supports(const std::string& server, const std::vector<std::string>& capabilities) {
  return say("{server}, supports {capabilities}",
             {{"server", server}, {"capabilities", joined_by_blanks(capabilities)}});
}

std::string server_paused(const std::string& server) {
  return say("{server}; do not disturb is on", {{"server", server}});
}

std::string no_history_yet() { return say("none yet"); }

std::string nothing_recorded_until_moved(const std::string& why) {
  return say("{why}; nothing is recorded until you move it away", {{"why", why}});
}

std::string nothing_recorded_until_updated(const std::string& why) {
  return say("{why}; nothing is recorded until you update Unknot or move it away", {{"why", why}});
}

std::string icon_not_installed(const std::string& file) {
  return say("{file} is not installed: reminders have no icon", {{"file", file}});
}

std::string desktop_file_not_installed(const std::string& file) {
  return say("{file} is not installed: desktops can't keep notification settings for Unknot", {{"file", file}});
}

}  // namespace unknot::words
