// SPDX-License-Identifier: MIT
#include "words/commands/settings/remedy_change.hpp"

#include "strings/quote.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

std::string of_remedy(const char* text, const std::string& remedy) {
  return say(text, {{"remedy", in_quotes(remedy)}});
}

// The sentence for so many tags.
std::string of_tags(const char* one, const char* many, const std::vector<std::string>& tags) {
  return say_count(one, many, static_cast<long>(tags.size()), {{"tags", enumerated(tags)}});
}

std::string spaced(const std::vector<std::string>& tags) {
  std::string text;
  for (const std::string& tag : tags) text += (text.empty() ? "" : " ") + tag;
  return text;
}

}  // namespace

std::string turned_off(const std::string& remedy) {
  return of_remedy(to_say("{remedy} will no longer be suggested."), remedy);
}

std::string already_off(const std::string& remedy) { return of_remedy(to_say("{remedy} is already off."), remedy); }
std::string turned_on(const std::string& remedy) { return of_remedy(to_say("{remedy} is on again."), remedy); }
std::string already_on(const std::string& remedy) { return of_remedy(to_say("{remedy} is already on."), remedy); }
std::string was_not_off(const std::string& remedy) { return of_remedy(to_say("{remedy} was not off."), remedy); }

std::string away_by_exclusion(const std::vector<std::string>& tags) {
  return say("It won't come because you excluded {tags}. To undo: unknot remedy exclude --remove {words}",
             {{"tags", all_of(tags)}, {"words", spaced(tags)}});
}

std::string away_by_own_file() { return say("It won't come because your own remedies file says off = true."); }
std::string away_without_card() { return say("It comes only with: unknot config set remedies.medicine_card true"); }

std::string rated_good(const std::string& remedy, bool comes_more_often) {
  if (!comes_more_often) return of_remedy(to_say("{remedy} is rated good."), remedy);
  return of_remedy(to_say("{remedy} is rated good. It will come up to twice as often within its area."), remedy);
}

std::string rated_bad(const std::string& remedy) {
  return of_remedy(to_say("{remedy} is rated bad. It still comes; rate it bad again to be asked whether to turn it "
                          "off."),
                   remedy);
}

std::string already_bad(const std::string& remedy, const std::string& command) {
  return say("{remedy} is already rated bad. To turn it off: {command}",
             {{"remedy", in_quotes(remedy)}, {"command", command}});
}

std::string bad_again_question(const std::string& remedy) {
  return of_remedy(to_say("{remedy} is already rated bad. Turn it off?"), remedy);
}

std::string stays_on(const std::string& command) {
  return say("It stays on. To turn it off later: {command}", {{"command", command}});
}

std::string excluded(const std::vector<std::string>& tags) {
  return of_tags(to_say("{tags} is excluded."), to_say("{tags} are excluded."), tags);
}

std::string already_excluded(const std::vector<std::string>& tags) {
  return of_tags(to_say("{tags} is already excluded."), to_say("{tags} are already excluded."), tags);
}

std::string not_excluded(const std::vector<std::string>& tags) {
  return of_tags(to_say("{tags} is not excluded."), to_say("{tags} are not excluded."), tags);
}

std::string no_longer_excluded(const std::vector<std::string>& tags) {
  return of_tags(to_say("{tags} is no longer excluded."), to_say("{tags} are no longer excluded."), tags);
}

std::string nothing_excluded() { return say("Nothing is excluded."); }

std::string exclusions_question() {
  return say(
      "Does any of this apply to you? What doesn't suit you will be left out.\n"
      "Your answers are stored only in your own settings file.\n");
}

std::string exclusion_question(std::string_view about) { return say("{about}?", {{"about", about}}); }

std::string how_to_exclude() {
  return say("To add one: unknot remedy exclude TAG. To remove one: unknot remedy exclude --remove TAG\n");
}

}  // namespace unknot::words
