// SPDX-License-Identifier: MIT
// Full screen as an X11 window manager reports it: _NET_ACTIVE_WINDOW and _NET_WM_STATE.
#pragma once

#include <memory>
#include <string>

#include "holds/full_screen_source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

class X11FullScreen : public FullScreenSource {
 public:
  // `io` must outlive this.
  X11FullScreen(boost::asio::io_context& io, std::string display, Events events);
  X11FullScreen(const X11FullScreen&) = delete;
  X11FullScreen& operator=(const X11FullScreen&) = delete;
  ~X11FullScreen() override;

 private:
  class Link;
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
