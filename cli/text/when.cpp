// SPDX-License-Identifier: MIT
#include "text/when.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <vector>

#include "clocks/zone.hpp"
#include "strings/number.hpp"
#include "words/commands/times.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::year_month_day;
using std::chrono::years;
using Error = std::unexpected<std::string>;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

constexpr std::string_view blanks = " \t";

Words lower_words(std::string_view text) {
  Words words(1);
  for (const char letter : text) {
    if (!blanks.contains(letter)) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool looks_like_time(std::string_view word) { return word.contains(':'); }
bool looks_like_date(std::string_view word) {
  return std::ranges::count(word, '-') == 2 && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

// "monday" or its first three letters or more, counted from 0.
std::optional<unsigned> name_in(std::span<const std::string_view> names, std::string_view word) {
  for (unsigned number = 0; number < names.size(); ++number) {
    if (word.size() >= 3 && names[number].starts_with(word)) return number;
  }
  return std::nullopt;
}

std::optional<unsigned> month_after(const Words& words, std::size_t at) {
  return at + 1 < words.size() ? name_in(months, words[at + 1]) : std::nullopt;
}

// Whether the words are a time and no length.
bool names_moment(const Words& words) {
  return !words.empty() &&
         (words[0] == "today" || words[0] == "tomorrow" || name_in(weekdays, words[0]) || month_after(words, 0) ||
          looks_like_date(words[0]) || std::ranges::any_of(words, looks_like_time));
}

// Finds the moment that the words mean, from left to right.
class Reader {
 public:
  Reader(Words words, bool until, WallTime now)
      : words_(std::move(words)), until_(until), now_(now), today_(std::chrono::floor<days>(wall_to_local(now))) {}

  std::expected<Moment, std::string> moment() {
    const std::size_t for_day = read_day();
    day_text_ = joined(0, for_day);
    if (!problem_.empty()) return Error{problem_};
    if (for_day < words_.size() && !read_time(for_day)) return Error{problem_};
    if (!day_ && !time_) return Error{words::until_needs_time()};
    return placed();
  }

 private:
  // How many words name the day.
  std::size_t read_day() {
    if (words_.empty() || (words_.size() == 1 && looks_like_time(words_[0]))) return 0;
    const std::string& first = words_[0];
    if (first == "today" || first == "tomorrow") return at_day(first == "today" ? today_ : today_ + days{1}, 1);
    if (looks_like_date(first)) return read_date();
    const auto weekday = name_in(weekdays, first);
    const std::size_t begin = weekday ? 1 : 0;
    if (const auto month = month_after(words_, begin)) return read_month(begin, *month);
    if (weekday) return read_weekday(*weekday);
    if (until_ && !looks_like_time(words_.back())) return 0;
    return wrong(words::unknown_day(first));
  }

  // "2026-12-24"
  std::size_t read_date() {
    const auto date = date_in(words_[0]);
    if (!date) return wrong(words::unknown_iso_date(words_[0]));
    return at_day(*date, 1);
  }

  std::size_t read_weekday(unsigned number) {
    at_day(today_ + (std::chrono::weekday{number} - std::chrono::weekday{today_}), 1);
    again_ = days{7};
    return 1;
  }

  // "24 dec", "thu 24 dec"
  std::size_t read_month(std::size_t begin, unsigned month) {
    const auto day = words_[begin].size() <= 2 ? number_in<unsigned>(words_[begin]) : std::nullopt;
    const year_month_day date{year_month_day{today_}.year(), std::chrono::month{month + 1},
                              std::chrono::day{day.value_or(0)}};
    for (const year_month_day& each : {date, date + years{1}}) {
      if (!each.ok()) continue;
      const local_days found{each};
      const bool fits = begin == 0 || name_in(weekdays, words_[0]) == std::chrono::weekday{found}.c_encoding();
      if (fits && found >= today_) return at_day(found, begin + 2);
    }
    return wrong(words::unknown_date(joined(0, begin + 2)));
  }

  bool read_time(std::size_t at) {
    time_text_ = words_[at];
    time_ = clock_time_in(time_text_);
    if (time_ && *time_ < days{1} && at + 1 == words_.size()) return true;
    problem_ = !day_ && !looks_like_time(time_text_) ? words::until_needs_time()
                                                     : words::unknown_time_of_day(joined(at, words_.size()));
    return false;
  }

  // The first one that is to come; what had to be assumed for it is said.
  std::expected<Moment, std::string> placed() {
    if (!time_ && day_text_ == "today") return whole_today();
    Moment moment{local_to_wall(LocalTime{day_.value_or(today_)} + time_.value_or(minutes{})), ""};
    if (moment.at <= now_ && (!day_ || again_ > days{})) {
      moment.note = assumed();
      moment.at =
          local_to_wall(LocalTime{day_.value_or(today_)} + time_.value_or(minutes{}) + (day_ ? again_ : days{1}));
    }
    return to_come(std::move(moment));
  }

  // What makes it a later day than the one that the words name first.
  [[nodiscard]] std::string assumed() const {
    if (!time_) return words::assuming_not_today();
    return day_ ? words::assuming_next_week(time_text_) : words::assuming_tomorrow(time_text_);
  }

  std::expected<Moment, std::string> whole_today() {
    if (until_) return Error{words::today_has_begun()};
    return to_come({local_to_wall(LocalTime{today_ + days{1}}), ""});
  }

  std::expected<Moment, std::string> to_come(Moment moment) const {
    if (moment.at - now_ > longest_duration) return Error{words::too_far_ahead(joined(0, words_.size()))};
    if (moment.at > now_) return moment;
    if (day_text_ == "today") return Error{words::passed_today(time_text_)};
    const std::string text = joined(0, words_.size());
    return Error{time_ || day_ < today_ ? words::in_the_past(text) : words::already_begun(text)};
  }

  std::size_t at_day(local_days day, std::size_t words) {
    day_ = day;
    return words;
  }

  std::size_t wrong(std::string why) {
    problem_ = std::move(why);
    return 0;
  }

  [[nodiscard]] std::string joined(std::size_t from, std::size_t to) const {
    std::string text;
    for (std::size_t at = from; at < to; ++at) text += (text.empty() ? "" : " ") + words_[at];
    return text;
  }

  const Words words_;
  const bool until_;
  const WallTime now_;
  const local_days today_;
  std::optional<local_days> day_;
  days again_{};  // after so long the day comes again
  std::optional<minutes> time_;
  std::string day_text_;
  std::string time_text_;
  std::string problem_;
};

// Whether they begin with that one, which is gone then.
bool takes(Words& words, std::string_view first) {
  const bool there = !words.empty() && words.front() == first;
  if (there) words.erase(words.begin());
  return there;
}

std::string_view without_first_word(std::string_view text) {
  const auto end = text.find_first_of(blanks, text.find_first_not_of(blanks));
  return end == text.npos ? std::string_view{} : text.substr(end);
}

// `length` is what is left of `text` without its first word, or all of it.
std::expected<When, std::string> length_in(std::string_view length, std::string_view text) {
  if (length.find_first_of("0123456789") == length.npos) {
    return Error{words::neither_length_nor_time(text)};
  }
  auto duration = parse_duration(length);
  if (!duration) return Error{words::mistake(duration.error())};
  return When{*duration};
}

}  // namespace

std::expected<When, std::string> parse_when(std::string_view text, WallTime now) {
  Words words = lower_words(text);
  if (takes(words, "for")) return length_in(without_first_word(text), text);
  const bool until = takes(words, "until");
  if (words.size() > 1 && looks_like_time(words[0])) std::ranges::rotate(words, words.begin() + 1);  // "14:00 tomorrow"
  if (!until && !names_moment(words)) return length_in(text, text);
  auto moment = Reader(std::move(words), until, now).moment();
  if (!moment) return Error{moment.error()};
  return When{*std::move(moment)};
}

std::expected<When, std::string> parse_lasting(std::string_view text, WallTime now) {
  auto when = parse_when(text, now);
  const auto* length = when ? std::get_if<Duration>(&*when) : nullptr;
  if (length != nullptr && *length <= Duration{}) return std::unexpected(words::length_too_short(text));
  return when;
}

}  // namespace unknot::cli
