// SPDX-License-Identifier: MIT
// time_writes FILE COUNT: writes so many events one by one, each with a state, and prints how many us each took.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "history/state_text.hpp"
#include "history/store.hpp"

using namespace unknot;
using namespace unknot::history;
using std::chrono::minutes;
using std::chrono::seconds;

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  WallTime at{std::chrono::sys_days{std::chrono::November / 23 / 2026}};
  const Planner planner({}, Instant{}, at, Zone{});
  Store store(argv[1], at);
  for (int count = std::atoi(argv[2]); count > 0; --count, at += minutes{20}) {
    const auto begun = std::chrono::steady_clock::now();
    store.write({.events = {{at, seconds{}, "stretch", Became::done, "chin-tuck", "neck", "", "", at, {}}},
                 .spans = {{at, at + minutes{20}, seconds{}, Spent::work, ""}},
                 .state = to_text({planner.state(), {}, "boot", std::string(2000, 'r'), ""})},
                at);
    const auto took = std::chrono::steady_clock::now() - begun;
    std::printf("%lld\n", static_cast<long long>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
  }
  return store.problems().empty() ? 0 : 1;
}
