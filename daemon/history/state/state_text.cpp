// SPDX-License-Identifier: MIT
#include "history/state/state_text.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "history/state/state_json.hpp"
#include "planner/restart.hpp"

namespace unknot::history {

namespace {

namespace json = boost::json;

constexpr std::int64_t version = 1;
constexpr std::size_t longest_text = std::size_t{1} << 20;
constexpr std::chrono::days longest_absence{36525};  // more is a mistake of the clock

bool is_of_this_version(const json::value& from) {
  const auto* object = from.if_object();
  const auto* found = object ? object->if_contains("version") : nullptr;
  return found && found->is_int64() && found->get_int64() == version;
}

}  // namespace

std::string to_text(const Saved& saved) {
  json::object object = write_state(saved);
  object["version"] = version;
  return json::serialize(object);
}

std::expected<Saved, Reason> from_text(std::string_view text) {
  using Refused = std::unexpected<Reason>;
  if (text.size() > longest_text) return Refused(Reason{Reason::What::too_long});
  try {
    json::parse_options options;
    options.allow_invalid_utf8 = true;  // earlier versions have let it in; each text is made printable when it is read
    const json::value from = json::parse(text, {}, options);
    if (!is_of_this_version(from)) return Refused(Reason{Reason::What::other_version});
    Saved saved = read_state(from);
    check_state(saved);
    return saved;
  } catch (const std::exception& error) {
    return Refused(reason_of(error));
  }
}

PlannerState planner_now(const Saved& saved, std::string_view boot, Instant now, WallTime wall) {
  const bool same_boot = saved.boot == boot && saved.planner.now <= now;
  if (same_boot) return saved.planner;
  const Duration ago =
      std::clamp<Duration>(wall - saved.planner.clock.when(saved.planner.now), Duration{}, longest_absence);
  return moved(saved.planner, now - ago - saved.planner.now);
}

}  // namespace unknot::history
