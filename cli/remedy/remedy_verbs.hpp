// SPDX-License-Identifier: MIT
// The verbs of `unknot remedy`. They work on files, with or without a daemon.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "remedies/catalogue.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Null if unknown, after an error with a suggestion.
[[nodiscard]] const remedies::Remedy* find_remedy(const std::string& id, const remedies::Catalogue& catalogue,
                                                  Output& output);

namespace verb {

struct RemedyList {
  static constexpr Heading heading{"remedy list", "Commands", "List all remedies and whether they are on"};

  std::optional<remedies::Area> area;

  static void describe(Syntax<RemedyList>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyList&) const = default;
};

struct RemedyShow {
  static constexpr Heading heading{"remedy show", "Commands", "Show the details of a remedy"};

  std::string id;

  static void describe(Syntax<RemedyShow>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyShow&) const = default;
};

struct RemedyTry {
  static constexpr Heading heading{"remedy try", "Commands", "Try a remedy now, step by step; nothing is recorded"};

  std::string id;
  Duration lasts = std::chrono::minutes{1};
  bool view = false;    // in a window
  bool screen = false;  // on the full screen

  static void describe(Syntax<RemedyTry>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyTry&) const = default;
};

struct RemedyOn {
  static constexpr Heading heading{"remedy on", "Commands", "Turn a remedy back on"};

  std::string id;

  static void describe(Syntax<RemedyOn>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyOn&) const = default;
};

struct RemedyOff {
  static constexpr Heading heading{"remedy off", "Commands", "Turn a remedy off"};

  std::string id;

  static void describe(Syntax<RemedyOff>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyOff&) const = default;
};

struct RemedyExclude {
  static constexpr Heading heading{"remedy exclude", "Commands", "Exclude what doesn't suit you; without a TAG, asks"};

  Words tags;
  bool remove = false;

  static void describe(Syntax<RemedyExclude>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyExclude&) const = default;
};

struct RemedyRate {
  static constexpr Heading heading{"remedy rate", "Commands", "Rate a remedy; good ones come more often"};

  enum class Rating { good, bad };
  std::string id;
  Rating rating{};

  static void describe(Syntax<RemedyRate>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyRate&) const = default;
};

struct RemedyHelpNow {
  static constexpr Heading heading{"remedy help-now", "Commands", "Show when to get help instead of stretching"};

  int run(const Options& options, Output& output) const;
  bool operator==(const RemedyHelpNow&) const = default;
};

}  // namespace verb

}  // namespace unknot::cli
