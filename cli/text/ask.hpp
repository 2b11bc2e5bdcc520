// SPDX-License-Identifier: MIT
// Questions to the person at the terminal.
#pragma once

#include <optional>
#include <string>

namespace unknot::cli {

// Whether there is a terminal for questions.
[[nodiscard]] bool can_ask();

// "QUESTION [y/N] ", answered by a line; an empty one means `otherwise`. Anything else than yes or no is asked again.
// Nothing at the end of the input. Ctrl-C ends the program with status 130.
[[nodiscard]] std::optional<bool> ask(const std::string& question, bool otherwise);

// The line that is typed after `question`, without the blanks around it; nothing at the end of the input. Ctrl-C as
// above.
[[nodiscard]] std::optional<std::string> ask_line(const std::string& question);

}  // namespace unknot::cli
