// SPDX-License-Identifier: MIT
// Whether the person is at the keyboard: chooses the idle source at run time.
#pragma once

#include <functional>
#include <memory>

#include "bus/bus.hpp"
#include "peer/sense.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Asks the X server of DISPLAY, unless WAYLAND_DISPLAY is set: then it would only see a part of the input. Who is lost
// is waited for. Without a source the person counts as present, and the state says so.
//
// Everything happens on the thread that runs `io`; nothing there waits for a server, even one that hangs.
class Idleness : public Sense {
 public:
  // `session` is the session bus; `now` reads the boot time. All must outlive this.
  Idleness(boost::asio::io_context& io, Bus& session, Perception& perception, const Settings& settings,
           std::function<Instant()> now);
  Idleness(const Idleness&) = delete;
  Idleness& operator=(const Idleness&) = delete;
  ~Idleness() override;

  [[nodiscard]] SourceState state() const override;
  void follow(const Settings& settings) override;
  void read_again() override;
  void person_seen() override;
  void look_for_gap(bool wanted) override;
  void break_runs(bool runs) override;

 private:
  class Chooser;
  std::unique_ptr<Chooser> chooser_;
};

}  // namespace unknot::desktop
