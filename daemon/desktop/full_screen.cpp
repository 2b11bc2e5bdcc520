// SPDX-License-Identifier: MIT
// Whether the window in front fills the screen: a film, a talk, a game.
#include "desktop/full_screen.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

#include "desktop/displays.hpp"
#include "desktop/full_screen_wayland.hpp"
#include "desktop/full_screen_x11.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* off = "off in the settings";

}  // namespace

FullScreen::FullScreen(boost::asio::io_context& io, Perception& perception, const Settings& settings)
    : io_(io),
      perception_(perception),
      sign_(perception, Hold::fullscreen),
      state_{.party = "full screen", .source = off, .trouble = "", .mend = ""},
      delay_(io) {
  if (settings.hold.fullscreen) open();
}

void FullScreen::follow(const Settings& settings) {
  if (settings.hold.fullscreen == looking_) return;
  if (!looking_) return open();
  close();
  tell(off, "");
}

void FullScreen::open() {
  looking_ = true;
  state_.source.clear();
  if (const std::string display = x11_display(); !display.empty()) {
    sources_.push_back(std::make_unique<X11FullScreen>(io_, display, events()));
  } else {
    for (const std::string& socket : wayland_sockets()) {
      sources_.push_back(std::make_unique<WaylandFullScreen>(io_, socket, events()));
    }
  }
}

void FullScreen::close() {
  looking_ = false;
  sources_.clear();
  program_.reset();
  delay_.stop();
  sign_.show(std::nullopt);
}

// Where several displays may come, the first that does is the one.
FullScreenSource::Events FullScreen::events() {
  return {.found = [this](const std::string& name) { tell(name, ""); },
          .lost =
              [this](const std::string& why) {
                show(std::nullopt);
                tell("", why + "; only do not disturb holds there");
              },
          .changed = [this](std::optional<std::string> program) { show(std::move(program)); }};
}

void FullScreen::show(std::optional<std::string> program) {
  if (std::exchange(program_, program) == program) return;
  delay_.start(settles, [this] {
    sign_.show(program_ ? std::optional(HoldSign::Cause{.by = *program_, .what = ""}) : std::nullopt);
  });
}

void FullScreen::tell(const std::string& source, const std::string& trouble) {
  const PartyState before = state_;
  state_.source = source;
  state_.trouble = trouble;
  if (state_ != before) perception_.party_changed(state_);
}

}  // namespace unknot::desktop
