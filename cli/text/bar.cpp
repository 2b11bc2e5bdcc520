// SPDX-License-Identifier: MIT
#include "text/bar.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "protocol/status_telling.hpp"
#include "strings/markup.hpp"
#include "text/render.hpp"
#include "words/language/duration.hpp"
#include "words/status.hpp"
#include "words/status_page.hpp"

namespace unknot::cli {

namespace {

using protocol::State;
using protocol::Status;
using std::chrono::seconds;

// The time in the text that counts down.
std::optional<std::int64_t> running(const Status& status) {
  if (status.state == State::working) return status.next_in_s;
  if (status.state == State::begun) return status.left_s;
  return std::nullopt;
}

std::optional<std::int64_t> less(std::optional<std::int64_t> count, std::int64_t by) {
  if (count) count = std::max<std::int64_t>(0, *count - by);
  return count;
}

// How much of the way to the next break, or of the break, is over.
int percentage(const Status& status) {
  const bool begun = status.state == State::begun;
  const auto name = begun ? status.kind : status.next_kind;
  const auto left = running(status);
  const auto kind = std::ranges::find(status.kinds, name.value_or(""), &protocol::Kind::name);
  if (kind == status.kinds.end() || !left) return status.kind && !begun ? 100 : 0;
  const std::int64_t whole = std::max<std::int64_t>(1, begun ? kind->lasts_s : kind->every_s);
  return static_cast<int>(std::clamp<std::int64_t>(100 * (whole - *left) / whole, 0, 100));
}

std::string class_of(const Status& status) { return boost::describe::enum_to_string(status.state, "working"); }

// "stretch: in 7 min (every 20 min, lasts 1 min)"
std::string without_columns(const std::string& line) {
  std::string text;
  const char* between = ": ";
  for (std::size_t at = line.find_first_not_of(' '); at < line.size();) {
    const std::size_t gap = std::min(line.find("  ", at), line.size());
    text += (text.empty() ? "" : std::exchange(between, " ")) + line.substr(at, gap - at);
    at = line.find_first_not_of(' ', gap);
  }
  return text;
}

// The font of a bar's tooltip has no columns.
std::string tooltip_of(const std::string& block) {
  std::string text;
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t end = std::min(block.find('\n', at), block.size());
    text += without_columns(block.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string waybar_line(const std::string& text, const std::string& tooltip, const std::string& css, int percent) {
  boost::json::object line;
  line["text"] = as_markup(text);
  line["tooltip"] = as_markup(tooltip);
  line["alt"] = css;
  line["class"] = css;
  line["percentage"] = percent;
  return boost::json::serialize(line);
}

}  // namespace

Status aged(const Status& status, Duration elapsed) {
  Status now = status;
  const std::int64_t by = std::chrono::floor<seconds>(elapsed).count();
  now.left_s = less(status.left_s, by);
  now.next_in_s = less(status.next_in_s, by);
  for (protocol::Kind& kind : now.kinds) {
    if (kind.due_in_s) kind.worked_s += by;
    kind.due_in_s = less(kind.due_in_s, by);
  }
  return now;
}

std::string watch_line(WatchFormat format, const Status& status, const Calendar& calendar) {
  if (format == WatchFormat::plain) return reason_line(status, calendar);
  const std::string tooltip = tooltip_of(status_block(status, calendar, {}));
  return waybar_line(words::in_short(status_of(status), calendar), tooltip, class_of(status), percentage(status));
}

std::string stopped_line(WatchFormat format, const std::string& why) {
  if (format == WatchFormat::plain) return words::not_running();
  return waybar_line(words::not_running_in_short(), why, "stopped", 0);
}

std::optional<Duration> next_change(const Status& status, Duration elapsed) {
  const auto counted = running(status);
  if (!counted) return std::nullopt;
  const Duration whole = seconds{*counted};
  const Duration left = whole - elapsed;
  if (left <= Duration{0}) return std::nullopt;
  for (const Duration step :
       {Duration{seconds{1}}, Duration{std::chrono::minutes{1}}, Duration{std::chrono::hours{1}}}) {
    const Duration later = (left - Duration{1}) / step * step;
    if (words::duration(later) != words::duration(left)) return whole - later;
  }
  return std::nullopt;
}

}  // namespace unknot::cli
