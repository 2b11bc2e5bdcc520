// SPDX-License-Identifier: MIT
// PURE: the values that the parts of a saved state are made of, for state_read only. All throw Unusable.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "history/state/state_json.hpp"
#include "planner/time.hpp"
#include "strings/printable.hpp"

namespace unknot::history {

inline constexpr std::int64_t farthest = std::int64_t{1} << 52;  // ms; sums of two still fit

inline const boost::json::value& member(const boost::json::value& from, std::string_view name) {
  const auto* object = from.if_object();
  const boost::json::value* value = object ? object->if_contains(name) : nullptr;
  if (!value) throw Unusable({Reason::What::missing, std::string(name)});
  return *value;
}

inline std::int64_t number(const boost::json::value& from) {
  const auto* value = from.if_int64();
  if (!value || *value > farthest || *value < -farthest) throw Unusable({Reason::What::bad_number});
  return *value;
}

inline const boost::json::array& list(const boost::json::value& from) {
  const auto* array = from.if_array();
  if (!array) throw Unusable({Reason::What::bad_list});
  return *array;
}

// A list of so many.
inline const boost::json::array& list(const boost::json::value& from, std::size_t size) {
  if (list(from).size() != size) throw Unusable({Reason::What::bad_length});
  return list(from);
}

template <typename T>
T read(const boost::json::value& from);

template <typename T>
T read(const boost::json::value& from, std::string_view name) {
  return read<T>(member(from, name));
}

template <typename T>
std::optional<T> maybe(const boost::json::value& from, std::string_view name) {
  const boost::json::value& value = member(from, name);
  return value.is_null() ? std::nullopt : std::optional{read<T>(value)};
}

// What an earlier version did not keep.
template <typename T>
T kept(const boost::json::value& from, std::string_view name, T otherwise) {
  const auto* value = from.as_object().if_contains(name);
  return value ? read<T>(*value) : std::move(otherwise);
}

template <typename T>
std::optional<T> kept_maybe(const boost::json::value& from, std::string_view name) {
  const auto* value = from.as_object().if_contains(name);
  return value && !value->is_null() ? std::optional{read<T>(*value)} : std::nullopt;
}

template <>
inline bool read(const boost::json::value& from) {
  const auto* value = from.if_bool();
  if (!value) throw Unusable({Reason::What::bad_boolean});
  return *value;
}

inline const boost::json::string& text(const boost::json::value& from) {
  const auto* value = from.if_string();
  if (!value) throw Unusable({Reason::What::bad_string});
  return *value;
}

// Names, which an earlier version may have let in as they were.
template <>
inline std::string read(const boost::json::value& from) {
  return printable(text(from));
}

template <>
inline int read(const boost::json::value& from) {
  const std::int64_t value = number(from);
  if (value < 0 || value > 1'000'000) throw Unusable({Reason::What::bad_count});
  return static_cast<int>(value);
}

template <>
inline Duration read(const boost::json::value& from) {
  const std::int64_t value = number(from);
  if (value < 0) throw Unusable({Reason::What::bad_duration});
  return Duration{value};
}

template <>
inline Instant read(const boost::json::value& from) {
  return Instant{Duration{number(from)}};
}

template <>
inline WallTime read(const boost::json::value& from) {
  return WallTime{Duration{number(from)}};
}

template <>
inline LocalTime read(const boost::json::value& from) {
  return LocalTime{Duration{number(from)}};
}

}  // namespace unknot::history
