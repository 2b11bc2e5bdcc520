// SPDX-License-Identifier: MIT
// Whether the person is at the keyboard: chooses the idle source at run time.
#include "idle/idleness.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "display/displays.hpp"
#include "files/variable.hpp"
#include "idle/idle_mutter.hpp"
#include "idle/idle_wayland.hpp"
#include "idle/idle_x11.hpp"
#include "peer/voice.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::What;
using std::chrono::milliseconds;

namespace {

bool display_is_known() { return !variable("WAYLAND_DISPLAY").empty() || !variable("DISPLAY").empty(); }

constexpr const char* import_display =
    "systemctl --user import-environment DISPLAY WAYLAND_DISPLAY; systemctl --user restart unknot";

constexpr auto assumed = sources::Consequence::assumed_present;

SilenceWatch watch_of(const Settings& settings) {
  return {.after = settings.idle_after, .gap = typing_gap, .passive_is_rest = settings.passive == Passive::rest};
}

}  // namespace

class Idleness::Chooser {
 public:
  Chooser(asio::io_context& io, Bus& session, Perception& perception, const Settings& settings,
          std::function<Instant()> now)
      : io_(io), session_(session), voice_(io, perception), watch_(watch_of(settings)), now_(std::move(now)) {}

  void begin() {
    for (const std::string& socket : wayland_sockets()) {
      add([this, socket](auto events) {
        return std::make_unique<WaylandIdle>(io_, socket, watch_, std::move(events));
      });
    }
    if (const std::string display = x11_display(); !display.empty()) {
      add([this, display](auto events) { return std::make_unique<X11Idle>(io_, display, watch_, std::move(events)); });
    }
    add([this](auto events) { return std::make_unique<MutterIdle>(io_, session_, watch_, std::move(events)); });
    search();
  }

  [[nodiscard]] SourceState state() const {
    SourceState state{.name = "idle"};
    if (chosen_) {
      state.source = candidates_[*chosen_].found.name;
      state.problem = candidates_[*chosen_].found.problem;
    } else if (searching()) {
      state.problem = with({What::nothing_yet}, assumed);
    } else {
      const bool known = display_is_known();
      state.problem = with(known ? candidates_.front().why : sources::Problem{What::no_display}, assumed);
      if (!known) state.fix = import_display;
    }
    return state;
  }

  void follow(const Settings& settings) {
    if (watch_ == std::exchange(watch_, watch_of(settings))) return;
    for (Candidate& each : candidates_) {
      if (each.source) each.source->watch(watch_);
    }
  }

  void look_for_gap(bool wanted) {
    if (std::exchange(gap_wanted_, wanted) == wanted || !chosen_) return;
    candidates_[*chosen_].source->look_for_gap(wanted);
    if (!wanted) assume();
  }

  void break_runs(bool runs) {
    if (std::exchange(in_break_, runs) == runs) return;
    typed_ = false;
    if (chosen_) candidates_[*chosen_].source->watch_typing(runs);
    assume();
  }

  // The shell has already notified the planner.
  void person_seen() {
    if (std::exchange(silent_, false) && chosen_) candidates_[*chosen_].source->restart();
    typing_forgotten();
  }

  // Hands off, a lock and sleep end typing; it is assumed again when they are over.
  void typing_forgotten() {
    typing_ = false;
    assume();
  }

 private:
  // In order of preference. Each is asked only while none before it is available.
  struct Candidate {
    std::function<std::unique_ptr<IdleSource>(IdleSource::Events)> make;
    std::unique_ptr<IdleSource> source;
    IdleSource::Found found;
    bool answered = false;   // found or lost
    sources::Problem why{};  // it was lost
  };

  void add(std::function<std::unique_ptr<IdleSource>(IdleSource::Events)> make) {
    candidates_.push_back({.make = std::move(make), .source = nullptr, .found = {}, .answered = false, .why = {}});
  }

  // Asks the next source if all before it are unavailable, and reports when none is left.
  void search() {
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      Candidate& each = candidates_[at];
      if (!each.source) each.source = each.make(events_for(at));
      if (!each.answered) return;
    }
    report();
  }

  [[nodiscard]] bool searching() const { return !chosen_ && !candidates_.empty() && !candidates_.back().answered; }

  IdleSource::Events events_for(std::size_t at) {
    return {.found = [this, at](const IdleSource::Found& found) { source_found(at, found); },
            .lost = [this, at](const sources::Problem& why) { source_lost(at, why); },
            .silent =
                [this, at](milliseconds how_long) {
                  if (chosen_ == at) silent(how_long);
                },
            .active =
                [this, at] {
                  if (chosen_ == at) active();
                },
            .gap =
                [this, at] {
                  if (chosen_ == at && gap_wanted_) typing(false);
                },
            .typing =
                [this, at](bool on) {
                  if (chosen_ == at) typed(on);
                }};
  }

  void source_found(std::size_t at, const IdleSource::Found& found) {
    candidates_[at].found = found;
    candidates_[at].answered = true;
    chosen_ = at;
    for (std::size_t after = at + 1; after < candidates_.size(); ++after) {
      candidates_[after].source.reset();
      candidates_[after].answered = false;
    }
    candidates_[at].source->look_for_gap(gap_wanted_);
    candidates_[at].source->watch_typing(in_break_);
    assume();
    found.silence >= watch_.after ? silent(found.silence) : active();
    report();
  }

  void source_lost(std::size_t at, const sources::Problem& why) {
    candidates_[at].answered = true;
    candidates_[at].why = why;
    if (chosen_ == at) {
      chosen_.reset();
      typed_ = false;
      typing(false);
      active();
    }
    if (!chosen_) search();
  }

  void silent(milliseconds how_long) {
    // Idle time can't be longer than the uptime, whatever the source reports.
    if (!std::exchange(silent_, true)) voice_.noticed(InputStopped{std::max(now_() - how_long, Instant{})});
  }

  void active() {
    if (!std::exchange(silent_, false)) return;
    voice_.noticed(InputSeen{});
    typing_forgotten();
  }

  // A reminder waits until the source reports a gap (R25); in a break only what it reports is typing (R33).
  void assume() {
    if (chosen_) typing(in_break_ ? typed_ : true);
  }

  void typed(bool on) {
    typed_ = in_break_ && on;
    if (in_break_) typing(typed_);
  }

  void typing(bool on) {
    if (on != std::exchange(typing_, on)) voice_.noticed(on ? Event{TypingBegan{}} : Event{TypingPaused{}});
  }

  void report() {
    if (state() != std::exchange(told_, state())) voice_.source_changed(told_);
  }

  asio::io_context& io_;
  Bus& session_;
  Voice voice_;
  SilenceWatch watch_;
  std::function<Instant()> now_;
  std::vector<Candidate> candidates_;
  std::optional<std::size_t> chosen_;
  SourceState told_;
  bool silent_ = false;  // as the perception knows it
  bool typing_ = false;  // the same
  bool gap_wanted_ = false;
  bool in_break_ = false;
  bool typed_ = false;  // in the break, by the source
};

Idleness::Idleness(asio::io_context& io, Bus& session, Perception& perception, const Settings& settings,
                   std::function<Instant()> now)
    : chooser_(std::make_unique<Chooser>(io, session, perception, settings, std::move(now))) {
  chooser_->begin();
}

Idleness::~Idleness() = default;

SourceState Idleness::state() const { return chooser_->state(); }

void Idleness::follow(const Settings& settings) { chooser_->follow(settings); }

void Idleness::person_seen() { chooser_->person_seen(); }

void Idleness::read_again() { chooser_->typing_forgotten(); }

void Idleness::look_for_gap(bool wanted) { chooser_->look_for_gap(wanted); }

void Idleness::break_runs(bool runs) { chooser_->break_runs(runs); }

}  // namespace unknot::desktop
