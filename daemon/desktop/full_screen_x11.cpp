// SPDX-License-Identifier: MIT
// Full screen as the window manager of an X server tells it: _NET_ACTIVE_WINDOW and _NET_WM_STATE.
#include "desktop/full_screen_x11.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "desktop/comeback.hpp"
#include "desktop/peer_name.hpp"
#include "desktop/window_class.hpp"
#include "desktop/x11_connection.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

using Property = X11Pointer<xcb_get_property_reply_t>;

template <class Item>
std::span<const Item> items_of(const Property& property) {
  if (!property || property->format != sizeof(Item) * 8) return {};
  const auto* first = static_cast<const Item*>(xcb_get_property_value(property.get()));
  return {first, static_cast<std::size_t>(xcb_get_property_value_length(property.get())) / sizeof(Item)};
}

bool holds(std::span<const xcb_atom_t> atoms, xcb_atom_t atom) { return std::ranges::find(atoms, atom) != atoms.end(); }

void listen(xcb_connection_t* connection, xcb_window_t window, std::uint32_t mask) {
  if (window != XCB_NONE) xcb_change_window_attributes(connection, window, XCB_CW_EVENT_MASK, &mask);
}

}  // namespace

class X11FullScreen::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, std::string display, Events events)
      : io_(io),
        display_(std::move(display)),
        events_(std::move(events)),
        connection_(io.get_executor()),
        comeback_(io, x11_socket(display_), [this] { connect(); }) {}

  void connect() {
    if (!std::exchange(running_, true)) asio::co_spawn(io_, run(shared_from_this()), asio::detached);
  }

  void end() {
    ended_ = true;
    comeback_.end();
    connection_.close();
  }

 private:
  static asio::awaitable<void> run(std::shared_ptr<Link> self) {
    const bool was_there = co_await self->serve();
    self->connection_.close();
    self->running_ = false;
    if (self->ended_) co_return;
    self->comeback_.wait();
    if (std::exchange(self->told_lost_, true)) co_return;
    self->events_.lost(was_there ? "the X server is gone" : "there is no X server on display " + self->display_);
  }

  // Until the connection ends; false: there never was one.
  asio::awaitable<bool> serve() {
    window_ = XCB_NONE;
    if (x11_socket(display_).empty() || !co_await connection_.open(display_) || ended_) co_return false;
    xcb_connection_t* x = connection_.get();
    root_ = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    active_ = co_await atom("_NET_ACTIVE_WINDOW");
    state_ = co_await atom("_NET_WM_STATE");
    full_ = co_await atom("_NET_WM_STATE_FULLSCREEN");
    if (!connection_.get()) co_return true;
    listen(x, root_, XCB_EVENT_MASK_PROPERTY_CHANGE);
    comeback_.end();
    told_lost_ = false;
    events_.found("X11 (" + peer_name(xcb_get_file_descriptor(x)) + ")");
    co_await look_at_front();
    while (const auto event = co_await connection_.event()) co_await take(*event);
    co_return true;
  }

  asio::awaitable<xcb_atom_t> atom(std::string_view name) {
    if (!connection_.get()) co_return XCB_NONE;
    const auto asked = xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
    const auto reply = co_await connection_.reply<xcb_intern_atom_reply_t>(asked.sequence);
    co_return reply ? reply->atom : xcb_atom_t{XCB_NONE};
  }

  // Errors, of windows that are gone meanwhile, come as events too and are none of these. Window managers may leave a
  // window in front that is gone.
  asio::awaitable<void> take(const xcb_generic_event_t& event) {
    const int type = event.response_type & 0x7f;
    if (type == XCB_DESTROY_NOTIFY) co_await look_at_state();
    if (type != XCB_PROPERTY_NOTIFY) co_return;
    const auto& change = reinterpret_cast<const xcb_property_notify_event_t&>(event);
    if (change.window == root_ && change.atom == active_) co_await look_at_front();
    if (change.window == window_ && change.atom == state_) co_await look_at_state();
  }

  asio::awaitable<void> look_at_front() {
    const auto reply = co_await property(root_, active_, XCB_ATOM_WINDOW, 1);
    if (!connection_.get()) co_return;
    const auto windows = items_of<xcb_window_t>(reply);
    const xcb_window_t front = windows.empty() ? xcb_window_t{XCB_NONE} : windows.front();
    listen(connection_.get(), std::exchange(window_, front), XCB_EVENT_MASK_NO_EVENT);
    listen(connection_.get(), front, XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY);
    co_await look_at_state();
  }

  asio::awaitable<void> look_at_state() {
    if (window_ == XCB_NONE) co_return events_.changed(std::nullopt);
    const auto state = co_await property(window_, state_, XCB_ATOM_ATOM, 64);
    const auto name = co_await property(window_, XCB_ATOM_WM_CLASS, XCB_GET_PROPERTY_TYPE_ANY, 256);
    if (ended_) co_return;
    const bool full = holds(items_of<xcb_atom_t>(state), full_);
    const auto bytes = items_of<char>(name);
    events_.changed(full ? std::optional(program_in_class({bytes.data(), bytes.size()})) : std::nullopt);
  }

  // At most `words` of 4 bytes.
  asio::awaitable<Property> property(xcb_window_t window, xcb_atom_t which, xcb_atom_t type, std::uint32_t words) {
    if (!connection_.get()) co_return nullptr;
    const auto asked = xcb_get_property(connection_.get(), 0, window, which, type, 0, words);
    co_return co_await connection_.reply<xcb_get_property_reply_t>(asked.sequence);
  }

  asio::io_context& io_;
  std::string display_;
  Events events_;
  X11Connection connection_;
  Comeback comeback_;
  xcb_window_t root_ = XCB_NONE;
  xcb_window_t window_ = XCB_NONE;  // in front
  xcb_atom_t active_ = XCB_NONE;
  xcb_atom_t state_ = XCB_NONE;
  xcb_atom_t full_ = XCB_NONE;
  bool told_lost_ = false;
  bool running_ = false;
  bool ended_ = false;
};

X11FullScreen::X11FullScreen(asio::io_context& io, std::string display, Events events)
    : link_(std::make_shared<Link>(io, std::move(display), std::move(events))) {
  link_->connect();
}

X11FullScreen::~X11FullScreen() { link_->end(); }

}  // namespace unknot::desktop
