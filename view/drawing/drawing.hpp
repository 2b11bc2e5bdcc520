// SPDX-License-Identifier: MIT
// One frame of a film, stroked.
#pragma once

#include <cairo.h>

#include "figure/playing.hpp"

namespace unknot::view {

// In a square of `size` at the origin, on a dark tile of its own, whatever is behind it.
void draw(cairo_t* cairo, const Picture& picture, double size);

}  // namespace unknot::view
