// SPDX-License-Identifier: MIT
// The daemon's main loop; exceptions in handlers don't end it.
#pragma once

#include <functional>

namespace boost::asio {
class io_context;
}
namespace spdlog {
class logger;
}

namespace unknot {

// False: it threw, which is logged, and whoever wanted it goes on without it.
bool attempt(spdlog::logger& log, const std::function<void()>& act);

// Runs `io` until it is stopped or has nothing left to do. What a handler throws is logged, and the next one is run: a
// handler that waits for something again does so before anything can go wrong, and for something that is yet to come.
void run_loop(boost::asio::io_context& io, spdlog::logger& log);

}  // namespace unknot
