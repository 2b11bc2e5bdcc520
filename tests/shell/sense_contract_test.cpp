// SPDX-License-Identifier: MIT
// What every sense promises to the shell: nothing is told from within a call to it, nor after its end.
#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <memory>
#include <vector>

#include "shell/senses.hpp"

using namespace unknot;
using namespace unknot::desktop;

namespace {

// Hears all, and whether that came while something was asked of the sense.
struct Witness : Perception {
  void noticed(const Event&) override { hear(); }
  void source_changed(const SourceState&) override { hear(); }
  void hear() {
    ++heard;
    if (inside) ++heard_inside;
  }

  bool inside = false;
  int heard = 0;
  int heard_inside = 0;
};

// On a machine without a bus, a display or a sound server.
struct Nowhere {
  Nowhere() {
    for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY"}) ::unsetenv(name);
    for (const char* name : {"DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"})
      ::setenv(name, "unix:path=/nowhere/bus", 1);
    ::setenv("XDG_RUNTIME_DIR", "/nowhere", 1);
  }

  std::vector<std::unique_ptr<Sense>> senses() {
    return make_senses(io, buses, witness, Settings{}, [] { return Instant{}; });
  }

  // Everything that the shell asks of a sense.
  void ask(Sense& sense) {
    witness.inside = true;
    Settings off;
    for (const Hold hold : all_holds) off.hold[hold] = false;
    off.idle_after = std::chrono::seconds{30};
    for (const Settings& settings : {off, Settings{}, off}) sense.follow(settings);
    sense.look_for_gap(true);
    sense.person_seen();
    sense.read_again();
    sense.look_for_gap(false);
    witness.inside = false;
  }

  Witness witness;
  boost::asio::io_context io;
  Buses buses{io};
};

}  // namespace

TEST_CASE("no sense tells anything from within a call to it, nor after its end", "[F7]") {
  Nowhere f;
  auto senses = f.senses();
  for (const auto& sense : senses) {
    CAPTURE(sense->state().name);
    f.ask(*sense);
    CHECK(f.witness.heard_inside == 0);
  }
  senses.clear();
  f.io.poll();
  CHECK(f.witness.heard == 0);
}
