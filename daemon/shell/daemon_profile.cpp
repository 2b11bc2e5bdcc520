// SPDX-License-Identifier: MIT
// The daemon's profile: using one, and going on without it.
#include <spdlog/spdlog.h>

#include <tuple>
#include <utility>

#include "settings/file.hpp"
#include "settings/profiles.hpp"
#include "settings/table/set.hpp"
#include "shell/daemon.hpp"
#include "shell/most_told.hpp"
#include "words/problems/located.hpp"

namespace unknot {

namespace {

std::vector<toml_text::Problem> errors_in(std::vector<toml_text::Problem> problems) {
  std::erase_if(problems, [](const toml_text::Problem& problem) { return problem.warning; });
  return problems;
}

}  // namespace

// A profile that is over goes even when what is below it has errors now.
std::optional<Settings> Daemon::to_apply(Setup& setup) {
  const bool in_use = !parts_.places.profile.empty();
  if (!setup.settings.valid()) {
    if (in_use) return std::nullopt;
    profile_.applied("");
    return std::exchange(below_profile_, std::nullopt);
  }
  profile_.applied(setup.settings.profile);
  remember_below_profile();
  return std::move(setup.settings.settings);
}

// With a valid profile over them they are valid too.
void Daemon::remember_below_profile() {
  below_profile_.reset();
  if (profile_.applied().empty()) return;
  below_profile_ = settings::load_to_apply(parts_.places.without_profile(), parts_.environment).settings;
}

std::optional<control::ProfileRefusal> Daemon::use_profile(const control::ProfileWish& wish) {
  settings::Places places = parts_.places;
  places.profile = wish.name;
  if (!wish.name.empty()) {
    if (!settings::find_profile(places, wish.name)) return control::NoSuchProfile{settings::profile_names(places)};
    const auto loaded = settings::load(places, parts_.environment);
    if (!loaded.valid()) return control::ProfileHasErrors{words::lines(errors_in(loaded.problems), most_told)};
  }
  const bool changes = parts_.places.profile != wish.name;
  if (changes) parts_.log.info("profile in use: {}", wish.name.empty() ? "none" : wish.name);
  parts_.places = std::move(places);
  profile_.use(wish);
  if (!profile_.problem().empty()) parts_.log.warn("{}", profile_.problem());
  std::ignore = reload();
  return std::nullopt;
}

// The wall clock may have been set meanwhile.
void Daemon::profile_timer_fired() {
  if (!profile_.over()) return settle();
  parts_.log.info("the time of profile '{}' is over", parts_.places.profile);
  std::ignore = use_profile({});
}

}  // namespace unknot
