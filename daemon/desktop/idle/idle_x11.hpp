// SPDX-License-Identifier: MIT
// Silence as an X server counts it, by alarms on its IDLETIME counter.
#pragma once

#include <memory>
#include <string>

#include "idle/idle_source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Only what a real X server says: Xwayland's counter stands for its own windows alone, so there is "nobody who tells".
// The counter knows nothing of films: they are silence, whatever the settings say.
class X11Idle : public IdleSource {
 public:
  // `io` must outlive this. `display` as in DISPLAY.
  X11Idle(boost::asio::io_context& io, std::string display, const SilenceWatch& watch, Events events);
  X11Idle(const X11Idle&) = delete;
  X11Idle& operator=(const X11Idle&) = delete;
  ~X11Idle() override;

  void watch(const SilenceWatch& watch) override;
  void look_for_gap(bool wanted) override;
  void watch_typing(bool wanted) override;
  void restart() override;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
