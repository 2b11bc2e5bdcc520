// SPDX-License-Identifier: MIT
#include "clocks/zone.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <utility>

#include "files/text.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using Seconds = std::chrono::sys_seconds;

seconds offset_at(Seconds at) {
  const std::time_t count = at.time_since_epoch().count();
  std::tm fields{};
  localtime_r(&count, &fields);
  return seconds{fields.tm_gmtoff};
}

// The first second with the offset of `later`; it differs from that of `earlier`.
Seconds change_between(Seconds earlier, Seconds later) {
  const seconds before = offset_at(earlier);
  while (later - earlier > seconds{1}) {
    const Seconds middle = earlier + (later - earlier) / 2;
    (offset_at(middle) == before ? earlier : later) = middle;
  }
  return later;
}

// No zone changes twice within a day.
Zone read(WallTime from, WallTime to) {
  Seconds at = std::chrono::floor<seconds>(from);
  seconds offset = offset_at(at);
  Zone result{{{at, offset}}};
  for (; at < to; at += days{1}) {
    const seconds before = std::exchange(offset, offset_at(at + days{1}));
    if (offset == before) continue;
    const Seconds change = change_between(at, at + days{1});
    result.changes.push_back({change, offset_at(change)});
  }
  return result;
}

// The moment that `local` means by the offset which holds at `near`.
WallTime by_offset_of(WallTime near, LocalTime local) {
  return WallTime{local.time_since_epoch() - (wall_to_local(near).time_since_epoch() - near.time_since_epoch())};
}

// The process in another zone, while it lives.
class OtherZone {
 public:
  explicit OtherZone(const std::string& name) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    ::setenv("TZ", name.c_str(), 1);
    ::tzset();
  }
  OtherZone(const OtherZone&) = delete;
  OtherZone& operator=(const OtherZone&) = delete;
  ~OtherZone() {
    before_ ? ::setenv("TZ", before_->c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
  }

 private:
  std::optional<std::string> before_;
};

// The library treats an unknown name as UTC.
bool has_zone(const std::string& name) {
  if (name == "UTC") return true;
  const char* chosen = std::getenv("TZDIR");
  const std::filesystem::path folder = chosen != nullptr ? chosen : "/usr/share/zoneinfo";
  const std::filesystem::path file = (folder / name).lexically_normal();
  std::error_code error;
  if (!file.native().starts_with(folder.native() + "/") || !std::filesystem::is_regular_file(file, error)) return false;
  constexpr std::string_view magic = "TZif";
  return files::read_text(file, magic.size()) == magic;
}

}  // namespace

LocalTime wall_to_local(WallTime at) {
  return LocalTime{at.time_since_epoch() + offset_at(std::chrono::floor<seconds>(at))};
}

// No offset is longer than 26 hours, and no zone changes twice within two days.
WallTime local_to_wall(LocalTime local) {
  const LocalTime wanted = std::chrono::floor<seconds>(local);
  const WallTime as_utc{wanted.time_since_epoch()};
  const WallTime before = by_offset_of(as_utc - hours{26}, wanted);
  const WallTime after = by_offset_of(as_utc + hours{26}, wanted);
  const bool before_fits = wall_to_local(before) == wanted;
  const bool after_fits = wall_to_local(after) == wanted;
  if (before_fits && after_fits) return std::min(before, after);
  if (!before_fits && !after_fits) return std::max(before, after);
  return before_fits ? before : after;
}

void look_at_zone_again() { ::tzset(); }

WallTime now_in_zone() {
  look_at_zone_again();
  return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

Zone local_zone(WallTime from, WallTime to) {
  look_at_zone_again();
  return read(from, to);
}

std::optional<Zone> named_zone(const std::string& name, WallTime from, WallTime to) {
  if (!has_zone(name)) return std::nullopt;
  const OtherZone zone(name);
  return read(from, to);
}

}  // namespace unknot
