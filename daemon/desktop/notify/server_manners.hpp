// SPDX-License-Identifier: MIT
// PURE: how the notification servers we know behave, each as it ships.
#pragma once

#include <string_view>

namespace unknot::desktop {

// What keeps a reminder on screen until it is answered.
enum class Keeping {
  no_limit,       // nothing but to set no time limit
  three_calls,    // normal, and at once two updates to critical: do not disturb and full screen still hold it back
  critical_once,  // critical from the start and never updated, which nothing holds back
};

// What the capabilities don't reveal.
struct ServerManners {
  bool closes_on_click = false;    // a click on the text closes it, and tells nothing else
  bool has_default = true;         // a click on the text is the action `default`, which is not drawn as one more button
  bool draws_buttons = true;       // without being asked
  bool keeps_buttons = true;       // when what is on screen is updated
  bool draws_value = false;        // a bar, beside the text
  bool shows_late_updates = true;  // of what may have gone from the screen meanwhile
  bool shows_after_close = true;   // what comes right after another was closed
  bool takes_same_text = true;     // twice in a short time
  bool updates_disturb = false;    // each moves it, or runs commands of the person's
  bool survives_lock = true;       // what was on screen is there again after the lock screen
  bool transient_notes = false;    // a transient notification stays long enough to be read
  bool shows_low = false;          // what is of low urgency, as long as the rest
  bool small_pictures = false;     // 48 pixels wide or less
  int lines = 0;                   // of text that are drawn; 0: all
  int no_limit_ms = 0;             // the time limit that is none
  std::string_view line_end = "\n";  // between two lines of the text
  Keeping keeping = Keeping::no_limit;

  bool operator==(const ServerManners&) const = default;
};

// The manners of the server that gives this name and version; the best if nothing bad is known of it.
[[nodiscard]] ServerManners manners_of(std::string_view name, std::string_view version);

}  // namespace unknot::desktop
