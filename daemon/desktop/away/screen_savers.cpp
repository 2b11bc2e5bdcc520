// SPDX-License-Identifier: MIT
// The desktops' screen savers, which signal when they cover the screen.
#include "away/screen_savers.hpp"

#include <algorithm>
#include <utility>

namespace unknot::desktop {

// The interface is called as the name.
struct ScreenSavers::Saver {
  const char* name;
  const char* path;
};

constexpr ScreenSavers::Saver ScreenSavers::savers[] = {
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    {"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"},
    {"org.mate.ScreenSaver", "/org/mate/ScreenSaver"},
};

ScreenSavers::ScreenSavers(Bus& session, std::function<void()> changed)
    : changed_(std::move(changed)),
      bus_(session, {[this] { came(); },
                     [this] {
                       active_.clear();
                       changed_();
                     }}) {}

bool ScreenSavers::active() const {
  return std::ranges::any_of(active_, [](const auto& saver) { return saver.second; });
}

std::string ScreenSavers::name() const { return active_.empty() ? "" : active_.begin()->first; }

void ScreenSavers::read_again() {
  for (const Saver& saver : savers) {
    if (active_.contains(saver.name)) read(saver);
  }
}

// KDE sends the same signal from two paths.
void ScreenSavers::came() {
  for (const Saver& saver : savers) {
    bus_.listen({saver.name, "", saver.name}, "ActiveChanged",
                [this, &saver](const Variant& active) { tell(saver, truth_in(active)); });
    bus_.watch(saver.name, [this, &saver](const std::string& owner) { owner_changed(saver, owner); });
  }
}

void ScreenSavers::owner_changed(const Saver& saver, const std::string& owner) {
  if (!owner.empty()) {
    tell(saver, false);
    return read(saver);
  }
  if (active_.erase(saver.name) > 0) changed_();
}

void ScreenSavers::read(const Saver& saver) {
  bus_.call({saver.name, saver.path, saver.name}, "GetActive", nullptr, [this, &saver](const Variant& active) {
    if (active) tell(saver, truth_in(active));
  });
}

void ScreenSavers::tell(const Saver& saver, bool active) {
  const auto [known, is_new] = active_.try_emplace(saver.name, active);
  if (std::exchange(known->second, active) != active || is_new) changed_();
}

}  // namespace unknot::desktop
