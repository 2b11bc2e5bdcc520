// SPDX-License-Identifier: MIT
// Whether the person wants no notifications: the switch of the notification server that runs.
#pragma once

#include <memory>
#include <string>

#include "bus/bus.hpp"
#include "bus/settings_key.hpp"
#include "notify/notification_server.hpp"
#include "peer/hold_sign.hpp"
#include "peer/sense.hpp"
#include "peer/voice.hpp"

namespace unknot::desktop {

// Knows the switches of dunst, mako, SwayNotificationCenter, Plasma, Xfce and GNOME; of another server, or of none, it
// is off. In mako it is a mode whose name has "dnd" or "do-not-disturb" in it.
class DoNotDisturb : public Sense {
 public:
  // `session` is the session bus, `thread` the one it runs in. All must outlive this.
  DoNotDisturb(boost::asio::io_context& io, Bus& session, GlibThread& thread, Perception& perception);

  [[nodiscard]] SourceState state() const override { return state_; }
  void follow(const Settings&) override {}
  void read_again() override;

 private:
  struct Switch;
  static const Switch switches[];

  void server_changed(const std::string& owner);
  void choose(const NotificationServer& server);
  void observe();
  void read();
  void turned(bool on);
  void tell_source(const sources::Provider& source);
  [[nodiscard]] std::string keeper() const;

  boost::asio::io_context& io_;
  GlibThread& thread_;
  Voice voice_;
  HoldSign sign_;
  SourceState state_;
  std::string owner_;                     // unique name of the server, or empty
  ProgramName server_;                    // what it calls itself
  const Switch* switch_ = nullptr;        // its, if that is on the bus
  std::unique_ptr<SettingsKey> banners_;  // GNOME's switch
  bool reading_ = false;
  bool again_ = false;  // something changed while reading
  BusClient bus_;
};

}  // namespace unknot::desktop
