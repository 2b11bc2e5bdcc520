// SPDX-License-Identifier: MIT
#include "shell/loop.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>

namespace unknot {

bool attempt(spdlog::logger& log, const std::function<void()>& act) {
  try {
    act();
    return true;
  } catch (const std::exception& error) {
    log.error("internal error: {}; continuing", error.what());
  } catch (...) {
    log.error("internal error; continuing");
  }
  return false;
}

void run_loop(boost::asio::io_context& io, spdlog::logger& log) {
  while (!attempt(log, [&] { io.run(); })) continue;
}

}  // namespace unknot
