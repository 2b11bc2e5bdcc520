// SPDX-License-Identifier: MIT
#include "end_to_end/wire.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <string_view>

namespace unknot::end_to_end {

namespace {

bool is_head(const std::string& line) {
  constexpr std::array<std::string_view, 4> kinds{
      "method call time=", "method return time=", "signal time=", "error time="};
  return std::ranges::any_of(kinds, [&](auto kind) { return line.starts_with(kind); });
}

// The number after " serial=".
std::string serial_of(const std::string& head) {
  const auto at = head.find(" serial=") + 8;
  return head.substr(at, head.find_first_of(" ;", at) - at);
}

}  // namespace

Wire::Wire(const Environment& environment) {
  Pipe pipe;
  lines_ = std::make_unique<Reader>(std::move(pipe.out));
  monitor_ = std::make_unique<Process>(Words{"dbus-monitor", "--session"}, environment, Streams{.out = pipe.in.get()});
  message("NameLost");
}

std::string Wire::shown(const std::string& words) {
  const std::string awaited = "Notify with '" + words + "'";
  while (true) {
    const Message call = next(awaited);
    if (!call.head.ends_with("member=Notify")) continue;
    const std::string answered = "reply_serial=" + serial_of(call.head);
    Message after = next(awaited);
    const std::string text = after.text;
    while (!after.head.ends_with(answered)) after = next("the answer to Notify");
    if (text.contains(words)) return text;
  }
}

void Wire::message(const std::string& member) {
  while (!next(member).head.ends_with("member=" + member)) continue;
}

Wire::Message Wire::next(const std::string& awaited) {
  Message message;
  while (true) {
    auto line = lines_->line(Clock::now() + patience);
    if (!line) FAIL("awaited " << awaited << " on the bus");
    if (is_head(*line)) {
      message.head = *std::move(line);
      return message;
    }
    message.text += *line + "\n";
  }
}

}  // namespace unknot::end_to_end
