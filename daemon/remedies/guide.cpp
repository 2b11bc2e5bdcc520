// SPDX-License-Identifier: MIT
#include "remedies/guide.hpp"

#include <algorithm>

namespace unknot::remedies {

namespace {

using std::chrono::seconds;
using First = Instruction::First;
using What = Instruction::What;

constexpr seconds longest_hold{30};   // of a static stretch (American College of Sports Medicine)
constexpr seconds static_hold{10};    // from here on a hold may be drawn out as far as that
constexpr int most_of_moving = 125;   // per cent of a short repetition; a longer time has more of them
constexpr int most_for_stretch = 67;  // per cent of a long break that ends with a walk
constexpr seconds shortest_repetition{3};
constexpr seconds shortest_pause{4};

seconds whole(Duration duration) { return std::chrono::floor<seconds>(duration); }

int side_count(const Remedy& remedy) { return remedy.sides ? 2 : 1; }

seconds one_repetition(const Remedy& remedy) {
  return std::max(whole(remedy.hold) + whole(remedy.release), shortest_repetition);
}

// Of one side, as the reminder says it.
seconds natural_side(const Remedy& remedy) {
  return remedy.repetitions * one_repetition(remedy) + whole(remedy.finish_lasts);
}

// The longest that one repetition may become before there is one more of them.
seconds longest_repetition(const Remedy& remedy) {
  const seconds hold = whole(remedy.hold);
  if (hold < static_hold) return (one_repetition(remedy) * most_of_moving + seconds{99}) / 100;  // rounded up
  return std::max(hold, longest_hold) + whole(remedy.release);
}

// How one side fills its time: the exercise as the reminder says it, once or several times with pauses between.
struct Rounds {
  int count;
  seconds pause;
};

Rounds rounds_in(seconds room, const Remedy& remedy) {
  using namespace std::chrono_literals;
  const seconds natural = natural_side(remedy);
  const seconds longest = remedy.repetitions * longest_repetition(remedy) + whole(remedy.finish_lasts);
  const seconds wanted = std::clamp(natural / 2, 10s, 30s);
  const auto with_pauses = static_cast<int>((room + wanted) / (natural + wanted));
  const int count = std::max({1, with_pauses, 4 * room >= 7 * natural ? 2 : 1});
  if (count == 1) return {1, {}};
  const seconds at_least = (room - count * longest + seconds{count - 2}) / (count - 1);  // rounded up
  const seconds pause = std::max(at_least, std::min(wanted, (room - count * natural) / (count - 1)));
  return {count, pause < shortest_pause ? seconds{} : pause};
}

int repetitions_in(seconds room, const Remedy& remedy) {
  const seconds one = one_repetition(remedy);
  const seconds longest = longest_repetition(remedy);
  const auto nearest = static_cast<int>((room + one / 2) / one);
  const auto at_least = static_cast<int>((room + longest - seconds{1}) / longest);
  return std::max(std::clamp(nearest, 1, remedy.repetitions), at_least);
}

// How long a repetition of this length lets go. Where that is as much of the exercise as the hold, both grow alike.
seconds release_in(seconds each, const Remedy& remedy) {
  const seconds release = whole(remedy.release);
  if (release >= whole(remedy.hold)) return each * release.count() / std::max<long>(one_repetition(remedy).count(), 1);
  return std::min(release, each / 2);
}

class Writer {
 public:
  Writer(const Remedy& remedy, Duration lasts) : remedy_(remedy), lasts_(lasts) {}

  Guide write(Ending ending) {
    if (remedy_.steady) return steady();
    sides(room_before(ending));
    if (ending == Ending::walk) add(done_, {.what = What::walk}, Movement::walk);
    if (ending == Ending::stand) add(done_, {.what = What::stand}, Movement::rest);
    return {lasts_, std::move(cues_)};
  }

 private:
  Guide steady() {
    add(seconds{}, {.text = remedy_.on}, Movement::hold);
    if (!remedy_.off.empty() && lasts_ >= 2 * shortest_repetition)
      add(whole(lasts_ / 2), {.text = remedy_.off}, Movement::release);
    return {lasts_, std::move(cues_)};
  }

  // A long break is for the walk, so its stretch is not drawn out.
  [[nodiscard]] seconds room_before(Ending ending) const {
    if (ending == Ending::none) return whole(lasts_);
    return std::min(side_count(remedy_) * natural_side(remedy_), whole(lasts_ * most_for_stretch / 100));
  }

  // Each side has the same time.
  void sides(seconds room) {
    done_ = room;
    if (!remedy_.sides) return rounds({}, room);
    side_ = 1;
    rounds({}, room / 2);
    side_ = 2;
    rounds(room / 2, room);
    side_ = 0;
  }

  void rounds(seconds from, seconds to) {
    const Rounds all = rounds_in(to - from, remedy_);
    const auto begins = [&](int round) { return from + (to - from + all.pause) * round / all.count; };
    for (int i = 0; i < all.count; ++i) {
      const seconds ends = begins(i + 1) - all.pause;
      round(begins(i), ends, i == 0 ? which_side() : First::again);
      if (all.pause > seconds{} && i + 1 < all.count) add(ends, {.what = What::pause}, Movement::rest);
    }
  }

  void round(seconds from, seconds to, First first) {
    const seconds finish = finish_in(to - from);
    repetitions(from, to - finish, first);
    if (finish > seconds{}) add(to - finish, {.text = remedy_.finish}, Movement::finish);
  }

  [[nodiscard]] seconds finish_in(seconds room) const {
    const seconds natural = natural_side(remedy_);
    if (remedy_.finish.empty() || 2 * room < natural) return seconds{};
    return whole(remedy_.finish_lasts) * room.count() / natural.count();
  }

  // They end exactly at `to`, so that nothing is left over.
  void repetitions(seconds from, seconds to, First first) {
    const int count = repetitions_in(to - from, remedy_);
    const auto begins = [&](int repetition) { return from + (to - from) * repetition / count; };
    for (int i = 0; i < count; ++i) {
      const seconds each = begins(i + 1) - begins(i);
      const seconds release = release_in(each, remedy_);
      add(begins(i), hold(i == 0 ? first : First::nothing, i + 1, count), Movement::hold);
      if (release > seconds{} && !remedy_.off.empty()) {
        add(begins(i + 1) - release, {.text = remedy_.off}, Movement::release);
      }
    }
  }

  [[nodiscard]] First which_side() const {
    if (side_ == 0) return First::nothing;
    return side_ == 1 ? First::first_side : First::other_side;
  }

  [[nodiscard]] Instruction hold(First first, int repetition, int of) const {
    return {.text = remedy_.on,
            .first = first,
            .other_side = first == First::other_side ? remedy_.other : "",
            .repetition = repetition,
            .repetitions = of};
  }

  void add(seconds at, Instruction says, Movement movement) {
    const bool is_new =
        cues_.empty() || (cues_.back().at < at && (cues_.back().says != says || cues_.back().side != side_));
    if (is_new && at < lasts_) cues_.push_back({at, std::move(says), side_, movement});
  }

  const Remedy& remedy_;
  Duration lasts_;
  int side_ = 0;
  seconds done_{};  // when the exercise is over
  std::vector<Cue> cues_;
};

}  // namespace

Guide guide(const Remedy& remedy, Duration lasts, Ending ending) { return Writer(remedy, lasts).write(ending); }

Guide guide(const Catalogue& catalogue, const Pick& pick, Duration lasts) {
  if (!pick.own_line.empty()) return {lasts, {{Duration{}, {.what = What::line, .text = pick.own_line}}}};
  if (const Remedy* remedy = catalogue.find(pick.remedy)) return guide(*remedy, lasts, pick.ending);
  if (is_posture(pick.remedy))
    return {lasts, {{Duration{}, {.what = pick.remedy == stand_up ? What::raise_desk : What::lower_desk}}}};
  return {lasts, {{Duration{}, {.what = Instruction::What::breathe}}}};
}

bool has_room_for_dose(const Remedy& remedy, Duration lasts) {
  return remedy.steady || 5 * lasts >= 4 * side_count(remedy) * natural_side(remedy);
}

const Cue& cue_at(const Guide& guide, Duration elapsed) {
  const auto later = std::ranges::upper_bound(guide.cues, elapsed, {}, &Cue::at);
  return later == guide.cues.begin() ? *later : *std::prev(later);
}

}  // namespace unknot::remedies
