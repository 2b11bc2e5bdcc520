// SPDX-License-Identifier: MIT
// Silence as GNOME's compositor counts it: org.gnome.Mutter.IdleMonitor on the session bus.
#include "idle/idle_mutter.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "peer/backoff.hpp"
#include "peer/delay.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::What;
using std::chrono::milliseconds;

namespace {

constexpr const char* monitor_name = "org.gnome.Mutter.IdleMonitor";
constexpr std::size_t most_early = 100;  // as many watches as are ever asked for at once, and many more

constexpr std::chrono::seconds patience{5};  // as long as any greeting may take

bool is_number(const Variant& variant) { return is(variant, "(t)") || is(variant, "(u)"); }

// The only number in a reply or signal; 0 if it is something else.
std::uint64_t number_in(const Variant& variant) {
  std::uint64_t wide = 0;
  std::uint32_t narrow = 0;
  if (is(variant, "(t)")) g_variant_get(variant.get(), "(t)", &wide);
  if (is(variant, "(u)")) g_variant_get(variant.get(), "(u)", &narrow);
  return wide + narrow;
}

// Nobody is away for longer than this; larger numbers are invalid.
milliseconds silence_in(const Variant& variant) {
  constexpr std::chrono::hours longest{24 * 365};
  return milliseconds{std::min<std::uint64_t>(number_in(variant), milliseconds{longest}.count())};
}

GVariant* length_of(milliseconds time) { return g_variant_new("(t)", static_cast<guint64>(time.count())); }

}  // namespace

class MutterIdle::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(asio::io_context& io, Bus& session, const SilenceWatch& watch, Events events)
      : watch_(watch),
        events_(std::move(events)),
        limit_(io),
        again_(io),
        first_gap_(io),
        client_(session, {.came = [this] { look(); }, .left = [this] { lost({What::no_session_bus}); }}) {}

  void watch(const SilenceWatch& watch) {
    if (watch == std::exchange(watch_, watch) || owner_.empty()) return;
    remove_all();
    begin();
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) == wanted || owner_.empty()) return;
    if (wanted) add_gap();  // one that is not wanted any more goes off in vain
  }

  void watch_typing(bool wanted) {
    if (std::exchange(typing_wanted_, wanted) == wanted || owner_.empty()) return;
    wanted ? add_typing() : remove_typing();
  }

  void restart() {
    if (!silent_) return;
    again_.start(watch_.after, [this] {
      if (silent_) events_.silent(watch_.after);
    });
  }

 private:
  void look() {
    client_.watch(monitor_name, [this](const std::string& owner) { owner_changed(owner); });
  }

  void owner_changed(const std::string& owner) {
    let_go();
    owner_ = owner;
    backoff_ = {};
    if (owner.empty()) return lost({What::no_mutter});
    begin();
  }

  void begin() {
    let_go_of_watches();
    client_.listen(place(), "WatchFired",
                   [this](const Variant& what) { fired(static_cast<std::uint32_t>(number_in(what))); });
    // Goes off at the end of each silence of that length, whatever goes on before.
    add("AddIdleWatch", length_of(watch_.after), Goes::on, [this](std::uint32_t) { measure(); });
    client_.call(place(), "GetIdletime", nullptr, [this](const Variant& time) { found(time); });
    limit_.start(patience, [this] { tell_lost({.what = What::silent, .name = "Mutter"}); });
    if (gap_wanted_) add_gap();
    if (typing_wanted_) add_typing();
  }

  // Mutter may be able to later.
  void failed() {
    tell_lost({.what = What::no_idle_time, .name = "Mutter"});
    limit_.start(backoff_.failed(Backoff::Clock::now()), [this] {
      remove_all();
      begin();
    });
  }

  void found(const Variant& time) {
    limit_.stop();
    if (!is_number(time)) return failed();
    backoff_.worked(Backoff::Clock::now());
    const milliseconds silence = silence_in(time);
    found_ = true;
    told_lost_ = false;
    if (silence >= watch_.after) await_input();
    events_.found({.name = monitor_name,
                   .problem = {watch_.passive_is_rest ? What::gnome_video_is_work : What::none},
                   .silence = silence});
  }

  // Length of the silence just reported.
  void measure() {
    if (!found_ || silent_) return;  // already reported, or included
    client_.call(place(), "GetIdletime", nullptr, [this](const Variant& time) {
      const milliseconds silence = silence_in(time);
      if (silent_ || silence < watch_.after) return;  // it has just ended
      await_input();
      events_.silent(silence);
    });
  }

  void await_input() {
    silent_ = true;
    again_.stop();
    add("AddUserActiveWatch", nullptr, Goes::once, [this](std::uint32_t) {
      silent_ = false;
      again_.stop();
      events_.active();
    });
  }

  // Goes off at once if the gap is there already.
  void add_gap() {
    add("AddIdleWatch", length_of(watch_.gap), Goes::once, [this](std::uint32_t number) {
      remove(number);
      if (std::exchange(gap_wanted_, false)) events_.gap();
    });
  }

  // As a film keeps its watches from going off, it is asked once whether anybody types, when the first gap could have
  // come.
  void add_typing() {
    add("AddIdleWatch", length_of(watch_.gap), Goes::on, [this](std::uint32_t) { rested(); }, Of::typing);
    first_gap_.start(watch_.gap + late_by_at_most, [this] {
      client_.call(place(), "GetIdletime", nullptr, [this](const Variant& time) {
        if (!typing_wanted_ || at_rest_ || !is_number(time)) return;
        silence_in(time) < watch_.gap ? events_.typing(true) : rested();
      });
    });
  }

  void rested() {
    if (std::exchange(at_rest_, true)) return;
    events_.typing(false);
    add(
        "AddUserActiveWatch", nullptr, Goes::once,
        [this](std::uint32_t) {
          at_rest_ = false;
          events_.typing(true);
        },
        Of::typing);
  }

  void remove_typing() {
    first_gap_.stop();
    at_rest_ = false;
    std::erase_if(watches_, [this](const auto& each) {
      if (each.second.of == Of::typing) remove(each.first);
      return each.second.of == Of::typing;
    });
  }

  enum class Goes { on, once };
  enum class Of { silence, typing };

  struct Watch {
    Goes goes;
    Of of;
    std::function<void(std::uint32_t number)> off;
  };

  // One of typing that is not watched any more is removed as soon as its number is known.
  void add(const char* method, GVariant* arguments, Goes goes, std::function<void(std::uint32_t)> off,
           Of of = Of::silence) {
    ++asked_;
    client_.call(place(), method, arguments, [this, watch = Watch{goes, of, std::move(off)}](const Variant& reply) {
      const auto number = static_cast<std::uint32_t>(number_in(reply));
      const bool late = watch.of == Of::typing && !typing_wanted_;
      if (number != 0) late ? remove(number) : void(watches_[number] = watch);
      const bool before_known = early_.contains(number);
      if (--asked_ == 0) early_.clear();
      if (before_known) fired(number);
    });
  }

  void fired(std::uint32_t number) {
    const auto found = watches_.find(number);
    if (found == watches_.end()) {
      if (asked_ > 0 && early_.size() < most_early) early_.insert(number);
      return;
    }
    const Watch watch = found->second;
    if (watch.goes == Goes::once) watches_.erase(found);
    watch.off(number);
  }

  void remove_all() {
    for (const auto& each : watches_) remove(each.first);
  }

  void remove(std::uint32_t number) {
    client_.call(place(), "RemoveWatch", g_variant_new("(u)", number), [](const Variant&) {});
  }

  void lost(const sources::Problem& why) {
    let_go();
    tell_lost(why);
  }

  void tell_lost(const sources::Problem& why) {
    if (!std::exchange(told_lost_, true)) events_.lost(why);
  }

  void let_go() {
    owner_.clear();
    let_go_of_watches();
  }

  void let_go_of_watches() {
    client_.forget();
    watches_.clear();
    early_.clear();
    asked_ = 0;
    found_ = false;
    silent_ = false;
    at_rest_ = false;
    again_.stop();
    first_gap_.stop();
    limit_.stop();
  }

  [[nodiscard]] BusClient::Place place() const { return {owner_, "/org/gnome/Mutter/IdleMonitor/Core", monitor_name}; }

  SilenceWatch watch_;
  Events events_;
  Delay limit_;  // until it must have answered, or is asked again
  Backoff backoff_;
  Delay again_;                             // from a sign of life it did not see to the silence after it
  Delay first_gap_;                         // since typing is watched
  std::string owner_;                       // unique name of Mutter, or empty
  std::map<std::uint32_t, Watch> watches_;  // by Mutter's number
  int asked_ = 0;                           // watches whose number is not known yet
  std::set<std::uint32_t> early_;           // numbers that fired in the meantime
  bool gap_wanted_ = false;
  bool typing_wanted_ = false;
  bool at_rest_ = false;  // while typing is watched
  bool found_ = false;
  bool silent_ = false;
  bool told_lost_ = false;
  BusClient client_;
};

MutterIdle::MutterIdle(asio::io_context& io, Bus& session, const SilenceWatch& watch, Events events)
    : link_(std::make_shared<Link>(io, session, watch, std::move(events))) {}

MutterIdle::~MutterIdle() = default;

void MutterIdle::watch(const SilenceWatch& watch) { link_->watch(watch); }

void MutterIdle::look_for_gap(bool wanted) { link_->look_for_gap(wanted); }

void MutterIdle::watch_typing(bool wanted) { link_->watch_typing(wanted); }

void MutterIdle::restart() { link_->restart(); }

}  // namespace unknot::desktop
