// SPDX-License-Identifier: MIT
// A long time with the real daemon, in which its bus, its notification server and PipeWire are killed and started again
// at random. SOAK_DAYS says how long, SOAK_SEED what happens.
#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <iostream>
#include <random>

#include "soak/life.hpp"

using namespace unknot::soak;

namespace {

std::uint64_t wanted(const char* variable, std::uint64_t otherwise) {
  const char* const value = std::getenv(variable);
  return value ? std::stoull(value) : otherwise;
}

void tell(const char* when, const Held& held) {
  std::cout << when << ": " << held.descriptors.size() << " descriptors, " << held.threads << " threads, "
            << held.dirty_kib << " KiB of private dirty memory\n";
}

}  // namespace

TEST_CASE("whatever breaks around it, the history is what was shown and answered, and nothing is held for longer") {
  const auto days = static_cast<int>(wanted("SOAK_DAYS", 14));
  const auto seed = wanted("SOAK_SEED", std::random_device{}());
  INFO("SOAK_DAYS=" << days << " SOAK_SEED=" << seed);
  Life life(seed);
  life.live(std::chrono::days{7});
  life.make_whole();
  const Held before = life.held();
  tell("after a week", before);

  life.live(std::chrono::days{days - 7});
  life.make_whole();
  life.check_history();
  unknot::end_to_end::await("no more threads", [&] { return life.held().threads <= before.threads; });
  const Held after = life.held();
  tell(("after " + std::to_string(days) + " days").c_str(), after);
  std::cout << life.reminders() << " reminders, " << life.kills() << " kills, seed " << seed << "\n";
  CHECK(after.descriptors == before.descriptors);
  CHECK(after.dirty_kib <= before.dirty_kib + 256);
}
