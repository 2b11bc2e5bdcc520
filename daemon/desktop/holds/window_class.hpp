// SPDX-License-Identifier: MIT
// The program of a window of X11, by its property WM_CLASS. Touches nothing.
#pragma once

#include <string_view>

#include "strings/program_name.hpp"

namespace unknot::desktop {

// The second of the two texts in `bytes`, each with a zero behind; the only one, if there is no other. They are Latin-1
// by the rules of X11, but many programs write UTF-8: what is valid UTF-8 is taken as that.
[[nodiscard]] ProgramName program_in_class(std::string_view bytes);

}  // namespace unknot::desktop
