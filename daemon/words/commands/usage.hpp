// SPDX-License-Identifier: MIT
// What is wrong with a command line, and what else is said about one. What is wrong begins in lower case and ends
// without a full stop. `command` is one with those above it: "config set".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unknot::words {

// "Try 'unknot config set --help'."; empty for the program's own help.
[[nodiscard]] std::string where_help_is(std::string_view command);

// `meant` may have been; empty: nothing is near.
[[nodiscard]] std::string unknown_command(std::string_view word, std::string_view meant);
[[nodiscard]] std::string unknown_option(std::string_view word, std::string_view meant);
// Too few words, or too many of them. `missing` are its arguments as the help shows them: "KEY VALUE...".
[[nodiscard]] std::string command_needs(std::string_view command, std::string_view missing);
[[nodiscard]] std::string command_needs_one_of(std::string_view command, const std::vector<std::string>& commands);
[[nodiscard]] std::string unexpected_argument(std::string_view word);

// Options: without a value, with one too many, given again; of a value that is none of its choices.
[[nodiscard]] std::string option_needs(std::string_view option, std::string_view value);
[[nodiscard]] std::string option_takes_no_value(std::string_view option);
[[nodiscard]] std::string option_given_again(std::string_view option);
[[nodiscard]] std::string no_such_choice(std::string_view name, const std::vector<std::string>& choices,
                                         std::string_view value);
// "--view and --screen can't be combined", "--force can't be combined with --next", "... with a time"
[[nodiscard]] std::string not_both(std::string_view one, std::string_view other);
[[nodiscard]] std::string not_with(std::string_view option, std::string_view other);
[[nodiscard]] std::string not_with_a_time(std::string_view option);

// Values.
[[nodiscard]] std::string not_a_year(std::string_view option);
[[nodiscard]] std::string not_from_to(std::string_view option, int least, int most);
[[nodiscard]] std::string snooze_too_long();
[[nodiscard]] std::string watch_answers_again();
[[nodiscard]] std::string not_json(const std::string& why);
[[nodiscard]] std::string not_an_object(std::string_view example);
// Nobody can be asked here.
[[nodiscard]] std::string confirm_with_yes();

// Above the parts of a help; `call` is the command as it is written.
[[nodiscard]] std::string usage_line(std::string_view call);
[[nodiscard]] std::string arguments_title();
[[nodiscard]] std::string options_title();

}  // namespace unknot::words
