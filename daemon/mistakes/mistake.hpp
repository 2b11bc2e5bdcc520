// SPDX-License-Identifier: MIT
// What is wrong with a text that a person wrote, or with the file it is in. It is data: words/problems/mistake.hpp has
// the sentence of each.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace unknot {

// What a setting is.
enum class SettingType {
  duration,
  count,
  boolean,
  hours,
  choice,
  list,
  keep,
  command,
  time_of_day,
  times,
  days_off,
  sound
};

// What a field of a remedy is.
enum class FieldType { text, texts, whole_number, boolean, duration, hours };

// What a value has to be.
using Wanted = std::variant<SettingType, FieldType>;

// What a value of a TOML file is.
enum class Found { table, list, mixed_list, text, whole_number, decimal_number, boolean, date };

// In the comments, what else is known of it than its `text`.
struct Mistake {
  enum class What {
    said,  // the text is the whole sentence: of the system, of a library, of a day file
    // a length of time
    no_length,
    not_a_length,
    length_too_long,  // part: the longest
    no_unit,          // part: the number
    no_last_unit,     // part: what was meant
    not_whole,        // a fraction
    unknown_unit,     // part: the unit
    units_out_of_order,
    too_short,           // part: the least
    years_out_of_range,  // most
    nor_forever,         // because
    // hours, times and days
    not_hours,
    empty_hours,
    nothing_between_commas,
    day_without_time,
    too_many_hours,  // most
    not_a_day,
    not_a_time_of_day,
    not_a_time,
    not_a_date,
    ends_before_it_begins,
    // TOML
    file_not_utf8,
    too_many_dots,
    dots_in_quotes,
    not_a_table,  // text: the path; found
    wrong_type,   // wanted, found
    wrong_value,  // wanted; text: TOML
    not_utf8,
    more,  // count
    // keys and names
    unknown_key,       // meant
    unknown_table,     // meant
    unknown_variable,  // meant
    is_a_table,        // part: a key in it
    unknown_kind,      // meant
    new_kind,          // meant
    bad_kind_name,
    long_kind_name,  // most
    too_many_kinds,  // most
    // values
    too_many_bytes,     // count, most
    too_many_entries,   // count, most
    entry,              // because; count: which
    not_a_choice,       // names, meant
    not_a_sound,        // names
    not_a_choice_list,  // names; part: a list of one; text: TOML
    // files
    cant_read,    // because
    cant_write,   // because
    cant_make,    // because
    cant_remove,  // because
    not_regular,
    too_large,           // most, in MiB
    would_be_too_large,  // most, in MiB
    too_many_links,
    read_only,
    in_its_directory,  // because
    no_such_file,
    locked,
    too_many_files,      // most
    too_large_together,  // most, in MiB
    profile_gone,
    no_place,
    // changes of a file
    in_an_editor_first,  // because
    not_a_table_here,
    a_table_here,
    cant_edit,
    not_toml,
    // remedies
    bad_id,
    too_many_remedies,  // most
    not_one_line,
    too_many_letters,     // count, most
    number_out_of_range,  // most
    missing,
    unknown_tag,       // meant
    dose_and_caution,  // count, most
    other_and_on,      // count, most
    // what can hardly be meant
    no_such_remedy,  // meant
    no_such_reason,  // meant
    outside_hours,
    all_days_off,
    no_sound_file,
    longer_than_work,  // part: the work between two breaks
    vain_every,
    day_over,
    days_over,  // count: of the others
    // calendar files
    not_a_calendar,
    too_many_events,  // most
    too_many_days,    // most
    events_take_too_long,
    no_libical,
    built_without_libical,
  };
  static constexpr auto last_what = What::built_without_libical;

  What what = What::said;
  std::string text{};  // as the person wrote it, or a file
  std::string part{};
  std::string key{};    // where it is: "breaks.stretch.every"
  std::string meant{};  // what may have been meant; empty: nothing is near
  std::vector<std::string> names{};
  std::int64_t count = 0;
  std::int64_t most = 0;
  Wanted wanted{};
  Found found{};
  std::vector<Mistake> because{};  // one at most

  bool operator==(const Mistake&) const = default;
};

// At that key.
[[nodiscard]] Mistake at_key(std::string key, Mistake mistake);
// With its reason.
[[nodiscard]] Mistake because(Mistake mistake, Mistake reason);
// As the system or a library says it.
[[nodiscard]] Mistake as_said(std::string text);

}  // namespace unknot
