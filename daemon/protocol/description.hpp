// SPDX-License-Identifier: MIT
// The text of org.unknot.control.varlink, built in.
#pragma once

#include <string_view>

namespace unknot::protocol {

// Lives as long as the program.
[[nodiscard]] std::string_view control_description();

}  // namespace unknot::protocol
