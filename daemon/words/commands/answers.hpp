// SPDX-License-Identifier: MIT
// What a person at a terminal is asked and answers, and what may be said of any command.
#pragma once

#include <string>

namespace unknot::words {

// "Turn it off? [y/N] ", to be answered on the same line; in upper case is what an empty line means.
[[nodiscard]] std::string asked(const std::string& question, bool otherwise);
// The answers to it, in lower case; each may be cut short.
[[nodiscard]] std::string yes();
[[nodiscard]] std::string no();

[[nodiscard]] std::string nothing_changed();
// Of what a command prints.
[[nodiscard]] std::string output_not_written();

}  // namespace unknot::words
