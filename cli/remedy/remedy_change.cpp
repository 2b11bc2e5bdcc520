// SPDX-License-Identifier: MIT
// `unknot remedy on`, `off`, `exclude` and `rate`: lists in the person's own settings file, changed in place.
#include <algorithm>
#include <functional>
#include <utility>

#include "client/reload.hpp"
#include "remedy/remedy_verbs.hpp"
#include "settings/change.hpp"
#include "setup/setup.hpp"
#include "strings/contains.hpp"
#include "text/ask.hpp"
#include "text/remedy_text.hpp"
#include "toml_text/suggest.hpp"
#include "toml_text/value.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/settings/remedy.hpp"
#include "words/commands/settings/remedy_change.hpp"
#include "words/problems/located.hpp"

namespace unknot::cli {

namespace {

using remedies::Remedy;

Words with(Words words, const std::string& word) {
  if (!contains(words, word)) words.push_back(word);
  return words;
}

Words without(Words words, const std::string& word) {
  std::erase(words, word);
  return words;
}

using Edit = std::function<Words(Words)>;

Edit adding(const std::string& word) {
  return [word](Words words) { return with(std::move(words), word); };
}

Edit taking_out(const std::string& word) {
  return [word](Words words) { return without(std::move(words), word); };
}

// The settings files, and what they say of remedies.
class Lists {
 public:
  Lists(const Options& options, Output& output)
      : options_(options),
        output_(output),
        environment_(settings::read_environment()),
        places_(settings::find_places(environment_, options.config)),
        setup_(load_setup(places_, {})) {}

  Lists(const Lists&) = delete;
  Lists& operator=(const Lists&) = delete;
  // Two lists may have been written, and the daemon takes them up together.
  ~Lists() {
    Options quiet = options_;
    quiet.quiet = true;
    if (!written_.empty()) tell_daemon(quiet, places_, written_, output_);
  }

  [[nodiscard]] const remedies::Catalogue& catalogue() const { return setup_.catalogue; }
  [[nodiscard]] const RemedySettings& now() const { return setup_.settings.settings.remedies; }

  // Writes one list if it changes; `key` without its table. What it is then is given to `edit`, whoever has changed it
  // since. False: it failed, after an error message.
  bool write(const std::string& key, Words RemedySettings::* list, const Edit& edit) {
    RemedySettings& settings = setup_.settings.settings.remedies;
    Words words = edit(settings.*list);
    if (settings.*list == words) return true;
    const auto change = settings::set_in_file(places_, environment_, "remedies." + key, [&](const Settings& now) {
      words = edit(now.remedies.*list);
      return settings::to_toml(words);
    });
    if (!change) {
      output_.fail(failed(), words::line(change.error()));
      return false;
    }
    settings.*list = std::move(words);
    written_.push_back("remedies." + key);
    return true;
  }

  [[nodiscard]] Exit failed() const { return setup_.settings.valid() ? exit_failed : exit_invalid_settings; }

 private:
  const Options& options_;
  Output& output_;
  Words written_;  // the keys
  settings::Environment environment_;
  settings::Places places_;
  Setup setup_;
};

// What still keeps it away though the list of those switched off does not name it, or nothing.
std::string still_away(const Remedy& remedy, const RemedySettings& settings) {
  const Standing standing = standing_of(remedy, settings);
  if (standing.state == Standing::State::on) return "";
  if (standing.state == Standing::State::excluded) return words::away_by_exclusion(standing.tags);
  return standing.off_by == words::OffBy::own_file ? words::away_by_own_file() : words::away_without_card();
}

int switch_off(const Remedy& remedy, Lists& lists, Output& output) {
  const bool was_off = contains(lists.now().off, remedy.id);
  if (!lists.write("off", &RemedySettings::off, adding(remedy.id))) return lists.failed();
  return output.say(was_off ? words::already_off(remedy.name) : words::turned_off(remedy.name));
}

int switch_on(const Remedy& remedy, Lists& lists, Output& output) {
  const bool was_off = contains(lists.now().off, remedy.id);
  if (!lists.write("off", &RemedySettings::off, taking_out(remedy.id))) return lists.failed();
  const std::string away = still_away(remedy, lists.now());
  if (away.empty()) return output.say(was_off ? words::turned_on(remedy.name) : words::already_on(remedy.name));
  return output.say((was_off ? words::turned_on(remedy.name) : words::was_not_off(remedy.name)) + " " + away);
}

int rate_good(const Remedy& remedy, Lists& lists, Output& output) {
  const bool written = lists.write("good", &RemedySettings::good, adding(remedy.id)) &&
                       lists.write("bad", &RemedySettings::bad, taking_out(remedy.id));
  if (!written) return lists.failed();
  return output.say(words::rated_good(remedy.name, remedy.role == remedies::Role::stretch));
}

// A second bad rating suggests turning it off.
int rate_bad_again(const Remedy& remedy, Lists& lists, Output& output) {
  const std::string command = "unknot remedy off " + remedy.id;
  if (contains(lists.now().off, remedy.id)) return output.say(words::already_off(remedy.name));
  if (!can_ask()) return output.say(words::already_bad(remedy.name, command));
  const auto answer = ask(words::bad_again_question(remedy.name), false);
  return answer.value_or(false) ? switch_off(remedy, lists, output) : output.say(words::stays_on(command));
}

int rate_bad(const Remedy& remedy, Lists& lists, Output& output) {
  if (contains(lists.now().bad, remedy.id)) return rate_bad_again(remedy, lists, output);
  const bool written = lists.write("bad", &RemedySettings::bad, adding(remedy.id)) &&
                       lists.write("good", &RemedySettings::good, taking_out(remedy.id));
  return written ? output.say(words::rated_bad(remedy.name)) : lists.failed();
}

Edit edit_of(const Words& tags, bool remove) {
  return [&tags, remove](Words words) {
    for (const std::string& tag : tags) words = remove ? without(std::move(words), tag) : with(std::move(words), tag);
    return words;
  };
}

int change_exclusions(const verb::RemedyExclude& asked, Lists& lists, Output& output) {
  const Words before = lists.now().exclude;
  if (!lists.write("exclude", &RemedySettings::exclude, edit_of(asked.tags, asked.remove))) return lists.failed();
  const bool same = lists.now().exclude == before;
  const Words named = edit_of(asked.tags, false)({});
  if (asked.remove) return output.say(same ? words::not_excluded(named) : words::no_longer_excluded(named));
  return output.say(same ? words::already_excluded(named) : words::excluded(named));
}

int write_answers(const Edit& edit, Lists& lists, Output& output) {
  if (!lists.write("exclude", &RemedySettings::exclude, edit)) return lists.failed();
  const Words& words = lists.now().exclude;
  return output.say(words.empty() ? words::nothing_excluded() : words::excluded(words));
}

// Nothing is changed but by an answer that is another one than before. So unknown words are kept: they may be from
// another version, and mistyped ones are reported elsewhere.
int ask_exclusions(Lists& lists, Output& output) {
  output.complain(words::exclusions_question());
  Words added;
  Words removed;
  for (const auto& each : remedies::exclusions()) {
    const std::string tag(each.tag);
    const bool before = contains(lists.now().exclude, tag);
    const auto answer = ask(words::exclusion_question(each.question), before);
    if (!answer) {
      output.complain(words::nothing_changed());
      return exit_failed;
    }
    if (*answer != before) (*answer ? added : removed).push_back(tag);
  }
  const auto edit = [&](Words words) { return edit_of(removed, true)(edit_of(added, false)(std::move(words))); };
  return write_answers(edit, lists, output);
}

std::expected<verb::RemedyRate::Rating, std::string> read_rating(const std::string& text) {
  using enum verb::RemedyRate::Rating;
  if (text == "good") return good;
  if (text == "bad") return bad;
  return std::unexpected(words::no_rating(text));
}

}  // namespace

namespace verb {

void RemedyOn::describe(Syntax<RemedyOn>& syntax) { syntax.argument("ID", "For example heat", &RemedyOn::id); }

int RemedyOn::run(const Options& options, Output& output) const {
  Lists lists(options, output);
  const Remedy* remedy = find_remedy(id, lists.catalogue(), output);
  return remedy != nullptr ? switch_on(*remedy, lists, output) : exit_usage;
}

void RemedyOff::describe(Syntax<RemedyOff>& syntax) { syntax.argument("ID", "For example heat", &RemedyOff::id); }

int RemedyOff::run(const Options& options, Output& output) const {
  Lists lists(options, output);
  const Remedy* remedy = find_remedy(id, lists.catalogue(), output);
  return remedy != nullptr ? switch_off(*remedy, lists, output) : exit_usage;
}

void RemedyRate::describe(Syntax<RemedyRate>& syntax) {
  syntax.argument("ID", "For example chin-tuck", &RemedyRate::id);
  syntax.argument("RATING", "good or bad", &RemedyRate::rating, {"good", "bad"}, read_rating);
}

int RemedyRate::run(const Options& options, Output& output) const {
  Lists lists(options, output);
  const Remedy* remedy = find_remedy(id, lists.catalogue(), output);
  if (remedy == nullptr) return exit_usage;
  switch (rating) {
    case Rating::good: return rate_good(*remedy, lists, output);
    case Rating::bad: return rate_bad(*remedy, lists, output);
  }
  std::unreachable();
}

void RemedyExclude::describe(Syntax<RemedyExclude>& syntax) {
  syntax.argument("[TAG...]", "For example pregnant", &RemedyExclude::tags);
  syntax.flag("--remove", "Remove the tags instead of adding them", &RemedyExclude::remove);
  syntax.check([](const RemedyExclude& exclude, const Options&) -> Objection {
    if (!exclude.remove || !exclude.tags.empty()) return std::nullopt;
    return words::remove_without_tag();
  });
}

int RemedyExclude::run(const Options& options, Output& output) const {
  Lists lists(options, output);
  const Words& words = lists.now().exclude;
  const Words known = exclusion_tags();
  for (const std::string& tag : tags) {
    if (!contains(known, tag) && !(remove && contains(words, tag)))
      return output.wrong_usage(heading.name, words::unknown_exclusion(tag, toml_text::nearest(tag, known)));
  }
  if (!tags.empty()) return change_exclusions(*this, lists, output);
  if (!options.json && can_ask()) return ask_exclusions(lists, output);
  output.print(options.json ? exclusions_json(words) + "\n" : exclusions_page(words));
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli
