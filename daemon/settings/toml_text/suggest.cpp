// SPDX-License-Identifier: MIT
#include "toml_text/suggest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace unknot::toml_text {

namespace {

constexpr std::size_t longest_word = 200;

std::string_view last_part(std::string_view key) { return key.substr(key.rfind('.') + 1); }

// Letters added, dropped, replaced or swapped with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = std::exchange(last, std::move(row));
  }
  return last[b.size()];
}

// How many mistakes a word may have: half of a short one is another word.
std::size_t farthest(std::string_view word) { return word.size() <= 4 ? 1 : std::max<std::size_t>(2, word.size() / 4); }

// What begins with the word, the shortest of it.
std::string completed(std::string_view word, std::span<const std::string> known) {
  std::string best;
  for (const auto& candidate : known) {
    const bool shorter = best.empty() || candidate.size() < best.size();
    if (word.size() >= 3 && candidate.starts_with(word) && shorter) best = candidate;
  }
  return best;
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> known) {
  if (word.size() > longest_word) return {};
  if (std::string whole = completed(word, known); !whole.empty()) return whole;
  std::string best;
  std::size_t best_distance = farthest(word) + 1;
  for (const auto& candidate : known) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    if (longer - shorter > best_distance) continue;
    const auto away = distance(word, candidate);
    const bool swapped = away == best_distance && !best.empty() && std::ranges::is_permutation(word, candidate);
    if (away < best_distance || swapped) {
      best = candidate;
      best_distance = away;
    }
  }
  if (!best.empty()) return best;
  const auto found = std::ranges::find(known, last_part(word), last_part);
  return found == known.end() ? std::string{} : *found;
}

}  // namespace unknot::toml_text
