// SPDX-License-Identifier: MIT
#include "presenter/screens.hpp"

#include <catch2/catch_all.hpp>

#include "support/recording_screen.hpp"

using namespace unknot;
using Lines = std::vector<std::string>;

namespace {

struct RecordingListener : desktop::Listener {
  Lines lines;
  void answered(const std::string& key) override { lines.push_back("answered " + key); }
  void dismissed(bool) override { lines.emplace_back("dismissed"); }
  void delivery_failed(const std::string& why) override { lines.push_back("failed: " + why); }
  void delivery_restored() override { lines.emplace_back("restored"); }
  void delivered() override { lines.emplace_back("delivered"); }
};

desktop::View view(const char* title, bool note = false) {
  desktop::View view;
  view.title = title;
  view.note = note;
  return view;
}

struct Fixture {
  support::RecordingScreen server{"server"};
  support::RecordingScreen terminal{"terminal"};
  RecordingListener listener;
  Screens screens{listener, support::through(server), support::through(terminal)};
};

}  // namespace

TEST_CASE("what the server can't show is shown on the terminal") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.screens.delivery_failed("no notification server");
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
  CHECK(f.screens.name() == "terminal");
  CHECK(f.listener.lines.empty());
}

TEST_CASE("another trouble of the server shows nothing twice on the terminal") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.screens.delivery_failed("the notification server does not answer");
  f.screens.delivery_failed("no notification server");
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
}

TEST_CASE("a server that comes back takes over from the terminal") {
  Fixture f;
  f.screens.delivery_failed("no notification server");
  f.screens.present(view("Stretch"));
  f.screens.delivery_restored();
  CHECK(f.terminal.lines() == Lines{"present Stretch", "clear"});
  CHECK(f.server.lines().back() == "present Stretch");
  CHECK(f.screens.name() == "server");
}

TEST_CASE("a note that was missed is not shown late") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.screens.present(view("Done.", true));
  f.screens.delivery_failed("no notification server");
  CHECK(f.terminal.lines().empty());
}

TEST_CASE("without a terminal the daemon is told that nobody shows anything") {
  Fixture f;
  Screens screens{f.listener, support::through(f.server), {}};
  screens.delivery_failed("no session bus");
  screens.delivery_restored();
  CHECK(f.listener.lines == Lines{"failed: no session bus", "restored"});
}
