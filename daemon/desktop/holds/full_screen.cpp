// SPDX-License-Identifier: MIT
// Whether the window in front fills the screen: a film, a talk, a game.
#include "holds/full_screen.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

#include "display/displays.hpp"
#include "holds/full_screen_wayland.hpp"
#include "holds/full_screen_x11.hpp"

namespace unknot::desktop {

namespace {

constexpr auto off = sources::Provider::Kind::off_in_settings;

}  // namespace

FullScreen::FullScreen(boost::asio::io_context& io, Perception& perception, const Settings& settings)
    : io_(io),
      voice_(io, perception),
      sign_(voice_, Hold::fullscreen),
      state_{.name = std::string(row_of(Hold::fullscreen).source), .source = off},
      delay_(io) {
  if (settings.hold[Hold::fullscreen]) open();
}

void FullScreen::follow(const Settings& settings) {
  if (settings.hold[Hold::fullscreen] == looking_) return;
  if (!looking_) return open();
  close();
  tell(off, {});
}

void FullScreen::open() {
  looking_ = true;
  state_.source = {};
  if (const std::string display = x11_display(); !display.empty()) {
    sources_.push_back(std::make_unique<X11FullScreen>(io_, display, events(0)));
  } else {
    for (const std::string& socket : wayland_sockets()) {
      sources_.push_back(std::make_unique<WaylandFullScreen>(io_, socket, events(sources_.size())));
    }
  }
}

void FullScreen::close() {
  looking_ = false;
  sources_.clear();
  chosen_.reset();
  program_.reset();
  delay_.stop();
  sign_.show(std::nullopt);
}

// Where several displays may come, the first that does is the one.
FullScreenSource::Events FullScreen::events(std::size_t source) {
  return {.found =
              [this, source](const std::string& name) {
                if (chosen_.value_or(source) != source) return;
                chosen_ = source;
                tell(name, {});
              },
          .lost = [this, source](const sources::Problem& why) { lost(source, why); },
          .changed =
              [this, source](std::optional<ProgramName> program) {
                if (chosen_ == source) show(std::move(program));
              }};
}

void FullScreen::lost(std::size_t source, const sources::Problem& why) {
  if (chosen_.value_or(source) != source) return;
  const bool one_of_many = !chosen_ && sources_.size() > 1;
  chosen_.reset();
  show(std::nullopt);
  tell({}, with(one_of_many ? sources::Problem{sources::What::no_display} : why,
                sources::Consequence::only_do_not_disturb));
}

// The window of a break is no reason to hold the next one back.
void FullScreen::show(std::optional<ProgramName> program) {
  if (program == ProgramName("unknot-view")) program.reset();
  if (std::exchange(program_, program) == program) return;
  delay_.start(settles, [this] {
    sign_.show(program_ ? std::optional(HoldSign::Cause{.by = *program_, .what = ""}) : std::nullopt);
  });
}

void FullScreen::tell(const sources::Provider& source, const sources::Problem& problem) {
  const SourceState before = state_;
  state_.source = source;
  state_.problem = problem;
  if (state_ != before) voice_.source_changed(state_);
}

}  // namespace unknot::desktop
