// SPDX-License-Identifier: MIT
// Areas of the body, and how the person is asked which hurt.
#pragma once

#include <string>
#include <vector>

#include "remedies/remedy.hpp"
#include "words/reminder.hpp"

namespace unknot::words {

// "upper back"
[[nodiscard]] std::string area_name(remedies::Area area);

// "Neck, low back: better or worse?"
[[nodiscard]] Texts sore_question(const std::vector<remedies::Area>& areas);
// Its buttons.
[[nodiscard]] std::string better_label();
[[nodiscard]] std::string same_label();
[[nodiscard]] std::string worse_label();
// That it is time to read when to get help.
[[nodiscard]] Texts sore_help_note();

}  // namespace unknot::words
