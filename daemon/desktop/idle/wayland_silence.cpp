// SPDX-License-Identifier: MIT
// One length of silence at one seat, by whichever protocol the compositor offers.
#include "idle/wayland_silence.hpp"

#include <ext-idle-notify-v1.h>
#include <org-kde-kwin-idle.h>
#include <wayland-client-protocol.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace unknot::desktop {

namespace {

using Changed = std::function<void(bool)>;

// A copy, as the call may destroy what it is a member of.
void tell(void* changed, bool silent) {
  const Changed call = *static_cast<Changed*>(changed);
  call(silent);
}

constexpr ext_idle_notification_v1_listener ext_listener{
    .idled = [](void* changed, ext_idle_notification_v1*) { tell(changed, true); },
    .resumed = [](void* changed, ext_idle_notification_v1*) { tell(changed, false); }};

constexpr org_kde_kwin_idle_timeout_listener kde_listener{
    .idle = [](void* changed, org_kde_kwin_idle_timeout*) { tell(changed, true); },
    .resumed = [](void* changed, org_kde_kwin_idle_timeout*) { tell(changed, false); }};

std::uint32_t wire_length(std::chrono::milliseconds length) {
  constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(length.count(), 0, longest));
}

}  // namespace

bool IdleProtocols::input_alone() const {
  return ext && ext_idle_notifier_v1_get_version(ext) >= EXT_IDLE_NOTIFIER_V1_GET_INPUT_IDLE_NOTIFICATION_SINCE_VERSION;
}

bool IdleProtocols::take(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version) {
  const auto bind = [&](const wl_interface& which, std::uint32_t newest) {
    return wl_registry_bind(registry, name, &which, std::min(version, newest));
  };
  if (interface == ext_idle_notifier_v1_interface.name && !ext) {
    ext = static_cast<ext_idle_notifier_v1*>(bind(ext_idle_notifier_v1_interface, 2));
    ext_name = name;
    return true;
  }
  if (interface == org_kde_kwin_idle_interface.name && !kde) {
    kde = static_cast<org_kde_kwin_idle*>(bind(org_kde_kwin_idle_interface, 1));
    kde_name = name;
    return true;
  }
  return false;
}

bool IdleProtocols::let_go_of(std::uint32_t name) {
  const bool is_ext = ext && name == ext_name;
  const bool is_kde = kde && name == kde_name;
  if (is_ext) ext_idle_notifier_v1_destroy(std::exchange(ext, nullptr));
  if (is_kde) org_kde_kwin_idle_destroy(std::exchange(kde, nullptr));
  return is_ext || is_kde;
}

void IdleProtocols::let_go() {
  let_go_of(ext_name);
  let_go_of(kde_name);
}

WaylandSilence::WaylandSilence(const IdleProtocols& protocols, wl_seat* seat, std::chrono::milliseconds length, Of what,
                               Changed changed)
    : changed_(std::move(changed)) {
  const std::uint32_t time = wire_length(length);
  if (protocols.ext) {
    const bool input = what == Of::input && protocols.input_alone();
    ext_ = input ? ext_idle_notifier_v1_get_input_idle_notification(protocols.ext, time, seat)
                 : ext_idle_notifier_v1_get_idle_notification(protocols.ext, time, seat);
    ext_idle_notification_v1_add_listener(ext_, &ext_listener, &changed_);
  } else if (protocols.kde) {
    kde_ = org_kde_kwin_idle_get_idle_timeout(protocols.kde, seat, time);
    org_kde_kwin_idle_timeout_add_listener(kde_, &kde_listener, &changed_);
  }
}

WaylandSilence::~WaylandSilence() {
  if (ext_) ext_idle_notification_v1_destroy(ext_);
  if (kde_) org_kde_kwin_idle_timeout_release(kde_);
}

}  // namespace unknot::desktop
