// SPDX-License-Identifier: MIT
// Silence as an X server counts it, by alarms on its IDLETIME counter.
#include "idle/idle_x11.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "display/x11_client.hpp"
#include "peer/delay.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

using Clock = std::chrono::steady_clock;

namespace sync_request {
constexpr std::uint8_t initialize = 0, list_counters = 1, query_counter = 5, create_alarm = 8, destroy_alarm = 11;
}

namespace randr_request {
constexpr std::uint8_t output_info = 9, screen_resources = 25;
}

enum class Goes : std::uint32_t { off_above = 0, off_below = 1, off_from = 2 };  // two tell of a change, one of a state

constexpr std::uint8_t alarm_notify = 1;  // from the first event of the extension on
constexpr std::uint8_t alarm_destroyed = 2;

// A counter may say anything.
milliseconds time_of(std::int64_t counter) {
  constexpr milliseconds year = std::chrono::hours{24 * 366};
  return std::clamp(milliseconds{counter}, milliseconds{0}, year);
}

// After how many, each is its number, its step in 8 bytes, and its name, which is filled up to 4 bytes.
std::optional<std::uint32_t> idle_counter(const X11Packet& list) {
  constexpr std::size_t first = 32, before_name = 14;
  std::size_t at = first;
  for (auto left = list.number<std::uint32_t>(8); left > 0 && !list.text(at, 1).empty(); --left) {
    const std::size_t size = list.number<std::uint16_t>(at + before_name - 2);
    if (list.text(at + before_name, size) == "IDLETIME") return list.number<std::uint32_t>(at);
    at += (before_name + size + 3) / 4 * 4;
  }
  return std::nullopt;
}

// Without a step, those that tell of a change tell of every change, the other once.
X11Request alarm_request(std::uint8_t opcode, std::uint32_t alarm, std::uint32_t counter, Goes goes, milliseconds at) {
  enum : std::uint32_t { of_counter = 1, value_type = 2, value = 4, test = 8, step = 16, events = 32, absolute = 0 };
  X11Request request(opcode, sync_request::create_alarm);
  request.add(alarm).add<std::uint32_t>(of_counter | value_type | value | test | step | events);
  request.add(counter).add<std::uint32_t>(absolute).add_long(at.count());
  request.add(static_cast<std::uint32_t>(goes)).add_long(0).add(std::uint32_t{1});
  return request;
}

}  // namespace

class X11Idle::Link : public X11Client {
 public:
  Link(asio::io_context& io, std::string display, const SilenceWatch& watch, Events events)
      : X11Client(io, std::move(display)), watch_(watch), events_(std::move(events)), again_(io), first_gap_(io) {}

  void watch(const SilenceWatch& watch) {
    if (watch == std::exchange(watch_, watch) || counter_ == 0) return;
    again_.stop();
    watch_counter();  // the rest when it is measured
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) != wanted && is_there()) arm_gap();
  }

  void watch_typing(bool wanted) {
    if (std::exchange(typing_wanted_, wanted) != wanted && is_there()) arm_typing();
  }

  void restart() {
    if (!silent_since_) return;
    again_.start(watch_.after, [this] {
      if (silent_since_) events_.silent(watch_.after);
    });
  }

 private:
  void forget() override {
    counter_ = 0;
    idle_ = back_ = gap_ = typed_ = rested_ = 0;
    asked_.reset();
    asked_typing_.reset();
    first_gap_.stop();
    silent_since_.reset();
    again_.stop();
  }

  // Until the connection ends.
  asio::awaitable<void> serve(X11Connection& x) override {
    if (co_await is_xwayland(x)) {
      co_return x.give_up({sources::What::is_xwayland});
    }
    if (!co_await find_counter(x)) co_return x.give_up({sources::What::no_idle_counter});
    watch_counter();
    while (const auto packet = co_await x.next()) take(*packet);
  }

  // Newer ones have an extension that says so; before, their screens were named so.
  static asio::awaitable<bool> is_xwayland(X11Connection& x) {
    if (co_await x.extension("XWAYLAND")) co_return true;
    const auto randr = co_await x.extension("RANDR");
    if (!randr) co_return false;
    X11Request ask_screens(randr->opcode, randr_request::screen_resources);
    const auto screens = co_await x.reply(ask_screens.add(x.root()));
    if (!screens || screens->number<std::uint16_t>(18) == 0) co_return false;
    const std::size_t first_output = 32 + std::size_t{4} * screens->number<std::uint16_t>(16);
    X11Request ask_name(randr->opcode, randr_request::output_info);
    ask_name.add(screens->number<std::uint32_t>(first_output)).add(screens->number<std::uint32_t>(12));
    const auto output = co_await x.reply(ask_name);
    if (!output) co_return false;
    std::size_t numbers = 0;  // three lists of them before the name
    for (const std::size_t count : {26U, 28U, 32U}) numbers += output->number<std::uint16_t>(count);
    const std::string_view name = output->text(36 + 4 * numbers, output->number<std::uint16_t>(34));
    co_return name.starts_with("XWAYLAND");
  }

  asio::awaitable<bool> find_counter(X11Connection& x) {
    const auto sync = co_await x.extension("SYNC");
    if (!sync) co_return false;
    sync_ = *sync;
    // The server takes no other request of this extension before this one.
    constexpr std::uint8_t major = 3, minor = 1;
    X11Request initialize(sync_.opcode, sync_request::initialize);
    x.send(initialize.add(major).add(minor).add(std::uint16_t{0}));
    const auto list = co_await x.reply(X11Request(sync_.opcode, sync_request::list_counters));
    if (list) counter_ = idle_counter(*list).value_or(0);
    co_return counter_ != 0;
  }

  // Alarms tell of changes only, so how things stand is asked once.
  void watch_counter() {
    set_alarm(idle_, Goes::off_above, watch_.after);
    set_alarm(back_, Goes::off_below, watch_.after);
    asked_ = ask_counter();
  }

  std::uint16_t ask_counter() {
    X11Request query(sync_.opcode, sync_request::query_counter);
    return x().ask(query.add(counter_));
  }

  void set_alarm(std::uint32_t& alarm, Goes goes, milliseconds at) {
    drop_alarm(alarm);
    alarm = x().new_id();
    x().send(alarm_request(sync_.opcode, alarm, counter_, goes, at));
  }

  void drop_alarm(std::uint32_t& alarm) {
    if (alarm == 0) return;
    X11Request request(sync_.opcode, sync_request::destroy_alarm);
    x().send(request.add(std::exchange(alarm, 0)));
  }

  // This kind of alarm goes off at once if the gap is there already, and only once.
  void arm_gap() { gap_wanted_ ? set_alarm(gap_, Goes::off_from, watch_.gap) : drop_alarm(gap_); }

  // The last input before the break is no typing in it, so who has not stopped since is found when the first gap could
  // have come.
  void arm_typing() {
    asked_typing_.reset();
    first_gap_.stop();
    if (!typing_wanted_) {
      drop_alarm(typed_);
      return drop_alarm(rested_);
    }
    set_alarm(typed_, Goes::off_below, watch_.gap);
    set_alarm(rested_, Goes::off_above, watch_.gap);
    first_gap_.start(watch_.gap, [this] {
      if (is_there()) asked_typing_ = ask_counter();
    });
  }

  void take(const X11Packet& packet) {
    if (packet.kind() == X11Packet::reply && packet.sequence() == asked_typing_)
      return typing_measured(time_of(packet.long_number(8)));
    if (packet.kind() == X11Packet::reply && packet.sequence() == asked_)
      return measured(time_of(packet.long_number(8)));
    if (packet.kind() != sync_.first_event + alarm_notify || packet.number<std::uint8_t>(28) == alarm_destroyed) return;
    const auto alarm = packet.number<std::uint32_t>(4);
    if (alarm == idle_) became_silent(time_of(packet.long_number(8)));
    if (alarm == back_) became_active();
    if (alarm == gap_ && is_there() && std::exchange(gap_wanted_, false)) events_.gap();
    if (alarm == typed_ && is_there()) events_.typing(true);
    if (alarm == rested_ && is_there()) events_.typing(false);
  }

  void typing_measured(milliseconds silence) {
    if (is_there() && silence < watch_.gap) events_.typing(true);
  }

  void measured(milliseconds silence) {
    silent_since_ = silence >= watch_.after ? std::optional(Clock::now() - silence) : std::nullopt;
    is_there() ? found() : greeted();
  }

  void lost(const sources::Problem& why) override { events_.lost(why); }

  void found() override {
    arm_gap();
    arm_typing();
    const auto silence = silent_since_ ? Clock::now() - *silent_since_ : Clock::duration{0};
    events_.found({.name = "XSync IDLETIME (" + x().server() + ")",
                   .problem = {},
                   .silence = std::chrono::duration_cast<milliseconds>(silence)});
  }

  void became_silent(milliseconds how_long) {
    silent_since_ = Clock::now() - how_long;
    again_.stop();
    if (is_there()) events_.silent(how_long);
  }

  void became_active() {
    silent_since_.reset();
    again_.stop();
    if (is_there()) events_.active();
  }

  SilenceWatch watch_;
  Events events_;
  Delay again_;      // from a sign of life that the server did not see to the silence after it
  Delay first_gap_;  // since typing is watched
  X11Connection::Extension sync_;
  std::uint32_t counter_ = 0;  // of the silence; 0: none
  std::uint32_t idle_ = 0;     // alarms; 0: none
  std::uint32_t back_ = 0;
  std::uint32_t gap_ = 0;
  std::uint32_t typed_ = 0;  // input after a gap
  std::uint32_t rested_ = 0;
  std::optional<std::uint16_t> asked_;         // how long the silence is
  std::optional<std::uint16_t> asked_typing_;  // the same, when the first gap could have come
  std::optional<Clock::time_point> silent_since_;
  bool gap_wanted_ = false;
  bool typing_wanted_ = false;
};

X11Idle::X11Idle(asio::io_context& io, std::string display, const SilenceWatch& watch, Events events)
    : link_(std::make_shared<Link>(io, std::move(display), watch, std::move(events))) {
  link_->begin();
}

X11Idle::~X11Idle() { link_->end(); }

void X11Idle::watch(const SilenceWatch& watch) { link_->watch(watch); }

void X11Idle::look_for_gap(bool wanted) { link_->look_for_gap(wanted); }

void X11Idle::watch_typing(bool wanted) { link_->watch_typing(wanted); }

void X11Idle::restart() { link_->restart(); }

}  // namespace unknot::desktop
