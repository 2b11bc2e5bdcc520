// SPDX-License-Identifier: MIT
// Writes lines of the log without ever waiting for who reads them.
#pragma once

#include <spdlog/details/null_mutex.h>
#include <spdlog/sinks/base_sink.h>

#include <cstddef>
#include <string>

#include "files/descriptor.hpp"

namespace unknot {

// What does not fit, as into a terminal that was stopped by Ctrl-S or a pipe that nobody empties, is lost. How many
// lines that were is the first to be written when there is room again.
class LogSink : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  // `out` must stay open, and stays blocking for whoever shares it. `colors`: those of levels, in escapes.
  LogSink(int out, bool colors);

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}

 private:
  [[nodiscard]] std::string line_of(const spdlog::details::log_msg& message);
  [[nodiscard]] bool has_room();
  void write_rest();
  [[nodiscard]] ssize_t write_now() const;

  int out_;
  bool colors_;
  bool socket_;
  files::Descriptor own_;  // the same, opened once more so that writing never waits; none: that can't be
  std::string rest_;       // of the last line
  std::size_t lost_ = 0;   // lines
};

}  // namespace unknot
