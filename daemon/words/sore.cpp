// SPDX-License-Identifier: MIT
#include "words/sore.hpp"

#include <array>

#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string area_name(remedies::Area area) {
  constexpr std::array<const char*, remedies::areas> names{
      to_say("upper back"),    to_say("neck"),   to_say("shoulders"), to_say("low back"),
      to_say("hips and legs"), to_say("wrists"), to_say("eyes")};
  return say(names.at(static_cast<std::size_t>(area)));
}

Texts sore_question(const std::vector<remedies::Area>& areas) {
  std::vector<std::string> names;
  for (const remedies::Area each : areas) names.push_back(area_name(each));
  return {say("{areas}: better or worse?", {{"areas", capital(enumerated(names))}}),
          {say("Compared with the last score you gave.")}};
}

std::string better_label() { return say("Better"); }
std::string same_label() { return say("Same"); }
std::string worse_label() { return say("Worse"); }

Texts sore_help_note() {
  return {say("This may need more than stretching"), {say("Please read: unknot remedy help-now")}};
}

}  // namespace unknot::words
