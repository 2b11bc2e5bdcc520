// SPDX-License-Identifier: MIT
// PURE: what the tray shows of the daemon's state.
#pragma once

#include <optional>
#include <string>

#include "protocol/types.hpp"
#include "words/language/calendar.hpp"

namespace unknot::tray {

// Of the daemon; none: it does not run or does not answer.
using Seen = std::optional<protocol::Status>;

struct Face {
  std::string icon;  // its name in the icon theme
  std::string line;  // "Next stretch at 10:42"; plain text
  std::string more;  // problems, a line each; plain text, may be empty

  bool operator==(const Face&) const = default;
};

[[nodiscard]] Face face_of(const Seen& seen, const words::Calendar& calendar);

}  // namespace unknot::tray
