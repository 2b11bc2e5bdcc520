// SPDX-License-Identifier: MIT
// Full screen as a Wayland compositor reports it through wlr-foreign-toplevel-management.
#pragma once

#include <memory>
#include <string>

#include "holds/full_screen_source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// sway, Hyprland, labwc and others offer it; KWin and GNOME do not.
class WaylandFullScreen : public FullScreenSource {
 public:
  // `io` must outlive this. `socket` is an absolute path.
  WaylandFullScreen(boost::asio::io_context& io, std::string socket, Events events);
  WaylandFullScreen(const WaylandFullScreen&) = delete;
  WaylandFullScreen& operator=(const WaylandFullScreen&) = delete;
  ~WaylandFullScreen() override;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
