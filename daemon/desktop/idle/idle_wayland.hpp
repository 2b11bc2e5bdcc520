// SPDX-License-Identifier: MIT
// Silence as a Wayland compositor counts it: ext-idle-notify-v1, else org_kde_kwin_idle.
#pragma once

#include <memory>
#include <string>

#include "idle/idle_source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// The person is silent when every seat is. Compositors take a film for a person (an idle inhibitor keeps silence from
// beginning); only from ext-idle-notify's version 2 on can input alone be asked for. A silence that was there before
// the start is counted from the start.
class WaylandIdle : public IdleSource {
 public:
  // `io` must outlive this. `socket` is an absolute path.
  WaylandIdle(boost::asio::io_context& io, std::string socket, const SilenceWatch& watch, Events events);
  WaylandIdle(const WaylandIdle&) = delete;
  WaylandIdle& operator=(const WaylandIdle&) = delete;
  ~WaylandIdle() override;

  void watch(const SilenceWatch& watch) override;
  void look_for_gap(bool wanted) override;
  void watch_typing(bool wanted) override;
  void restart() override;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
