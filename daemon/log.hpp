// SPDX-License-Identifier: MIT
// Where the log goes: to the journal with its levels, else to a terminal with time and color.
#pragma once

#include <memory>
#include <string>

namespace spdlog {
class logger;
}

namespace unknot {

// Writes to the standard error stream. If that is the stream that `journal_stream` ($JOURNAL_STREAM, "device:inode")
// names, lines begin with "<N>", which the journal reads as their level.
// `plain`: never in color.
[[nodiscard]] std::shared_ptr<spdlog::logger> make_log(const std::string& journal_stream, bool plain = false);

}  // namespace unknot
