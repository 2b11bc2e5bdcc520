// SPDX-License-Identifier: MIT
// What stays on screen when its connection is cut or the program killed, so that it can be closed later.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "bus/late_replies.hpp"

namespace unknot::desktop {

struct LeftOver {
  std::string bus;  // its id, as ids and names of another mean nothing
  LateReplies::Shown shown;
};

// None: the file is not there or not ours to read.
[[nodiscard]] std::optional<LeftOver> read_left_over(const std::filesystem::path& file);

// A file that can't be written keeps nothing: then what is on screen outlives a kill.
void keep_left_over(const std::filesystem::path& file, const LeftOver& left_over);

}  // namespace unknot::desktop
