// SPDX-License-Identifier: MIT
#include "history/rows.hpp"

#include <algorithm>
#include <array>

namespace unknot::history {

namespace {

// In the order of the enums.
constexpr std::array<std::string_view, became_count> became_words{"offered",     "done",      "rested", "snoozed",
                                                                  "skipped",     "dismissed", "missed", "interrupted",
                                                                  "undelivered", "worked",    "limit"};
constexpr std::array<std::string_view, 6> spent_words{"work", "rest", "away", "hold", "pause", "off"};
static_assert(became_words[static_cast<std::size_t>(Became::limit)] == "limit");
static_assert(spent_words[static_cast<std::size_t>(Spent::off)] == "off");

template <typename Enum>
std::optional<Enum> named(const auto& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

Became became_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return Became::done;
    case Outcome::rested: return Became::rested;
    case Outcome::snoozed: return Became::snoozed;
    case Outcome::skipped: return Became::skipped;
    case Outcome::dismissed: return Became::dismissed;
    case Outcome::missed: return Became::missed;
    case Outcome::interrupted: return Became::interrupted;
    case Outcome::worked: return Became::worked;
  }
  return Became::missed;
}

bool witnessed(const Span& span) {
  return span.cause != clock_leapt && span.cause != not_running && span.cause != not_recorded;
}

std::string_view word_for(Became became) { return became_words.at(static_cast<std::size_t>(became)); }
std::string_view word_for(Spent spent) { return spent_words.at(static_cast<std::size_t>(spent)); }
std::optional<Became> became_for(std::string_view word) { return named<Became>(became_words, word); }
std::optional<Spent> spent_for(std::string_view word) { return named<Spent>(spent_words, word); }

}  // namespace unknot::history
