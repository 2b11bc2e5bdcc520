// SPDX-License-Identifier: MIT
// Whether the person is in a call: a program records from a microphone, or a camera is open.
#include "media/meeting.hpp"

#include <boost/asio/io_context.hpp>
#include <string>
#include <utility>

namespace unknot::desktop {

using sources::Provider;

namespace {

constexpr const char* start_it = "systemctl --user start pipewire wireplumber";
constexpr const char* restart_it = "systemctl --user restart pipewire wireplumber";

// Programs that open a camera on behalf of others.
bool is_go_between(const ProgramName& program) { return program == "pipewire" || program == "wireplumber"; }

struct Finding {
  sources::Problem problem{};
  std::string fix{};
};

// The limit first: it keeps PipeWire from being found too.
Finding finding_of(int limit, const sources::Problem& pipewire) {
  using sources::Consequence, sources::What;
  const auto without = pipewire.empty() ? Consequence::no_cameras : Consequence::no_microphone_and_cameras;
  if (limit != 0) {
    const auto problem = sources::unwatched(limit);
    return {with(problem, without), more_room(problem)};
  }
  if (pipewire.empty()) return {};
  return {with(pipewire, Consequence::no_microphone), pipewire.what == What::no_pipewire ? start_it : restart_it};
}

Provider watching(const std::string& version, bool cameras) {
  if (!cameras) return version.empty() ? Provider() : Provider("PipeWire " + version);
  if (version.empty()) return Provider::Kind::cameras;
  return {Provider::Kind::microphone_and_cameras, "PipeWire " + version};
}

}  // namespace

Meeting::Meeting(boost::asio::io_context& io, Perception& perception, const Settings& settings, MeetingSources sources)
    : io_(io),
      voice_(io, perception),
      sources_(std::move(sources)),
      sign_(voice_, Hold::meeting),
      state_{.name = std::string(row_of(Hold::meeting).source), .source = Provider::Kind::off_in_settings},
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
  cameras_ = std::make_unique<CameraWatch>(io_, sources_.cameras, [this] {
    tell_source();
    look();
  });
  judge_source();
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
  judge_source();
  if (state_ != before) voice_.source_changed(state_);
}

void Meeting::judge_source() {
  const bool looking = pipewire_ && cameras_;
  const std::string version = looking ? pipewire_->version() : "";
  const int limit = looking ? cameras_->limit_reached() : 0;
  state_.source = looking ? watching(version, limit == 0) : Provider::Kind::off_in_settings;
  const Finding finding = looking ? finding_of(limit, pipewire_->problem()) : Finding{};
  state_.problem = finding.problem;
  state_.fix = finding.fix;
}

}  // namespace unknot::desktop
