// SPDX-License-Identifier: MIT
#include "words/commands/client.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string daemon_not_running(const std::string& start) {
  return say("The daemon is not running. Start it: {command}", {{"command", start}});
}

std::string daemon_has_stopped(const std::string& start) {
  return say("The daemon has stopped. Start it: {command}", {{"command", start}});
}

std::string socket_is_gone(const std::string& socket) {
  return say("The daemon is running, but its socket is gone: {socket}. Restart it: {command}",
             {{"socket", socket}, {"command", restart_command}});
}

std::string daemon_unreachable(const std::string& socket, const std::string& why) {
  return say("Can't reach the daemon at {socket}: {why}.", {{"socket", socket}, {"why", why}});
}

std::string daemon_timed_out(long milliseconds) {
  return say_count("The daemon did not answer within {count} ms. It may be stuck. Restart it: {command}",
                   "The daemon did not answer within {count} ms. It may be stuck. Restart it: {command}", milliseconds,
                   {{"command", restart_command}});
}

std::string daemon_hung_up() {
  return say("The daemon closed the connection. See the log: {command}",
             {{"command", "journalctl --user -u unknot -e"}});
}

std::string daemon_refused(const std::string& error) { return say("The daemon refused: {error}.", {{"error", error}}); }

std::string answer_not_understood(const std::string& why) {
  return say(
      "Can't understand the daemon's answer: {why}. The daemon may be a different version; restart it: {command}",
      {{"why", why}, {"command", restart_command}});
}

std::string status_not_understood() {
  return say("Can't understand the daemon's status; it is a different version. Restart it: {command}",
             {{"command", restart_command}});
}

std::string answer_goes_on() { return say("it announces more answers, which were not requested"); }
std::string answer_too_long() { return say("it is too long"); }

std::string answer_field_wrong(const std::string& field) {
  return say("its field \"{field}\" is missing or wrong", {{"field", field}});
}

std::string version_of_none() { return say("unknotd is not running"); }
std::string version_unanswered() { return say("unknotd does not answer"); }
std::string version_untold() { return say("(unknown version)"); }

std::string version_differs() {
  return say("The daemon is a different version. Restart it: {command}", {{"command", restart_command}});
}

}  // namespace unknot::words
