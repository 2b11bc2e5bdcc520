// SPDX-License-Identifier: MIT
// Silence as GNOME's compositor counts it: org.gnome.Mutter.IdleMonitor on the session bus.
#pragma once

#include <memory>

#include "bus/bus.hpp"
#include "idle/idle_source.hpp"

namespace unknot::desktop {

// Video always suppresses silence there (through GNOME's session manager), whatever the settings say.
class MutterIdle : public IdleSource {
 public:
  // `io` and `session`, the session bus, must outlive this.
  MutterIdle(boost::asio::io_context& io, Bus& session, const SilenceWatch& watch, Events events);
  MutterIdle(const MutterIdle&) = delete;
  MutterIdle& operator=(const MutterIdle&) = delete;
  ~MutterIdle() override;

  void watch(const SilenceWatch& watch) override;
  void look_for_gap(bool wanted) override;
  void watch_typing(bool wanted) override;
  void restart() override;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
