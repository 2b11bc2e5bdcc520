// SPDX-License-Identifier: MIT
#include "config/config_verbs.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <iterator>

#include "client/reach.hpp"
#include "client/reload.hpp"
#include "settings/change.hpp"
#include "settings/file.hpp"
#include "settings/profiles.hpp"
#include "settings/show.hpp"
#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "setup/doubts.hpp"
#include "setup/setup.hpp"
#include "setup/sound_files.hpp"
#include "text/settings_text.hpp"
#include "words/commands/settings/config.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using settings::Environment;
using settings::Loaded;
using settings::Places;

struct Source {
  Environment environment = settings::read_environment();
  Places places;

  explicit Source(const Options& options)
      : places(settings::places_at(calendar_now().now, environment, options.config)) {}
  [[nodiscard]] Loaded load() const { return settings::load(places, environment); }
  // What the files alone say, without a profile.
  [[nodiscard]] Loaded load_files() const { return settings::load(places.without_profile(), {}); }
};

std::string origin_of(const Loaded& loaded, const std::string& key) {
  const auto found = loaded.origins.find(key);
  const bool written = found != loaded.origins.end() && found->second != settings::built_in;
  return written ? found->second : words::value_built_in();
}

std::string value_of(const Loaded& loaded, const std::string& key) {
  const auto value = settings::get_value(loaded.settings, key);
  return value ? plain(*value) : words::value_not_set();
}

std::string shown(const std::string& value) { return value.empty() ? words::value_empty() : value; }

// Prints the problems and returns the exit status.
int settle(const Loaded& loaded, Output& output) {
  if (!loaded.problems.empty()) output.complain(to_lines(loaded.problems));
  if (loaded.valid()) return exit_done;
  output.complain(words::settings_not_in_effect());
  return exit_invalid_settings;
}

// What a change makes doubtful: it is no error, but hardly what was meant, such as an id that nothing has.
class Doubts {
 public:
  // Before the change.
  Doubts(const Places& places, std::string key, const Loaded& before)
      : key_(std::move(key)),
        catalogue_(of_remedies() ? load_catalogue(places).catalogue
                                 : remedies::Catalogue(std::vector<remedies::Remedy>{})),
        before_(about(before)) {}

  // Those that were not there before.
  void tell(const Loaded& after, Output& output) const {
    auto doubts = about(after);
    std::erase_if(doubts, [&](const settings::Problem& doubt) {
      return std::ranges::find(before_, doubt.mistake, &settings::Problem::mistake) != before_.end();
    });
    if (!doubts.empty()) output.complain(to_lines(doubts));
  }

 private:
  [[nodiscard]] bool of_remedies() const { return key_.starts_with("remedies."); }

  [[nodiscard]] std::vector<settings::Problem> about(const Loaded& loaded) const {
    if (of_remedies()) return check_words(loaded, catalogue_);
    if (key_.starts_with("sound.")) return check_sounds(loaded, settings::read_environment());
    if (key_ != "hours" && key_ != "days_off" && !key_.starts_with("breaks.")) return {};
    return all_doubts(loaded, date_today());
  }

  std::string key_;
  remedies::Catalogue catalogue_;
  std::vector<settings::Problem> before_;
};

int could_not_change(const Loaded& before, const std::string& why, Output& output) {
  return output.fail(before.valid() ? exit_failed : exit_invalid_settings, sentence(why));
}

// A break that is like another was mistyped, as likely as not; `meant` is that other one.
std::string doubt(const verb::ConfigSet& set, const Settings& settings, const std::string& meant) {
  const std::string& key = set.key;
  const std::string name = key.substr(0, key.find('.', std::string_view("breaks.").size()));
  const bool known = settings::find_place(settings, key).has_value();
  const std::string command = "unknot config set --new " + (known ? key + " " + set.value : name + ".every 20m");
  return words::break_mistyped(name.substr(std::string_view("breaks.").size()), meant, command);
}

std::string outcome_of_unset(const std::string& key, bool written, const Loaded& before, const Loaded& after) {
  const std::string now = shown(value_of(after, key));
  const std::string origin = origin_of(after, key);
  if (!written) return words::value_was_not_set(key, now, origin);
  return words::value_is_again(key, now, origin, shown(value_of(before, key)));
}

std::string outcome_of_removal(const std::string& name, bool written, const Loaded& after) {
  if (!written) return words::break_was_not_set(name);
  const bool stays = std::ranges::any_of(after.settings.kinds, [&](const Kind& kind) { return kind.name == name; });
  return stays ? words::break_is_again_default(name) : words::break_is_removed(name);
}

}  // namespace

namespace verb {

void ConfigShow::describe(Syntax<ConfigShow>& syntax) {
  syntax.flag("--origin", "Show where each value comes from", &ConfigShow::origin);
  syntax.flag("--defaults", "Print the defaults instead", &ConfigShow::defaults);
}

int ConfigShow::run(const Options& options, Output& output) const {
  if (defaults) {
    output.print(options.json ? json::serialize(to_json(Loaded{}, false)) + "\n" : settings::show_defaults());
    return exit_done;
  }
  const Loaded loaded = Source(options).load();
  if (options.json) {
    output.print_json(to_json(loaded, origin));
  } else {
    output.print(origin ? settings::show_with_origins(loaded.settings, loaded.origins)
                        : settings::show(loaded.settings));
  }
  return settle(loaded, output);
}

void ConfigGet::describe(Syntax<ConfigGet>& syntax) {
  syntax.argument("KEY", "For example breaks.stretch.every", &ConfigGet::key);
}

int ConfigGet::run(const Options& options, Output& output) const {
  const Loaded loaded = Source(options).load();
  const auto value = settings::get_value(loaded.settings, key);
  if (!value) return output.wrong_usage(heading.name, words::mistake(value.error()));
  options.json ? output.print_json(to_json(*value)) : output.print_line(plain(*value));
  return settle(loaded, output);
}

void ConfigSet::describe(Syntax<ConfigSet>& syntax) {
  syntax.argument("KEY", "For example breaks.stretch.every", &ConfigSet::key);
  syntax.argument("VALUE...", "For example 30m", &ConfigSet::value);
  syntax.flag("--new", "Allow a new break with a similar name", &ConfigSet::fresh);
}

int ConfigSet::run(const Options& options, Output& output) const {
  const Source source(options);
  const Loaded before = source.load_files();
  const std::string meant = settings::near_kind_of_path(before.settings, key);
  if (!meant.empty() && !fresh) return output.wrong_usage(heading.name, doubt(*this, before.settings, meant));
  Settings trial = before.settings;
  if (const auto fits = settings::set_value(trial, key, value); !fits)
    return output.wrong_usage(heading.name, words::mistake(fits.error()));
  const Doubts doubts(source.places, key, before);
  const auto change = settings::set_in_file(source.places, source.environment, key, value);
  if (!change) return could_not_change(before, words::line(change.error()), output);
  const Loaded after = source.load_files();
  const std::string now = shown(value_of(after, key));
  const std::string was = shown(value_of(before, key));
  const int status = output.say(now == was ? words::value_is_already(key, now) : words::value_is_now(key, now, was));
  doubts.tell(after, output);
  tell_daemon(options, source.places, {key}, output);
  return status;
}

void ConfigUnset::describe(Syntax<ConfigUnset>& syntax) {
  syntax.argument("KEY", "For example idle_after, or a whole break: breaks.water", &ConfigUnset::key);
}

int ConfigUnset::run(const Options& options, Output& output) const {
  const Source source(options);
  const Loaded before = source.load_files();
  const auto whole = settings::whole_break(before.settings, key);
  if (const auto known = settings::get_value(before.settings, key); !known && !whole) {
    return output.wrong_usage(heading.name, words::mistake(known.error()));
  }
  const auto change = settings::unset_in_file(source.places, source.environment, key);
  if (!change) return could_not_change(before, words::line(change.error()), output);
  const Loaded after = source.load_files();
  const int status = output.say(whole ? outcome_of_removal(*whole, change->written, after)
                                      : outcome_of_unset(key, change->written, before, after));
  tell_daemon(options, source.places, {key}, output);
  return status;
}

void ConfigCheck::describe(Syntax<ConfigCheck>& syntax) {
  syntax.argument("[FILE]", "File to check instead of your settings", &ConfigCheck::file);
}

int ConfigCheck::run(const Options& options, Output& output) const {
  const Source source(options);
  const Setup setup = file ? load_setup({{}, *file, true}, {}) : load_setup(source.places, source.environment);
  auto problems = setup.problems();
  std::ranges::move(check_dates(setup.settings, date_today()), std::back_inserter(problems));
  std::ranges::move(check_sounds(setup.settings, source.environment), std::back_inserter(problems));
  if (options.json) {
    output.print_json(to_json(problems));
  } else if (!problems.empty()) {
    output.print(to_lines(problems));
  } else {
    output.say(words::settings_valid());
  }
  return toml_text::has_errors(problems) ? exit_invalid_settings : exit_done;
}

int ConfigPath::run(const Options& options, Output& output) const {
  const Source source(options);
  if (source.places.user.empty()) return output.fail(exit_failed, words::settings_without_home());
  const std::string& file = source.places.user.native();
  options.json ? output.print_json(json::value(file)) : output.print_line(file);
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli
