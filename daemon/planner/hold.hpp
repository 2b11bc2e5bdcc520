// SPDX-License-Identifier: MIT
// The kinds of hold: a row each, and everything that is said or kept of one is made of its row, but for the sentence in
// the status (status.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace unknot {

// A reason outside the person's control not to show anything now. Several are named in this order.
enum class Hold { dnd, meeting, fullscreen };

struct HoldRow {
  std::string_view setting;  // "hold.NAME"
  std::string_view help;     // of the setting
  std::string_view source;   // what `unknot doctor` calls the sense behind it

  // In day files, in the history and in a saved state.
  [[nodiscard]] constexpr std::string_view name() const { return setting.substr(sizeof "hold." - 1); }
};

// A kind without a row does not compile.
[[nodiscard]] constexpr HoldRow row_of(Hold hold) {
  switch (hold) {
    case Hold::dnd: return {"hold.dnd", "Hold reminders back during do not disturb", "do not disturb"};
    case Hold::meeting: return {"hold.meeting", "Hold reminders back during a meeting", "meeting"};
    case Hold::fullscreen:
      return {"hold.fullscreen", "Hold reminders back while a window is full screen", "full screen"};
  }
  return {};  // beyond the last
}

inline constexpr std::size_t hold_count = [] {
  std::size_t count = 0;
  while (!row_of(static_cast<Hold>(count)).setting.empty()) ++count;
  return count;
}();

inline constexpr std::array<Hold, hold_count> all_holds = [] {
  std::array<Hold, hold_count> all{};
  for (std::size_t i = 0; i < hold_count; ++i) all[i] = static_cast<Hold>(i);
  return all;
}();

[[nodiscard]] constexpr std::optional<Hold> hold_named(std::string_view name) {
  for (const Hold hold : all_holds) {
    if (row_of(hold).name() == name) return hold;
  }
  return std::nullopt;
}

// Which kinds of hold keep reminders back.
class HoldSettings {
 public:
  constexpr HoldSettings() { on_.fill(true); }

  [[nodiscard]] constexpr bool& operator[](Hold hold) { return on_[static_cast<std::size_t>(hold)]; }
  [[nodiscard]] constexpr bool operator[](Hold hold) const { return on_[static_cast<std::size_t>(hold)]; }

  bool operator==(const HoldSettings&) const = default;

 private:
  std::array<bool, hold_count> on_{};
};

}  // namespace unknot
