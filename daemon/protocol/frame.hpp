// SPDX-License-Identifier: MIT
// Bytes to messages: each ends with a NUL and has a greatest length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace unknot::protocol {

// The longest message, without its NUL, in bytes.
inline constexpr std::size_t longest_message = std::size_t{64} * 1024;

// Holds never more than one longest message and what came with its last bytes, if whoever feeds it takes
// every message before feeding more.
class Frame {
 public:
  // From a peer we trust more, a longer message may be taken.
  explicit Frame(std::size_t longest = longest_message) : longest_(longest) {}

  // Takes more bytes, cut anywhere.
  void feed(std::string_view bytes);
  // The next whole message without its NUL; none until there is one.
  [[nodiscard]] std::optional<std::string> take();
  // A message is incomplete.
  [[nodiscard]] bool incomplete() const { return !bytes_.empty() && !complete(); }
  // The message at the front is longer than allowed; nothing can be taken any more.
  [[nodiscard]] bool too_long() const;

 private:
  [[nodiscard]] bool complete() const { return end_ != std::string::npos; }

  std::size_t longest_;
  std::string bytes_;
  std::size_t end_ = std::string::npos;  // of the first message in bytes_: where its NUL is
};

}  // namespace unknot::protocol
