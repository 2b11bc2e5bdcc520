// SPDX-License-Identifier: MIT
// Silence as an X server counts it, by alarms on its IDLETIME counter.
#include "desktop/idle_x11.hpp"

#include <xcb/randr.h>
#include <xcb/sync.h>
#include <xcb/xcbext.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "desktop/comeback.hpp"
#include "desktop/delay.hpp"
#include "desktop/peer_name.hpp"
#include "desktop/x11_connection.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

xcb_extension_t xwayland_extension{"XWAYLAND", 0};

xcb_sync_int64_t wire_value(milliseconds time) {
  const std::int64_t value = time.count();
  return {static_cast<std::int32_t>(value >> 32), static_cast<std::uint32_t>(value)};
}

milliseconds time_of(const xcb_sync_int64_t& value) {
  return milliseconds{static_cast<std::int64_t>(value.hi) * (std::int64_t{1} << 32) + value.lo};
}

// Its own function for this, up to 1.15 at least, begins two bytes late.
std::string_view name_of(const xcb_sync_systemcounter_t& counter) {
  return {reinterpret_cast<const char*>(&counter.name_len) + sizeof counter.name_len, counter.name_len};
}

std::optional<xcb_sync_counter_t> idle_counter(const xcb_sync_list_system_counters_reply_t& list) {
  auto each = xcb_sync_list_system_counters_counters_iterator(&list);
  for (; each.rem > 0; xcb_sync_systemcounter_next(&each)) {
    if (name_of(*each.data) == "IDLETIME") return each.data->counter;
  }
  return std::nullopt;
}

// One on the counter of a connection, until the connection ends or it is destroyed.
xcb_sync_alarm_t make_alarm(xcb_connection_t* connection, xcb_sync_counter_t counter, xcb_sync_testtype_t test,
                            milliseconds at) {
  const xcb_sync_alarm_t alarm = xcb_generate_id(connection);
  xcb_sync_create_alarm_value_list_t values{};
  values.counter = counter;
  values.valueType = XCB_SYNC_VALUETYPE_ABSOLUTE;
  values.value = wire_value(at);
  values.testType = test;
  values.events = 1;
  // Without a step, those that tell of a change tell of every change, the others once.
  constexpr std::uint32_t which = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE |
                                  XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS;
  xcb_sync_create_alarm_aux(connection, alarm, which, &values);
  return alarm;
}

}  // namespace

class X11Idle::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, std::string display, const SilenceWatch& watch, Events events)
      : io_(io),
        display_(std::move(display)),
        watch_(watch),
        events_(std::move(events)),
        connection_(io.get_executor()),
        comeback_(io, x11_socket(display_), [this] { connect(); }),
        again_(io) {}

  void connect() {
    if (!std::exchange(running_, true)) asio::co_spawn(io_, run(shared_from_this()), asio::detached);
  }

  void end() {
    ended_ = true;
    comeback_.end();
    again_.stop();
    connection_.close();
  }

  // The alarms are all made anew then.
  void watch(const SilenceWatch& watch) {
    if (watch == std::exchange(watch_, watch) || !counter_) return;
    reconnect_ = true;
    let_go();
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) == wanted || !counter_) return;
    arm_gap();
    xcb_flush(connection_.get());
  }

  void start_anew() {
    if (!silent_) return;
    again_.start(watch_.after, [this] {
      if (silent_) events_.silent(watch_.after);
    });
  }

 private:
  static asio::awaitable<void> run(std::shared_ptr<Link> self) {
    do {
      self->reconnect_ = false;
      const std::string why = co_await self->serve();
      self->let_go();
      if (!self->ended_ && !self->reconnect_) self->lost(why);
    } while (!self->ended_ && self->reconnect_);
  }

  void lost(const std::string& why) {
    running_ = false;
    comeback_.wait();
    if (!std::exchange(told_lost_, true)) events_.lost(why);
  }

  void let_go() {
    connection_.close();
    counter_.reset();
    again_.stop();
    silent_ = false;
  }

  // Until the connection ends; tells why.
  asio::awaitable<std::string> serve() {
    if (x11_socket(display_).empty()) co_return "the X display " + display_ + " is not on this machine";
    if (!co_await connection_.open(display_)) co_return "there is no X server on display " + display_;
    if (ended_) co_return "";
    if (co_await is_xwayland()) co_return "the X server is Xwayland, which sees only a part of the input";
    if (!co_await find_counter()) co_return "the X server has no idle counter";
    if (!co_await begin()) co_return "the X server is gone";
    while (const auto event = co_await connection_.event()) take(*event);
    co_return "the X server is gone";
  }

  // Newer ones have an extension that says so; before, their screens were named so.
  asio::awaitable<bool> is_xwayland() {
    if (co_await connection_.extension(xwayland_extension)) co_return true;
    if (!co_await connection_.extension(xcb_randr_id)) co_return false;
    xcb_connection_t* x = connection_.get();
    const auto* screen = xcb_setup_roots_iterator(xcb_get_setup(x)).data;
    const auto asked = xcb_randr_get_screen_resources_current(x, screen->root);
    const auto screens = co_await connection_.reply<xcb_randr_get_screen_resources_current_reply_t>(asked.sequence);
    if (!screens || screens->num_outputs == 0 || !connection_.get()) co_return false;
    const xcb_randr_output_t first = *xcb_randr_get_screen_resources_current_outputs(screens.get());
    const auto asked_name = xcb_randr_get_output_info(x, first, screens->config_timestamp);
    const auto output = co_await connection_.reply<xcb_randr_get_output_info_reply_t>(asked_name.sequence);
    if (!output) co_return false;
    const std::string_view name(reinterpret_cast<const char*>(xcb_randr_get_output_info_name(output.get())),
                                output->name_len);
    co_return name.starts_with("XWAYLAND");
  }

  asio::awaitable<bool> find_counter() {
    const auto* sync = co_await connection_.extension(xcb_sync_id);
    if (!sync) co_return false;
    alarm_event_ = static_cast<std::uint8_t>(sync->first_event + XCB_SYNC_ALARM_NOTIFY);
    // The server takes no other request of this extension before this one.
    xcb_discard_reply(connection_.get(), xcb_sync_initialize(connection_.get(), 3, 1).sequence);
    const auto asked = xcb_sync_list_system_counters(connection_.get());
    const auto list = co_await connection_.reply<xcb_sync_list_system_counters_reply_t>(asked.sequence);
    if (list) counter_ = idle_counter(*list);
    co_return counter_.has_value();
  }

  // Alarms tell of changes only, so how things stand is asked once.
  asio::awaitable<bool> begin() {
    xcb_connection_t* x = connection_.get();
    idle_ = make_alarm(x, *counter_, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION, watch_.after);
    back_ = make_alarm(x, *counter_, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, watch_.after);
    gap_ = XCB_NONE;
    const auto asked = xcb_sync_query_counter(x, *counter_);
    const auto now = co_await connection_.reply<xcb_sync_query_counter_reply_t>(asked.sequence);
    if (!now || !connection_.get()) co_return false;
    comeback_.end();
    told_lost_ = false;
    const milliseconds silence = time_of(now->counter_value);
    silent_ = silence >= watch_.after;
    events_.found({"XSync IDLETIME (" + peer_name(xcb_get_file_descriptor(x)) + ")", "", silence});
    arm_gap();
    co_return true;
  }

  // This kind of alarm goes off at once if the gap is there already, and only once.
  void arm_gap() {
    if (gap_ != XCB_NONE) xcb_sync_destroy_alarm(connection_.get(), gap_);
    gap_ = gap_wanted_ ? make_alarm(connection_.get(), *counter_, XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON, watch_.gap)
                       : xcb_sync_alarm_t{XCB_NONE};
  }

  void take(const xcb_generic_event_t& event) {
    if ((event.response_type & 0x7f) != alarm_event_) return;
    const auto& alarm = reinterpret_cast<const xcb_sync_alarm_notify_event_t&>(event);
    if (alarm.alarm == idle_) became_silent(time_of(alarm.counter_value));
    if (alarm.alarm == back_) became_active();
    if (alarm.alarm == gap_ && gap_wanted_ && alarm.state != XCB_SYNC_ALARMSTATE_DESTROYED) {
      gap_wanted_ = false;
      events_.gap();
    }
  }

  void became_silent(milliseconds how_long) {
    silent_ = true;
    again_.stop();
    events_.silent(how_long);
  }

  void became_active() {
    silent_ = false;
    again_.stop();
    events_.active();
  }

  asio::io_context& io_;
  std::string display_;
  SilenceWatch watch_;
  Events events_;
  X11Connection connection_;
  Comeback comeback_;
  Delay again_;  // from a sign of life that the server did not see to the silence after it
  std::optional<xcb_sync_counter_t> counter_;
  xcb_sync_alarm_t idle_ = XCB_NONE;
  xcb_sync_alarm_t back_ = XCB_NONE;
  xcb_sync_alarm_t gap_ = XCB_NONE;
  std::uint8_t alarm_event_ = 0;
  bool gap_wanted_ = false;
  bool silent_ = false;
  bool told_lost_ = false;
  bool running_ = false;
  bool reconnect_ = false;
  bool ended_ = false;
};

X11Idle::X11Idle(asio::io_context& io, std::string display, const SilenceWatch& watch, Events events)
    : link_(std::make_shared<Link>(io, std::move(display), watch, std::move(events))) {
  link_->connect();
}

X11Idle::~X11Idle() { link_->end(); }

void X11Idle::watch(const SilenceWatch& watch) { link_->watch(watch); }

void X11Idle::look_for_gap(bool wanted) { link_->look_for_gap(wanted); }

void X11Idle::start_anew() { link_->start_anew(); }

}  // namespace unknot::desktop
