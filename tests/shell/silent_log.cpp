// SPDX-License-Identifier: MIT
#include "silent_log.hpp"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

namespace unknot {

std::shared_ptr<spdlog::logger> silent_log() {
  return std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::null_sink_st>());
}

}  // namespace unknot
