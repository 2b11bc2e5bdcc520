// SPDX-License-Identifier: MIT
#include "tray/tray.hpp"

#include <chrono>
#include <utility>

#include "clocks/zone.hpp"
#include "tray/launch.hpp"

namespace unknot::tray {

namespace {

words::Calendar calendar_now() { return {now_in_zone(), wall_to_local}; }

WallTime tomorrow() {
  using std::chrono::days;
  return local_to_wall(std::chrono::floor<days>(wall_to_local(calendar_now().now)) + days{1});
}

// Where our icons lie; empty: nowhere beside this program. Not the folder of the theme, as Waybar then looks for them
// there alone, and finds none where that has no index.
std::string icons_under(const std::filesystem::path& prefix) {
  const auto icons = prefix / "share/icons/hicolor/symbolic/apps";
  std::error_code ignored;
  return std::filesystem::is_directory(icons, ignored) ? icons.native() : "";
}

}  // namespace

Tray::Tray(Parts parts)
    : parts_(std::move(parts)),
      item_(parts_.connection, icons_under(parts_.prefix),
            {.main = [this] { act(clicked(seen_)); }, .middle = [this] { act(clicked_in_the_middle(seen_)); }}),
      menu_(parts_.connection, [this](int id) { act(chosen(id, seen_, tomorrow())); }),
      daemon_(parts_.socket, [this](const Seen& seen) { take(seen); }),
      place_(parts_.connection, parts_.complain) {}

void Tray::take(const Seen& seen) {
  seen_ = seen;
  const words::Calendar calendar = calendar_now();
  item_.show(face_of(seen, calendar));
  menu_.show(menu_of(seen, calendar));
}

void Tray::act(const Action& action) {
  if (std::holds_alternative<Quit>(action)) return parts_.quit();
  if (const auto* ask = std::get_if<Ask>(&action)) {
    // It has just gone, or takes no more; which of them, the icon shows.
    if (!daemon_.ask(ask->call)) parts_.complain("unknotd did not take the wish; it may have stopped");
  }
  const auto* wish = std::get_if<Launch>(&action);
  if (!wish) return;
  const std::string failure = launch(parts_.prefix, wish->wish);
  if (!failure.empty()) parts_.complain("can't open " + wish->wish + ": " + failure);
}

}  // namespace unknot::tray
