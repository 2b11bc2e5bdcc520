// SPDX-License-Identifier: MIT
// Whether the person is in a call: a program records from a microphone, or a camera is open.
#include "media/meeting.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

namespace unknot::desktop {

namespace {

constexpr const char* consequence = "; microphone use can't be detected";
constexpr const char* start_it = "systemctl --user start pipewire wireplumber";
constexpr const char* restart_it = "systemctl --user restart pipewire wireplumber";

// Programs that open a camera on behalf of others.
bool is_go_between(const ProgramName& program) { return program == "pipewire" || program == "wireplumber"; }

}  // namespace

Meeting::Meeting(boost::asio::io_context& io, Perception& perception, const Settings& settings, MeetingSources sources)
    : io_(io),
      voice_(io, perception),
      sources_(std::move(sources)),
      sign_(voice_, Hold::meeting),
      state_{
          .name = std::string(row_of(Hold::meeting).source), .source = "off in the settings", .problem = "", .fix = ""},
      delay_(io) {
  if (settings.hold[Hold::meeting]) open();
}

void Meeting::follow(const Settings& settings) {
  const bool looking = pipewire_ != nullptr;
  if (settings.hold[Hold::meeting] == looking) return;
  looking ? close() : open();
  tell_source();
}

void Meeting::open() {
  pipewire_ = std::make_unique<Pipewire>(io_, sources_.pipewire, [this] {
    tell_source();
    look();
  });
  cameras_ = std::make_unique<CameraWatch>(io_, sources_.cameras, [this] { look(); });
  state_.source = "cameras";
  if (cameras_->in_use()) delay_.start(begins, [this] { sign_.show(cause()); });
}

void Meeting::close() {
  pipewire_.reset();
  cameras_.reset();
  delay_.stop();
  sign_.show(std::nullopt);
}

void Meeting::look() {
  const bool used = cameras_->in_use() || camera_user(pipewire_->graph()) || microphone_user(pipewire_->graph());
  if (used == sign_.shown()) {
    delay_.stop();
    if (used) sign_.show(cause());
  } else if (!delay_.running()) {
    delay_.start(used ? begins : ends, [this] { sign_.show(cause()); });
  }
}

std::optional<HoldSign::Cause> Meeting::cause() const {
  const auto microphone = microphone_user(pipewire_->graph());
  auto camera = camera_user(pipewire_->graph());
  if (!camera && cameras_->in_use()) camera = cameras_->user();
  if (!microphone && !camera) return std::nullopt;
  const bool named = microphone && !microphone->empty();
  const ProgramName by = named ? *microphone : camera.value_or(ProgramName());
  const char* what = microphone ? camera ? "microphone and camera" : "microphone" : "camera";
  return Cause{.by = is_go_between(by) ? ProgramName() : by, .what = what};
}

void Meeting::tell_source() {
  const SourceState before = state_;
  const bool looking = pipewire_ != nullptr;
  const std::string version = looking ? pipewire_->version() : "";
  state_.source = !looking ? "off in the settings" : version.empty() ? "cameras" : "PipeWire " + version + ", cameras";
  const std::string problem = looking ? pipewire_->problem() : "";
  state_.problem = problem.empty() ? "" : problem + consequence;
  state_.fix = problem.empty() ? "" : problem == Pipewire::none ? start_it : restart_it;
  if (state_ != before) voice_.source_changed(state_);
}

}  // namespace unknot::desktop
