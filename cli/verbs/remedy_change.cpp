// SPDX-License-Identifier: MIT
// `unknot remedy on`, `off`, `exclude` and `rate`: lists in the person's own settings file, changed in place.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "client/reload.hpp"
#include "command_line/usage.hpp"
#include "settings/change.hpp"
#include "setup/setup.hpp"
#include "strings/quote.hpp"
#include "text/ask.hpp"
#include "text/remedy_text.hpp"
#include "text/wrap.hpp"
#include "toml_text/value.hpp"
#include "verbs/remedy_verbs.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using remedies::Remedy;
using Words = std::vector<std::string>;

bool contains(const Words& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

Words with(Words words, const std::string& word) {
  if (!contains(words, word)) words.push_back(word);
  return words;
}

Words without(Words words, const std::string& word) {
  std::erase(words, word);
  return words;
}

// The settings files, and what they say of remedies.
class Lists {
 public:
  Lists(const CommandLine& line, Output& output)
      : line_(line),
        output_(output),
        environment_(settings::read_environment()),
        places_(settings::find_places(environment_, line.config)),
        setup_(load_setup(places_, {})) {}

  Lists(const Lists&) = delete;
  Lists& operator=(const Lists&) = delete;
  // Two lists may have been written, and the daemon takes them up together.
  ~Lists() {
    CommandLine quiet = line_;
    quiet.quiet = true;
    if (!written_.empty()) tell_daemon(quiet, places_, written_, output_);
  }

  [[nodiscard]] const remedies::Catalogue& catalogue() const { return setup_.catalogue; }
  [[nodiscard]] const RemedySettings& now() const { return setup_.settings.settings.remedies; }

  // Writes one list if it changed; `key` without its table. False: it failed, after an error message.
  bool write(const std::string& key, Words RemedySettings::* list, const Words& words) {
    RemedySettings& settings = setup_.settings.settings.remedies;
    if (settings.*list == words) return true;
    const auto change = settings::set_in_file(places_, environment_, "remedies." + key, settings::to_toml(words));
    if (!change) {
      output_.fail(failed(), change.error());
      return false;
    }
    settings.*list = words;
    written_.push_back("remedies." + key);
    return true;
  }

  [[nodiscard]] Exit failed() const { return setup_.settings.valid() ? exit_failed : exit_invalid_settings; }

 private:
  const CommandLine& line_;
  Output& output_;
  Words written_;  // the keys
  settings::Environment environment_;
  settings::Places places_;
  Setup setup_;
};

int said(const CommandLine& line, Output& output, const std::string& text) {
  if (!line.quiet) output.print_line(text);
  return exit_done;
}

// What still keeps it away though the list of those switched off does not name it.
std::string still_away(const Remedy& remedy, const RemedySettings& settings) {
  const Standing standing = standing_of(remedy, settings);
  if (standing.state == "excluded") {
    return fmt::format(" It won't come because you excluded {}. To undo: unknot remedy exclude --remove {}",
                       fmt::join(standing.why, " and "), fmt::join(standing.why, " "));
  }
  if (remedy.off_by_file) return " It won't come because your own remedies file says off = true.";
  const bool card = remedy.role == remedies::Role::card && !settings.medicine_card;
  return card ? " It comes only with: unknot config set remedies.medicine_card true" : "";
}

int switch_off(const CommandLine& line, const Remedy& remedy, Lists& lists, Output& output) {
  const bool was_off = contains(lists.now().off, remedy.id);
  if (!lists.write("off", &RemedySettings::off, with(lists.now().off, remedy.id))) return lists.failed();
  return said(line, output, in_quotes(remedy.name) + (was_off ? " is already off." : " will no longer be suggested."));
}

int switch_on(const CommandLine& line, const Remedy& remedy, Lists& lists, Output& output) {
  const bool was_off = contains(lists.now().off, remedy.id);
  if (!lists.write("off", &RemedySettings::off, without(lists.now().off, remedy.id))) return lists.failed();
  const std::string away = still_away(remedy, lists.now());
  const std::string on = was_off ? " is on again." : " was not off.";
  return said(line, output, in_quotes(remedy.name) + (was_off || !away.empty() ? on : " is already on.") + away);
}

int rate_good(const CommandLine& line, const Remedy& remedy, Lists& lists, Output& output) {
  const bool written = lists.write("good", &RemedySettings::good, with(lists.now().good, remedy.id)) &&
                       lists.write("bad", &RemedySettings::bad, without(lists.now().bad, remedy.id));
  if (!written) return lists.failed();
  const bool stretch = remedy.role == remedies::Role::stretch;
  return said(line, output,
              in_quotes(remedy.name) + " is rated good." +
                  (stretch ? " It will come up to twice as often within its area." : ""));
}

// A second bad rating suggests turning it off.
int rate_bad_again(const CommandLine& line, const Remedy& remedy, Lists& lists, Output& output) {
  const std::string command = "unknot remedy off " + remedy.id;
  if (contains(lists.now().off, remedy.id)) return said(line, output, in_quotes(remedy.name) + " is already off.");
  if (!can_ask())
    return said(line, output, in_quotes(remedy.name) + " is already rated bad. To turn it off: " + command);
  const auto answer = ask(in_quotes(remedy.name) + " is already rated bad. Turn it off?", false);
  if (answer.value_or(false)) return switch_off(line, remedy, lists, output);
  return said(line, output, "It stays on. To turn it off later: " + command);
}

int rate_bad(const CommandLine& line, const Remedy& remedy, Lists& lists, Output& output) {
  if (contains(lists.now().bad, remedy.id)) return rate_bad_again(line, remedy, lists, output);
  const bool written = lists.write("bad", &RemedySettings::bad, with(lists.now().bad, remedy.id)) &&
                       lists.write("good", &RemedySettings::good, without(lists.now().good, remedy.id));
  if (!written) return lists.failed();
  return said(line, output,
              in_quotes(remedy.name) + " is rated bad. It still comes; rate it bad again to turn it off.");
}

std::string questions(const Words& set) {
  std::string text;
  for (const auto& each : remedies::exclusions()) {
    text += contains(set, each.tag) ? "[x] " : "[ ] ";
    text += std::string(each.tag) + "\n" + wrapped(each.question, "    ");
  }
  return text + "\nTo add one: unknot remedy exclude TAG. To remove one: unknot remedy exclude --remove TAG\n";
}

std::string questions_json(const Words& set) {
  json::array array;
  for (const auto& each : remedies::exclusions()) {
    json::object object;
    object["tag"] = each.tag;
    object["question"] = each.question;
    object["set"] = contains(set, each.tag);
    array.push_back(object);
  }
  return json::serialize(array);
}

int write_exclusions(const CommandLine& line, const Words& words, Lists& lists, Output& output) {
  const bool same = words == lists.now().exclude;
  if (!lists.write("exclude", &RemedySettings::exclude, words)) return lists.failed();
  const std::string what = words.empty() ? "Nothing" : fmt::format("{}", fmt::join(words, ", "));
  return said(line, output,
              what + (words.size() > 1 ? " are" : " is") + (same && !words.empty() ? " already" : "") + " excluded.");
}

// Unknown words are kept: they may be from another version, and mistyped ones are reported elsewhere.
int ask_exclusions(const CommandLine& line, Lists& lists, Output& output) {
  output.complain(
      "Does any of this apply to you? What doesn't suit you will be left out.\n"
      "Your answers are stored only in your own settings file.\n");
  Words words = lists.now().exclude;
  for (const auto& each : remedies::exclusions()) {
    const std::string tag(each.tag);
    const auto answer = ask(std::string(each.question) + "?", contains(words, tag));
    if (!answer) {
      output.complain("Nothing was changed.");
      return exit_failed;
    }
    words = *answer ? with(std::move(words), tag) : without(std::move(words), tag);
  }
  return write_exclusions(line, words, lists, output);
}

}  // namespace

int remedy_switch(const CommandLine& line, Output& output) {
  Lists lists(line, output);
  const Remedy* remedy = named_remedy(line, lists.catalogue(), output);
  if (remedy == nullptr) return exit_usage;
  return line.verb == "remedy off" ? switch_off(line, *remedy, lists, output) : switch_on(line, *remedy, lists, output);
}

int remedy_rate(const CommandLine& line, Output& output) {
  Lists lists(line, output);
  const Remedy* remedy = named_remedy(line, lists.catalogue(), output);
  if (remedy == nullptr) return exit_usage;
  if (line.words[1] == "good") return rate_good(line, *remedy, lists, output);
  if (line.words[1] == "bad") return rate_bad(line, *remedy, lists, output);
  return output.wrong_usage(line.verb, "RATING must be good or bad, not " + in_quotes(line.words[1]));
}

int remedy_exclude(const CommandLine& line, Output& output) {
  Lists lists(line, output);
  Words words = lists.now().exclude;
  const Words tags = exclusion_tags();
  for (const std::string& word : line.words) {
    const bool known = contains(tags, word) || (line.remove && contains(words, word));
    if (!known) return output.wrong_usage(line.verb, unknown("reason", word, tags));
    words = line.remove ? without(std::move(words), word) : with(std::move(words), word);
  }
  if (!line.words.empty()) return write_exclusions(line, words, lists, output);
  if (line.remove) return output.wrong_usage(line.verb, "--remove needs a TAG");
  if (line.json) {
    output.print_line(questions_json(words));
  } else if (can_ask()) {
    return ask_exclusions(line, lists, output);
  } else {
    output.print(questions(words));
  }
  return exit_done;
}

}  // namespace unknot::cli
