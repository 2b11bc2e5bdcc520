// SPDX-License-Identifier: MIT
// A connection to a Wayland compositor on the io_context, which never blocks, even if the compositor hangs.
#pragma once

#include <wayland-client-core.h>

#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Runs on the thread of `io`, which must outlive it.
class WaylandDisplay {
 public:
  // Null: nobody listens on that socket. `lost` is called from `io` when the connection breaks, not after the end.
  // Listeners of its objects are called from `io` too.
  [[nodiscard]] static std::unique_ptr<WaylandDisplay> connect(boost::asio::io_context& io, const std::string& socket,
                                                               std::function<void()> lost);
  WaylandDisplay(const WaylandDisplay&) = delete;
  WaylandDisplay& operator=(const WaylandDisplay&) = delete;
  // Its objects must have been destroyed.
  ~WaylandDisplay();

  [[nodiscard]] wl_display* get() const;
  // The program at the other end: "sway", "kwin_wayland".
  [[nodiscard]] std::string compositor() const;
  // Sends what was requested; listeners need not call it.
  void flush();

 private:
  class Link;
  explicit WaylandDisplay(std::shared_ptr<Link> link) : link_(std::move(link)) {}
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
