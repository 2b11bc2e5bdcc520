// SPDX-License-Identifier: MIT
// A history of a few hours, for the verbs that read one.
#pragma once

#include <algorithm>

#include "../world.hpp"
#include "history/database.hpp"
#include "history/store.hpp"

namespace recorded {

using namespace unknot;
using namespace unknot::history;
using namespace std::chrono_literals;

// Three hours of Monday 2026-11-16 at nine in UTC, where TZ puts the person; in one of them a name full of commas.
struct Recorded : World {
  Recorded() {
    Store store(database(), WallTime{});
    Entry entry;
    for (int hour = 0; hour < 3; ++hour) {
      const WallTime at = begin() + hour * 1h;
      const std::string cause = hour == 1 ? "meeting: \"Big, long\"\nname" : "";
      entry.spans.push_back({at, at + 1h, 0s, hour == 1 ? Spent::hold : Spent::work, cause});
      entry.events.push_back(row(at + 20min, Became::offered));
      entry.events.push_back(row(at + 21min, Became::done));
    }
    store.write(std::move(entry), begin());
    REQUIRE(store.problems().empty());
  }

  [[nodiscard]] std::filesystem::path database() const { return file("home/.local/state/unknot/history.db"); }
  static WallTime begin() { return std::chrono::sys_days{2026y / std::chrono::November / 16} + 9h; }
  static Record row(WallTime at, Became became) {
    return {.at = at,
            .zone = 0s,
            .kind = "stretch",
            .became = became,
            .remedy = "chin-tuck",
            .area = "neck",
            .companion = "drink",
            .cause = "",
            .offered = at - 60s,
            .answered = 5s};
  }
  [[nodiscard]] std::int64_t number(const char* sql) const {
    Database opened(database(), Access::read);
    return opened.number(sql);
  }
};

inline std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace recorded
