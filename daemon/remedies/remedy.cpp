// SPDX-License-Identifier: MIT
#include "remedies/remedy.hpp"

#include <algorithm>
#include <array>

namespace unknot::remedies {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> role_words{"stretch", "companion", "card"};
constexpr std::array<std::string_view, areas> area_words{"upper-back",    "neck",   "shoulders", "low-back",
                                                         "hips-and-legs", "wrists", "eyes"};
constexpr std::array<std::string_view, 3> position_words{"seated", "standing", "both"};

constexpr std::array exclusion_list{
    Exclusion{"kidney-or-heart", "Kidney disease, heart failure, or told to limit what you drink"},
    Exclusion{"numb-skin-or-diabetes", "Numb or tingling skin, or diabetes"},
    Exclusion{"blood-thinners", "Blood thinners, or a bleeding disorder"},
    Exclusion{"pregnant", "Pregnant"},
    Exclusion{"osteoporosis", "Osteoporosis (thin bones)"},
    Exclusion{"shoulder-injury", "An injured shoulder, or one you've dislocated"},
    Exclusion{"wrist-injury", "An injured wrist or hand"},
    Exclusion{"hip-or-knee-replacement", "An artificial hip or knee"},
    Exclusion{"dizziness", "Dizziness when you move your head"},
    Exclusion{"cannot-stand", "Can't stand: seated stretches only"},
    Exclusion{"cannot-lie-down", "Can't lie on the floor"},
};

template <class Enum>
std::optional<Enum> found(Words words, std::string_view word) {
  const auto at = std::ranges::find(words, word);
  if (at == words.end()) return std::nullopt;
  return static_cast<Enum>(at - words.begin());
}

}  // namespace

std::string_view word_for(Role role) { return role_words.at(static_cast<std::size_t>(role)); }
std::string_view word_for(Area area) { return area_words.at(static_cast<std::size_t>(area)); }
std::string_view word_for(Position position) { return position_words.at(static_cast<std::size_t>(position)); }

template <>
std::optional<Role> from_word(std::string_view word) {
  return found<Role>(role_words, word);
}
template <>
std::optional<Area> from_word(std::string_view word) {
  return found<Area>(area_words, word);
}
template <>
std::optional<Position> from_word(std::string_view word) {
  return found<Position>(position_words, word);
}

std::span<const Exclusion> exclusions() { return exclusion_list; }

bool excluded_by(const Remedy& remedy, std::string_view tag) {
  if (tag == "cannot-stand" && remedy.position == Position::standing) return true;
  return std::ranges::find(remedy.exclude, tag) != remedy.exclude.end();
}

}  // namespace unknot::remedies
