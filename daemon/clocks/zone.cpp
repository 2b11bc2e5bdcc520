// SPDX-License-Identifier: MIT
#include "daemon/zone.hpp"

#include <glib.h>

#include <memory>

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::seconds;
using Seconds = std::chrono::sys_seconds;

struct Unref {
  void operator()(GTimeZone* zone) const { g_time_zone_unref(zone); }
};
using ZonePtr = std::unique_ptr<GTimeZone, Unref>;

seconds offset_at(GTimeZone* zone, Seconds at) {
  const int interval = g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at.time_since_epoch().count());
  return seconds{interval < 0 ? 0 : g_time_zone_get_offset(zone, interval)};
}

// The first second with the offset of `later`; it differs from that of `earlier`.
Seconds change_between(GTimeZone* zone, Seconds earlier, Seconds later) {
  const seconds before = offset_at(zone, earlier);
  while (later - earlier > seconds{1}) {
    const Seconds middle = earlier + (later - earlier) / 2;
    (offset_at(zone, middle) == before ? earlier : later) = middle;
  }
  return later;
}

// No zone changes twice within a day.
Zone read(GTimeZone* zone, WallTime from, WallTime to) {
  Seconds at = std::chrono::floor<seconds>(from);
  Zone result{{{at, offset_at(zone, at)}}};
  for (; at < to; at += days{1}) {
    if (offset_at(zone, at) == offset_at(zone, at + days{1})) continue;
    const Seconds change = change_between(zone, at, at + days{1});
    result.changes.push_back({change, offset_at(zone, change)});
  }
  return result;
}

}  // namespace

Zone local_zone(WallTime from, WallTime to) { return read(ZonePtr{g_time_zone_new_local()}.get(), from, to); }

std::optional<Zone> named_zone(const std::string& name, WallTime from, WallTime to) {
  const ZonePtr zone{g_time_zone_new_identifier(name.c_str())};
  if (!zone) return std::nullopt;
  return read(zone.get(), from, to);
}

}  // namespace unknot
