// SPDX-License-Identifier: MIT
#include "daemon/log.hpp"

#include <spdlog/details/os.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "daemon/log_sink.hpp"
#include "strings/printable.hpp"

namespace unknot {

namespace {

// The levels of syslog(3), which the journal takes over.
class JournalLevel : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    constexpr const char* prefixes[] = {"<7>", "<7>", "<6>", "<4>", "<3>", "<2>", "<6>"};
    const std::string_view prefix = prefixes[message.level];
    out.append(prefix.data(), prefix.data() + prefix.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::custom_flag_formatter> clone() const override {
    return std::make_unique<JournalLevel>();
  }
};

// One line per message, whatever names and files it contains.
class OneLine : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const std::string text = printable({message.payload.data(), message.payload.size()});
    out.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::custom_flag_formatter> clone() const override {
    return std::make_unique<OneLine>();
  }
};

bool is_journal(const std::string& journal_stream) {
  struct stat stream{};
  if (journal_stream.empty() || fstat(STDERR_FILENO, &stream) != 0) return false;
  return journal_stream == std::to_string(stream.st_dev) + ":" + std::to_string(stream.st_ino);
}

bool is_colorful_terminal() {
  return spdlog::details::os::in_terminal(stderr) && spdlog::details::os::is_color_terminal();
}

}  // namespace

std::shared_ptr<spdlog::logger> make_log(const std::string& journal_stream, bool plain) {
  auto sink = std::make_shared<LogSink>(STDERR_FILENO, !plain && is_colorful_terminal());
  auto log = std::make_shared<spdlog::logger>("unknotd", std::move(sink));
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<JournalLevel>('*').add_flag<OneLine>('&');
  formatter->set_pattern(is_journal(journal_stream) ? "%*%&" : "%H:%M:%S %^%l%$ %&");
  log->set_formatter(std::move(formatter));
  log->flush_on(spdlog::level::trace);
  return log;
}

}  // namespace unknot
