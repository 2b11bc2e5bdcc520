// SPDX-License-Identifier: MIT
// Somebody who watches a compositor that does just what a test wants.
#pragma once

#include <catch2/catch_all.hpp>
#include <string>
#include <vector>

#include "idle_compositor.hpp"
#include "idle_support.hpp"
#include "words/problems/source.hpp"

namespace unknot::support {

using Words = std::vector<std::string>;

// Whether org_kde_kwin_idle is there from the start.
enum class Kde { missing, offered };

// Somebody who watches such a compositor for silence of half a second.
struct Scene {
  explicit Scene(int version, Passive passive = Passive::work, Kde kde = Kde::missing)
      : compositor(loop.io, version), watcher(500ms, passive, loop) {
    if (kde == Kde::offered) compositor.add_kde();
  }

  [[nodiscard]] bool asked(const Words& requests) {
    return loop.until([&] { return compositor.requests == requests; });
  }
  void idled(const std::string& which) {
    REQUIRE(loop.until([&] { return compositor.count(which) > 0; }));
    compositor.idled(which);
  }
  void idled_at_all_seats(const std::string& which) {
    REQUIRE(loop.until([&] { return compositor.count(which) == 2; }));
    compositor.idled(which);
  }
  void take_two_seats() {
    REQUIRE(watcher.found());
    compositor.add_seat();
    REQUIRE(loop.until([&] { return compositor.count("person") == 2; }));
  }
  [[nodiscard]] std::string source() const { return watcher.noticed.states.back().source.name; }
  [[nodiscard]] bool source_becomes(const std::string& protocol) {
    return loop.until([&] { return source().starts_with(protocol); });
  }
  [[nodiscard]] std::string problem() const { return words::problem(watcher.noticed.states.back().problem); }

  Folder folder;
  Variable runtime{"XDG_RUNTIME_DIR", folder / ""};
  Variable wayland{"WAYLAND_DISPLAY", "wayland-test"};
  Loop loop;
  Compositor compositor;
  IdleScene watcher;
};

}  // namespace unknot::support
