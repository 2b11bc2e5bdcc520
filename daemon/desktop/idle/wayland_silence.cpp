// SPDX-License-Identifier: MIT
// One length of silence at one seat, by whichever protocol the compositor offers.
#include "idle/wayland_silence.hpp"

#include <ext-idle-notify-v1.h>
#include <org-kde-kwin-idle.h>
#include <wayland-client-protocol.h>

#include <algorithm>
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
  return used_ == Which::ext &&
         ext_idle_notifier_v1_get_version(ext_.bound) >= EXT_IDLE_NOTIFIER_V1_GET_INPUT_IDLE_NOTIFICATION_SINCE_VERSION;
}

bool IdleProtocols::take(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version) {
  const auto bind = [&]<class Object>(Global<Object>& global, const wl_interface& which, std::uint32_t newest) {
    if (interface != which.name || global.bound) return false;
    global = {static_cast<Object*>(wl_registry_bind(registry, name, &which, std::min(version, newest))), name};
    return true;
  };
  return bind(ext_, ext_idle_notifier_v1_interface, 2) || bind(kde_, org_kde_kwin_idle_interface, 1);
}

bool IdleProtocols::let_go_of(std::uint32_t name) {
  const auto destroy = [name]<class Object>(Global<Object>& global, void (*end)(Object*)) {
    if (!global.bound || name != global.name) return false;
    end(std::exchange(global.bound, nullptr));
    return true;
  };
  return destroy(ext_, ext_idle_notifier_v1_destroy) || destroy(kde_, org_kde_kwin_idle_destroy);
}

bool IdleProtocols::use_best() {
  const Which best = ext_.bound ? Which::ext : kde_.bound ? Which::kde : Which::none;
  return std::exchange(used_, best) != best;
}

void IdleProtocols::let_go() {
  let_go_of(ext_.name);
  let_go_of(kde_.name);
  used_ = Which::none;
}

WaylandSilence::WaylandSilence(const IdleProtocols& protocols, wl_seat* seat, std::chrono::milliseconds length, Of what,
                               Changed changed)
    : changed_(std::move(changed)) {
  const std::uint32_t time = wire_length(length);
  if (protocols.used() == IdleProtocols::Which::ext) {
    const bool input = what == Of::input && protocols.input_alone();
    ext_ = input ? ext_idle_notifier_v1_get_input_idle_notification(protocols.ext_.bound, time, seat)
                 : ext_idle_notifier_v1_get_idle_notification(protocols.ext_.bound, time, seat);
    ext_idle_notification_v1_add_listener(ext_, &ext_listener, &changed_);
  } else if (protocols.used() == IdleProtocols::Which::kde) {
    kde_ = org_kde_kwin_idle_get_idle_timeout(protocols.kde_.bound, seat, time);
    org_kde_kwin_idle_timeout_add_listener(kde_, &kde_listener, &changed_);
  }
}

WaylandSilence::~WaylandSilence() {
  if (ext_) ext_idle_notification_v1_destroy(ext_);
  if (kde_) org_kde_kwin_idle_timeout_release(kde_);
}

}  // namespace unknot::desktop
