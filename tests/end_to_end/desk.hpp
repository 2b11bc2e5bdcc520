// SPDX-License-Identifier: MIT
// The notification server that runs beside the tests, and what a person does with what it shows.
#pragma once

#include <memory>
#include <string>

#include "end_to_end/session.hpp"

namespace unknot::end_to_end {

// By the launcher's DESK_SERVER: "dunst", "mako", "gnome-shell", "plasma", "swaync" or "xfce4-notifyd".
class Desk {
 public:
  // The server that the launcher has started.
  Desk();

  [[nodiscard]] const std::string& name() const { return name_; }
  // Whether it is as it ships, by the launcher's DESK_STOCK, and not as tests like it.
  [[nodiscard]] bool stock() const { return stock_; }
  [[nodiscard]] std::string bus() const;
  [[nodiscard]] const Environment& environment() const { return environment_; }

  // Each returns when the click has been made, not when the server has acted on it.
  void press(const std::string& key, const std::string& label) const;
  void press_body() const;
  void dismiss() const;
  // Whether a person finds a way to each button, and whether a click on the text is the first of them.
  [[nodiscard]] bool has_buttons() const { return !(stock_ && name_ == "dunst"); }
  [[nodiscard]] bool body_is_button() const { return !(stock_ && name_ == "dunst") && name_ != "xfce4-notifyd"; }
  // Whether any click on it closes it.
  [[nodiscard]] bool closes_on_click() const { return name_ == "dunst" || name_ == "xfce4-notifyd"; }
  // Whether buttons are drawn, and still are when what they belong to is updated.
  [[nodiscard]] bool keeps_buttons() const;

  // Somebody moves the pointer a little, again and again, for so long, after having been away for so long.
  [[nodiscard]] std::unique_ptr<Process> keep_touching(std::chrono::seconds lasts,
                                                       std::chrono::seconds away = {}) const;

  // Whether it draws how much of a break is over as a bar.
  [[nodiscard]] bool draws_bar() const { return counts() || name_ == "swaync"; }
  // Whether it tells how many notifications are on screen.
  [[nodiscard]] bool counts() const { return name_ == "dunst" || name_ == "mako"; }
  [[nodiscard]] int count() const;
  // Whether a notification is on screen now; on GNOME with its buttons. Elsewhere press() finds out about these.
  [[nodiscard]] bool visible() const;
  // How many are on screen, or, on GNOME, which takes them off by itself, have come there since this was asked first.
  [[nodiscard]] int seen() const;
  // The screen as it is now, as SERVER-WHAT.png or SERVER-stock-WHAT.png, into $DESK_PICTURES and the folder
  // tests/pictures of the sources.
  void picture(const std::string& what) const;
  // How many pixels of the screen have just about this color ("#ff7a33").
  [[nodiscard]] int pixels(const std::string& color) const;

 protected:
  explicit Desk(Environment environment);
  // What it wrote; a command that fails fails the test.
  std::string shell(const std::string& command) const;

 private:
  [[nodiscard]] int version() const;
  void save_picture(const std::string& file) const;
  [[nodiscard]] std::string touch_command() const;

  Environment environment_;
  std::string name_;
  bool stock_;
};

// A bus of the test's own. Nothing can be started through it.
class Bus {
 public:
  Bus();
  [[nodiscard]] std::string address() const { return "unix:path=" + (folder_ / "bus").string(); }
  // Returns when it listens.
  void start();
  void kill() { process_.reset(); }

 private:
  Folder folder_;
  std::unique_ptr<Process> process_;
};

// dunst or mako on a bus of the test's own, to be stopped, killed and started again.
class OwnDesk : public Desk {
 public:
  explicit OwnDesk(const Bus& bus);

  // Returns when it has its name on the bus.
  void start();
  void kill() { server_.reset(); }
  void stop() const;
  void go_on() const;

 private:
  std::unique_ptr<Process> server_;
};

}  // namespace unknot::end_to_end
