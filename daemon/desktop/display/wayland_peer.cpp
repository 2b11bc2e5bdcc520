// SPDX-License-Identifier: MIT
// A Wayland compositor, for as long as it is there: what it offers, and when it came and left.
#include "display/wayland_peer.hpp"

#include <utility>

#include "peer/local_socket.hpp"

namespace unknot::desktop {

using sources::What;

WaylandPeer::WaylandPeer(boost::asio::io_context& io, std::string socket, Events events)
    : io_(io),
      socket_(std::move(socket)),
      events_(std::move(events)),
      reconnect_(io, {.socket = socket_,
                      .starts = "",
                      .silent = {What::silent, sources::Peer::compositor},
                      .connect = [this] { connect(); },
                      .let_go = [this] { let_go(); },
                      .found = [this] { events_.found(); },
                      .lost = [this](const sources::Problem& why) { events_.lost(why); }}) {}

void WaylandPeer::flush() {
  if (display_) display_->flush();
}

void WaylandPeer::connect() {
  const LocalSocket reached = connect_to(socket_);
  if (reached.absent) return reconnect_.absent({.what = What::no_compositor, .name = socket_});
  if (reached.descriptor) {
    display_ = WaylandDisplay::take(io_, *reached.descriptor, allowance_,
                                    [this](What why) { reconnect_.lost({.what = why, .name = name_}); });
  }
  if (!display_) return reconnect_.lost({What::cant_connect, sources::Peer::compositor});
  name_ = display_->compositor();
  introduce();
}

void WaylandPeer::introduce() {
  static constexpr wl_registry_listener registry_listener{
      .global =
          [](void* self, wl_registry* registry, std::uint32_t name, const char* interface, std::uint32_t version) {
            static_cast<WaylandPeer*>(self)->events_.offered(registry, name, interface, version);
          },
      .global_remove = [](void* self, wl_registry*,
                          std::uint32_t name) { static_cast<WaylandPeer*>(self)->events_.removed(name); }};
  static constexpr wl_callback_listener all_listener{
      .done = [](void* self, wl_callback*, std::uint32_t) { static_cast<WaylandPeer*>(self)->all_offered(); }};
  registry_ = wl_display_get_registry(display_->get());
  wl_registry_add_listener(registry_, &registry_listener, this);
  all_ = wl_display_sync(display_->get());
  wl_callback_add_listener(all_, &all_listener, this);
  display_->flush();
}

void WaylandPeer::all_offered() {
  wl_callback_destroy(std::exchange(all_, nullptr));
  const What useless = events_.complete();
  useless == What::none ? reconnect_.greeted() : reconnect_.absent({.what = useless, .name = name_});
}

void WaylandPeer::let_go() {
  if (!display_) return;
  events_.let_go();
  if (all_) wl_callback_destroy(std::exchange(all_, nullptr));
  wl_registry_destroy(std::exchange(registry_, nullptr));
  display_.reset();
}

}  // namespace unknot::desktop
