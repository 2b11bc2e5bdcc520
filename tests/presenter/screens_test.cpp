// SPDX-License-Identifier: MIT
#include "presenter/screens.hpp"

#include <catch2/catch_all.hpp>
#include <functional>

#include "support/recording_screen.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using Lines = std::vector<std::string>;

namespace {

struct RecordingListener : desktop::Listener {
  Lines lines;
  void answered(const std::string& key) override { lines.push_back("answered " + key); }
  void dismissed(bool) override { lines.emplace_back("dismissed"); }
  void delivery_failed(const sources::Problem& why) override { lines.push_back("failed: " + words::problem(why)); }
  void delivery_restored() override { lines.emplace_back("restored"); }
  void delivered() override { lines.emplace_back("delivered"); }
};

desktop::View view(const char* title, bool note = false) {
  desktop::View view;
  view.title = title;
  view.note = note;
  return view;
}

using Ear = std::reference_wrapper<desktop::Listener>;

// Makes a screen that passes everything on to this one; `ear` hears what it tells.
MakeScreen heard(support::RecordingScreen& screen, Ear& ear) {
  return [&](desktop::Listener& listener) {
    ear = listener;
    return support::through(screen)(listener);
  };
}

struct Fixture {
  support::RecordingScreen server{"server"};
  support::RecordingScreen terminal{"terminal"};
  RecordingListener listener;
  Ear of_server{listener};  // what hears it; until there is a screen, whoever it is for
  Ear of_terminal{listener};
  Screens screens{listener, heard(server, of_server), heard(terminal, of_terminal)};
};

}  // namespace

TEST_CASE("what the server can't show is shown on the terminal") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
  CHECK(f.screens.name() == "terminal");
  CHECK(f.listener.lines.empty());
}

TEST_CASE("another trouble of the server shows nothing twice on the terminal") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.of_server.get().delivery_failed({sources::What::silent, sources::Peer::notification_server});
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
}

TEST_CASE("a server that comes back takes over from the terminal once it has shown something") {
  Fixture f;
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  f.screens.present(view("Stretch"));
  f.of_terminal.get().delivered();
  f.of_server.get().delivery_restored();
  CHECK(f.server.lines().back() == "present Stretch");
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
  CHECK(f.screens.name() == "terminal");
  f.of_server.get().delivered();
  CHECK(f.terminal.lines() == Lines{"present Stretch", "clear"});
  CHECK(f.screens.name() == "server");
  CHECK(f.listener.lines == Lines{"delivered", "delivered"});
}

TEST_CASE("a server that comes back and dies again makes the terminal repeat nothing") {
  Fixture f;
  f.screens.present(view("Stretch"));
  for (int time = 0; time < 5; ++time) {
    f.of_server.get().delivery_failed({sources::What::no_notification_server});
    f.of_server.get().delivery_restored();
  }
  CHECK(f.terminal.lines() == Lines{"present Stretch"});
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  f.screens.present(view("Go on"));
  CHECK(f.terminal.lines() == Lines{"present Stretch", "present Go on"});
}

TEST_CASE("what changes while a server comes back is on both until it has shown it") {
  Fixture f;
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  f.screens.present(view("Stretch"));
  f.of_server.get().delivery_restored();
  f.screens.present(view("Go on"));
  CHECK(f.server.lines().back() == "present Go on");
  CHECK(f.terminal.lines() == Lines{"present Stretch", "present Go on"});
  f.screens.clear();
  CHECK(f.server.lines().back() == "clear");
  CHECK(f.terminal.lines().back() == "clear");
}

TEST_CASE("with nothing on screen a server that comes back takes over at once") {
  Fixture f;
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  f.of_server.get().delivery_restored();
  f.screens.present(view("Stretch"));
  CHECK(f.server.lines().back() == "present Stretch");
  CHECK(f.terminal.lines() == Lines{"clear"});
}

TEST_CASE("a note that was missed is not shown late") {
  Fixture f;
  f.screens.present(view("Stretch"));
  f.screens.present(view("Done.", true));
  f.of_server.get().delivery_failed({sources::What::no_notification_server});
  CHECK(f.terminal.lines().empty());
}

TEST_CASE("without a terminal the daemon is told that nobody shows anything") {
  Fixture f;
  Screens screens{f.listener, heard(f.server, f.of_server), {}};
  f.of_server.get().delivery_failed({sources::What::no_session_bus});
  f.of_server.get().delivery_restored();
  CHECK(f.listener.lines == Lines{"failed: no session bus", "restored"});
}
