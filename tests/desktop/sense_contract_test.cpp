// SPDX-License-Identifier: MIT
// What every sense promises to the shell: nothing is told from within a call to it, nor after its end.
#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "away/session.hpp"
#include "holds/do_not_disturb.hpp"
#include "holds/full_screen.hpp"
#include "idle/idleness.hpp"
#include "media/meeting.hpp"
#include "peer/hold_sign.hpp"

using namespace unknot;
using namespace unknot::desktop;

namespace {

// Hears all, and whether that came while something was asked of the sense.
struct Witness : Perception {
  void noticed(const Event&) override { hear(); }
  void party_changed(const PartyState&) override { hear(); }
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
    std::vector<std::unique_ptr<Sense>> all;
    all.push_back(std::make_unique<Idleness>(io, session, witness, Settings{}, [] { return Instant{}; }));
    all.push_back(std::make_unique<Session>(io, system, session, witness));
    all.push_back(std::make_unique<DoNotDisturb>(io, session, thread.get(), witness));
    all.push_back(std::make_unique<Meeting>(io, witness, Settings{},
                                            MeetingSources{.pipewire = "/nowhere/pipewire", .cameras = "/nowhere"}));
    all.push_back(std::make_unique<FullScreen>(io, witness, Settings{}));
    return all;
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
  BusThread thread;
  Bus session{io, thread.get(), Bus::Which::session};
  Bus system{io, thread.get(), Bus::Which::system};
};

}  // namespace

TEST_CASE("no sense tells anything from within a call to it, nor after its end", "[F7]") {
  Nowhere f;
  auto senses = f.senses();
  for (const auto& sense : senses) {
    CAPTURE(sense->state().party);
    f.ask(*sense);
    CHECK(f.witness.heard_inside == 0);
  }
  senses.clear();
  f.io.poll();
  CHECK(f.witness.heard == 0);
}

TEST_CASE("what was noticed is told from the loop, in order", "[F7]") {
  struct Kept : Perception {
    void noticed(const Event& event) override { indices.push_back(event.index()); }
    void party_changed(const PartyState&) override {}
    std::vector<std::size_t> indices;
  } kept;
  boost::asio::io_context io;
  Voice voice(io, kept);
  HoldSign sign(voice, Hold::meeting);
  sign.show(HoldSign::Cause{});
  sign.show(HoldSign::Cause{});
  sign.show(std::nullopt);
  CHECK(kept.indices.empty());
  io.poll();
  CHECK(kept.indices == std::vector<std::size_t>{Event{HoldBegan{}}.index(), Event{HoldEnded{}}.index()});
}
