// SPDX-License-Identifier: MIT
// Silence as a Wayland compositor counts it: ext-idle-notify-v1, else org_kde_kwin_idle.
#include "desktop/idle_wayland.hpp"

#include <ext-idle-notify-v1.h>
#include <org-kde-kwin-idle.h>
#include <wayland-client-protocol.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <list>
#include <optional>
#include <string_view>
#include <utility>

#include "desktop/comeback.hpp"
#include "desktop/wayland_display.hpp"
#include "desktop/wayland_silence.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

using Of = WaylandSilence::Of;

constexpr std::size_t most_seats = 100;  // a desk has one

// What is watched at one seat.
struct Seat {
  std::uint32_t name;  // of the global
  wl_seat* seat;
  std::optional<WaylandSilence> silence;
  std::optional<WaylandSilence> input;  // beside a silence that films keep from beginning
  std::optional<WaylandSilence> gap;
  bool silent = false;
  bool in_gap = false;
};

}  // namespace

class WaylandIdle::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, std::string socket, const SilenceWatch& watch, Events events)
      : io_(io), socket_(std::move(socket)), watch_(watch), events_(std::move(events)), comeback_(io, socket_, [this] {
          connect();
        }) {}

  void begin() {
    asio::post(io_, [this, weak = weak_from_this()] {
      if (!weak.expired() && !ended_) connect();
    });
  }

  void end() {
    ended_ = true;
    comeback_.end();
    let_go();
  }

  void watch(const SilenceWatch& watch) {
    if (watch == std::exchange(watch_, watch)) return;
    let_go();
    begin();
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) == wanted) return;
    for (Seat& seat : seats_) watch_gap(seat);
    if (display_) display_->flush();
  }

  // New objects count from now on.
  void start_anew() {
    for (Seat& seat : seats_) watch_seat(seat);
    silent_ = false;
    if (display_) display_->flush();
  }

 private:
  void connect() {
    static constexpr wl_registry_listener registry_listener{
        .global = [](void* self, wl_registry*, std::uint32_t name, const char* interface,
                     std::uint32_t version) { static_cast<Link*>(self)->offered(name, interface, version); },
        .global_remove = [](void* self, wl_registry*, std::uint32_t name) { static_cast<Link*>(self)->removed(name); }};
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
    if (interface == ext_idle_notifier_v1_interface.name && !protocols_.ext) {
      protocols_.ext = static_cast<ext_idle_notifier_v1*>(
          wl_registry_bind(registry_, name, &ext_idle_notifier_v1_interface, std::min(version, 2U)));
    } else if (interface == org_kde_kwin_idle_interface.name && !protocols_.kde) {
      protocols_.kde =
          static_cast<org_kde_kwin_idle*>(wl_registry_bind(registry_, name, &org_kde_kwin_idle_interface, 1));
    } else if (interface == wl_seat_interface.name && seats_.size() < most_seats) {
      seats_.emplace_back(name, static_cast<wl_seat*>(wl_registry_bind(registry_, name, &wl_seat_interface, 1)));
      if (!all_) seats_changed();
    }
  }

  void removed(std::uint32_t name) {
    const auto gone = std::ranges::find(seats_, name, &Seat::name);
    if (gone == seats_.end()) return;
    forget(*gone);
    seats_.erase(gone);
    if (!all_) seats_changed();
  }

  // Now all that it had to offer is known.
  void all_offered() {
    wl_callback_destroy(std::exchange(all_, nullptr));
    if (!protocols_.any()) return lost(compositor_ + " has no idle protocol");
    comeback_.end();
    seats_changed();
  }

  // Without a seat there is nobody who could be silent, and one may come.
  void seats_changed() {
    if (!protocols_.any()) return;
    for (Seat& seat : seats_) {
      if (!seat.silence) watch_seat(seat), watch_gap(seat);
    }
    if (seats_.empty()) {
      tell_lost(compositor_ + " has no seat");
    } else if (std::exchange(told_lost_, false) || !found_) {
      found();
    } else {
      silence_changed();
    }
  }

  void found() {
    found_ = true;
    silent_ = false;
    const bool powerless = watch_.passive_is_rest && !protocols_.input_alone();
    events_.found({.name = (protocols_.ext ? "ext-idle-notify-v1 (" : "org_kde_kwin_idle (") + compositor_ + ")",
                   .trouble = powerless ? "the compositor can't tell a film from you, so a film counts as work" : ""});
  }

  void watch_seat(Seat& seat) {
    const Of what = watch_.passive_is_rest ? Of::input : Of::person;
    seat.silent = false;
    seat.silence.emplace(protocols_, seat.seat, watch_.after, what, [this, &seat](bool silent) {
      seat.silent = silent;
      silence_changed();
    });
    if (what == Of::input || !protocols_.input_alone()) return;
    // An inhibitor that begins in a silence keeps its end from being told, but input does end it.
    seat.input.emplace(protocols_, seat.seat, watch_.after, Of::input, [this, &seat](bool silent) {
      if (!silent && seat.silent) watch_seat(seat), silence_changed();
    });
  }

  void silence_changed() {
    const bool silent = !seats_.empty() && std::ranges::all_of(seats_, &Seat::silent);
    if (silent == std::exchange(silent_, silent)) return;
    silent ? events_.silent(watch_.after) : events_.active();
  }

  void watch_gap(Seat& seat) {
    seat.in_gap = false;
    seat.gap.reset();
    if (!gap_wanted_) return;
    seat.gap.emplace(protocols_, seat.seat, watch_.gap, Of::input, [this, &seat](bool in_gap) {
      seat.in_gap = in_gap;
      if (!gap_wanted_ || !std::ranges::all_of(seats_, &Seat::in_gap)) return;
      gap_wanted_ = false;
      for (Seat& each : seats_) each.gap.reset();
      events_.gap();
    });
  }

  void lost(const std::string& why) {
    let_go();
    comeback_.wait();
    tell_lost(why);
  }

  void tell_lost(const std::string& why) {
    if (!std::exchange(told_lost_, true)) events_.lost(why);
  }

  static void forget(Seat& seat) {
    seat.silence.reset();
    seat.input.reset();
    seat.gap.reset();
    wl_seat_destroy(seat.seat);
  }

  void let_go() {
    for (Seat& seat : seats_) forget(seat);
    seats_.clear();
    if (protocols_.ext) ext_idle_notifier_v1_destroy(protocols_.ext);
    if (protocols_.kde) org_kde_kwin_idle_destroy(protocols_.kde);
    if (all_) wl_callback_destroy(all_);
    if (registry_) wl_registry_destroy(registry_);
    protocols_ = {};
    all_ = nullptr;
    registry_ = nullptr;
    display_.reset();
    found_ = false;
  }

  asio::io_context& io_;
  std::string socket_;
  SilenceWatch watch_;
  Events events_;
  Comeback comeback_;
  std::unique_ptr<WaylandDisplay> display_;
  std::string compositor_;
  wl_registry* registry_ = nullptr;
  wl_callback* all_ = nullptr;  // until all that is there has been offered
  IdleProtocols protocols_;
  std::list<Seat> seats_;
  bool found_ = false;
  bool silent_ = false;
  bool gap_wanted_ = false;
  bool told_lost_ = false;
  bool ended_ = false;
};

WaylandIdle::WaylandIdle(asio::io_context& io, std::string socket, const SilenceWatch& watch, Events events)
    : link_(std::make_shared<Link>(io, std::move(socket), watch, std::move(events))) {
  link_->begin();
}

WaylandIdle::~WaylandIdle() { link_->end(); }

void WaylandIdle::watch(const SilenceWatch& watch) { link_->watch(watch); }

void WaylandIdle::look_for_gap(bool wanted) { link_->look_for_gap(wanted); }

void WaylandIdle::start_anew() { link_->start_anew(); }

}  // namespace unknot::desktop
