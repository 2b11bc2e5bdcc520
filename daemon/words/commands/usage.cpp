// SPDX-License-Identifier: MIT
#include "words/commands/usage.hpp"

#include "strings/quote.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string where_help_is(std::string_view command) {
  const std::string help = std::string("unknot ").append(command).append(command.empty() ? "" : " ") + "--help";
  return say("Try '{command}'.", {{"command", help}});
}

std::string unknown_command(std::string_view word, std::string_view meant) {
  const std::string typed = in_quotes(word);
  if (meant.empty()) return say("unknown command {word}", {{"word", typed}});
  return say("unknown command {word}; did you mean '{meant}'?", {{"word", typed}, {"meant", meant}});
}

std::string unknown_option(std::string_view word, std::string_view meant) {
  const std::string typed = in_quotes(word);
  if (meant.empty()) return say("unknown option {word}", {{"word", typed}});
  return say("unknown option {word}; did you mean '{meant}'?", {{"word", typed}, {"meant", meant}});
}

std::string command_needs(std::string_view command, std::string_view missing) {
  return say("'{command}' needs {missing}", {{"command", command}, {"missing", missing}});
}

std::string command_needs_one_of(std::string_view command, const std::vector<std::string>& commands) {
  return say("'{command}' needs a command: {commands}", {{"command", command}, {"commands", enumerated(commands)}});
}

std::string unexpected_argument(std::string_view word) {
  return say("unexpected argument {word}", {{"word", in_quotes(word)}});
}

std::string option_needs(std::string_view option, std::string_view value) {
  return say("{option} needs {value}", {{"option", option}, {"value", value}});
}

std::string option_takes_no_value(std::string_view option) {
  return say("{option} takes no value", {{"option", option}});
}

std::string option_given_again(std::string_view option) {
  return say("{option} can be given only once", {{"option", option}});
}

std::string no_such_choice(std::string_view name, const std::vector<std::string>& choices, std::string_view value) {
  return say("{name} must be one of {choices}, not {value}",
             {{"name", name}, {"choices", enumerated(choices)}, {"value", in_quotes(value)}});
}

std::string not_both(std::string_view one, std::string_view other) {
  return say("{one} and {other} can't be combined", {{"one", one}, {"other", other}});
}

std::string not_with(std::string_view option, std::string_view other) {
  return say("{option} can't be combined with {other}", {{"option", option}, {"other", other}});
}

std::string not_with_a_time(std::string_view option) {
  return say("{option} can't be combined with a time", {{"option", option}});
}

std::string not_a_year(std::string_view option) {
  return say("{option} must be a year such as 2027", {{"option", option}});
}

std::string not_from_to(std::string_view option, int least, int most) {
  return say("{option} must be a whole number from {least} to {most}",
             {{"option", option}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
}

std::string snooze_too_long() {
  return say("a snooze can't last beyond tomorrow; for longer: {command}", {{"command", "unknot pause"}});
}

std::string watch_answers_again() {
  return say("{method} answers more than once; use '{command}'", {{"method", "Watch"}, {"command", "unknot watch"}});
}

std::string not_json(const std::string& why) { return say("the parameters are not JSON: {why}", {{"why", why}}); }

std::string not_an_object(std::string_view example) {
  return say("the parameters must be one JSON object, such as {example}", {{"example", example}});
}

std::string confirm_with_yes() { return say("not a terminal; confirm with {option}", {{"option", "--yes"}}); }

std::string usage_line(std::string_view call) { return say("Usage: {call}", {{"call", call}}); }
std::string arguments_title() { return say("Arguments"); }
std::string options_title() { return say("Options"); }

}  // namespace unknot::words
