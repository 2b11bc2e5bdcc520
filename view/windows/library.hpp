// SPDX-License-Identifier: MIT
// Where the films are.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "figure/film.hpp"

namespace unknot::view {

// The film of the remedy with this id, from the folder in UNKNOT_FILMS, from ../share/unknot/films seen from the folder
// of this program, or from where they were to be installed. None if there is none that can be read; then `complain`
// gets a sentence, unless there is none at all.
[[nodiscard]] std::optional<Film> film_of(const std::string& id,
                                          const std::function<void(const std::string&)>& complain);

}  // namespace unknot::view
