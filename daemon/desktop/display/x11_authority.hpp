// SPDX-License-Identifier: MIT
// The X server's authorization key, from the $XAUTHORITY file.
#pragma once

#include <string>
#include <string_view>

namespace unknot::desktop {

inline constexpr std::string_view x11_key_name = "MIT-MAGIC-COOKIE-1";

// The first such key in the bytes of an authority file that fits this host and number of display; empty: there is none.
[[nodiscard]] std::string x11_key_in(std::string_view file, std::string_view host, std::string_view number);

// The same from the file of $XAUTHORITY, else from ~/.Xauthority, for a display of this machine.
[[nodiscard]] std::string x11_key(std::string_view number);

}  // namespace unknot::desktop
