// SPDX-License-Identifier: MIT
#include "words/problems/mistake.hpp"

#include <array>
#include <utility>
#include <variant>

#include "planner/settings.hpp"
#include "strings/printable.hpp"
#include "strings/quote.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

using What = Mistake::What;

namespace {

// One for each, in their order; `quoted` is the text in quotes. What has none is said by plain().
constexpr std::array rows{
    Row{What::said, ""},
    Row{What::no_length, to_say("a duration is missing; write it as 20m, 90s or 1h30m")},
    Row{What::not_a_length, to_say("{quoted} is not a duration; write it as 20m, 90s or 1h30m")},
    Row{What::length_too_long, to_say("{quoted} is too long; the maximum is {part}")},
    Row{What::no_unit, to_say("{quoted} has no unit after {part}; write {part}s, {part}m or {part}h")},
    Row{What::no_last_unit, to_say("{quoted} has no unit at its end; write {part}")},
    Row{What::not_whole, to_say("{quoted} is not a whole number; write it as 20m, 90s or 1h30m")},
    Row{What::unknown_unit, to_say("unknown unit {quoted_part} in {quoted}; use s, m, h or d")},
    Row{What::units_out_of_order,
        to_say("{quoted} has its units out of order; write each once, longest first, as in 1h30m")},
    Row{What::too_short, to_say("must be at least {part}, not {quoted}")},
    Row{What::years_out_of_range, to_say("must be 1 to {most} years, not {quoted}")},
    Row{What::nor_forever, to_say("{why}, or forever")},
    Row{What::not_hours, to_say("{quoted} is not a time range; write it as 09:00-17:30")},
    Row{What::empty_hours, to_say("{quoted} is empty; it begins and ends at the same time")},
    Row{What::nothing_between_commas, to_say("a time range is missing beside a comma")},
    Row{What::day_without_time, to_say("{quoted} has no time; add one, as in Mon-Fri 09:00-17:30")},
    Row{What::too_many_hours, to_say("too many time ranges; a week can have at most {most}")},
    Row{What::not_a_day, to_say("{quoted} is not a day; use Mon, Tue, Wed, Thu, Fri, Sat or Sun, or Mon-Fri")},
    Row{What::not_a_time_of_day, to_say("{quoted} is not a time of day; write it as 12:30")},
    Row{What::not_a_time, to_say("{quoted} is not a time; write it as 12:30 or Mon-Fri 12:30")},
    Row{What::not_a_date, to_say("{quoted} is not a date; write it as 2026-12-25, 2026-12-24..2027-01-02 or 12-25")},
    Row{What::ends_before_it_begins, to_say("{quoted} ends before it begins")},
    Row{What::file_not_utf8, to_say("this is not valid UTF-8; save the file in UTF-8")},
    Row{What::too_many_dots, to_say("this line has too many dots")},
    Row{What::dots_in_quotes, to_say("unknown key {quoted}; put the dots outside the quotes")},
    Row{What::not_a_table, to_say("must be a table, written [{text}], not {found}")},
    Row{What::wrong_type, to_say("must be {wanted}, not {found}")},
    Row{What::wrong_value, to_say("must be {wanted}, not {text}")},
    Row{What::not_utf8, to_say("{quoted} is not valid UTF-8")},
    Row{What::more, ""},
    Row{What::unknown_key, to_say("unknown key {quoted}")},
    Row{What::unknown_table, to_say("unknown table {quoted}")},
    Row{What::unknown_variable, to_say("no setting has this name")},
    Row{What::is_a_table, to_say("{quoted} is a table; name one of its keys, such as {part}")},
    Row{What::unknown_kind, to_say("unknown break {quoted}")},
    Row{What::new_kind, to_say("{quoted} is a new break")},
    Row{What::bad_kind_name, to_say("{quoted} is not a valid name for a break; use lowercase letters, digits, - and _, "
                                    "starting with a letter")},
    Row{What::long_kind_name, to_say("{quoted} is too long; the name of a break can have at most {most} characters")},
    Row{What::too_many_kinds, to_say("at most {most} breaks are allowed")},
    Row{What::too_many_bytes, to_say("has {count} bytes; at most {most} are allowed")},
    Row{What::too_many_entries, to_say("has {count} entries; at most {most} are allowed")},
    Row{What::entry, to_say("entry {count} {why}")},
    Row{What::not_a_choice, to_say("must be one of {names}, not {quoted}")},
    Row{What::not_a_sound, to_say("must be one of {names}, or a file whose path starts with / or ~/, not {quoted}")},
    Row{What::not_a_choice_list, to_say("must be a list of {names}, such as {part}, not {text}")},
    Row{What::cant_read, to_say("can't read {text}: {why}")},
    Row{What::cant_write, to_say("can't write {text}: {why}")},
    Row{What::cant_make, to_say("can't create {text}: {why}")},
    Row{What::cant_remove, to_say("can't remove {text}: {why}")},
    Row{What::not_regular, to_say("it is not a regular file")},
    Row{What::too_large, to_say("it is larger than {most} MiB")},
    Row{What::would_be_too_large, to_say("it would be larger than {most} MiB")},
    Row{What::too_many_links, to_say("too many symbolic links")},
    Row{What::read_only, to_say("it is read-only; change it at its source")},
    Row{What::in_its_directory, to_say("{why} in its directory")},
    Row{What::no_such_file, to_say("no such file")},
    Row{What::locked, to_say("another command is changing settings; try again when it has ended")},
    Row{What::too_many_files, to_say("only the first {most} files are read")},
    Row{What::too_large_together, to_say("not read: all files together are larger than {most} MiB")},
    Row{What::profile_gone, to_say("there is no profile {quoted} any more; it is not applied")},
    Row{What::no_place, to_say("can't find your settings: HOME is not set; name a file with --config")},
    Row{What::in_an_editor_first, to_say("{why}; fix the file in an editor first")},
    Row{What::not_a_table_here, to_say("{quoted} is not a table in this file")},
    Row{What::a_table_here, to_say("{quoted} is a table, not a key")},
    Row{What::cant_edit,
        to_say("{quoted} can't be changed without touching the rest of the file; change it in an editor")},
    Row{What::not_toml, to_say("{quoted} is not a TOML value")},
    Row{What::bad_id,
        to_say("{quoted} is not a valid id; use lowercase letters, digits and -, starting with a letter")},
    Row{What::too_many_remedies, to_say("at most {most} remedies are allowed in all")},
    Row{What::not_one_line, to_say("must be one line of plain text")},
    Row{What::too_many_letters, to_say("has {count} characters; at most {most} fit")},
    Row{What::number_out_of_range, to_say("must be from 1 to {most}")},
    Row{What::missing, to_say("{quoted} is missing")},
    Row{What::unknown_tag, to_say("unknown tag {quoted} in exclude")},
    Row{What::dose_and_caution,
        to_say("dose and caution, with a space between them, have {count} characters; at most {most} fit")},
    Row{What::other_and_on, to_say("say_other and say_on have {count} characters together; at most {most} fit")},
    Row{What::no_such_remedy, to_say("there is no remedy {quoted}")},
    Row{What::no_such_reason, to_say("unknown tag {quoted}")},
    Row{What::outside_hours, to_say("{text} never comes; it is outside your hours")},
    Row{What::all_days_off, to_say("{text} never comes; all its days in the next year are off")},
    Row{What::no_sound_file, to_say("there is no file {quoted}, so there will be no sound")},
    Row{What::longer_than_work, to_say("{text} is longer than the work between two of these breaks, {part}")},
    Row{What::vain_every, to_say("has no effect; the break comes at fixed times")},
    Row{What::day_over, to_say("{text} is over")},
    Row{What::days_over, to_say("{text} and {count} more are over")},
    Row{What::not_a_calendar, to_say("it is not a calendar file (iCalendar, .ics)")},
    Row{What::too_many_events, to_say("it has more than {most} events")},
    Row{What::too_many_days, to_say("it has more than {most} days")},
    Row{What::events_take_too_long, to_say("its events take too long to work out")},
    Row{What::no_libical, to_say("calendar files are read with libical, which is not installed")},
    Row{What::built_without_libical, to_say("this unknot was built without libical, which reads calendar files")},
};

static_assert(has_each(rows, Mistake::last_what));

std::string text_of(SettingType wanted) {
  switch (wanted) {
    case SettingType::duration: return say("a duration such as \"5m\"");
    case SettingType::count: return say("a whole number from 0 to {most}", {{"most", std::to_string(highest_count)}});
    case SettingType::boolean: return say("true or false");
    case SettingType::hours: return say("hours such as \"Mon-Fri 09:00-17:30\"");
    case SettingType::choice: return say("a word in quotes");
    case SettingType::list: return say("a list of strings such as [\"one\", \"two\"]");
    case SettingType::keep: return say("\"forever\" or a duration such as \"90d\" or \"2y\"");
    case SettingType::command: return say("a command in quotes");
    case SettingType::time_of_day: return say("a time such as \"04:00\"");
    case SettingType::times: return say("a list of times such as [\"12:30\", \"Mon-Fri 15:00\"]");
    case SettingType::days_off: return say("a list of dates such as [\"2026-12-25\", \"12-24\"]");
    case SettingType::sound: return say("\"\", \"default\" or a file in quotes");
  }
  std::unreachable();
}

std::string text_of(FieldType wanted) {
  switch (wanted) {
    case FieldType::text: return say("text");
    case FieldType::texts: return say("a list of text");
    case FieldType::whole_number: return say("a whole number");
    case FieldType::boolean: return say("true or false");
    case FieldType::duration: return say("a duration such as \"15s\"");
    case FieldType::hours: return say("times such as \"Mon-Fri 10:00-17:00\"");
  }
  std::unreachable();
}

std::string text_of(Wanted wanted) {
  return std::visit([](auto type) { return text_of(type); }, wanted);
}

std::string text_of(Found found) {
  switch (found) {
    case Found::table: return say("a table");
    case Found::list: return say("a list");
    case Found::mixed_list: return say("a mixed list");
    case Found::text: return say("text");
    case Found::whole_number: return say("a whole number");
    case Found::decimal_number: return say("a decimal number");
    case Found::boolean: return say("true or false");
    case Found::date: return say("a date or time");
  }
  std::unreachable();
}

// "\"\"" for the empty one.
std::string choices(std::vector<std::string> names) {
  for (std::string& name : names) {
    if (name.empty()) name = "\"\"";
  }
  return enumerated(names);
}

std::string plain(const Mistake& mistake) {
  const std::string why = mistake.because.empty() ? "" : words::mistake(mistake.because.front());
  if (mistake.what == What::said) return printable(mistake.text);
  if (mistake.what == What::more)
    return say_count("and {count} more problem", "and {count} more problems", static_cast<long>(mistake.count));
  return say(rows.at(static_cast<std::size_t>(mistake.what)).text, {{"text", printable(mistake.text)},
                                                                    {"quoted", in_quotes(mistake.text)},
                                                                    {"part", printable(mistake.part)},
                                                                    {"quoted_part", in_quotes(mistake.part)},
                                                                    {"names", choices(mistake.names)},
                                                                    {"count", std::to_string(mistake.count)},
                                                                    {"most", std::to_string(mistake.most)},
                                                                    {"wanted", text_of(mistake.wanted)},
                                                                    {"found", text_of(mistake.found)},
                                                                    {"why", why}});
}

std::string with_what_was_meant(const Mistake& mistake, const std::string& text) {
  if (mistake.meant.empty()) return text;
  return say("{problem}; did you mean {meant}?", {{"problem", text}, {"meant", in_quotes(mistake.meant)}});
}

}  // namespace

std::string mistake(const Mistake& mistake) {
  const std::string text = with_what_was_meant(mistake, plain(mistake));
  return mistake.key.empty() ? text : say("{key}: {problem}", {{"key", printable(mistake.key)}, {"problem", text}});
}

}  // namespace unknot::words
