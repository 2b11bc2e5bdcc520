// SPDX-License-Identifier: MIT
// A connection to a Wayland compositor on the io_context, which never blocks, even if the compositor hangs.
#include "desktop/wayland_display.hpp"

#include <fcntl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <tuple>
#include <utility>

#include "desktop/peer_name.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

class WaylandDisplay::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, wl_display* display, std::function<void()> lost)
      : display_(display), descriptor_(io), lost_(std::move(lost)) {}
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  ~Link() { wl_display_disconnect(display_); }

  // The descriptor gets a number of its own, as both it and the display close theirs.
  [[nodiscard]] bool begin() {
    const int own = ::fcntl(wl_display_get_fd(display_), F_DUPFD_CLOEXEC, 0);
    if (own < 0) return false;
    descriptor_.assign(own);
    wait();
    return true;
  }

  void end() {
    lost_ = nullptr;
    boost::system::error_code ignored;
    std::ignore = descriptor_.close(ignored);
  }

  [[nodiscard]] wl_display* get() const { return display_; }

  // What a compositor that hangs does not take stays with the library until later.
  [[nodiscard]] bool flush() { return wl_display_flush(display_) >= 0 || errno == EAGAIN; }

 private:
  void wait() {
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [self = shared_from_this()](boost::system::error_code error) {
                             if (!error && self->lost_) self->take_in();
                           });
  }

  void take_in() {
    const bool alive = read() && dispatch() && flush();
    if (!lost_) return;  // a listener has ended us
    if (alive) return wait();
    std::exchange(lost_, nullptr)();
  }

  // There is something to read, or the end of it, so this does not wait.
  [[nodiscard]] bool read() {
    while (wl_display_prepare_read(display_) != 0) {
      if (!dispatch()) return false;
    }
    return wl_display_read_events(display_) >= 0;
  }

  [[nodiscard]] bool dispatch() { return wl_display_dispatch_pending(display_) >= 0; }

  wl_display* display_;
  asio::posix::stream_descriptor descriptor_;
  std::function<void()> lost_;  // empty: at an end
};

std::unique_ptr<WaylandDisplay> WaylandDisplay::connect(asio::io_context& io, const std::string& socket,
                                                        std::function<void()> lost) {
  wl_display* display = wl_display_connect(socket.c_str());
  if (!display) return nullptr;
  auto link = std::make_shared<Link>(io, display, std::move(lost));
  if (!link->begin()) return nullptr;
  return std::unique_ptr<WaylandDisplay>(new WaylandDisplay(std::move(link)));
}

WaylandDisplay::~WaylandDisplay() { link_->end(); }

wl_display* WaylandDisplay::get() const { return link_->get(); }

std::string WaylandDisplay::compositor() const { return peer_name(wl_display_get_fd(link_->get())); }

void WaylandDisplay::flush() { std::ignore = link_->flush(); }

}  // namespace unknot::desktop
