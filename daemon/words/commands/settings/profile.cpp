// SPDX-License-Identifier: MIT
#include "words/commands/settings/profile.hpp"

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string profile_in_use_mark(const ProfileEnd& end, const Calendar& calendar) {
  if (!end) return say("(in use)");
  return say("(in use until {time})", {{"time", calendar.say(*end)}});
}

std::string profile_in_use(const ProfileEnd& end, const Calendar& calendar) {
  if (!end) return say("In use.");
  return say("In use until {time}.", {{"time", calendar.say(*end)}});
}

std::string profile_not_in_use(const std::string& profile) {
  return say("Not in use. To use it: {command}", {{"command", "unknot profile use " + profile}});
}

std::string value_otherwise(const std::string& value) { return say("(otherwise {value})", {{"value", value}}); }

std::string no_profiles(const std::string& folder) {
  return say("There are no profiles. To make one, write settings to {folder}/NAME.toml", {{"folder", folder}});
}

std::string no_profile_in_use() { return say("No profile is in use."); }

std::string profile_used_until(const std::string& profile, WallTime end, Duration lasts, const Calendar& calendar) {
  return say("Profile {profile} is in use until {time} ({length}).",
             {{"profile", profile}, {"time", calendar.say(end)}, {"length", duration(lasts)}});
}

std::string profile_used(const std::string& profile) {
  return say("Profile {profile} is in use until you switch it off: {command}",
             {{"profile", profile}, {"command", "unknot profile off"}});
}

std::string profile_is_off(const std::string& profile) {
  return say("Profile {profile} is off.", {{"profile", profile}});
}

std::string no_profile_was_in_use() { return say("No profile is in use now."); }

}  // namespace unknot::words
