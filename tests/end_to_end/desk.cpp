// SPDX-License-Identifier: MIT
#include "end_to_end/desk.hpp"

#include <signal.h>

#include <catch2/catch_all.hpp>
#include <filesystem>

namespace unknot::end_to_end {

namespace {

constexpr const char* tools = UNKNOT_SOURCE_DIR "/tests/desktop/";

std::string variable(const Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? "" : found->second;
}

Environment on_bus(const std::string& address) {
  Environment environment = own_environment();
  environment["DBUS_SESSION_BUS_ADDRESS"] = address;
  return environment;
}

// Where Plasma draws the buttons of its bubble: from the right, each as wide as its label.
std::string plasma_button(const std::string& key) {
  if (key == "skip" || key == "stop") return "28 20";
  if (key == "done" || key == "snooze") return "79 20";
  return "164 20";
}

// Where swaync draws it: in a row over all the width, each as wide as the next.
std::string swaync_button(const std::string& key) {
  if (key == "skip") return "-90 -27";
  if (key == "stop") return "-120 -27";
  if (key == "snooze") return "-242 -27";
  return "90 -27";
}

// And Xfce's: from the right, each as wide as the widest.
std::string xfce_button(const std::string& key) {
  if (key == "skip" || key == "stop") return "-59 -31";
  if (key == "done" || key == "snooze") return "-156 -31";
  return "-253 -31";
}

int occurrences(const std::string& text, const std::string& words) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++count;
  return count;
}

std::string bus_settings(const std::string& address) {
  return "<busconfig><type>session</type><listen>" + address +
         "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" "
         "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n";
}

}  // namespace

Desk::Desk() : Desk(own_environment()) {}

Desk::Desk(Environment environment)
    : environment_(std::move(environment)),
      name_(variable(environment_, "DESK_SERVER")),
      stock_(!variable(environment_, "DESK_STOCK").empty()) {
  REQUIRE_FALSE(name_.empty());
}

std::string Desk::bus() const { return variable(environment_, "DBUS_SESSION_BUS_ADDRESS"); }

std::string Desk::shell(const std::string& command) const {
  const Result result = run({"sh", "-c", command}, environment_);
  INFO(command << ": " << result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

void Desk::press(const std::string& key, const std::string& label) const {
  if (name_ == "dunst") shell("echo " + key + " > \"$DESK_DIR/choice\"; dunstctl context");
  if (name_ == "mako") shell("makoctl invoke " + key);
  if (name_ == "gnome-shell") shell(tools + ("gnome-input button '" + label + "'"));
  if (name_ == "plasma") shell(tools + ("plasma-input click " + plasma_button(key)));
  if (name_ == "swaync") shell(tools + ("bubble click " + swaync_button(key)));
  if (name_ == "xfce4-notifyd") shell(tools + ("bubble click " + xfce_button(key)));
}

void Desk::press_body() const {
  if (name_ == "dunst") shell("xdotool search --sync --onlyvisible --class Dunst mousemove --window %1 90 30 click 1");
  if (name_ == "mako") shell(tools + std::string("wl-pointer at 1060 40 click"));
  if (name_ == "gnome-shell") shell(tools + std::string("gnome-input banner"));
  if (name_ == "plasma") shell(tools + std::string("plasma-input click 284 50"));
  if (name_ == "swaync" || name_ == "xfce4-notifyd") shell(tools + std::string("bubble click 200 30"));
}

void Desk::dismiss() const {
  if (name_ == "dunst") shell("dunstctl close");
  if (name_ == "mako") shell("makoctl dismiss");
  if (name_ == "gnome-shell") shell(tools + std::string("gnome-input dismiss"));
  if (name_ == "plasma") shell(tools + std::string("plasma-input dismiss"));
  if (name_ == "swaync") shell(tools + std::string("bubble click -24 20"));  // a cross, where the pointer is on it
  if (name_ == "xfce4-notifyd") press_body();
}

// 48 of "48.7", as the server says it.
int Desk::version() const {
  const std::string told = shell(
      "gdbus call --session -d org.freedesktop.Notifications -o /org/freedesktop/Notifications "
      "-m org.freedesktop.Notifications.GetServerInformation | cut -d \"'\" -f 6");
  return std::atoi(told.c_str());
}

bool Desk::keeps_buttons() const { return name_ == "plasma" || (name_ == "gnome-shell" && version() >= 46); }

std::string Desk::touch_command() const {
  if (name_ == "dunst" || name_ == "plasma" || name_ == "xfce4-notifyd") return "xdotool mousemove_relative 1 1";
  if (name_ == "gnome-shell") return tools + std::string("gnome-input by 1 1");
  return tools + std::string("wl-pointer by 1 1");
}

std::unique_ptr<Process> Desk::keep_touching(std::chrono::seconds lasts, std::chrono::seconds away) const {
  const std::string person = "sleep " + std::to_string(away.count()) + "; end=$(($(date +%s) + " +
                             std::to_string(lasts.count()) + ")); while [ $(date +%s) -lt $end ]; do " +
                             touch_command() + "; sleep 0.5; done";
  return std::make_unique<Process>(Words{"sh", "-c", person}, environment_, Streams{});
}

int Desk::count() const {
  if (name_ == "dunst") return std::stoi(shell("dunstctl count displayed"));
  return occurrences(shell(tools + std::string("mako-list")), "'summary': <");
}

bool Desk::visible() const {
  if (counts()) return count() == 1;
  if (name_ == "gnome-shell") return !shell(tools + std::string("gnome-input seen 0.5")).contains("0.0");
  if (name_ == "plasma") return !shell(tools + std::string("plasma-input look && echo there")).empty();
  return !shell(tools + std::string("bubble look && echo there")).empty();
}

int Desk::seen() const {
  return name_ == "gnome-shell" ? std::stoi(shell(tools + std::string("gnome-input banners"))) : count();
}

void Desk::picture(const std::string& what) const {
  const std::string file = name_ + (stock_ ? "-stock-" : "-") + what + ".png";
  for (const std::filesystem::path folder :
       {variable(environment_, "DESK_PICTURES"), std::string(UNKNOT_SOURCE_DIR "/tests/pictures")}) {
    if (folder.empty()) continue;
    std::filesystem::create_directories(folder);
    save_picture("'" + (folder / file).string() + "'");
  }
}

int Desk::pixels(const std::string& color) const {
  const Folder folder;
  const std::string file = (folder / "screen.png").string();
  save_picture("'" + file + "'");
  return std::stoi(shell("convert '" + file + "' -alpha off -fuzz 8% -fill black +opaque '" + color +
                         "' -fuzz 0 -fill white +opaque black -format '%[fx:int(w*h*mean+0.5)]' info:"));
}

void Desk::save_picture(const std::string& file) const {
  // Drawn a moment after it was taken: until the screen is more than one color.
  if (name_ == "plasma") shell(tools + ("plasma-input still; import -window root " + file));
  if (name_ == "dunst") {
    shell("for look in 1 2 3 4 5; do import -window root " + file + "; [ \"$(identify -format %k " + file +
          ")\" = 1 ] || break; done");
  }
  if (name_ == "xfce4-notifyd") shell("import -window root " + file);
  if (name_ == "mako" || name_ == "swaync" || name_ == "waybar") shell("grim " + file);
  if (name_ == "gnome-shell") {
    shell(
        "gdbus call --session -d org.gnome.Shell.Screenshot -o /org/gnome/Shell/Screenshot "
        "-m org.gnome.Shell.Screenshot.Screenshot false false " +
        file);
  }
}

Bus::Bus() {
  write_file(folder_ / "settings.xml", bus_settings(address()));
  start();
}

void Bus::start() {
  std::filesystem::remove(folder_ / "bus");
  Pipe told;
  process_ = std::make_unique<Process>(Words{"dbus-daemon", "--config-file=" + (folder_ / "settings.xml").string(),
                                             "--nofork", "--nopidfile", "--print-address"},
                                       own_environment(), Streams{.out = told.in.get()});
  told.in = Descriptor{};
  REQUIRE(Reader(std::move(told.out)).line(Clock::now() + patience));
}

OwnDesk::OwnDesk(const Bus& bus) : Desk(on_bus(bus.address())) {}

void OwnDesk::start() {
  server_ = std::make_unique<Process>(Words{name()}, environment(), Streams{});
  shell("gdbus wait --session --timeout 20 org.freedesktop.Notifications");
}

void OwnDesk::stop() const { server_->signal(SIGSTOP); }

void OwnDesk::go_on() const { server_->signal(SIGCONT); }

}  // namespace unknot::end_to_end
