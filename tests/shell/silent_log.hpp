// SPDX-License-Identifier: MIT
// A log that nobody reads. It is made in a file of its own, as what it includes takes seconds to compile.
#pragma once

#include <memory>

namespace spdlog {
class logger;
}

namespace unknot {

[[nodiscard]] std::shared_ptr<spdlog::logger> silent_log();

}  // namespace unknot
