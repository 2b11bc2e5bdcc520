// SPDX-License-Identifier: MIT
#include "notices/notices.hpp"

#include <utility>

namespace unknot {

void Notices::want(Notice notice, words::Texts texts) { entries_.try_emplace(notice, Entry{std::move(texts)}); }

bool Notices::take_back(Notice notice) {
  const auto found = entries_.find(notice);
  if (found == entries_.end()) return false;
  const bool on_screen = given_ == notice && found->second.stage != Stage::wanted;
  if (on_screen) given_.reset();
  // One that was seen stays here, so that it is not said again.
  if (found->second.stage != Stage::seen) entries_.erase(found);
  return on_screen;
}

std::optional<words::Texts> Notices::next() {
  for (auto& [notice, entry] : entries_) {
    if (entry.stage != Stage::wanted) continue;
    entry.stage = Stage::given;
    given_ = notice;
    return entry.texts;
  }
  return std::nullopt;
}

std::optional<Notice> Notices::seen() {
  if (given_) entries_.at(*given_).stage = Stage::seen;
  return given_;
}

void Notices::try_again() {
  for (auto& [notice, entry] : entries_) {
    if (entry.stage == Stage::given) entry.stage = Stage::wanted;
  }
}

}  // namespace unknot
