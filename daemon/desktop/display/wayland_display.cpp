// SPDX-License-Identifier: MIT
// A connection to a Wayland compositor on the io_context, which never blocks, whatever the compositor does.
#include "display/wayland_display.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <tuple>
#include <utility>

#include "peer/local_socket.hpp"
#include "peer/peer_name.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::What;

namespace {

constexpr std::size_t read_at_once = 4096;

// Since 1.23 the library buffers without limit unless one is set.
void limit_reads([[maybe_unused]] wl_display* display) {
#if WAYLAND_VERSION_MAJOR > 1 || WAYLAND_VERSION_MINOR >= 23
  wl_display_set_max_buffer_size(display, read_at_once);
#endif
}

// What a compositor says wrong is for us to tell, once and cleaned.
void be_quiet(const char*, va_list) {}

What why_lost(wl_display* display) {
  const int error = wl_display_get_error(display);
  return error == EPIPE || error == ECONNRESET ? What::gone : What::sends_nonsense;
}

}  // namespace

class WaylandDisplay::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, wl_display* display, Allowance& allowance, Lost lost)
      : display_(display), descriptor_(io), allowance_(allowance), lost_(std::move(lost)) {}
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

  void send() {
    if (flush() == What::none) return;
    asio::post(descriptor_.get_executor(), [self = shared_from_this()] { self->lose(What::does_not_read); });
  }

 private:
  void wait() {
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [self = shared_from_this()](boost::system::error_code error) {
                             if (!error && self->lost_) self->take_in();
                           });
  }

  void take_in() {
    const What problem = take_messages();
    if (!lost_) return;  // a listener has ended us
    if (problem == What::none) return wait();
    lose(problem);
  }

  void lose(What why) {
    if (lost_) std::exchange(lost_, nullptr)(why);
  }

  // Why it is lost, or nothing. The library ends the process if an answer to what it reads does not fit.
  [[nodiscard]] What take_messages() {
    if (!has_room(wl_display_get_fd(display_))) return What::does_not_read;
    if (!allowance_.covers(std::min(waiting(), read_at_once))) return What::sends_too_much;
    if (!read() || !dispatch()) return why_lost(display_);
    return lost_ ? flush() : What::none;
  }

  [[nodiscard]] std::size_t waiting() const {
    int bytes = 0;
    return ::ioctl(wl_display_get_fd(display_), FIONREAD, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
  }

  // There is something to read, or the end of it, so this does not wait.
  [[nodiscard]] bool read() {
    while (wl_display_prepare_read(display_) != 0) {
      if (!dispatch()) return false;
    }
    return wl_display_read_events(display_) >= 0;
  }

  [[nodiscard]] bool dispatch() { return wl_display_dispatch_pending(display_) >= 0; }

  [[nodiscard]] What flush() {
    if (!has_room(wl_display_get_fd(display_))) return What::does_not_read;
    return wl_display_flush(display_) >= 0 ? What::none : why_lost(display_);
  }

  wl_display* display_;
  asio::posix::stream_descriptor descriptor_;
  Allowance& allowance_;
  Lost lost_;  // empty: at an end
};

std::unique_ptr<WaylandDisplay> WaylandDisplay::take(asio::io_context& io, int socket, Allowance& allowance,
                                                     Lost lost) {
  wl_log_set_handler_client(be_quiet);
  wl_display* display = wl_display_connect_to_fd(socket);
  if (!display) return nullptr;
  limit_reads(display);
  auto link = std::make_shared<Link>(io, display, allowance, std::move(lost));
  if (!link->begin()) return nullptr;
  return std::unique_ptr<WaylandDisplay>(new WaylandDisplay(std::move(link)));
}

WaylandDisplay::~WaylandDisplay() { link_->end(); }

wl_display* WaylandDisplay::get() const { return link_->get(); }

std::string WaylandDisplay::compositor() const { return peer_name(wl_display_get_fd(link_->get())); }

void WaylandDisplay::flush() { link_->send(); }

}  // namespace unknot::desktop
