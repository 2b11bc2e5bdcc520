// SPDX-License-Identifier: MIT
// time_writes FILE COUNT: makes so many changes within minutes, as somebody who pauses and resumes without end, writes
// each with an event and the state, and prints how many us each took.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "history/state/state_text.hpp"
#include "history/store.hpp"

using namespace unknot;
using namespace unknot::history;
using std::chrono::milliseconds;
using std::chrono::seconds;

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const WallTime start{std::chrono::sys_days{std::chrono::November / 23 / 2026}};
  Planner planner({}, Instant{}, start, Zone{});
  Recorder recorder(planner);
  Store store(argv[1], start);
  const int count = std::atoi(argv[2]);
  for (int change = 1; change <= count; ++change) {
    const Instant now{milliseconds{3 * change}};
    const WallTime at = start + now.time_since_epoch();
    const auto begun = std::chrono::steady_clock::now();
    recorder.take(planner.handle(change % 2 == 0 ? Event{ResumeRequested{}} : Event{PauseRequested{}}, now), planner,
                  {});
    store.write({.events = {{at, seconds{}, "stretch", Became::done, "chin-tuck", "neck", "", "", at, {}}},
                 .spans = recorder.rows().spans,
                 .state = to_text({planner.state(), recorder.state(), "boot", std::string(2000, 'r'), ""})},
                at);
    const auto took = std::chrono::steady_clock::now() - begun;
    std::printf("%lld\n", static_cast<long long>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
  }
  return store.problems().empty() ? 0 : 1;
}
