// SPDX-License-Identifier: MIT
// What a person does with a notification, on the server that runs here: press a button, close it, look at it.
#pragma once

#include <string>

#include "screen_support.hpp"

namespace unknot::support {

class ServerTools {
 public:
  // "dunst", "mako", "gnome-shell", "plasma"
  [[nodiscard]] static std::string name() { return variable("DESK_SERVER"); }
  [[nodiscard]] static bool can_press() { return name() == "dunst" || name() == "mako" || gnome(); }

  static void press(const desktop::Button& button) {
    if (name() == "dunst") {
      output_of("echo " + button.key + " > \"$DESK_DIR/choice\"; dunstctl context");
    } else if (name() == "mako") {
      output_of("makoctl invoke " + button.key);
    } else {
      output_of(input() + "button '" + button.label + "'");
    }
  }

  // A click on the notification itself.
  static void press_body() {
    if (name() == "dunst") output_of("echo default > \"$DESK_DIR/choice\"; dunstctl action 0");
    if (name() == "mako") output_of("makoctl invoke default");
    if (gnome()) output_of(input() + "banner");
  }

  static void dismiss() {
    if (name() == "dunst") output_of("dunstctl close");
    if (name() == "mako") output_of("makoctl dismiss");
    if (gnome()) output_of(input() + "dismiss");
  }

  // All that is on screen.
  static void empty() {
    if (name() == "dunst") output_of("dunstctl close-all");
    if (name() == "mako") output_of("makoctl dismiss --all");
  }

  // Until what earlier tests have shown has left the screen, where one is shown after the other. GNOME 48 and 50 never
  // show one that waits for another which is closed by its program, before anybody sends a third.
  static void wait_for_others() {
    if (gnome()) output_of(input() + "none");
  }

  // How many are on screen, where the server tells.
  [[nodiscard]] static int shown() {
    if (name() == "dunst") return std::atoi(output_of("dunstctl count displayed").c_str());
    const std::string list = output_of(mako_list);
    int count = 0;
    for (std::size_t at = 0; (at = list.find("'summary': <", at)) != std::string::npos; ++at) ++count;
    return count;
  }
  // GNOME shows the next banner only when it is done with the last, which no tool waits for.
  [[nodiscard]] static bool can_press_again() { return counts(); }
  [[nodiscard]] static bool counts() { return name() == "dunst" || name() == "mako"; }

  // As the server has it, on screen or just closed.
  [[nodiscard]] static std::string text() { return output_of(name() == "dunst" ? "dunstctl history" : mako_list); }

  [[nodiscard]] static pid_t process() {
    std::ifstream file(variable("DESK_DIR") + "/" + name() + ".pid");
    pid_t pid = 0;
    file >> pid;
    return pid;
  }

  // Into $DESK_PICTURES, if that is set.
  static void picture(const std::string& what) {
    const std::string folder = variable("DESK_PICTURES");
    if (folder.empty() || !(counts() || gnome())) return;
    const std::string file = "'" + folder + "/" + name() + "-" + what + ".png'";
    // Servers draw a moment after they have answered, and taking a picture takes one; the last one stays.
    for (int time = 0; time < 5; ++time) output_of(picture_command(file));
  }

 private:
  static constexpr const char* mako_list = UNKNOT_SOURCE_DIR "/tests/desktop/mako-list";

  [[nodiscard]] static std::string picture_command(const std::string& file) {
    if (name() == "dunst") return "import -window root -crop 460x260+820+0 +repage " + file;
    if (name() == "mako") return "grim -g '820,0 460x260' " + file;
    return "gdbus call --session -d org.gnome.Shell.Screenshot -o /org/gnome/Shell/Screenshot "
           "-m org.gnome.Shell.Screenshot.Screenshot false false " +
           file;
  }
  [[nodiscard]] static bool gnome() { return name() == "gnome-shell"; }
  [[nodiscard]] static std::string input() { return UNKNOT_SOURCE_DIR "/tests/desktop/gnome-input "; }
};

}  // namespace unknot::support
