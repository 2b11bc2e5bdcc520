// SPDX-License-Identifier: MIT
// Full screen as a Wayland compositor reports it through wlr-foreign-toplevel-management.
#include "holds/full_screen_wayland.hpp"

#include <wayland-client-protocol.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <list>
#include <span>
#include <string_view>
#include <utility>

#include "display/wayland_peer.hpp"
#include "wlr-foreign-toplevel-management-unstable-v1.h"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

// So many are followed; a person has fewer.
constexpr std::size_t most_windows = 1000;

}  // namespace

class WaylandFullScreen::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(boost::asio::io_context& io, std::string socket, Events events)
      : events_(std::move(events)),
        compositor_(
            io, std::move(socket),
            {.offered = [this](auto... what) { offered(what...); },
             .removed = [](std::uint32_t) {},
             .complete = [this] { return manager_ ? sources::What::none : sources::What::no_full_screen_windows; },
             .let_go = [this] { let_go(); },
             .found = [this] { found(); },
             .lost = [this](const sources::Problem& why) { events_.lost(why); }}) {}

  void begin() { compositor_.begin(); }
  void end() { compositor_.end(); }

 private:
  struct Window {
    Link& link;
    zwlr_foreign_toplevel_handle_v1* handle;
    ProgramName program;
    bool in_front_and_full = false;
  };

  void offered(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version) {
    static constexpr zwlr_foreign_toplevel_manager_v1_listener listener{
        .toplevel = [](void* self, zwlr_foreign_toplevel_manager_v1*,
                       zwlr_foreign_toplevel_handle_v1* handle) { static_cast<Link*>(self)->opened(handle); },
        .finished = [](void*, zwlr_foreign_toplevel_manager_v1*) {}};
    // Before version 2, full screen is not reported.
    if (interface != zwlr_foreign_toplevel_manager_v1_interface.name || version < 2 || manager_) return;
    manager_ = static_cast<zwlr_foreign_toplevel_manager_v1*>(
        wl_registry_bind(registry, name, &zwlr_foreign_toplevel_manager_v1_interface, std::min(version, 3U)));
    zwlr_foreign_toplevel_manager_v1_add_listener(manager_, &listener, this);
  }

  void found() {
    events_.found("wlr-foreign-toplevel (" + compositor_.name() + ")");
    judge();
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
    if (!compositor_.is_there()) return;
    const auto full = std::ranges::find(windows_, true, &Window::in_front_and_full);
    events_.changed(full == windows_.end() ? std::nullopt : std::optional(full->program));
  }

  void let_go() {
    for (const Window& window : windows_) zwlr_foreign_toplevel_handle_v1_destroy(window.handle);
    windows_.clear();
    if (manager_) zwlr_foreign_toplevel_manager_v1_destroy(std::exchange(manager_, nullptr));
  }

  Events events_;
  zwlr_foreign_toplevel_manager_v1* manager_ = nullptr;
  std::list<Window> windows_;
  WaylandPeer compositor_;
};

WaylandFullScreen::WaylandFullScreen(boost::asio::io_context& io, std::string socket, Events events)
    : link_(std::make_shared<Link>(io, std::move(socket), std::move(events))) {
  link_->begin();
}

WaylandFullScreen::~WaylandFullScreen() { link_->end(); }

}  // namespace unknot::desktop
