// SPDX-License-Identifier: MIT
#include "daemon/log_sink.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace unknot {

namespace {

mode_t kind_of(int out) {
  struct stat found{};
  return ::fstat(out, &found) == 0 ? found.st_mode & S_IFMT : 0;
}

// Not a file: opened once more, it would be written from its beginning.
files::Descriptor reopened(int out) {
  if (kind_of(out) != S_IFIFO && ::isatty(out) != 1) return files::Descriptor();
  const std::string path = "/proc/self/fd/" + std::to_string(out);
  return files::Descriptor(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
}

// By level, as spdlog has them.
constexpr const char* color_of[] = {"\033[37m",        "\033[36m",        "\033[32m", "\033[33m\033[1m",
                                    "\033[31m\033[1m", "\033[1m\033[41m", "\033[m"};
constexpr const char* no_color = "\033[m";

}  // namespace

LogSink::LogSink(int out, bool colors)
    : out_(out), colors_(colors), socket_(kind_of(out) == S_IFSOCK), own_(reopened(out)) {}

void LogSink::sink_it_(const spdlog::details::log_msg& message) {
  if (!has_room()) {
    ++lost_;
    return;
  }
  rest_ = line_of(message);
  write_rest();
}

std::string LogSink::line_of(const spdlog::details::log_msg& message) {
  spdlog::memory_buf_t buffer;
  formatter_->format(message, buffer);
  std::string line(buffer.data(), buffer.size());
  if (!colors_ || message.color_range_end <= message.color_range_start) return line;
  line.insert(message.color_range_end, no_color);
  return line.insert(message.color_range_start, color_of[message.level]);
}

bool LogSink::has_room() {
  write_rest();
  if (!rest_.empty()) return false;
  if (lost_ > 0) {
    const std::string text = lost_ == 1 ? "1 log line was lost" : std::to_string(lost_) + " log lines were lost";
    lost_ = 0;
    rest_ = line_of({"", spdlog::level::warn, text});
    write_rest();
  }
  return rest_.empty();
}

void LogSink::write_rest() {
  while (!rest_.empty()) {
    const ssize_t written = write_now();
    if (written > 0) {
      rest_.erase(0, static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      return;
    } else if (errno != EINTR) {
      rest_.clear();
      ++lost_;
    }
  }
}

ssize_t LogSink::write_now() const {
  if (socket_) return ::send(out_, rest_.data(), rest_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (own_) return ::write(own_.get(), rest_.data(), rest_.size());
  pollfd ready{.fd = out_, .events = POLLOUT, .revents = 0};
  if (::poll(&ready, 1, 0) == 1) return ::write(out_, rest_.data(), rest_.size());
  errno = EAGAIN;
  return -1;
}

}  // namespace unknot
