// SPDX-License-Identifier: MIT
// What an X server says over one connection, in whatever pieces it comes. Touches nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "display/x11_wire.hpp"

namespace unknot::desktop {

class X11Incoming {
 public:
  // Of one packet, in bytes.
  static constexpr std::size_t longest = std::size_t{256} * 1024;

  void add(std::string_view bytes);

  [[nodiscard]] const X11Greeting& greeting() const { return greeting_; }
  // Only after a welcome: the next whole packet, if there is one.
  [[nodiscard]] std::optional<X11Packet> next();
  [[nodiscard]] bool has_next() const;
  // What comes next is longer than `longest`, so there will never be a whole one again.
  [[nodiscard]] bool is_rubbish() const;
  // What is kept for now.
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  void clear() { bytes_.clear(); }

 private:
  X11Greeting greeting_;
  std::string bytes_;  // not taken yet
};

}  // namespace unknot::desktop
