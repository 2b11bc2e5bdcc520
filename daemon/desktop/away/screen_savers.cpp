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
    : changed_(std::move(changed)), bus_(session, {[this] { came(); }, [this] { left(); }}) {}

bool ScreenSavers::active() const {
  return !remembered_.empty() || std::ranges::any_of(active_, [](const auto& saver) { return saver.second; });
}

void ScreenSavers::forget() {
  if (remembered_.empty()) return;
  remembered_.clear();
  changed_();
}

// Losing the bus unlocks nothing.
void ScreenSavers::left() {
  for (const auto& [name, active] : active_) {
    if (active) remembered_.insert(name);
  }
  active_.clear();
  changed_();
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
  const bool changed =
      owner.empty() ? active_.erase(saver.name) + remembered_.erase(saver.name) > 0 : keep(saver, false);
  if (changed) changed_();
  if (!owner.empty()) read(saver);
}

void ScreenSavers::read(const Saver& saver) {
  bus_.call({saver.name, saver.path, saver.name}, "GetActive", nullptr, [this, &saver](const Variant& active) {
    if (active) tell(saver, truth_in(active));
  });
}

void ScreenSavers::tell(const Saver& saver, bool active) {
  const bool remembered = remembered_.erase(saver.name) > 0;
  if (keep(saver, active) || remembered) changed_();
}

// Whether that is news.
bool ScreenSavers::keep(const Saver& saver, bool active) {
  const auto [known, is_new] = active_.try_emplace(saver.name, active);
  return std::exchange(known->second, active) != active || is_new;
}

}  // namespace unknot::desktop
