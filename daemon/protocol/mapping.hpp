// SPDX-License-Identifier: MIT
// Described structs to JSON and back: an optional is null or absent, an enum its name, and a mistake is named by its
// path. A text is one printable line, on both ways.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "strings/printable.hpp"

namespace unknot::protocol {

// What becomes of members that the struct does not have: services refuse them, clients must ignore them.
enum class Unknown { refused, ignored };

namespace detail {

template <typename T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <typename T>
inline constexpr bool is_vector = false;
template <typename T>
inline constexpr bool is_vector<std::vector<T>> = true;

// The path of the first mistake, relative to where it was looked for; none: all is well.
using Mistake = std::optional<std::string>;

// "kinds" and "[0].name" to "kinds[0].name"; "status" and "kinds" to "status.kinds".
[[nodiscard]] inline std::string join(std::string_view outer, const std::string& inner) {
  const bool dot = !inner.empty() && inner.front() != '[';
  return std::string(outer) + (dot ? "." : "") + inner;
}

template <typename T>
  requires std::same_as<T, bool> || std::same_as<T, std::int64_t>
boost::json::value to_value(const T& field) {
  return boost::json::value(field);
}

inline boost::json::value to_value(const std::string& field) { return boost::json::value(printable(field)); }

template <typename T>
  requires std::is_enum_v<T>
boost::json::value to_value(const T& field) {
  return boost::json::value(boost::describe::enum_to_string(field, ""));
}

template <typename T>
boost::json::value to_value(const std::optional<T>& field);
template <typename T>
boost::json::value to_value(const std::vector<T>& field);

template <typename T>
  requires boost::describe::has_describe_members<T>::value
boost::json::object to_value(const T& from) {
  boost::json::object object;
  boost::mp11::mp_for_each<Members<T>>(
      [&](auto member) { object.emplace(member.name, to_value(from.*member.pointer)); });
  return object;
}

template <typename T>
boost::json::value to_value(const std::optional<T>& field) {
  return field ? boost::json::value(to_value(*field)) : boost::json::value(nullptr);
}

template <typename T>
boost::json::value to_value(const std::vector<T>& field) {
  boost::json::array array;
  for (const T& element : field) array.push_back(to_value(element));
  return array;
}

inline Mistake read(const boost::json::value& from, bool& to, Unknown) {
  if (!from.is_bool()) return "";
  to = from.get_bool();
  return {};
}

inline Mistake read(const boost::json::value& from, std::int64_t& to, Unknown) {
  if (!from.is_int64()) return "";
  to = from.get_int64();
  return {};
}

inline Mistake read(const boost::json::value& from, std::string& to, Unknown) {
  if (!from.is_string()) return "";
  to = printable(from.get_string());
  return {};
}

template <typename T>
  requires std::is_enum_v<T>
Mistake read(const boost::json::value& from, T& to, Unknown) {
  if (!from.is_string()) return "";
  Mistake mistake = "";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto word) {
    if (std::string_view(from.get_string()) != word.name) return;
    to = word.value;
    mistake.reset();
  });
  return mistake;
}

template <typename T>
Mistake read(const boost::json::value& from, std::optional<T>& to, Unknown unknown);
template <typename T>
Mistake read(const boost::json::value& from, std::vector<T>& to, Unknown unknown);
template <typename T>
  requires boost::describe::has_describe_members<T>::value
Mistake read(const boost::json::value& from, T& to, Unknown unknown);

template <typename T>
bool has_member(std::string_view name) {
  bool found = false;
  boost::mp11::mp_for_each<Members<T>>([&](auto member) { found = found || name == member.name; });
  return found;
}

template <typename Field>
Mistake read_member(const boost::json::object& from, std::string_view name, Field& to, Unknown unknown) {
  const boost::json::value* value = from.if_contains(name);
  if (!value && is_optional<Field>) return {};
  if (!value) return std::string(name);
  Mistake mistake = read(*value, to, unknown);
  return mistake ? join(name, *mistake) : mistake;
}

template <typename T>
  requires boost::describe::has_describe_members<T>::value
Mistake read_object(const boost::json::object& from, T& to, Unknown unknown) {
  Mistake mistake;
  boost::mp11::mp_for_each<Members<T>>([&](auto member) {
    if (!mistake) mistake = read_member(from, member.name, to.*member.pointer, unknown);
  });
  if (unknown == Unknown::ignored) return mistake;
  for (const auto& [name, value] : from) {
    if (!mistake && !has_member<T>(name)) mistake = std::string(name);
  }
  return mistake;
}

template <typename T>
  requires boost::describe::has_describe_members<T>::value
Mistake read(const boost::json::value& from, T& to, Unknown unknown) {
  if (!from.is_object()) return "";
  return read_object(from.get_object(), to, unknown);
}

template <typename T>
Mistake read(const boost::json::value& from, std::optional<T>& to, Unknown unknown) {
  if (from.is_null()) return {};
  return read(from, to.emplace(), unknown);
}

template <typename T>
Mistake read(const boost::json::value& from, std::vector<T>& to, Unknown unknown) {
  if (!from.is_array()) return "";
  for (const boost::json::value& element : from.get_array()) {
    if (Mistake mistake = read(element, to.emplace_back(), unknown)) {
      return join("[" + std::to_string(to.size() - 1) + "]", *mistake);
    }
  }
  return {};
}

}  // namespace detail

// The struct as a JSON object, in the order of its members; an absent optional is null.
template <typename T>
[[nodiscard]] boost::json::object to_object(const T& from) {
  return detail::to_value(from);
}

// The object as a T. The error is the path of the first wrong, missing or refused member: "kinds[0].due_in_s".
template <typename T>
[[nodiscard]] std::expected<T, std::string> from_object(const boost::json::object& from, Unknown unknown) {
  T to;
  if (auto mistake = detail::read_object(from, to, unknown)) return std::unexpected(*std::move(mistake));
  return to;
}

}  // namespace unknot::protocol
