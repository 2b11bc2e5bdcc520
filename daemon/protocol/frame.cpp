// SPDX-License-Identifier: MIT
// Bytes to messages.
#include "protocol/frame.hpp"

namespace unknot::protocol {

void Frame::feed(std::string_view bytes) {
  const std::size_t searched = bytes_.size();
  bytes_ += bytes;
  if (!complete()) end_ = bytes_.find('\0', searched);
}

std::optional<std::string> Frame::take() {
  if (!complete() || too_long()) return {};
  std::string message = bytes_.substr(0, end_);
  bytes_.erase(0, end_ + 1);
  end_ = bytes_.find('\0');
  return message;
}

bool Frame::too_long() const { return (complete() ? end_ : bytes_.size()) > longest_; }

}  // namespace unknot::protocol
