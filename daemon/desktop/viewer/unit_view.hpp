// SPDX-License-Identifier: MIT
// unknot-view as a transient unit of the user manager: outside our sandbox and our limits, and never our child.
#pragma once

#include <boost/asio/io_context.hpp>
#include <optional>
#include <string>

#include "bus/bus.hpp"
#include "viewer/break_view.hpp"
#include "viewer/view_unit.hpp"

namespace unknot::desktop {

// The manager is listened to only while one is open. Events are reported from `io`, never from within a call to this.
class UnitView : public BreakView {
 public:
  struct Means {
    std::string socket;  // of the daemon
    Lookup variable;     // of its environment
  };

  UnitView(boost::asio::io_context& io, Bus& session, Means means, Events events);

  void open(ViewMode how, Duration left) override;
  [[nodiscard]] bool is_open() const override { return wish_ || !unit_.empty(); }
  void close() override;
  [[nodiscard]] SourceState state() const override { return state_; }

 private:
  struct Wish {
    ViewMode how;
    Duration left;
  };

  void came();
  void manager_is(const std::string& owner);
  void start(const Wish& wish);
  void listen();
  void changed(const Variant& properties);
  void service_changed(const Variant& properties);
  void fail(const sources::Problem& why, const std::string& fix);
  void end(const sources::Problem& why);

  boost::asio::io_context& io_;
  Means means_;
  std::shared_ptr<Events> events_;
  SourceState state_{.name = "window"};
  std::string unit_;          // of the window, while there is one
  bool starting_ = false;     // the manager has said so; a new unit is inactive before
  bool on_screen_ = false;    // it has said so
  std::optional<Wish> wish_;  // until it is known whether there is a manager
  enum class Manager { unknown, there, absent } manager_ = Manager::unknown;
  unsigned count_ = 0;
  BusClient bus_;
};

}  // namespace unknot::desktop
