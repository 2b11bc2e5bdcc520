// SPDX-License-Identifier: MIT
#include "words/commands/settings/config.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string value_not_set() { return say("not set"); }
std::string value_empty() { return say("empty"); }
std::string value_built_in() { return say("built in"); }

std::string value_is_already(const std::string& key, const std::string& value) {
  return say("{key} is already {value}.", {{"key", key}, {"value", value}});
}

std::string value_is_now(const std::string& key, const std::string& value, const std::string& before) {
  return say("{key} is now {value} (was {before}).", {{"key", key}, {"value", value}, {"before", before}});
}

std::string value_was_not_set(const std::string& key, const std::string& value, const std::string& origin) {
  return say("{key} was not set in your file; it is {value} ({origin}).",
             {{"key", key}, {"value", value}, {"origin", origin}});
}

std::string value_is_again(const std::string& key, const std::string& value, const std::string& origin,
                           const std::string& before) {
  return say("{key} is now {value} ({origin}; was {before}).",
             {{"key", key}, {"value", value}, {"origin", origin}, {"before", before}});
}

std::string break_was_not_set(const std::string& kind) {
  return say("Your file sets nothing of the break {kind}.", {{"kind", kind}});
}

std::string break_is_again_default(const std::string& kind) {
  return say("The break {kind} has its defaults again.", {{"kind", kind}});
}

std::string break_is_removed(const std::string& kind) { return say("The break {kind} is removed.", {{"kind", kind}}); }

std::string break_mistyped(const std::string& kind, const std::string& meant, const std::string& command) {
  return say("there is no break '{kind}'; did you mean '{meant}'? To create it: {command}",
             {{"kind", kind}, {"meant", meant}, {"command", command}});
}

std::string settings_valid() { return say("The settings are valid."); }

std::string settings_not_in_effect() {
  return say("These settings are not in effect: until the errors are fixed, unknotd keeps the last valid ones.");
}

std::string settings_without_home() {
  return say("Can't find your settings: HOME is not set. Name a file: {command}",
             {{"command", "unknot --config FILE"}});
}

}  // namespace unknot::words
