// SPDX-License-Identifier: MIT
// A thin wrapper of SQLite: a connection, a statement, a transaction. What fails throws SqlError.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "planner/time.hpp"

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

namespace unknot::history {

// A time as rows keep it: milliseconds since 1970.
inline std::int64_t count(WallTime at) { return at.time_since_epoch().count(); }
inline WallTime wall(std::int64_t count) { return WallTime{Duration{count}}; }

class SqlError : public std::runtime_error {
 public:
  SqlError(int code, const std::string& text) : std::runtime_error(text), code_(code) {}

  // The file is no database, or a broken one.
  [[nodiscard]] bool damaged() const;
  // Our statements fit our tables: that one can't be carried out may come of damage, too.
  [[nodiscard]] bool unexpected() const;
  // The file or its disk does not let it: after that, the file has to be reopened.
  [[nodiscard]] bool of_system() const;

 private:
  [[nodiscard]] bool is_one_of(std::initializer_list<int> codes) const;

  int code_;
};

enum class Access { read, write };

// One connection, on the thread that made it. Waits for nobody: what another has locked fails at once, unless
// `patience` says how long to try.
class Database {
 public:
  // For writing, a missing file is made, for its owner only; its folder must be there. What waits in the log of the
  // file stays there, until `adopt`.
  Database(const std::filesystem::path& file, Access access, Duration patience = {});

  void run(const char* sql);
  // Of a query with one number as its answer.
  [[nodiscard]] std::int64_t number(const char* sql);
  // The file is ours: from now on its log is folded into it.
  void adopt();
  // Whether SQLite finds it whole; reads all of it.
  [[nodiscard]] bool sound();
  // How many rows the last statement has changed.
  [[nodiscard]] std::int64_t changes() const;
  // The key of the row that was last inserted.
  [[nodiscard]] std::int64_t last_id() const;
  // The file was moved, replaced or deleted since it was opened: what is written now would be lost.
  [[nodiscard]] bool moved() const;

  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

// A prepared statement; parameters and columns count from 1 and 0, as in SQLite.
class Statement {
 public:
  Statement(Database& database, const char* sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view value);
  Statement& bind(int parameter, std::optional<std::int64_t> value);
  // The first of them to ?1, and so on.
  Statement& bind_all(const auto&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }
  // True while there is a row.
  [[nodiscard]] bool step();
  // Runs to the end and is ready for other values.
  void run();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_number(int column) const;
  // Holds until the next step.
  [[nodiscard]] std::string_view text(int column) const;

 private:
  struct Finish {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finish> handle_;
};

// What a row gives to `visit(...)`, for as long as that takes; arguments count from 0.
class Visited {
 public:
  explicit Visited(sqlite3_value** arguments) : arguments_(arguments) {}

  [[nodiscard]] std::int64_t number(int argument) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_number(int argument) const;
  [[nodiscard]] std::string_view text(int argument) const;

 private:
  sqlite3_value** arguments_;
};

// While it lives, `SELECT visit(...) FROM ...` gives `each` its arguments for every row, in no order. For many rows
// that takes two thirds of what stepping through them does. Outlives the statements that say it.
class Visitor {
 public:
  using Each = std::function<void(const Visited&)>;

  Visitor(Database& database, Each each);
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  ~Visitor();

 private:
  sqlite3* database_;
  Each each_;
};

// Everything until `commit`, or nothing.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(&database) { database.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  Database* database_;
};

}  // namespace unknot::history
