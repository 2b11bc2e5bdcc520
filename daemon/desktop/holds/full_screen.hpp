// SPDX-License-Identifier: MIT
// Whether the window in front fills the screen: a film, a talk, a game.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "holds/full_screen_source.hpp"
#include "peer/delay.hpp"
#include "peer/hold_sign.hpp"
#include "peer/sense.hpp"
#include "peer/voice.hpp"

namespace unknot::desktop {

// Looks only while the settings let full screen hold anything back. KWin and GNOME under Wayland tell nobody; there it
// is left to the desktop's own do not disturb.
class FullScreen : public Sense {
 public:
  // Between two windows there is none in front for a moment.
  static constexpr std::chrono::milliseconds settles{1000};

  // `io` and `perception` must outlive this.
  FullScreen(boost::asio::io_context& io, Perception& perception, const Settings& settings);

  [[nodiscard]] SourceState state() const override { return state_; }
  void follow(const Settings& settings) override;
  void read_again() override {}

 private:
  void open();
  void close();
  [[nodiscard]] FullScreenSource::Events events(std::size_t source);
  void lost(std::size_t source, const sources::Problem& why);
  void show(std::optional<ProgramName> program);
  void tell(const sources::Provider& source, const sources::Problem& problem);

  boost::asio::io_context& io_;
  Voice voice_;
  HoldSign sign_;
  SourceState state_;
  Delay delay_;                         // until what has changed counts
  std::optional<ProgramName> program_;  // that fills the screen now
  std::vector<std::unique_ptr<FullScreenSource>> sources_;
  std::optional<std::size_t> chosen_;  // index of the source that found a display; only while looking
  bool looking_ = false;
};

}  // namespace unknot::desktop
