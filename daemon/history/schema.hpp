// SPDX-License-Identifier: MIT
// The tables, and how an older file becomes a present one.
#pragma once

#include <span>

#include "history/database.hpp"

namespace unknot::history {

// "Unkn": tells our files from others.
inline constexpr std::int64_t application_id = 0x556e6b6e;

// The scripts that made each version out of the one before it; the first makes the tables. Scripts are only added.
[[nodiscard]] std::span<const char* const> migrations();

// A file that a newer version has changed; it is left as it is.
class NewerSchema : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Brings the file to the last of `scripts`, each in a transaction of its own. Throws SqlError, NewerSchema.
void migrate(Database& database, std::span<const char* const> scripts = migrations());

// Throws NewerSchema for a file that can't be read by this version, SqlError for one that is no history.
void check_schema(Database& database);

}  // namespace unknot::history
