// SPDX-License-Identifier: MIT
// What happens to the history, and why it can't be used. It is data: words/problems/history.hpp has the sentence of
// each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "planner/time.hpp"

namespace unknot::history {

// Why the file, or the state of the daemon in it, can't be used.
struct Reason {
  enum class What {
    none,
    said,
    // the file
    no_regular_file,
    foreign,
    newer,
    stuck,
    // the state
    too_long,
    other_version,
    missing,
    impossible,
    bad_zone,
    bad_time,
    bad_length,
    bad_kind,
    bad_hold,
    bad_number,
    bad_list,
    bad_boolean,
    bad_string,
    bad_count,
    bad_duration,
  };
  static constexpr auto last_what = What::bad_duration;

  What what = What::none;
  std::string text{};          // what the system said, taken as it is; or the name of a field
  std::int64_t version = 0;    // that of a newer file
  std::int64_t supported = 0;  // the newest that can be read

  bool operator==(const Reason&) const = default;
  // It can be used.
  [[nodiscard]] bool empty() const { return what == What::none; }
};

// Because of what somebody else said.
[[nodiscard]] inline Reason said(std::string text) { return {Reason::What::said, std::move(text)}; }

// Thrown by what reads it, with the reason.
class Unusable : public std::exception {
 public:
  explicit Unusable(Reason reason) : reason_(std::move(reason)) {}

  [[nodiscard]] const Reason& reason() const { return reason_; }
  [[nodiscard]] const char* what() const noexcept override { return "the history can't be used"; }

 private:
  Reason reason_;
};

// Why it can't be used, of whatever was thrown.
[[nodiscard]] inline Reason reason_of(const std::exception& error) {
  const auto* ours = dynamic_cast<const Unusable*>(&error);
  return ours ? ours->reason() : said(error.what());
}

// What is wrong with the history, or happened to it.
struct Problem {
  enum class What {
    // for as long as it is so
    nowhere,
    in_use,
    closed,
    moved_aside,
    unwritten,
    dropped,
    // once
    lost,
    writable_again,
    not_writable,
    dropping,
    deleted,
    clock_set_back,
    clock_right,
    not_read,
    not_cleared,
  };
  static constexpr auto last_what = What::not_cleared;

  What what;
  std::string file{};      // the history; or, moved aside, where it is now
  Reason reason{};         // why it is so
  std::size_t events = 0;  // that it is about
  std::size_t spans = 0;
  Duration by{};         // how far a clock was set back
  std::string moment{};  // and to when: "2026-11-23 09:10:10"

  bool operator==(const Problem&) const = default;
};

}  // namespace unknot::history
