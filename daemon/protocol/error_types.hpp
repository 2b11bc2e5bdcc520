// SPDX-License-Identifier: MIT
// The errors of the control interface as C++ types.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::protocol {

// Each is the parameters of its error.
namespace error {

struct NothingToAnswer {
  static constexpr std::string_view name = "org.unknot.control.NothingToAnswer";
  std::string answer{};
};
BOOST_DESCRIBE_STRUCT(NothingToAnswer, (), (answer))

struct SnoozeLimitReached {
  static constexpr std::string_view name = "org.unknot.control.SnoozeLimitReached";
  std::int64_t limit = 0;
  // None, here and below: from a daemon that did not say so yet.
  std::optional<bool> strict{};
  std::optional<bool> ahead{};
};
BOOST_DESCRIBE_STRUCT(SnoozeLimitReached, (), (limit, strict, ahead))

struct UnknownKind {
  static constexpr std::string_view name = "org.unknot.control.UnknownKind";
  std::string kind{};
  std::vector<std::string> known{};
};
BOOST_DESCRIBE_STRUCT(UnknownKind, (), (kind, known))

struct BreakUnderWay {
  static constexpr std::string_view name = "org.unknot.control.BreakUnderWay";
  std::string kind{};
  std::optional<bool> strict{};
};
BOOST_DESCRIBE_STRUCT(BreakUnderWay, (), (kind, strict))

struct BreakIsStrict {
  static constexpr std::string_view name = "org.unknot.control.BreakIsStrict";
  std::string kind{};
};
BOOST_DESCRIBE_STRUCT(BreakIsStrict, (), (kind))

struct ReminderWaits {
  static constexpr std::string_view name = "org.unknot.control.ReminderWaits";
  std::string kind{};
  std::optional<bool> strict{};
};
BOOST_DESCRIBE_STRUCT(ReminderWaits, (), (kind, strict))

struct NothingAhead {
  static constexpr std::string_view name = "org.unknot.control.NothingAhead";
};
BOOST_DESCRIBE_STRUCT(NothingAhead, (), ())

struct UnknownProfile {
  static constexpr std::string_view name = "org.unknot.control.UnknownProfile";
  std::string profile{};
  std::vector<std::string> known{};
};
BOOST_DESCRIBE_STRUCT(UnknownProfile, (), (profile, known))

struct InvalidSettings {
  static constexpr std::string_view name = "org.unknot.control.InvalidSettings";
  std::vector<std::string> problems{};
};
BOOST_DESCRIBE_STRUCT(InvalidSettings, (), (problems))

struct TooManyClients {
  static constexpr std::string_view name = "org.unknot.control.TooManyClients";
  std::int64_t limit = 0;
};
BOOST_DESCRIBE_STRUCT(TooManyClients, (), (limit))

}  // namespace error

}  // namespace unknot::protocol
