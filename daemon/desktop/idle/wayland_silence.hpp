// SPDX-License-Identifier: MIT
// One length of silence at one seat, by whichever protocol the compositor offers.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

struct wl_registry;
struct wl_seat;
struct ext_idle_notifier_v1;
struct ext_idle_notification_v1;
struct org_kde_kwin_idle;
struct org_kde_kwin_idle_timeout;

namespace unknot::desktop {

// What a compositor offers, as it is bound here, and the name it is offered by.
template <class Object>
struct Global {
  Object* bound = nullptr;  // null: not there
  std::uint32_t name = 0;
};

// Both may be there; one is used, the better.
class IdleProtocols {
 public:
  enum class Which { none, kde, ext };  // from bad to good

  [[nodiscard]] Which used() const { return used_; }
  // Whether input alone can be meant, apart from films.
  [[nodiscard]] bool input_alone() const;

  // Binds what is offered, if it is one of them that is not there yet; whether it is. It is not used yet.
  bool take(wl_registry* registry, std::uint32_t name, std::string_view interface, std::uint32_t version);
  // Whether the global of that name was one of them. If it was used, `use_best` must follow.
  bool let_go_of(std::uint32_t name);
  // Uses the best that is there from now on; whether that is another than before.
  bool use_best();
  void let_go();

 private:
  friend class WaylandSilence;
  Global<ext_idle_notifier_v1> ext_;
  Global<org_kde_kwin_idle> kde_;
  Which used_ = Which::none;
};

// Counts from its making on. Callbacks come from listeners of the display, never from within the constructor.
class WaylandSilence {
 public:
  enum class Of { person, input };  // what ends it: whatever the compositor takes for a person, films too; input alone

  // `changed` gets whether there is such a silence. May destroy this.
  WaylandSilence(const IdleProtocols& protocols, wl_seat* seat, std::chrono::milliseconds length, Of what,
                 std::function<void(bool)> changed);
  WaylandSilence(const WaylandSilence&) = delete;
  WaylandSilence& operator=(const WaylandSilence&) = delete;
  ~WaylandSilence();

 private:
  std::function<void(bool)> changed_;
  ext_idle_notification_v1* ext_ = nullptr;
  org_kde_kwin_idle_timeout* kde_ = nullptr;
};

}  // namespace unknot::desktop
