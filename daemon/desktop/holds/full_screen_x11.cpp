// SPDX-License-Identifier: MIT
// Full screen as an X11 window manager reports it: _NET_ACTIVE_WINDOW and _NET_WM_STATE.
#include "holds/full_screen_x11.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "display/x11_client.hpp"
#include "holds/window_class.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;

namespace {

namespace request {
constexpr std::uint8_t change_attributes = 2, intern_atom = 16, get_property = 20;
}

namespace event {
constexpr std::uint8_t destroyed = 17, property_changed = 28;
}

namespace mask {
constexpr std::uint32_t nothing = 0, structure = 1U << 17, property = 1U << 22;
}

// What every server has.
constexpr std::uint32_t any_type = 0, atom_type = 4, window_type = 33, wm_class = 67;

using Property = std::optional<X11Packet>;

template <class Item>
std::vector<Item> items_of(const Property& property) {
  if (!property || property->number<std::uint8_t>(1) != sizeof(Item) * 8) return {};
  const std::string_view bytes = property->text(32, sizeof(Item) * property->number<std::uint32_t>(16));
  std::vector<Item> items(bytes.size() / sizeof(Item));
  if (!items.empty()) std::memcpy(items.data(), bytes.data(), items.size() * sizeof(Item));
  return items;
}

bool holds(const std::vector<std::uint32_t>& atoms, std::uint32_t atom) {
  return std::ranges::find(atoms, atom) != atoms.end();
}

void listen(X11Connection& x, std::uint32_t window, std::uint32_t events) {
  constexpr std::uint32_t event_mask = 1U << 11;
  if (window != 0) x.send(X11Request(request::change_attributes).add(window).add(event_mask).add(events));
}

}  // namespace

class X11FullScreen::Link : public X11Client {
 public:
  Link(asio::io_context& io, std::string display, Events events)
      : X11Client(io, std::move(display)), events_(std::move(events)) {}

 private:
  void forget() override {
    window_ = 0;
    program_.reset();
  }

  // Until the connection ends. However many changes come, what there is now is asked once.
  asio::awaitable<void> serve(X11Connection& x) override {
    active_ = co_await atom(x, "_NET_ACTIVE_WINDOW");
    state_ = co_await atom(x, "_NET_WM_STATE");
    full_ = co_await atom(x, "_NET_WM_STATE_FULLSCREEN");
    if (active_ == 0 || state_ == 0 || full_ == 0)
      co_return x.give_up({sources::What::no_full_screen_windows, sources::Peer::x_server});
    listen(x, x.root(), mask::property);
    greeted();
    front_changed_ = true;
    do {
      if (!x.has_next()) co_await look(x);
      const auto packet = co_await x.next();
      if (!packet) co_return;
      take(*packet, x.root());
    } while (true);
  }

  static asio::awaitable<std::uint32_t> atom(X11Connection& x, std::string_view name) {
    X11Request ask(request::intern_atom);
    ask.add(static_cast<std::uint16_t>(name.size())).add(std::uint16_t{0}).add_text(name);
    const auto reply = co_await x.reply(ask);
    co_return reply ? reply->number<std::uint32_t>(8) : 0;
  }

  // Errors, of windows that are gone meanwhile, come here too and are none of these. Window managers may leave a
  // window in front that is gone.
  void take(const X11Packet& packet, std::uint32_t root) {
    if (packet.kind() == event::destroyed) state_changed_ = true;
    if (packet.kind() != event::property_changed) return;
    const auto window = packet.number<std::uint32_t>(4);
    const auto atom = packet.number<std::uint32_t>(8);
    if (window == root && atom == active_) front_changed_ = true;
    if (window == window_ && atom == state_) state_changed_ = true;
  }

  asio::awaitable<void> look(X11Connection& x) {
    const bool front_changed = std::exchange(front_changed_, false);
    if (front_changed) co_await look_at_front(x);
    if (std::exchange(state_changed_, false) || front_changed) co_await look_at_state(x);
  }

  asio::awaitable<void> look_at_front(X11Connection& x) {
    const auto windows = items_of<std::uint32_t>(co_await property(x, x.root(), active_, window_type, 1));
    if (!is_served(x)) co_return;
    const std::uint32_t front = windows.empty() ? 0 : windows.front();
    listen(x, std::exchange(window_, front), mask::nothing);
    listen(x, front, mask::property | mask::structure);
  }

  asio::awaitable<void> look_at_state(X11Connection& x) {
    if (window_ == 0) co_return show(std::nullopt);
    const auto state = co_await property(x, window_, state_, atom_type, 64);
    const auto name = co_await property(x, window_, wm_class, any_type, 64);
    if (!is_served(x)) co_return;
    const bool full = holds(items_of<std::uint32_t>(state), full_);
    const auto bytes = items_of<char>(name);
    show(full ? std::optional(program_in_class({bytes.data(), bytes.size()})) : std::nullopt);
  }

  // At most `words` of 4 bytes.
  static asio::awaitable<Property> property(X11Connection& x, std::uint32_t window, std::uint32_t which,
                                            std::uint32_t type, std::uint32_t words) {
    constexpr std::uint32_t from_its_beginning = 0;
    X11Request ask(request::get_property);
    ask.add(window).add(which).add(type).add(from_its_beginning).add(words);
    co_return co_await x.reply(ask);
  }

  void show(std::optional<ProgramName> program) {
    program_ = std::move(program);
    if (is_there()) events_.changed(program_);
  }

  void lost(const sources::Problem& why) override { events_.lost(why); }

  void found() override {
    events_.found("X11 (" + x().server() + ")");
    events_.changed(program_);
  }

  Events events_;
  std::uint32_t window_ = 0;  // in front
  std::uint32_t active_ = 0;  // atoms
  std::uint32_t state_ = 0;
  std::uint32_t full_ = 0;
  bool front_changed_ = false;
  bool state_changed_ = false;
  std::optional<ProgramName> program_;  // that fills the screen
};

X11FullScreen::X11FullScreen(asio::io_context& io, std::string display, Events events)
    : link_(std::make_shared<Link>(io, std::move(display), std::move(events))) {
  link_->begin();
}

X11FullScreen::~X11FullScreen() { link_->end(); }

}  // namespace unknot::desktop
