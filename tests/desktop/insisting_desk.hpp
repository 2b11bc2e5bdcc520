// SPDX-License-Identifier: MIT
// The reminder on a notification server that misbehaves in the way the test wants.
#pragma once

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "bus/bus.hpp"
#include "desktop/private_bus.hpp"
#include "desktop/screen_support.hpp"
#include "desktop/unfit_server.hpp"
#include "notify/notifications.hpp"

namespace unknot::support {

// As the daemon does: what could not be shown is presented again as soon as it is said to be worth while.
struct Insisting : Recorder {
  void delivery_restored() override {
    Recorder::delivery_restored();
    if (screen) screen->present(squeeze());
  }
  [[nodiscard]] std::size_t failures() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(told, [](const auto& what) { return what.starts_with("failed: "); }));
  }
  desktop::Notifications* screen = nullptr;
};

// Its server is there, and has been given a reminder.
struct InsistingDesk {
  explicit InsistingDesk(UnfitServer::Manner manner,
                         std::chrono::milliseconds patience = std::chrono::milliseconds(200),
                         const std::string& name = "unfit", const std::string& version = "1")
      : server(own_bus.address(), manner, name, version),
        screen(loop.io, bus, listener, {.icon = "unknot", .patience = patience}) {
    listener.screen = &screen;
    screen.present(squeeze());
  }
  [[nodiscard]] bool shown(int times = 1) {
    return loop.until([&] { return listener.shown >= times; });
  }
  [[nodiscard]] bool asked(const std::vector<std::string>& what) {
    (void)loop.until([&] { return server.asked().size() >= what.size(); });
    CHECK(server.asked() == what);
    return server.asked() == what;
  }
  [[nodiscard]] bool fails(std::size_t times) {
    return loop.until([&] { return listener.failures() >= times; });
  }

  struct OwnBus : PrivateBus {
    OwnBus() { REQUIRE(up()); }
  } own_bus;
  Variable address{"DBUS_SESSION_BUS_ADDRESS", own_bus.address()};
  Loop loop;
  desktop::BusThread thread;
  desktop::Bus bus{loop.io, thread.get(), desktop::Bus::Which::session};
  UnfitServer server;
  Insisting listener;
  desktop::Notifications screen;
};

}  // namespace unknot::support
