// SPDX-License-Identifier: MIT
#include "words/problems/problem.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string settings_unwatched(const std::string& why, const std::string& fix) {
  if (fix.empty()) return say("changes to your settings files may not be noticed: {why}", {{"why", why}});
  return say("changes to your settings files may not be noticed: {why}; run: {command}",
             {{"why", why}, {"command", fix}});
}

std::string window_not_shown(const std::string& why) {
  return say("the window of a break was not shown: {why}", {{"why", why}});
}

std::string unwatched(const std::string& why) { return say("changes may not be noticed: {why}", {{"why", why}}); }

std::string timers_from_zero(const std::string& problem) {
  return say("{problem}; the timers start from zero", {{"problem", problem}});
}

std::string state_unread(const std::string& why) { return say("the saved state can't be read: {why}", {{"why", why}}); }

std::string profile_not_kept(const std::string& why) {
  return say("the profile in use won't survive a restart: {why}", {{"why", why}});
}

std::string profile_comes_back(const std::string& why) {
  return say("the profile that was switched off comes back after a restart: {why}", {{"why", why}});
}

}  // namespace unknot::words
