// SPDX-License-Identifier: MIT
// PURE: error messages for a wrong command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
namespace unknot::cli {

struct UsageError {
  std::string text;  // two lines: what is wrong, and where the help is
};

// `path` is the command without the program's name ("config set"), empty for none.
[[nodiscard]] UsageError usage(const std::string& path, const std::string& what);

// Too few or too many words for the arguments as they were declared: "KEY", "VALUE...", "[KIND]".
[[nodiscard]] std::optional<UsageError> wrong_words(const std::string& path, const std::vector<std::string>& declared,
                                                    const std::vector<std::string>& given);

}  // namespace unknot::cli
