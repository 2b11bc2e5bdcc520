// SPDX-License-Identifier: MIT
// make_history FILE DAYS [LAST]: writes a history of so many simulated days, up to the day LAST (2026-11-20) or today.
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "history/store.hpp"
#include "simulated_years.hpp"
#include "words/problems/history.hpp"

using namespace unknot;
using namespace unknot::history;

namespace {

Date date_of(const char* text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(text, "%d-%u-%u", &year, &month, &day) != 3) std::exit(2);
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Date today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::floor<std::chrono::days>(
      std::chrono::local_seconds{std::chrono::floor<std::chrono::seconds>(now)});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const int days = std::atoi(argv[2]);
  const Date last = argc > 3 ? date_of(argv[3]) : today();
  Store store(argv[1], WallTime{});
  Entry entry;
  const auto collect = [&](const Rows& rows, const Planner&, const Recorder&, WallTime at) {
    entry.events.insert(entry.events.end(), rows.events.begin(), rows.events.end());
    const WallTime from = rows.spans.empty() ? at : rows.spans.front().begins;
    std::erase_if(entry.spans, [&](const Span& span) { return span.begins >= from; });
    if (!entry.spans.empty()) entry.spans.back().ends = std::min(entry.spans.back().ends, from);
    entry.spans.insert(entry.spans.end(), rows.spans.begin(), rows.spans.end());
    if (entry.events.size() < 200 && entry.spans.size() < 200) return;
    store.write(std::exchange(entry, {}), at);
  };
  test::SimulatedYears(last - std::chrono::days{days - 1}, days, 2026, collect).play();
  store.write(entry, WallTime{});
  for (const auto& problem : store.problems())
    std::fprintf(stderr, "make_history: %s\n", words::problem(problem).c_str());
  return store.problems().empty() ? 0 : 1;
}
