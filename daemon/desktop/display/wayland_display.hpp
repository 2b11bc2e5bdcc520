// SPDX-License-Identifier: MIT
// A connection to a Wayland compositor on the io_context, which never blocks, whatever the compositor does.
#pragma once

#include <wayland-client-core.h>

#include <functional>
#include <memory>
#include <string>

#include "peer/allowance.hpp"
#include "problems/source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Runs on the thread of `io`, which must outlive it.
class WaylandDisplay {
 public:
  // For all connections to one compositor.
  [[nodiscard]] static Allowance allowance() { return {std::size_t{512} * 1024, std::size_t{64} * 1024}; }

  // What is wrong with the compositor.
  using Lost = std::function<void(sources::What why)>;

  // Takes over a connected `socket`. `lost` is called from `io` when the connection breaks, not after the end.
  // Listeners of its objects are called from `io` too. Null: that failed. `allowance` must outlive this.
  [[nodiscard]] static std::unique_ptr<WaylandDisplay> take(boost::asio::io_context& io, int socket,
                                                            Allowance& allowance, Lost lost);
  WaylandDisplay(const WaylandDisplay&) = delete;
  WaylandDisplay& operator=(const WaylandDisplay&) = delete;
  // Its objects must have been destroyed.
  ~WaylandDisplay();

  [[nodiscard]] wl_display* get() const;
  // The program at the other end: "sway", "kwin_wayland".
  [[nodiscard]] std::string compositor() const;
  // Sends what was requested; listeners need not call it. A compositor that does not read is lost.
  void flush();

 private:
  class Link;
  explicit WaylandDisplay(std::shared_ptr<Link> link) : link_(std::move(link)) {}
  std::shared_ptr<Link> link_;
};

}  // namespace unknot::desktop
