// SPDX-License-Identifier: MIT
#include "holidays/event_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "strings/same_letters.hpp"

namespace unknot::cli {

namespace {

using Refused = std::unexpected<Mistake>;
using What = Mistake::What;

constexpr std::size_t longest_line = 65'536;
constexpr std::size_t most_lines = 500;  // of one event
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::array<std::string_view, 10> wanted{"DTSTART", "DTEND",         "DURATION", "RRULE",  "RDATE",
                                                  "EXDATE",  "RECURRENCE-ID", "SUMMARY",  "STATUS", "UID"};

// "DTSTART" of "DTSTART;VALUE=DATE:20261225"
std::string_view name_of(std::string_view line) { return line.substr(0, line.find_first_of(":;")); }

std::string_view value_of(std::string_view line) {
  const auto colon = line.find(':');
  return colon == line.npos ? std::string_view{} : line.substr(colon + 1);
}

bool is_wanted(std::string_view line) {
  const auto name = name_of(line);
  return std::ranges::any_of(wanted, [&](std::string_view each) { return same_letters(name, each); });
}

// The lines of a text, each with those that continue it; one that is too long is cut.
class Unfolded {
 public:
  explicit Unfolded(std::string_view text) : rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  std::optional<std::string> next() {
    if (rest_.empty()) return std::nullopt;
    std::string line(one());
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) {
      const auto more = one().substr(1);
      line += more.substr(0, longest_line - std::min(line.size(), longest_line));
    }
    while (line.ends_with(' ') || line.ends_with('\t')) line.pop_back();
    return line;
  }

 private:
  std::string_view one() {
    const auto end = std::min(rest_.find('\n'), rest_.size());
    auto line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line.substr(0, longest_line);
  }

  std::string_view rest_;
};

// An event is what stands in a calendar; what stands in the event, such as its alarm, is passed over.
class Gatherer {
 public:
  // False: there are too many.
  bool take(std::string line) {
    if (same_letters(name_of(line), "BEGIN")) {
      if (++depth_ == 2 && same_letters(value_of(line), "VEVENT")) event_.emplace();
    } else if (same_letters(name_of(line), "END")) {
      if (depth_ > 0) --depth_;
      if (depth_ <= 1) end_event();
    } else if (event_ && depth_ == 2 && is_wanted(line)) {
      event_->push_back(std::move(line));
    }
    return found_.events.size() <= most_events;
  }

  Events finish() && {
    found_.broken += event_ ? 1 : 0;
    return std::move(found_);
  }

 private:
  void end_event() {
    auto event = std::exchange(event_, std::nullopt);
    if (!event) return;
    if (event->size() > most_lines) {
      ++found_.broken;
    } else {
      found_.events.push_back(*std::move(event));
    }
  }

  Events found_;
  std::optional<EventLines> event_;  // the one that goes on
  std::size_t depth_ = 0;
};

bool is_calendar(std::string_view text) {
  Unfolded lines(text);
  auto first = lines.next();
  while (first && first->empty()) first = lines.next();
  return first && same_letters(*first, "BEGIN:VCALENDAR") && text.find('\0') == text.npos;
}

}  // namespace

std::expected<Events, Mistake> events_in(std::string_view text) {
  if (!is_calendar(text)) return Refused(Mistake{What::not_a_calendar});
  Gatherer gatherer;
  Unfolded lines(text);
  while (auto line = lines.next()) {
    if (!gatherer.take(*std::move(line))) return Refused(Mistake{.what = What::too_many_events, .most = most_events});
  }
  return std::move(gatherer).finish();
}

}  // namespace unknot::cli
