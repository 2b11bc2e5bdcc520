// SPDX-License-Identifier: MIT
// The tables, and migrations from older versions.
#pragma once

#include <span>

#include "history/database.hpp"
#include "problems/history.hpp"

namespace unknot::history {

// "Unkn": identifies our files.
inline constexpr std::int64_t application_id = 0x556e6b6e;

// From this version on a file keeps apart what a wrong clock has recorded.
inline constexpr std::int64_t keeps_apart = 2;

// From this version on a file keeps how areas of the body feel.
inline constexpr std::int64_t keeps_sores = 4;

// The scripts that made each version out of the one before it; the first makes the tables. Scripts are only added.
[[nodiscard]] std::span<const char* const> migrations();

// A file of another program, or one that a newer version has changed; it is left as it is.
class NotOurs : public Unusable {
 public:
  using Unusable::Unusable;
};
// The latter.
class TooNew : public NotOurs {
 public:
  using NotOurs::NotOurs;
};

// The version of a file that can be used, or is empty: 0. Changes nothing in it. Throws NotOurs, SqlError.
[[nodiscard]] std::int64_t version_of(Database& database, std::span<const char* const> scripts = migrations());

// Makes the tables in an empty file, brings an older one to the present, or leaves it as it was. Throws SqlError,
// NotOurs.
void migrate(Database& database);

// Goes no further than these, each after the one before.
void migrate(Database& database, std::span<const char* const> scripts);

}  // namespace unknot::history
