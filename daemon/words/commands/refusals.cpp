// SPDX-License-Identifier: MIT
#include "words/commands/refusals.hpp"

#include "strings/quote.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string nothing_to_answer(std::string_view answer) {
  if (answer == "start") return say("No break to start: none is due. To take one now: unknot break");
  if (answer == "done") return say("No break to mark as done: none is due. To take one now: unknot break");
  if (answer == "skip") return say("No break to skip: none is due. To take one now: unknot break");
  if (answer == "snooze") return say("No break to snooze: none is due. To take one now: unknot break");
  return say("No break to {answer}: none is due. To take one now: unknot break", {{"answer", answer}});
}

std::string no_snooze_left(long limit, bool strict) {
  if (strict)
    return say_count("This break has been snoozed {count} times, the maximum. Answer it: unknot start",
                     "This break has been snoozed {count} times, the maximum. Answer it: unknot start", limit);
  return say_count("This break has been snoozed {count} times, the maximum. Answer it: unknot start, done or skip",
                   "This break has been snoozed {count} times, the maximum. Answer it: unknot start, done or skip",
                   limit);
}

std::string no_putting_off_left(long limit, bool strict) {
  if (strict)
    return say_count("The next break has been put off {count} times, the maximum.",
                     "The next break has been put off {count} times, the maximum.", limit);
  return say_count("The next break has been put off {count} times, the maximum. To skip it: unknot skip --next",
                   "The next break has been put off {count} times, the maximum. To skip it: unknot skip --next", limit);
}

std::string unknown_break(const std::string& kind, const std::string& meant, const std::vector<std::string>& known) {
  return say(meant.empty() ? "No break is named '{kind}'. Known: {known}."
                           : "No break is named '{kind}'; did you mean '{meant}'? Known: {known}.",
             {{"kind", kind}, {"meant", meant}, {"known", enumerated(known)}});
}

std::string break_under_way(const std::string& kind, bool strict) {
  return say(strict ? "A break is already running: {kind}. It is strict. To stop it all the same: unknot skip --force"
                    : "A break is already running: {kind}. End it: unknot done or unknot skip",
             {{"kind", kind}});
}

std::string break_is_strict(const std::string& kind) {
  return say("{kind} is strict: it has to be taken. To skip it all the same: unknot skip --force", {{"kind", kind}});
}

std::string reminder_waits(const std::string& kind, bool strict) {
  return say(strict ? "{kind} is due already. Answer it: unknot start or snooze"
                    : "{kind} is due already. Answer it: unknot start, snooze or skip",
             {{"kind", kind}});
}

std::string nothing_ahead() {
  return say("No break is coming: none that counts work is on. See them: unknot config show");
}

std::string unknown_profile(const std::string& profile, const std::string& meant) {
  return say(meant.empty() ? "No profile is named {profile}. List them: unknot profile list"
                           : "No profile is named {profile}; did you mean '{meant}'? List them: unknot profile list",
             {{"profile", in_quotes(profile)}, {"meant", meant}});
}

std::string unchanged_by_error(const std::optional<std::string>& error, long others) {
  if (!error) return say("Nothing was changed because of an error: not known");
  if (others == 0) return say("Nothing was changed because of an error: {error}", {{"error", *error}});
  return say_count("Nothing was changed because of an error: {error} (and {count} more)",
                   "Nothing was changed because of an error: {error} (and {count} more)", others, {{"error", *error}});
}

std::string too_many_clients(long limit) {
  return say_count("The daemon has too many clients ({count}). Close one, such as an unknot watch",
                   "The daemon has too many clients ({count}). Close one, such as an unknot watch", limit);
}

std::string daemon_too_old() {
  return say("The running daemon is too old for this. Restart it: systemctl --user restart unknot");
}

std::string no_method(const std::string& method) {
  return say("The daemon has no method {method}. List them: unknot introspect", {{"method", method}});
}

std::string no_interface(const std::string& name) {
  return say("The daemon has no interface {interface}. It has org.unknot.control and org.varlink.service",
             {{"interface", name}});
}

std::string value_rejected(const std::string& parameter) {
  return say("The daemon rejected the value of '{parameter}'. See the interface: unknot introspect",
             {{"parameter", parameter}});
}

}  // namespace unknot::words
