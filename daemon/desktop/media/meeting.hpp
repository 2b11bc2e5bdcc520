// SPDX-License-Identifier: MIT
// Whether the person is in a call: a program records from a microphone, or a camera is open.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "media/camera_watch.hpp"
#include "media/pipewire.hpp"
#include "peer/delay.hpp"
#include "peer/hold_sign.hpp"
#include "peer/sense.hpp"
#include "peer/voice.hpp"

namespace unknot::desktop {

struct MeetingSources {
  std::string pipewire = pipewire_socket();
  std::string cameras = "/dev";
};

// Looks only while the settings let a meeting hold anything back. A use shorter than `begins` is none: programs open a
// device for a moment to see what it can do. A gap shorter than `ends` is none either: a call changes its devices.
class Meeting : public Sense {
 public:
  static constexpr std::chrono::milliseconds begins{2000};
  static constexpr std::chrono::milliseconds ends{1000};

  // `io` and `perception` must outlive this.
  Meeting(boost::asio::io_context& io, Perception& perception, const Settings& settings, MeetingSources sources = {});

  [[nodiscard]] SourceState state() const override { return state_; }
  void follow(const Settings& settings) override;
  void read_again() override {}

 private:
  using Cause = HoldSign::Cause;

  void open();
  void close();
  void look();
  [[nodiscard]] std::optional<Cause> cause() const;
  void tell_source();
  void judge_source();

  boost::asio::io_context& io_;
  Voice voice_;
  MeetingSources sources_;
  HoldSign sign_;
  SourceState state_;
  Delay delay_;                         // until what has changed counts
  std::unique_ptr<Pipewire> pipewire_;  // both only while looking
  std::unique_ptr<CameraWatch> cameras_;
};

}  // namespace unknot::desktop
