// SPDX-License-Identifier: MIT
#include "days_off/days_off_in_file.hpp"

#include "client/reach.hpp"
#include "client/reload.hpp"
#include "settings/change.hpp"
#include "settings/profiles.hpp"
#include "strings/contains.hpp"
#include "toml_text/value.hpp"
#include "words/problems/located.hpp"

namespace unknot::cli {

namespace {

Words texts_of(const std::vector<DaysOff>& days) {
  Words texts;
  for (const DaysOff& each : days) texts.push_back(format_days_off(each));
  return texts;
}

}  // namespace

Words new_among(const Words& days, const Words& known) {
  Words added;
  for (const std::string& each : days) {
    if (!contains(known, each) && !contains(added, each)) added.push_back(each);
  }
  return added;
}

Words with(Words days, const Words& more) {
  for (const std::string& each : new_among(more, days)) days.push_back(each);
  return days;
}

DaysOffInFile::DaysOffInFile(const Options& options, Output& output)
    : options_(options),
      output_(output),
      environment_(settings::read_environment()),
      places_(settings::places_at(calendar_now().now, environment_, options.config)),
      loaded_(settings::load(places_.without_profile(), {})) {}

Words DaysOffInFile::texts() const { return texts_of(days()); }

int DaysOffInFile::write(const Edit& edit, const std::string& done) {
  const auto change = settings::set_in_file(places_, environment_, "days_off", [&](const Settings& now) {
    return settings::to_toml(edit(texts_of(now.days_off)));
  });
  if (!change)
    return output_.fail(loaded_.valid() ? exit_failed : exit_invalid_settings, sentence(words::line(change.error())));
  const int status = say(done);
  tell_daemon(options_, places_, {"days_off"}, output_);
  return status;
}

int DaysOffInFile::say(const std::string& text) { return options_.quiet ? exit_done : output_.say(text); }

}  // namespace unknot::cli
