// SPDX-License-Identifier: MIT
// Full screen as a Wayland compositor tells it by wlr-foreign-toplevel-management.
#include "desktop/full_screen_wayland.hpp"

#include <wayland-client-protocol.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cstdint>
#include <list>
#include <span>
#include <string_view>
#include <utility>

#include "desktop/comeback.hpp"
#include "desktop/wayland_display.hpp"
#include "wlr-foreign-toplevel-management-unstable-v1.h"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

// So many are followed; a person has fewer.
constexpr std::size_t most_windows = 1000;

}  // namespace

class WaylandFullScreen::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, std::string socket, Events events)
      : io_(io),
        socket_(std::move(socket)),
        events_(std::move(events)),
        comeback_(io, socket_, [this] { connect(); }) {}

  void begin() {
    asio::post(io_, [self = shared_from_this()] {
      if (!self->ended_) self->connect();
    });
  }

  void end() {
    ended_ = true;
    comeback_.end();
    let_go();
  }

 private:
  struct Window {
    Link& link;
    zwlr_foreign_toplevel_handle_v1* handle;
    ProgramName program;
    bool in_front_and_full = false;
  };

  void connect() {
    static constexpr wl_registry_listener registry_listener{
        .global = [](void* self, wl_registry*, std::uint32_t name, const char* interface,
                     std::uint32_t version) { static_cast<Link*>(self)->offered(name, interface, version); },
        .global_remove = [](void*, wl_registry*, std::uint32_t) {}};
    static constexpr wl_callback_listener all_listener{
        .done = [](void* self, wl_callback*, std::uint32_t) { static_cast<Link*>(self)->all_offered(); }};
    if (display_) return;
    display_ = WaylandDisplay::connect(io_, socket_, [this] { lost(compositor_ + " is gone"); });
    if (!display_) return lost("no compositor listens on " + socket_);
    compositor_ = display_->compositor();
    registry_ = wl_display_get_registry(display_->get());
    wl_registry_add_listener(registry_, &registry_listener, this);
    all_ = wl_display_sync(display_->get());
    wl_callback_add_listener(all_, &all_listener, this);
    display_->flush();
  }

  void offered(std::uint32_t name, std::string_view interface, std::uint32_t version) {
    static constexpr zwlr_foreign_toplevel_manager_v1_listener listener{
        .toplevel = [](void* self, zwlr_foreign_toplevel_manager_v1*,
                       zwlr_foreign_toplevel_handle_v1* handle) { static_cast<Link*>(self)->opened(handle); },
        .finished = [](void*, zwlr_foreign_toplevel_manager_v1*) {}};
    // Before version 2 full screen is not told.
    if (interface != zwlr_foreign_toplevel_manager_v1_interface.name || version < 2 || manager_) return;
    manager_ = static_cast<zwlr_foreign_toplevel_manager_v1*>(
        wl_registry_bind(registry_, name, &zwlr_foreign_toplevel_manager_v1_interface, std::min(version, 3U)));
    zwlr_foreign_toplevel_manager_v1_add_listener(manager_, &listener, this);
  }

  // Now all that it had to offer is known.
  void all_offered() {
    wl_callback_destroy(std::exchange(all_, nullptr));
    if (!manager_) return lost(compositor_ + " does not tell of full screen");
    comeback_.end();
    told_lost_ = false;
    events_.found("wlr-foreign-toplevel (" + compositor_ + ")");
  }

  void opened(zwlr_foreign_toplevel_handle_v1* handle) {
    using Handle = zwlr_foreign_toplevel_handle_v1;
    static constexpr zwlr_foreign_toplevel_handle_v1_listener listener{
        .title = [](void*, Handle*, const char*) {},
        .app_id = [](void* window, Handle*, const char* program) { static_cast<Window*>(window)->program = program; },
        .output_enter = [](void*, Handle*, wl_output*) {},
        .output_leave = [](void*, Handle*, wl_output*) {},
        .state = [](void* window, Handle*, wl_array* states) { take_state(*static_cast<Window*>(window), *states); },
        .done = [](void* window, Handle*) { static_cast<Window*>(window)->link.judge(); },
        .closed = [](void* window, Handle*) { static_cast<Window*>(window)->link.closed(window); },
        .parent = [](void*, Handle*, Handle*) {}};
    if (windows_.size() == most_windows) return zwlr_foreign_toplevel_handle_v1_destroy(handle);
    windows_.push_back({.link = *this, .handle = handle, .program = ""});
    zwlr_foreign_toplevel_handle_v1_add_listener(handle, &listener, &windows_.back());
  }

  static void take_state(Window& window, const wl_array& array) {
    const std::span states(static_cast<const std::uint32_t*>(array.data), array.size / sizeof(std::uint32_t));
    const auto is = [&](std::uint32_t state) { return std::ranges::find(states, state) != states.end(); };
    window.in_front_and_full =
        is(ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED) && is(ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN);
  }

  void closed(const void* window) {
    const auto gone = std::ranges::find(windows_, window, [](const Window& each) { return &each; });
    zwlr_foreign_toplevel_handle_v1_destroy(gone->handle);
    windows_.erase(gone);
    judge();
  }

  void judge() {
    const auto full = std::ranges::find(windows_, true, &Window::in_front_and_full);
    events_.changed(full == windows_.end() ? std::nullopt : std::optional(full->program));
  }

  void lost(const std::string& why) {
    // From within a listener the display must not be destroyed.
    asio::post(io_, [self = shared_from_this(), why] {
      if (self->ended_) return;
      self->let_go();
      self->comeback_.wait();
      if (!std::exchange(self->told_lost_, true)) self->events_.lost(why);
    });
  }

  void let_go() {
    for (const Window& window : windows_) zwlr_foreign_toplevel_handle_v1_destroy(window.handle);
    windows_.clear();
    if (manager_) zwlr_foreign_toplevel_manager_v1_destroy(std::exchange(manager_, nullptr));
    if (all_) wl_callback_destroy(std::exchange(all_, nullptr));
    if (registry_) wl_registry_destroy(std::exchange(registry_, nullptr));
    display_.reset();
  }

  asio::io_context& io_;
  std::string socket_;
  Events events_;
  Comeback comeback_;
  std::unique_ptr<WaylandDisplay> display_;
  std::string compositor_;
  wl_registry* registry_ = nullptr;
  wl_callback* all_ = nullptr;  // until all globals are told
  zwlr_foreign_toplevel_manager_v1* manager_ = nullptr;
  std::list<Window> windows_;
  bool told_lost_ = false;
  bool ended_ = false;
};

WaylandFullScreen::WaylandFullScreen(asio::io_context& io, std::string socket, Events events)
    : link_(std::make_shared<Link>(io, std::move(socket), std::move(events))) {
  link_->begin();
}

WaylandFullScreen::~WaylandFullScreen() { link_->end(); }

}  // namespace unknot::desktop
