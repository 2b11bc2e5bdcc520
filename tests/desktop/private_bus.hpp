// SPDX-License-Identifier: MIT
// A bus of the test's own, to be stopped and started.
#pragma once

#include <catch2/catch_all.hpp>

#include "screen_support.hpp"

namespace unknot::support {

// Starts no servers. May also stand in the place of the system bus.
class PrivateBus {
 public:
  PrivateBus() { start(); }
  void start() {
    std::filesystem::remove(folder_ / "bus");
    std::ofstream(folder_ / "bus.conf")
        << "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
           "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type><listen>"
        << address()
        << "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
           "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";
    daemon_ = std::make_unique<Child>(
        std::vector<std::string>{"dbus-daemon", "--nofork", "--config-file=" + (folder_ / "bus.conf")});
    REQUIRE(daemon_->started());
  }
  void stop() { daemon_.reset(); }
  // Once it takes connections.
  [[nodiscard]] bool up() const {
    const std::string call = "gdbus wait --timeout 5 --address '" + address() + "' org.freedesktop.DBus 2>&1";
    for (int time = 0; time < 50; ++time) {
      if (!output_of(call).contains("rror")) return true;
    }
    return false;
  }
  // Loses nothing of what is on it, and answers nobody.
  void stall(bool stalled) const { daemon_->signal(stalled ? SIGSTOP : SIGCONT); }
  [[nodiscard]] std::string address() const { return "unix:path=" + folder_ / "bus"; }

 private:
  Folder folder_;
  std::unique_ptr<Child> daemon_;
};

}  // namespace unknot::support
