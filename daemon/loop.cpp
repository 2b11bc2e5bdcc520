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
      log.error("internal error: {}; continuing", error.what());
    } catch (...) {
      log.error("internal error; continuing");
    }
  }
}

}  // namespace unknot
