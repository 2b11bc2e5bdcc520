// SPDX-License-Identifier: MIT
#include "words/commands/settings/remedy.hpp"

#include <array>
#include <utility>

#include "strings/quote.hpp"
#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"
#include "words/sore.hpp"

namespace unknot::words {

namespace {

// One for each, in their order.
constexpr std::array remedy_labels{
    Row{RemedyLabel::area, to_say("Area")},         Row{RemedyLabel::kind, to_say("Kind")},
    Row{RemedyLabel::muscles, to_say("Muscles")},   Row{RemedyLabel::position, to_say("Position")},
    Row{RemedyLabel::dose, to_say("Dose")},         Row{RemedyLabel::comes, to_say("Comes")},
    Row{RemedyLabel::state, to_say("State")},       Row{RemedyLabel::how, to_say("How")},
    Row{RemedyLabel::why, to_say("Why")},           Row{RemedyLabel::mind, to_say("Mind")},
    Row{RemedyLabel::not_with, to_say("Not with")}, Row{RemedyLabel::source, to_say("Source")},
};
static_assert(has_each(remedy_labels, RemedyLabel::source));

std::string with_rating(const std::string& state, Rated rated) {
  switch (rated) {
    case Rated::none: return state;
    case Rated::good: return say("{state}, rated good", {{"state", state}});
    case Rated::bad: return say("{state}, rated bad", {{"state", state}});
  }
  std::unreachable();
}

}  // namespace

std::string remedy_group(const remedies::Remedy& remedy) {
  switch (remedy.role) {
    case remedies::Role::stretch: return capital(area_name(remedy.area));
    case remedies::Role::companion: return say("Companions (an extra line with a stretch now and then)");
    case remedies::Role::card: return say("Cards (information, only if turned on)");
  }
  std::unreachable();
}

std::string role(remedies::Role role) {
  switch (role) {
    case remedies::Role::stretch: return say("stretch");
    case remedies::Role::companion: return say("companion");
    case remedies::Role::card: return say("card");
  }
  std::unreachable();
}

std::string position(remedies::Position position) {
  switch (position) {
    case remedies::Position::seated: return say("seated");
    case remedies::Position::standing: return say("standing");
    case remedies::Position::both: return say("seated or standing");
  }
  std::unreachable();
}

std::string when_companion_comes(int a_day, Duration spacing, const std::string& hours) {
  const std::string apart = duration(spacing);
  if (hours.empty())
    return say_count("at most {count} a day, {time} apart", "at most {count} a day, {time} apart", a_day,
                     {{"time", apart}});
  return say_count("at most {count} a day, {time} apart, {hours}", "at most {count} a day, {time} apart, {hours}",
                   a_day, {{"time", apart}, {"hours", hours}});
}

std::string label(RemedyLabel label) { return say(remedy_labels.at(static_cast<std::size_t>(label)).text); }

std::string remedy_page_end() {
  return say("A general reminder, not medical advice.\nWhen to get help instead: unknot remedy help-now\n");
}

std::string off_by(OffBy by) {
  switch (by) {
    case OffBy::settings: return say("your settings");
    case OffBy::own_file: return say("your own file");
    case OffBy::not_turned_on: return say("not turned on");
  }
  std::unreachable();
}

std::string remedy_is_on(Rated rated) { return with_rating(say("on"), rated); }

std::string remedy_is_off(OffBy by, Rated rated) {
  return with_rating(say("off: {cause}", {{"cause", off_by(by)}}), rated);
}

std::string remedy_is_excluded(const std::vector<std::string>& tags, Rated rated) {
  return with_rating(say("excluded: {tags}", {{"tags", enumerated(tags)}}), rated);
}

std::string guided_title(const std::string& name, Duration lasts) {
  return say("{what}, {length}", {{"what", name}, {"length", to_the_second(lasts)}});
}

std::string unknown_remedy(std::string_view id, const std::string& meant) {
  return say(meant.empty() ? "unknown remedy {id}" : "unknown remedy {id}; did you mean '{meant}'?",
             {{"id", in_quotes(id)}, {"meant", meant}});
}

std::string list_of_remedies() { return say("List them all: unknot remedy list"); }

std::string unknown_exclusion(std::string_view tag, const std::string& meant) {
  return say(meant.empty() ? "unknown reason {tag}" : "unknown reason {tag}; did you mean '{meant}'?",
             {{"tag", in_quotes(tag)}, {"meant", meant}});
}

std::string no_rating(std::string_view text) {
  return say("RATING must be good or bad, not {text}", {{"text", in_quotes(text)}});
}

std::string remove_without_tag() { return say("--remove needs a TAG"); }
std::string wrong_try_length() { return say("--lasts must be a duration from 5s to 1h"); }
std::string view_not_installed() { return say("unknot-view is not installed; install the package unknot-view."); }

std::string view_not_started(const std::string& program, const std::string& why) {
  return say("Can't start unknot-view: {why} ({file})", {{"why", why}, {"file", program}});
}

}  // namespace unknot::words
