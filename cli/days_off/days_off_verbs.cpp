// SPDX-License-Identifier: MIT
#include "days_off/days_off_verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <iterator>

#include "client/reach.hpp"
#include "days_off/days_off_in_file.hpp"
#include "strings/contains.hpp"
#include "words/commands/settings/days_off.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;

// As the list writes them; the error is a sentence for people.
std::expected<Words, std::string> read_days(const Words& typed) {
  Words days;
  for (const std::string& text : typed) {
    const auto read = parse_days_off(text);
    if (!read) return std::unexpected(words::mistake(read.error()));
    days.push_back(format_days_off(*read));
  }
  return days;
}

Words over_among(const Words& days) {
  Words over;
  std::ranges::copy_if(days, std::back_inserter(over), [today = date_today()](const std::string& each) {
    return is_over(*parse_days_off(each), today);
  });
  return over;
}

Words without(Words days, const Words& these) {
  for (const std::string& each : these) std::erase(days, each);
  return days;
}

}  // namespace

namespace verb {

int DaysOffList::run(const Options& options, Output& output) const {
  const Words days = DaysOffInFile(options, output).texts();
  if (options.json) {
    json::array array;
    for (const std::string& each : days) array.emplace_back(each);
    output.print_json(array);
  } else if (days.empty()) {
    output.print_line(words::no_days_off());
  } else {
    output.print(fmt::format("{}\n", fmt::join(days, "\n")));
  }
  return exit_done;
}

void DaysOffAdd::describe(Syntax<DaysOffAdd>& syntax) {
  syntax.argument("DAY...", "2026-12-25, 2026-12-24..2027-01-02, or 12-25 for every year", &DaysOffAdd::days);
}

int DaysOffAdd::run(const Options& options, Output& output) const {
  const auto read = read_days(days);
  if (!read) return output.wrong_usage(heading.name, read.error());
  DaysOffInFile list(options, output);
  const Words added = new_among(*read, list.texts());
  if (added.empty()) return list.say(words::days_in_list_already());
  const Words over = over_among(added);
  if (!over.empty()) output.complain(words::days_already_over(over));
  return list.write([&](const Words& now) { return with(now, *read); },
                    over.size() == added.size() ? words::days_added_in_vain(added) : words::days_added(added));
}

void DaysOffRemove::describe(Syntax<DaysOffRemove>& syntax) {
  syntax.argument("DAY...", "As in the list: 2026-12-25, 12-25", &DaysOffRemove::days);
}

int DaysOffRemove::run(const Options& options, Output& output) const {
  const auto read = read_days(days);
  if (!read) return output.wrong_usage(heading.name, read.error());
  DaysOffInFile list(options, output);
  const Words all = list.texts();
  for (const std::string& each : *read) {
    if (!contains(all, each)) return output.wrong_usage(heading.name, words::day_not_in_list(each));
  }
  return list.write([&](const Words& now) { return without(now, *read); }, words::days_removed(*read));
}

}  // namespace verb

}  // namespace unknot::cli
