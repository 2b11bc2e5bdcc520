// SPDX-License-Identifier: MIT
// How large a text may be.
#pragma once

#include <cstddef>

namespace unknot {

inline constexpr std::size_t mebibyte = std::size_t{1024} * 1024;  // bytes

}  // namespace unknot
