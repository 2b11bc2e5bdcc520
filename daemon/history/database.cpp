// SPDX-License-Identifier: MIT
#include "history/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace unknot::history {

namespace {

// The words of the system are clearer than "disk I/O error" and "unable to open database file".
std::string message(sqlite3* handle, int code) {
  const bool of_system = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR;
  const int error = handle != nullptr ? sqlite3_system_errno(handle) : 0;
  if (of_system && error != 0) return std::generic_category().message(error);
  return handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
}

[[noreturn]] void fail(sqlite3* handle, int code) { throw SqlError(code, message(handle, code)); }

// SQLite would make it readable for everybody. One that is there is not opened: closing it would end the locks that
// this process holds on it.
void make_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

// Else SQLite lays out twenty pages at the first that it reads, twice over: four times what the daemon ever holds.
// Refused without harm once the library is in use.
void take_pages_one_by_one() { sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0); }

sqlite3* open(const std::string& name, int flags) {
  take_pages_one_by_one();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) return handle;
  const SqlError error(code, message(handle, code));
  sqlite3_close_v2(handle);
  throw error;
}

std::string_view view(const unsigned char* text, int size) {
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

constexpr const char* visit = "visit";
constexpr int any_number = -1;

// SQLite is no place for exceptions to pass through; there are none but that memory is short.
void visit_row(sqlite3_context* context, int, sqlite3_value** arguments) try {
  (*static_cast<Visitor::Each*>(sqlite3_user_data(context)))(Visited(arguments));
} catch (const std::exception&) {
  sqlite3_result_error_nomem(context);
}

void end_of_visits(sqlite3_context*) {}

}  // namespace

bool SqlError::damaged() const { return is_one_of({SQLITE_CORRUPT, SQLITE_NOTADB}); }
bool SqlError::unexpected() const { return is_one_of({SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_MISMATCH}); }
bool SqlError::of_system() const { return is_one_of({SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN}); }

bool SqlError::is_one_of(std::initializer_list<int> codes) const {
  return std::ranges::find(codes, code_ & 0xff) != codes.end();
}

Database::Database(const std::filesystem::path& file, Access access, Duration patience) {
  if (access == Access::write) make_private(file);
  handle_.reset(
      open(file, access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY));
  sqlite3_extended_result_codes(handle(), 1);
  sqlite3_busy_timeout(handle(), static_cast<int>(patience.count()));
  if (access == Access::write) sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(handle(), code);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

void Database::adopt() { sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr); }

bool Database::sound() try {
  Statement check(*this, "PRAGMA quick_check(1)");
  return check.step() && check.text(0) == "ok";
} catch (const SqlError& error) {
  return !error.damaged();
}

std::int64_t Database::changes() const { return sqlite3_changes(handle()); }

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle()); }

bool Database::moved() const {
  int moved = 0;
  sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Statement::Statement(Database& database, const char* sql) : database_(database.handle()) {
  sqlite3_stmt* handle = nullptr;
  check(sqlite3_prepare_v2(database_, sql, -1, &handle, nullptr));
  handle_.reset(handle);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  check(sqlite3_bind_text64(handle_.get(), parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int parameter, std::optional<std::int64_t> value) {
  if (value) return bind(parameter, *value);
  check(sqlite3_bind_null(handle_.get(), parameter));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    const SqlError error(code, message(database_, code));
    sqlite3_reset(handle_.get());
    throw error;
  }
  return code == SQLITE_ROW;
}

void Statement::run() {
  while (step()) {
  }
  sqlite3_reset(handle_.get());
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::optional<std::int64_t> Statement::maybe_number(int column) const {
  if (sqlite3_column_type(handle_.get(), column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

std::string_view Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_.get(), column);
  return view(text, sqlite3_column_bytes(handle_.get(), column));
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) fail(database_, code);
}

void Statement::Finish::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

std::int64_t Visited::number(int argument) const { return sqlite3_value_int64(arguments_[argument]); }

std::optional<std::int64_t> Visited::maybe_number(int argument) const {
  if (sqlite3_value_type(arguments_[argument]) == SQLITE_NULL) return std::nullopt;
  return number(argument);
}

std::string_view Visited::text(int argument) const {
  const unsigned char* text = sqlite3_value_text(arguments_[argument]);
  return view(text, sqlite3_value_bytes(arguments_[argument]));
}

Visitor::Visitor(Database& database, Each each) : database_(database.handle()), each_(std::move(each)) {
  const int code = sqlite3_create_function_v2(database_, visit, any_number, SQLITE_UTF8 | SQLITE_DIRECTONLY, &each_,
                                              nullptr, visit_row, end_of_visits, nullptr);
  if (code != SQLITE_OK) fail(database_, code);
}

Visitor::~Visitor() {
  sqlite3_create_function_v2(database_, visit, any_number, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr, nullptr);
}

Transaction::~Transaction() {
  if (database_ != nullptr) sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_->run("COMMIT");
  database_ = nullptr;
}

}  // namespace unknot::history
