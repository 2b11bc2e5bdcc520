// SPDX-License-Identifier: MIT
// Silence as a Wayland compositor counts it: ext-idle-notify-v1, else org_kde_kwin_idle.
#include "idle/idle_wayland.hpp"

#include <wayland-client-protocol.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <list>
#include <optional>
#include <string_view>
#include <utility>

#include "display/wayland_peer.hpp"
#include "idle/wayland_silence.hpp"
#include "peer/delay.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

using Of = WaylandSilence::Of;
using Which = IdleProtocols::Which;

constexpr std::size_t most_seats = 16;

// What is watched at one seat.
struct Seat {
  std::uint32_t name;  // of the global
  wl_seat* seat;
  std::optional<WaylandSilence> silence;
  std::optional<WaylandSilence> input;  // the same of input alone, beside it, where the compositor can tell
  std::optional<WaylandSilence> gap;
  std::optional<WaylandSilence> rest;  // the same length, while typing is watched
  bool silent = false;
  bool no_input = false;  // as `input` tells
  bool in_gap = false;
  std::optional<bool> at_rest;  // as `rest` tells, once it has
};

}  // namespace

class WaylandIdle::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, std::string socket, const SilenceWatch& watch, Events events)
      : io_(io),
        watch_(watch),
        events_(std::move(events)),
        first_gap_(io),
        compositor_(io, std::move(socket),
                    {.offered = [this](auto... what) { offered(what...); },
                     .removed = [this](std::uint32_t name) { removed(name); },
                     .complete = [this] { return complete(); },
                     .let_go = [this] { let_go(); },
                     .found = [this] { judge(); },
                     .lost = [this](const sources::Problem& why) { events_.lost(why); }}) {}

  void begin() { compositor_.begin(); }
  void end() { compositor_.end(); }

  void watch(const SilenceWatch& watch) {
    if (watch == std::exchange(watch_, watch)) return;
    watch_all();
    compositor_.flush();
    asio::post(io_, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (self && self->found_ == true) self->found();
    });
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) == wanted) return;
    for (Seat& seat : seats_) watch_gap(seat);
    compositor_.flush();
  }

  void watch_typing(bool wanted) {
    if (std::exchange(typing_wanted_, wanted) == wanted) return;
    for (Seat& seat : seats_) watch_typing(seat);
    compositor_.flush();
  }

  // New objects count from now on.
  void restart() {
    for (Seat& seat : seats_) watch_seat(seat);
    silent_ = false;
    compositor_.flush();
  }

 private:
  void offered(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version) {
    if (protocols_.take(registry, name, interface, version)) return use_better();
    if (interface != wl_seat_interface.name || seats_.size() == most_seats) return;
    seats_.emplace_back(name, static_cast<wl_seat*>(wl_registry_bind(registry, name, &wl_seat_interface, 1)));
    if (complete_) watch_all(seats_.back());
    judge();
  }

  void removed(std::uint32_t name) {
    if (protocols_.let_go_of(name)) return use_best();
    const auto gone = std::ranges::find(seats_, name, &Seat::name);
    if (gone == seats_.end()) return;
    forget(*gone);
    seats_.erase(gone);
    judge();
  }

  sources::What complete() {
    if (!protocols_.use_best()) return sources::What::no_idle_protocol;
    complete_ = true;
    watch_all();
    return sources::What::none;
  }

  // A new object knows nothing of a silence under way, so the old one is kept until that ends.
  void use_better() {
    if (complete_ && !silent_) use_best();
  }

  void use_best() {
    if (!complete_ || !protocols_.use_best()) return;
    found_.reset();
    watch_all();
    judge();
  }

  // New objects count from now on.
  void watch_all() {
    for (Seat& seat : seats_) watch_all(seat);
    silent_ = false;
  }

  void watch_all(Seat& seat) {
    watch_seat(seat);
    watch_gap(seat);
    watch_typing(seat);
  }

  // Without a seat there is no input to watch; one may still come, and so may a protocol.
  void judge() {
    if (!compositor_.is_there()) return;
    const bool has_protocol = protocols_.used() != Which::none;
    const bool useful = has_protocol && !seats_.empty();
    if (std::exchange(found_, useful) == useful) {
      silence_changed();
    } else if (useful) {
      found();
    } else {
      const auto what = has_protocol ? sources::What::no_seat : sources::What::no_idle_protocol;
      silent_ = false;
      events_.lost({.what = what, .name = compositor_.name()});
    }
    gap_changed();
    typing_changed();
  }

  void found() {
    silent_ = std::ranges::all_of(seats_, &Seat::silent);
    const bool powerless = watch_.passive_is_rest && !protocols_.input_alone();
    const std::string protocol = protocols_.used() == Which::ext ? "ext-idle-notify-v1" : "org_kde_kwin_idle";
    events_.found({.name = protocol + " (" + compositor_.name() + ")",
                   .problem = {powerless ? sources::What::video_is_work : sources::What::none},
                   .silence = silent_ ? watch_.after : std::chrono::milliseconds{0}});
  }

  void watch_seat(Seat& seat) {
    const Of what = watch_.passive_is_rest ? Of::input : Of::person;
    seat.silent = seat.no_input = false;
    seat.input.reset();
    seat.silence.emplace(protocols_, seat.seat, watch_.after, what, [this, &seat](bool silent) {
      seat.silent = silent || (seat.silent && seat.no_input);
      silence_changed();
    });
    if (what == Of::input || !protocols_.input_alone()) return;
    seat.input.emplace(protocols_, seat.seat, watch_.after, Of::input,
                       [this, &seat](bool silent) { input_changed(seat, !silent); });
  }

  // Input alone ends a silence. A film that begins in one is taken for input by some compositors, and by others it
  // hides the input that follows.
  void input_changed(Seat& seat, bool seen) {
    seat.no_input = !seen;
    if (!seen || !seat.silent) return;
    watch_seat(seat);
    silence_changed();
  }

  void silence_changed() {
    if (found_ != true) return;
    const bool silent = !seats_.empty() && std::ranges::all_of(seats_, &Seat::silent);
    if (silent == std::exchange(silent_, silent)) return;
    if (silent) return events_.silent(watch_.after);
    events_.active();
    use_better();
  }

  void watch_gap(Seat& seat) {
    seat.in_gap = false;
    seat.gap.reset();
    if (!gap_wanted_) return;
    seat.gap.emplace(protocols_, seat.seat, watch_.gap, Of::input, [this, &seat](bool in_gap) {
      seat.in_gap = in_gap;
      gap_changed();
    });
  }

  void gap_changed() {
    if (found_ != true || !gap_wanted_ || !std::ranges::all_of(seats_, &Seat::in_gap)) return;
    gap_wanted_ = false;
    for (Seat& seat : seats_) seat.gap.reset();
    events_.gap();
  }

  void watch_typing(Seat& seat) {
    seat.at_rest.reset();
    seat.rest.reset();
    if (!typing_wanted_) return first_gap_.stop();
    seat.rest.emplace(protocols_, seat.seat, watch_.gap, Of::input, [this, &seat](bool at_rest) {
      seat.at_rest = at_rest;
      typing_changed();
    });
    first_gap_.start(watch_.gap + late_by_at_most, [this] { first_gap_over(); });
  }

  // Who has not stopped by then types; but a film may have hidden the gap, where input alone can't be meant.
  void first_gap_over() {
    for (Seat& seat : seats_) seat.at_rest = seat.at_rest.value_or(!protocols_.input_alone());
    typing_changed();
  }

  void typing_changed() {
    if (found_ != true || !typing_wanted_) return;
    events_.typing(std::ranges::any_of(seats_, [](const Seat& seat) { return seat.at_rest == false; }));
  }

  static void forget(Seat& seat) {
    seat.silence.reset();
    seat.input.reset();
    seat.gap.reset();
    seat.rest.reset();
    wl_seat_destroy(seat.seat);
  }

  void let_go() {
    for (Seat& seat : seats_) forget(seat);
    seats_.clear();
    protocols_.let_go();
    complete_ = false;
    first_gap_.stop();
    found_.reset();
    silent_ = false;
  }

  asio::io_context& io_;
  SilenceWatch watch_;
  Events events_;
  Delay first_gap_;  // since typing is watched, or a seat came
  IdleProtocols protocols_;
  std::list<Seat> seats_;
  bool complete_ = false;      // all that was there from the start has been offered
  std::optional<bool> found_;  // whether there is a protocol and a seat, as reported
  bool silent_ = false;
  bool gap_wanted_ = false;
  bool typing_wanted_ = false;
  WaylandPeer compositor_;
};

WaylandIdle::WaylandIdle(asio::io_context& io, std::string socket, const SilenceWatch& watch, Events events)
    : link_(std::make_shared<Link>(io, std::move(socket), watch, std::move(events))) {
  link_->begin();
}

WaylandIdle::~WaylandIdle() { link_->end(); }

void WaylandIdle::watch(const SilenceWatch& watch) { link_->watch(watch); }

void WaylandIdle::look_for_gap(bool wanted) { link_->look_for_gap(wanted); }

void WaylandIdle::watch_typing(bool wanted) { link_->watch_typing(wanted); }

void WaylandIdle::restart() { link_->restart(); }

}  // namespace unknot::desktop
