// SPDX-License-Identifier: MIT
// PURE: the entries of the menu, and what each of them, and each click on the icon, does.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "planner/time.hpp"
#include "protocol/message.hpp"
#include "tray/face.hpp"

namespace unknot::tray {

// Each is the id of its entry in the menu, so none is 0.
enum class Entry { line = 1, take_break, pause_short, pause_long, pause_day, resume, report, settings, quit };

struct MenuItem {
  int id = 0;
  std::string label{};  // plain text; empty: a line that separates
  bool enabled = false;

  bool operator==(const MenuItem&) const = default;
};
// Always the same ids in the same order.
[[nodiscard]] std::vector<MenuItem> menu_of(const Seen& seen, const words::Calendar& calendar);

struct Nothing {};
struct Quit {};
// A call to the daemon. Its answer is the state that follows.
struct Ask {
  protocol::Call call;
};
// A wish for share/unknot/launch, which can also start the daemon.
struct Launch {
  std::string wish;
};
using Action = std::variant<Nothing, Quit, Ask, Launch>;

// `tomorrow` is the first moment of the next day. A choice that is no Entry, or not enabled now, is Nothing.
[[nodiscard]] Action chosen(int id, const Seen& seen, WallTime tomorrow);
// A click starts the break that is due, or takes one now; a click with the middle button pauses for an hour, or ends a
// pause.
[[nodiscard]] Action clicked(const Seen& seen);
[[nodiscard]] Action clicked_in_the_middle(const Seen& seen);

}  // namespace unknot::tray
