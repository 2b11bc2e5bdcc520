// SPDX-License-Identifier: MIT
#include "words/commands/reload.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string daemon_keeps_settings() { return say("The daemon keeps its previous settings until this is fixed:"); }
std::string daemon_found_errors() { return say("The daemon found errors:"); }

std::string variable_of_daemon(const std::string& key, const std::string& variable) {
  return say(
      "The daemon keeps its value of {key}: {variable} is set in its environment and overrides the file. Remove it "
      "there and restart the daemon.",
      {{"key", key}, {"variable", variable}});
}

std::string variable_here(const std::string& variable) {
  return say("{variable} is set in the environment here and overrides the file.", {{"variable", variable}});
}

std::string variable_only_here(const std::string& variable) {
  return say(
      "{variable} is set in the environment here and overrides the file, but only here; the daemon uses the file.",
      {{"variable", variable}});
}

std::string profile_overrides(const std::string& profile, const std::string& key) {
  return say("The profile {profile} overrides {key} while it is in use: {command}",
             {{"profile", profile}, {"key", key}, {"command", "unknot profile show"}});
}

std::string saved_but_not_applied(const std::string& why) {
  return say("Saved, but the daemon did not apply it. {why}", {{"why", why}});
}

std::string applied_at_start() { return say("The daemon is not running; this takes effect when it starts."); }

std::string daemon_uses_other_file(const std::string& file) {
  return say("This has no effect on the daemon, which uses another settings file: {file}", {{"file", file}});
}

}  // namespace unknot::words
