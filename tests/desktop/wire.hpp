// SPDX-License-Identifier: MIT
// What goes between us and a notification server, seen from the bus.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <string>

#include "screen_support.hpp"

namespace unknot::support {

// Reads along with dbus-monitor, from the moment it is made.
class Wire {
 public:
  explicit Wire(Loop& loop) : loop_(loop), pipe_(loop.io) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    pipe_.assign(ends[0]);
    monitor_.emplace(std::vector<std::string>{"dbus-monitor", "--session"}, ends[1]);
    ::close(ends[1]);
    read();
    ready_ = loop.until([this] { return text_.contains("member=NameLost"); });
    text_.clear();
  }

  [[nodiscard]] bool ready() const { return ready_; }

  // The next call of Notify, once the server has answered it; what came before is forgotten.
  [[nodiscard]] std::string next_notify() {
    std::size_t end = std::string::npos;
    (void)loop_.until([&] { return (end = end_of_reply()) != std::string::npos; });
    if (end == std::string::npos) return "";
    const std::size_t call = text_.find("member=Notify\n");
    const std::string message = text_.substr(call, text_.find("\nmethod return", call) - call);
    text_.erase(0, end);
    return message;
  }

  // Whether these words have come since the last `next_notify`.
  [[nodiscard]] bool told(const std::string& words) const { return text_.contains(words); }

 private:
  [[nodiscard]] std::size_t end_of_reply() const {
    const std::size_t member = text_.find("member=Notify\n");
    if (member == std::string::npos) return member;
    const std::size_t serial = text_.rfind(" serial=", member) + 8;
    const std::string number = text_.substr(serial, text_.find(' ', serial) - serial);
    return text_.find("reply_serial=" + number + "\n", member);
  }

  void read() {
    pipe_.async_read_some(boost::asio::buffer(part_), [this](boost::system::error_code error, std::size_t size) {
      if (error) return;
      text_.append(part_.data(), size);
      read();
    });
  }

  Loop& loop_;
  boost::asio::posix::stream_descriptor pipe_;
  std::optional<Child> monitor_;
  std::array<char, 8192> part_{};
  std::string text_;
  bool ready_ = false;
};

}  // namespace unknot::support
