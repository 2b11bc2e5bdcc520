// SPDX-License-Identifier: MIT
#include "words/problems/command_end.hpp"

#include <array>

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

namespace {

using desktop::CommandEnd;
using How = CommandEnd::How;

// One for each end, in their order.
constexpr std::array rows{
    Row{How::well, ""},
    Row{How::with_status, to_say("The hook {hook} failed with status {number}.")},
    Row{How::by_signal, to_say("The hook {hook} was ended by signal {number}.")},
    Row{How::failed, to_say("The hook {hook} failed; see: journalctl --user -u {detail}")},
    Row{How::too_many, to_say("The hook {hook} was not run: {most} commands are still running.")},
    Row{How::cant_start, to_say("The hook {hook} could not be started: {detail}.")},
    Row{How::refused, to_say("The hook {hook} could not be started: the user manager refused it.")},
    Row{How::at_limit, to_say("The hook {hook} was still running after {time} and was stopped. hooks.limit sets how "
                              "long a hook may run.")},
};

static_assert(has_each(rows, CommandEnd::last_how));

// To the second, but no one counts a day in minutes.
std::string limit_text(Duration limit) { return limit < std::chrono::hours{1} ? exact_length(limit) : duration(limit); }

}  // namespace

std::string hook_end(const std::string& hook, const CommandEnd& end, Duration limit) {
  if (end.how == How::well) return "";
  return say(rows[static_cast<std::size_t>(end.how)].text, {{"hook", hook},
                                                            {"number", std::to_string(end.number)},
                                                            {"detail", end.detail},
                                                            {"most", std::to_string(desktop::commands_at_once)},
                                                            {"time", limit_text(limit)}});
}

}  // namespace unknot::words
