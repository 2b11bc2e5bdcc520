// SPDX-License-Identifier: MIT
#include "presenter/topics.hpp"

#include <algorithm>
#include <utility>

#include "setup/setup.hpp"
#include "words/reminder.hpp"

namespace unknot {

namespace {

std::optional<KeptTopic> kept_of(const std::optional<Topic>& topic) {
  if (!topic) return std::nullopt;
  return KeptTopic{{topic->kind, topic->pick}, topic->first_of_all};
}

}  // namespace

Kind kind_of(const Settings& settings, const std::string& name) {
  const auto found = std::ranges::find(settings.kinds, name, &Kind::name);
  return found == settings.kinds.end() ? Kind{.name = name, .text = {}} : *found;
}

const Topic& Topics::of_reminder(const std::string& kind, const Settings& settings, const remedies::Moment& moment) {
  if (reminder_ && reminder_->kind == kind) return *reminder_;
  put_back(reminder_);
  return reminder_.emplace(pick(kind, settings, moment));
}

const Topic& Topics::of_break(const std::string& kind, const PlannerState& state, const Settings& settings,
                              const remedies::Moment& moment) {
  const bool came_from_it = reminder_ && reminder_->kind == kind && !state.reminder;
  if (came_from_it) begun_ = std::exchange(reminder_, std::nullopt);
  follow(state);
  if (begun_ && begun_->kind == kind) return *begun_;
  return begun_.emplace(pick(kind, settings, moment));
}

void Topics::done() { (begun_ ? begun_ : reminder_).reset(); }

void Topics::follow(const PlannerState& state) {
  if (reminder_ && (!state.reminder || state.reminder->lead != reminder_->kind)) put_back(reminder_);
  if (begun_ && !state.begun && !state.asked) put_back(begun_);
}

KeptTopics Topics::kept() const { return {kept_of(reminder_), kept_of(begun_)}; }

void Topics::go_on_with(const KeptTopics& kept, const Settings& settings) {
  reminder_ = known(kept.reminder, settings);
  begun_ = known(kept.begun, settings);
}

Topic Topics::pick(const std::string& kind, const Settings& settings, const remedies::Moment& moment) {
  const bool first_of_all = !rotation_.state().day;
  const Kind known = kind_of(settings, kind);
  auto pick = rotation_.pick(known, moment, wishes_of(settings));
  auto about = words::suggestion(rotation_.catalogue(), pick, kind, known.lasts);
  return {kind, std::move(pick), std::move(about), first_of_all};
}

// A remedy that is not in the catalogue any more is no topic.
std::optional<Topic> Topics::known(const std::optional<KeptTopic>& kept, const Settings& settings) const {
  if (!kept) return std::nullopt;
  const auto& [kind, pick] = kept->picked;
  const bool known =
      pick.remedy.empty() || remedies::is_posture(pick.remedy) || rotation_.catalogue().find(pick.remedy);
  if (!known) return std::nullopt;
  return Topic{kind, pick, words::suggestion(rotation_.catalogue(), pick, kind, kind_of(settings, kind).lasts),
               kept->first_of_all};
}

void Topics::put_back(std::optional<Topic>& topic) {
  if (topic) rotation_.skipped(topic->pick);
  topic.reset();
}

}  // namespace unknot
