// SPDX-License-Identifier: MIT
#include "remedies/guide.hpp"

#include <algorithm>

namespace unknot::remedies {

namespace {

using std::chrono::seconds;

constexpr seconds short_break{45};    // below it half the repetitions
constexpr seconds longest_side{90};   // a longer break does not let people wait for the other side
constexpr seconds longest_hold{30};   // of a static stretch (American College of Sports Medicine)
constexpr int most_of_hold = 125;     // per cent; how far a hold is drawn out before time is left over
constexpr int most_for_stretch = 67;  // per cent of a long break that ends with a walk
constexpr seconds shortest_repetition{3};
constexpr std::string_view ease = "Breathe easily and look far away.";

seconds whole(Duration duration) { return std::chrono::floor<seconds>(duration); }

int side_count(const Remedy& remedy) { return remedy.sides ? 2 : 1; }

// How one side is done: so many repetitions, each `hold` and `release` long.
struct Plan {
  int repetitions;
  seconds hold;
  seconds release;

  [[nodiscard]] seconds length() const { return repetitions * (hold + release); }
};

// The number of repetitions that comes nearest to `room`, and their length, fitted to it where that changes little.
Plan plan_side(const Remedy& remedy, seconds room, int most) {
  const seconds hold = whole(remedy.hold);
  const seconds one = std::max(hold + whole(remedy.release), shortest_repetition);
  const int count = std::clamp(static_cast<int>((room + one / 2) / one), 1, most);
  const seconds each = room / count;
  const seconds release = std::min(whole(remedy.release), each / 2);
  const seconds longest = std::max(hold, std::min(longest_hold, hold * most_of_hold / 100));
  return {count, std::min(each - release, longest), release};
}

class Writer {
 public:
  Writer(const Remedy& remedy, Duration lasts) : remedy_(remedy), lasts_(lasts) {}

  Guide write(Ending ending) {
    if (remedy_.steady) return steady();
    const seconds room = whole(ending == Ending::none ? lasts_ : lasts_ * most_for_stretch / 100);
    const seconds finish = finish_in(room);
    seconds at = sides(room - finish, ending);
    if (finish > seconds{}) add(at, remedy_.finish + ".");
    at += finish;
    rest(at, ending);
    return {lasts_, std::move(cues_)};
  }

 private:
  Guide steady() {
    add(seconds{}, remedy_.on + ".");
    if (!remedy_.off.empty() && lasts_ >= 2 * shortest_repetition) add(whole(lasts_ / 2), remedy_.off + ".");
    return {lasts_, std::move(cues_)};
  }

  [[nodiscard]] seconds finish_in(seconds room) const {
    return lasts_ < short_break || remedy_.finish.empty() ? seconds{} : std::min(whole(remedy_.finish_lasts), room / 3);
  }

  // All sides; when they are done. Each of two has the same time, whether its repetitions fill it or not.
  seconds sides(seconds room, Ending ending) {
    const seconds each = std::min(room / side_count(remedy_), ending == Ending::none ? longest_side : natural_side());
    const Plan plan = plan_side(remedy_, each, most_repetitions());
    if (!remedy_.sides) {
      repetitions(plan, seconds{});
      return plan.length();
    }
    for (side_ = 1; side_ <= 2; ++side_) {
      const seconds begins = (side_ - 1) * each;
      repetitions(plan, begins);
      if (plan.length() + seconds{1} < each) add(begins + plan.length(), std::string(ease));
    }
    side_ = 0;
    return 2 * each;
  }

  // Never more than the reminder said.
  [[nodiscard]] int most_repetitions() const {
    return lasts_ < short_break ? std::max(1, remedy_.repetitions / 2) : remedy_.repetitions;
  }

  // A long break is for the walk, so its stretch is not drawn out.
  [[nodiscard]] seconds natural_side() const {
    return most_repetitions() * std::max(whole(remedy_.hold + remedy_.release), shortest_repetition);
  }

  void repetitions(const Plan& plan, seconds begins) {
    for (int i = 0; i < plan.repetitions; ++i) {
      const seconds at = begins + i * (plan.hold + plan.release);
      add(at, which_side(i) + remedy_.on + which(i, plan.repetitions) + ".");
      if (plan.release > seconds{} && !remedy_.off.empty()) add(at + plan.hold, remedy_.off + ".");
    }
  }

  [[nodiscard]] std::string which_side(int repetition) const {
    if (side_ == 0 || repetition > 0) return "";
    return side_ == 1 ? "First side. " : "Other side. ";
  }

  static std::string which(int repetition, int of) {
    return of == 1 ? "" : ", " + std::to_string(repetition + 1) + " of " + std::to_string(of);
  }

  void rest(seconds at, Ending ending) {
    if (ending == Ending::walk) return add(at, "Now walk around and swing your arms.");
    if (ending == Ending::stand) return add(at, "Now stand for a while and breathe easily.");
    if (at + seconds{1} < lasts_) add(at, std::string(ease));
  }

  void add(seconds at, std::string text) {
    const bool is_new =
        cues_.empty() || (cues_.back().at < at && (cues_.back().text != text || cues_.back().side != side_));
    if (is_new && at < lasts_) cues_.push_back({at, std::move(text), side_});
  }

  const Remedy& remedy_;
  Duration lasts_;
  int side_ = 0;
  std::vector<Cue> cues_;
};

}  // namespace

Guide guide(const Remedy& remedy, Duration lasts, Ending ending) { return Writer(remedy, lasts).write(ending); }

Guide guide(const Catalogue& catalogue, const Pick& pick, Duration lasts) {
  if (const Remedy* remedy = catalogue.find(pick.remedy)) return guide(*remedy, lasts, pick.ending);
  return {lasts, {{Duration{}, std::string(ease), 0}}};
}

const Cue& cue_at(const Guide& guide, Duration elapsed) {
  const auto later = std::ranges::upper_bound(guide.cues, elapsed, {}, &Cue::at);
  return later == guide.cues.begin() ? *later : *std::prev(later);
}

}  // namespace unknot::remedies
