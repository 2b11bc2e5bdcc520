// SPDX-License-Identifier: MIT
#include "memory/memory.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cassert>
#include <stdexcept>

#include "files/text.hpp"
#include "words/problems/history.hpp"
#include "words/problems/problem.hpp"

namespace unknot {

namespace {

namespace json = boost::json;
using history::Became;
using std::chrono::days;
using std::chrono::hours;

// What a person answered, not what time has brought.
bool is_answer(Became became) {
  return became == Became::done || became == Became::worked || became == Became::snoozed || became == Became::skipped ||
         became == Became::dismissed || became == Became::interrupted;
}

history::About about(const Topics& topics) {
  const Topic* topic = topics.current();
  if (!topic) return {};
  const remedies::Pick& pick = topic->pick;
  const auto* remedy = topics.rotation().catalogue().find(pick.remedy);
  return {pick.remedy, remedy ? std::string(word_for(remedy->area)) : "", pick.companion};
}

json::value value_of(const std::optional<KeptTopic>& topic) {
  if (!topic) return nullptr;
  const auto& [remedy, ending, companion, companion_line, own_line] = topic->picked.pick;
  return json::array{topic->picked.kind, remedy,   static_cast<int>(ending), companion,
                     companion_line,     own_line, topic->first_of_all};
}

std::string text_of(const KeptTopics& topics) {
  return json::serialize(json::array{value_of(topics.reminder), value_of(topics.begun)});
}

remedies::Ending ending_of(const json::value& number) {
  const auto ending = number.as_int64();
  if (ending < 0 || ending > static_cast<int>(remedies::Ending::walk)) throw std::out_of_range("ending");
  return static_cast<remedies::Ending>(ending);
}

std::optional<KeptTopic> topic_of(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  const json::array& kept = value.as_array();
  const auto text = [&](std::size_t index) { return std::string(kept.at(index).as_string()); };
  return KeptTopic{{text(0), {text(1), ending_of(kept.at(2)), text(3), text(4), text(5)}}, kept.at(6).as_bool()};
}

}  // namespace

std::string boot_id() { return files::first_line_of("/proc/sys/kernel/random/boot_id"); }

Memory::Memory(history::Store& store, std::string boot) : store_(store), boot_(std::move(boot)) {
  read_state();
  const bool kept = lost_.empty() && store_.problem().empty();
  welcomed_ = saved_ ? saved_->welcomed : !kept || store_.recorded_until().has_value();
  if (saved_) sore_asked_ = saved_->sore_asked;
  if (!lost_.empty()) lost_ = words::timers_from_zero(lost_);
}

void Memory::read_state() {
  const auto text = store_.state();
  if (!text && !store_.problem().empty()) lost_ = words::state_unread(words::reason(store_.problem()));
  if (!text) return;
  auto read = history::from_text(*text);
  if (read) {
    saved_ = std::move(*read);
  } else {
    lost_ = words::state_unread(words::reason(read.error()));
  }
}

Planner Memory::take_up(const Settings& settings, const Clocks& clocks, const Zone& zone) {
  const Instant now = clocks.now();
  const WallTime wall = clocks.wall();
  auto begun = saved_ ? unknot::take_up(settings, planner_now(*saved_, boot_, now, wall), now, wall, zone)
                      : TakenUp{Planner(settings, now, wall, zone), {}};
  recorder_.emplace(saved_ ? saved_->recorder : history::RecorderState{}, store_.recorded_until(), begun.planner);
  first_effects_ = std::move(begun.effects);
  forget_from_ = now + hours{1};
  return std::move(begun.planner);
}

std::optional<remedies::RotationState> Memory::rotation() const {
  return saved_ ? remedies::rotation_state(saved_->rotation) : std::nullopt;
}

KeptTopics Memory::topics() const {
  if (!saved_ || saved_->suggestion.empty()) return {};
  try {
    const auto kept = json::parse(saved_->suggestion).as_array();
    return {topic_of(kept.at(0)), topic_of(kept.at(1))};
  } catch (const std::exception&) {  // then they are about something else
    return {};
  }
}

void Memory::take(const std::vector<Effect>& effects, const Planner& planner, const Topics& topics) {
  recorder().take(effects, planner, about(topics));
}

void Memory::save(const Planner& planner, const Topics& topics, const history::Ongoing& ongoing) {
  const PlannerState& state = planner.state();
  auto text = history::to_text({.planner = state,
                                .recorder = recorder().state(),
                                .boot = boot_,
                                .rotation = remedies::to_text(topics.rotation().state()),
                                .suggestion = text_of(topics.kept()),
                                .welcomed = welcomed_,
                                .sore_asked = sore_asked_,
                                .ongoing = ongoing});
  auto rows = recorder().rows();  // not before all that can fail, as it gives them away
  const auto ids = store_.write({.events = rows.events,
                                 .spans = std::move(rows.spans),
                                 .state = std::move(text),
                                 .set_back_to = rows.set_back_to,
                                 .before = std::move(rows.before)},
                                state.clock.when(state.now));
  recorded_.reset();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (is_answer(rows.events[i].became)) recorded_ = ids[i];
  }
  forget_old(planner);
}

// Only a planner has something to record, and `take_up` gives both.
history::Recorder& Memory::recorder() {
  assert(recorder_);
  return *recorder_;
}

// Not at once, as a clock that is wrong at the start is often set right soon; then once a day, bit by bit.
void Memory::forget_old(const Planner& planner) {
  const auto keep = planner.settings().history.keep;
  const PlannerState& state = planner.state();
  if (!keep || state.now < forget_from_ || store_.waits()) return;
  if (!store_.forget(*keep, state.clock.when(state.now))) forget_from_ = state.now + days{1};
}

}  // namespace unknot
