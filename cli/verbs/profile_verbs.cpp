// SPDX-License-Identifier: MIT
#include "verbs/profile_verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <ranges>

#include "settings/file.hpp"
#include "settings/profiles.hpp"
#include "settings/table/set.hpp"
#include "strings/printable.hpp"
#include "text/settings_text.hpp"
#include "verbs/request.hpp"
#include "words/commands/settings/config.hpp"
#include "words/commands/settings/profile.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
namespace method = protocol::method;
using settings::Loaded;
using settings::Profile;
using settings::ProfileInUse;
using std::chrono::seconds;

// The profiles, what lies below them, and which of them is in use; all from files.
struct Known {
  settings::Environment environment = settings::read_environment();
  Calendar calendar = calendar_now();
  settings::Places places;
  std::vector<Profile> all;
  std::optional<ProfileInUse> in_use;
  Loaded below;

  explicit Known(const Options& options)
      : places(settings::places_at(calendar.now, environment, options.config)),
        all(settings::find_profiles(places)),
        below(settings::load(places.without_profile(), environment)) {
    if (!places.profile.empty()) in_use = settings::read_profile_in_use(places.profile_in_use);
  }

  // Null: it is not in use.
  [[nodiscard]] const ProfileInUse* use_of(const Profile& profile) const {
    return in_use && in_use->name == profile.name ? &*in_use : nullptr;
  }
  [[nodiscard]] std::optional<std::string> name_in_use() const {
    return in_use ? std::optional{in_use->name} : std::nullopt;
  }
  [[nodiscard]] const Profile* find(const std::string& name) const {
    const auto found = std::ranges::find(all, name, &Profile::name);
    return found == all.end() ? nullptr : &*found;
  }
  [[nodiscard]] Loaded load(const Profile& profile) const {
    settings::Places with = places;
    with.profile = profile.name;
    return settings::load(with, environment);
  }
};

std::string description(const Profile& profile) {
  const auto text = settings::read_file(profile.file).value_or(std::nullopt);
  return settings::description_of(text.value_or(""));
}

// What it adds to the problems of the settings below it.
std::vector<settings::Problem> problems_of(const Known& known, const Loaded& with) {
  auto problems = with.problems;
  std::erase_if(problems, [&](const auto& each) { return std::ranges::count(known.below.problems, each) > 0; });
  return problems;
}

// What it sets a key to, and what the key is otherwise.
struct Change {
  std::string key;
  settings::Value value;
  std::optional<settings::Value> before;  // none: the key is of a break that only the profile has
};

std::optional<settings::Value> value_of(const Loaded& loaded, const std::string& key) {
  auto value = settings::get_value(loaded.settings, key);
  return value ? std::optional{*std::move(value)} : std::nullopt;
}

// Other than where the environment overrides it.
std::vector<Change> changes_by(const Profile& profile, const Loaded& with, const Loaded& below) {
  std::vector<Change> changes;
  const std::string prefix = printable(profile.file.string()) + ":";
  for (const auto& [key, origin] : with.origins) {
    if (!origin.starts_with(prefix)) continue;
    if (auto value = value_of(with, key)) changes.push_back({key, *std::move(value), value_of(below, key)});
  }
  return changes;
}

json::object profile_json(const Known& known, const Profile& profile) {
  const ProfileInUse* use = known.use_of(profile);
  json::object object{{"profile", profile.name},
                      {"description", description(profile)},
                      {"file", printable(profile.file.string())},
                      {"in_use", use != nullptr},
                      {"until", nullptr},
                      {"problems", to_json(problems_of(known, known.load(profile)))}};
  if (use && use->until) object["until"] = std::chrono::ceil<seconds>(*use->until).time_since_epoch().count();
  return object;
}

json::array changes_json(const Known& known, const Profile& profile) {
  json::array changes;
  for (const auto& [key, value, before] : changes_by(profile, known.load(profile), known.below)) {
    changes.push_back(json::object{
        {"key", key}, {"value", to_json(value)}, {"instead_of", before ? to_json(*before) : json::value(nullptr)}});
  }
  return changes;
}

std::string profile_line(const Known& known, const Profile& profile, std::size_t width) {
  const std::string about = description(profile);
  const ProfileInUse* use = known.use_of(profile);
  std::string line = (use ? "* " : "  ") + padded(profile.name, about.empty() ? 0 : width + 2) + about;
  if (use) line += " " + words::profile_in_use_mark(use->until, known.calendar);
  const auto problems = problems_of(known, known.load(profile));
  return line + "\n" + (problems.empty() ? "" : to_lines(problems));
}

std::string shown(const settings::Value& value) {
  const std::string text = plain(value);
  return text.empty() ? words::value_empty() : text;
}

std::string changes_table(const std::vector<Change>& changes) {
  std::size_t width = 0;
  for (const Change& each : changes) width = std::max(width, each.key.size());
  std::string table;
  for (const auto& [key, value, before] : changes) {
    table += fmt::format("  {}  {}", padded(key, width), shown(value));
    table += before && *before != value ? "  " + words::value_otherwise(shown(*before)) + "\n" : "\n";
  }
  return table;
}

std::string profile_page(const Known& known, const Profile& profile, Look look) {
  const Loaded with = known.load(profile);
  const auto problems = problems_of(known, with);
  const ProfileInUse* use = known.use_of(profile);
  const std::string state =
      use ? words::profile_in_use(use->until, known.calendar) : words::profile_not_in_use(profile.name);
  const std::string about = description(profile);
  return bold(profile.name, look) + (about.empty() ? "" : "  ") + about + "\n" + state + "\n\n" +
         changes_table(changes_by(profile, with, known.below)) + "\n" + printable(profile.file.string()) + "\n" +
         to_lines(problems);
}

method::UseProfile wish_of(const verb::ProfileUse& use) {
  method::UseProfile wish{.profile = use.profile};
  if (!use.when) return wish;
  if (const auto* length = std::get_if<Duration>(&*use.when)) {
    wish.seconds = std::chrono::ceil<seconds>(*length).count();
  } else {
    wish.until = std::chrono::floor<seconds>(std::get<Moment>(*use.when).at).time_since_epoch().count();
  }
  return wish;
}

int tell(const StatusAnswer& answer, const std::string& line, const Options& options, Output& output) {
  if (options.json) output.print_json(answer.object);
  if (!options.json && !options.quiet) output.print_line(line);
  return exit_done;
}

std::string use_line(const verb::ProfileUse& use, const protocol::Status& status) {
  if (!status.profile_until) return words::profile_used(use.profile);
  const Calendar calendar = calendar_now();
  const WallTime end{seconds{*status.profile_until}};
  const auto* length = use.when ? std::get_if<Duration>(&*use.when) : nullptr;
  const std::string line = words::profile_used_until(use.profile, end, length ? *length : end - calendar.now, calendar);
  const auto* moment = use.when ? std::get_if<Moment>(&*use.when) : nullptr;
  return moment == nullptr || moment->note.empty() ? line : line + " " + moment->note;
}

}  // namespace

namespace verb {

int ProfileList::run(const Options& options, Output& output) const {
  const Known known(options);
  if (options.json) {
    json::array array;
    for (const Profile& each : known.all) array.push_back(profile_json(known, each));
    output.print_json(array);
    return exit_done;
  }
  std::size_t width = 0;
  for (const Profile& each : known.all) width = std::max(width, each.name.size());
  std::string lines;
  for (const Profile& each : known.all) lines += profile_line(known, each, width);
  const std::string folder = printable(known.places.own_profiles().string());
  output.print(lines.empty() ? words::no_profiles(folder) + "\n" : lines);
  return exit_done;
}

void ProfileUse::describe(Syntax<ProfileUse>& syntax) {
  syntax.argument("PROFILE", "For example focus", &ProfileUse::profile);
  syntax.argument("[WHEN...]", "A duration or a time: for 2h, until 17:00 (default: until you switch it off)",
                  &ProfileUse::when, {"for", "until", "1h", "2h", "today"},
                  [clock = syntax.clock()](const std::string& text) { return parse_lasting(text, clock()); });
}

int ProfileUse::run(const Options& options, Output& output) const {
  const auto answer = ask_status(options, request(wish_of(*this)));
  if (!answer) return fail(answer.error(), output);
  return tell(*answer, use_line(*this, answer->status), options, output);
}

int ProfileOff::run(const Options& options, Output& output) const {
  auto client = reach(options);
  if (!client) return fail(client.error(), output);
  const auto before = ask_status(*client, request(method::GetStatus{}));
  if (!before) return fail(before.error(), output);
  const auto after = ask_status(*client, request(method::UseProfile{}));
  if (!after) return fail(after.error(), output);
  const auto& was = before->status.profile;
  return tell(*after, was ? words::profile_is_off(*was) : words::no_profile_was_in_use(), options, output);
}

void ProfileShow::describe(Syntax<ProfileShow>& syntax) {
  syntax.argument("[PROFILE]", "For example focus (default: the one in use)", &ProfileShow::profile);
}

int ProfileShow::run(const Options& options, Output& output) const {
  const Known known(options);
  const auto name = profile ? profile : known.name_in_use();
  if (!name) {
    options.json ? output.print_json(nullptr) : output.print_line(words::no_profile_in_use());
    return exit_done;
  }
  const Profile* found = known.find(*name);
  if (found == nullptr) {
    Words names;
    std::ranges::transform(known.all, std::back_inserter(names), &Profile::name);
    return output.fail(profile ? exit_usage : exit_failed, unknown_profile(*name, names));
  }
  if (options.json) {
    json::object object = profile_json(known, *found);
    object["changes"] = changes_json(known, *found);
    output.print_json(object);
  } else {
    output.print(profile_page(known, *found, output.look()));
  }
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli
