// SPDX-License-Identifier: MIT
// The variables with our prefix that are no settings: what hooks, players and the window of a break are given, and what
// says where things are. Whoever reads or sets one takes its name from here, so that none counts as an unknown setting.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace unknot::own_variable {

// Where things are.
inline constexpr const char* socket = "UNKNOT_SOCKET";
inline constexpr const char* config = "UNKNOT_CONFIG";
inline constexpr const char* pictures = "UNKNOT_PICTURES";
inline constexpr const char* films = "UNKNOT_FILMS";
// What a hook is about.
inline constexpr const char* event = "UNKNOT_EVENT";
inline constexpr const char* kind = "UNKNOT_KIND";
inline constexpr const char* lasts = "UNKNOT_LASTS_S";
inline constexpr const char* remedy = "UNKNOT_REMEDY";
inline constexpr const char* remedy_name = "UNKNOT_REMEDY_NAME";
inline constexpr const char* companion = "UNKNOT_COMPANION";
inline constexpr const char* repeats = "UNKNOT_REPEATS";
inline constexpr const char* outcome = "UNKNOT_OUTCOME";
inline constexpr const char* left = "UNKNOT_LEFT_S";
inline constexpr const char* paused_until = "UNKNOT_PAUSED_UNTIL";
inline constexpr const char* text = "UNKNOT_TEXT";
inline constexpr const char* worked = "UNKNOT_WORKED_S";
// What is played, and by what.
inline constexpr const char* player = "UNKNOT_PLAYER";
inline constexpr const char* sound = "UNKNOT_SOUND";

inline constexpr std::array<std::string_view, 18> all{socket, config,       pictures,    films,     event,   kind,
                                                      lasts,  remedy,       remedy_name, companion, repeats, outcome,
                                                      left,   paused_until, text,        player,    sound,   worked};

// "UNKNOT_KIND=stretch"
[[nodiscard]] inline std::string assigned(const char* name, const std::string& value) {
  return std::string(name) + "=" + value;
}

}  // namespace unknot::own_variable
