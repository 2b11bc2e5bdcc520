// SPDX-License-Identifier: MIT
#include "daemon/loop.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>

namespace unknot {

void run_loop(boost::asio::io_context& io, spdlog::logger& log) {
  for (;;) {
    try {
      io.run();
      return;
    } catch (const std::exception& error) {
      log.error("something went wrong inside: {}; going on without it", error.what());
    } catch (...) {
      log.error("something went wrong inside; going on without it");
    }
  }
}

}  // namespace unknot
