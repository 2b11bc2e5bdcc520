// SPDX-License-Identifier: MIT
#include "config/config_verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "client/reload.hpp"
#include "settings/change.hpp"
#include "settings/file.hpp"
#include "settings/schema.hpp"
#include "settings/set.hpp"
#include "settings/show.hpp"
#include "setup/setup.hpp"
#include "text/settings_text.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using settings::Environment;
using settings::Loaded;
using settings::Places;

struct Source {
  Environment environment = settings::read_environment();
  Places places;

  explicit Source(const CommandLine& line) : places(settings::find_places(environment, line.config)) {}
  [[nodiscard]] Loaded load() const { return settings::load(places, environment); }
  // What the files alone say.
  [[nodiscard]] Loaded load_files() const { return settings::load(places, {}); }
};

std::string origin_of(const Loaded& loaded, const std::string& key) {
  const auto found = loaded.origins.find(key);
  return found == loaded.origins.end() ? std::string{settings::built_in} : found->second;
}

std::string value_of(const Loaded& loaded, const std::string& key) {
  const auto value = settings::get_value(loaded.settings, key);
  return value ? plain(*value) : "not set";
}

std::string shown(const std::string& value) { return value.empty() ? "empty" : value; }

// Prints the problems and returns the exit status.
int settle(const Loaded& loaded, Output& output) {
  if (!loaded.problems.empty()) output.complain(to_lines(loaded.problems));
  return loaded.valid() ? exit_done : exit_invalid_settings;
}

// An id that nothing has is no error, but hardly what was meant.
void tell_unknown_words(const Source& source, Output& output) {
  const Setup setup = load_setup(source.places, {});
  const auto unknown = check_words(setup.settings, setup.catalogue);
  if (!unknown.empty()) output.complain(to_lines(unknown));
}

int could_not_change(const Loaded& before, const std::string& why, Output& output) {
  return output.fail(before.valid() ? exit_failed : exit_invalid_settings, sentence(why));
}

// A break that is like another was mistyped, as likely as not; `meant` is that other one.
std::string doubt(const CommandLine& line, const Settings& settings, const std::string& meant) {
  const std::string& key = line.words.front();
  const std::string name = key.substr(0, key.find('.', std::string_view("breaks.").size()));
  const bool known = settings::find_place(settings, key).has_value();
  const std::string words = known ? fmt::format("{}", fmt::join(line.words, " ")) : name + ".every 20m";
  return fmt::format("there is no break '{}'; did you mean '{}'? To create it: unknot config set --new {}",
                     name.substr(std::string_view("breaks.").size()), meant, words);
}

}  // namespace

int config_show(const CommandLine& line, Output& output) {
  if (line.defaults) {
    output.print(line.json ? json::serialize(to_json(Loaded{}, false)) + "\n" : settings::show_defaults());
    return exit_done;
  }
  const Loaded loaded = Source(line).load();
  if (line.json) {
    output.print_json(to_json(loaded, line.origin));
  } else {
    output.print(line.origin ? settings::show_with_origins(loaded.settings, loaded.origins)
                             : settings::show(loaded.settings));
  }
  return settle(loaded, output);
}

int config_get(const CommandLine& line, Output& output) {
  const Loaded loaded = Source(line).load();
  const auto value = settings::get_value(loaded.settings, line.words.front());
  if (!value) return output.wrong_usage(line.verb, value.error());
  line.json ? output.print_json(to_json(*value)) : output.print_line(plain(*value));
  return settle(loaded, output);
}

int config_set(const CommandLine& line, Output& output) {
  const Source source(line);
  const std::string& key = line.words[0];
  const std::string text = fmt::format("{}", fmt::join(line.words.begin() + 1, line.words.end(), " "));
  const Loaded before = source.load_files();
  const std::string meant = settings::near_kind_of_path(before.settings, key);
  if (!meant.empty() && !line.fresh) return output.wrong_usage(line.verb, doubt(line, before.settings, meant));
  Settings trial = before.settings;
  if (const auto fits = settings::set_value(trial, key, text); !fits)
    return output.wrong_usage(line.verb, fits.error());
  const auto change = settings::set_in_file(source.places, source.environment, key, text);
  if (!change) return could_not_change(before, change.error(), output);
  const std::string now = shown(value_of(source.load_files(), key));
  const std::string was = shown(value_of(before, key));
  if (!line.quiet && now == was) output.print_line(fmt::format("{} is already {}.", key, now));
  if (!line.quiet && now != was) output.print_line(fmt::format("{} is now {} (was {}).", key, now, was));
  if (key.starts_with("remedies.")) tell_unknown_words(source, output);
  tell_daemon(line, source.places, {key}, output);
  return exit_done;
}

int config_unset(const CommandLine& line, Output& output) {
  const Source source(line);
  const std::string& key = line.words[0];
  const Loaded before = source.load_files();
  if (const auto known = settings::get_value(before.settings, key); !known) {
    return output.wrong_usage(line.verb, known.error());
  }
  const auto change = settings::unset_in_file(source.places, source.environment, key);
  if (!change) return could_not_change(before, change.error(), output);
  const Loaded after = source.load_files();
  const std::string now = shown(value_of(after, key));
  if (!line.quiet && change->written) {
    output.print_line(
        fmt::format("{} is now {} ({}; was {}).", key, now, origin_of(after, key), shown(value_of(before, key))));
  } else if (!line.quiet) {
    output.print_line(fmt::format("{} was not set in your file; it is {} ({}).", key, now, origin_of(after, key)));
  }
  tell_daemon(line, source.places, {key}, output);
  return exit_done;
}

int config_check(const CommandLine& line, Output& output) {
  const Source source(line);
  const Setup setup =
      line.words.empty() ? load_setup(source.places, source.environment) : load_setup({{}, line.words[0], true}, {});
  const auto problems = setup.problems();
  if (line.json) {
    output.print_json(to_json(problems));
  } else if (!problems.empty()) {
    output.print(to_lines(problems));
  } else if (!line.quiet) {
    output.print_line("The settings are valid.");
  }
  return toml_text::has_errors(problems) ? exit_invalid_settings : exit_done;
}

int config_path(const CommandLine& line, Output& output) {
  const Source source(line);
  if (source.places.user.empty()) {
    return output.fail(exit_failed, "Can't find your settings: HOME is not set. Name a file: unknot --config FILE");
  }
  const std::string& file = source.places.user.native();
  line.json ? output.print_json(json::value(file)) : output.print_line(file);
  return exit_done;
}

}  // namespace unknot::cli
