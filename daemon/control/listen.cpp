// SPDX-License-Identifier: MIT
// Makes the listening socket at a path.
#include "control/listen.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>

#include "control/handed_over.hpp"
#include "strings/number.hpp"

namespace unknot::control {

namespace {

namespace fs = std::filesystem;
using What = ListenError::What;

std::string last_error() { return std::generic_category().message(errno); }

std::unexpected<ListenError> unusable(What what, const fs::path& file) {
  return std::unexpected(ListenError{.what = what, .file = file.native()});
}

// As the last call to the system says.
std::unexpected<ListenError> failed(What what, const fs::path& file) {
  return std::unexpected(ListenError{.what = what, .file = file.native(), .why = last_error()});
}

std::expected<sockaddr_un, ListenError> address_of(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& text = path.native();
  if (text.size() >= sizeof address.sun_path) {
    return std::unexpected(
        ListenError{.what = What::path_too_long, .file = text, .longest = sizeof address.sun_path - 1});
  }
  text.copy(address.sun_path, text.size());
  return address;
}

std::string name_of(uid_t user) {
  const passwd* found = ::getpwuid(user);
  return found && found->pw_name ? found->pw_name : "user " + std::to_string(user);
}

std::unexpected<ListenError> foreign(What what, const fs::path& directory, uid_t owner) {
  return std::unexpected(
      ListenError{.what = what, .file = directory.native(), .owner = name_of(owner), .user = name_of(::geteuid())});
}

// One of root's is safe, and of use where it lets us write.
bool is_foreign(const fs::path& directory, uid_t owner) {
  if (owner == ::geteuid()) return false;
  return owner != 0 || ::faccessat(AT_FDCWD, directory.c_str(), W_OK, AT_EACCESS) != 0;
}

// In a directory where others may write, they could put a socket of their own in the place of ours.
std::expected<void, ListenError> check_directory(const fs::path& directory) {
  struct stat found{};
  if (::stat(directory.c_str(), &found) != 0) return failed(What::cant_use, directory);
  if (!S_ISDIR(found.st_mode)) return unusable(What::no_directory, directory);
  if (is_foreign(directory, found.st_uid)) return foreign(What::foreign_directory, directory, found.st_uid);
  const bool others_write = (found.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (found.st_mode & S_ISVTX) == 0;
  if (others_write) return unusable(What::unsafe_directory, directory);
  return {};
}

std::expected<void, ListenError> make_directory(const fs::path& directory) {
  if (::access(directory.c_str(), F_OK) == 0) return check_directory(directory);
  struct stat parent{};
  const bool known = ::stat(directory.parent_path().c_str(), &parent) == 0;
  // What root makes in a user's runtime directory keeps that user's own daemon out.
  if (known && parent.st_uid != 0 && parent.st_uid != ::geteuid())
    return foreign(What::foreign_parent, directory.parent_path(), parent.st_uid);
  if (::mkdir(directory.c_str(), S_IRWXU) == 0 || errno == EEXIST) return check_directory(directory);
  return failed(What::cant_create, directory);
}

std::unexpected<ListenError> already_running(int lock) {
  std::array<char, 16> text{};
  const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
  const std::string_view line(text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  const auto pid = number_in<pid_t>(line.substr(0, line.find('\n')));
  return std::unexpected(ListenError{.what = What::already_running, .pid = pid});
}

std::optional<FileId> socket_file(const fs::path& path) {
  struct stat found{};
  if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return std::nullopt;
  return FileId{found.st_dev, found.st_ino};
}

bool is_at(const Descriptor& file, const fs::path& path) {
  struct stat opened{};
  struct stat found{};
  return ::fstat(file.get(), &opened) == 0 && ::lstat(path.c_str(), &found) == 0 && opened.st_dev == found.st_dev &&
         opened.st_ino == found.st_ino;
}

std::expected<Descriptor, ListenError> take_lock(const fs::path& path) {
  Descriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR));
  if (!lock) return failed(What::cant_open_lock, path);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return already_running(lock.get());
    return failed(What::cant_lock, path);
  }
  if (!is_at(lock, path)) return unusable(What::lock_removed, path);
  const std::string pid = std::to_string(::getpid()) + "\n";
  // Only said to people: without it the lock holds just as well.
  [[maybe_unused]] const bool written =
      ::ftruncate(lock.get(), 0) == 0 && ::pwrite(lock.get(), pid.data(), pid.size(), 0) >= 0;
  return lock;
}

// Under the lock whatever socket is there was left behind by a daemon that ended.
std::expected<void, ListenError> remove_stale(const fs::path& path) {
  struct stat found{};
  if (::lstat(path.c_str(), &found) != 0) return {};
  if (!S_ISSOCK(found.st_mode)) return unusable(What::in_the_way, path);
  if (::unlink(path.c_str()) == 0) return {};
  return failed(What::cant_remove, path);
}

// On Linux the file gets the mode that the socket has before it is bound, so nobody else can reach it at any moment.
std::expected<Descriptor, ListenError> bind_socket(const fs::path& path, const sockaddr_un& address) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (socket && ::fchmod(socket.get(), S_IRUSR | S_IWUSR) == 0 &&
      ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::listen(socket.get(), SOMAXCONN) == 0) {
    return socket;
  }
  return failed(What::cant_listen, path);
}

fs::path lock_of(fs::path socket) { return socket += ".lock"; }

// One daemon a socket holds also for a socket that was handed over, if it has a path.
std::expected<ListeningSocket, ListenError> lock_handed_over(HandedOver handed_over) {
  using enum ListeningSocket::Maker;
  if (handed_over.path.empty()) return ListeningSocket(std::move(handed_over.socket), Descriptor(), {}, somebody_else);
  // Whoever made the socket has chosen the place.
  ::mkdir(handed_over.path.parent_path().c_str(), S_IRWXU);
  auto lock = take_lock(lock_of(handed_over.path));
  if (!lock) return std::unexpected(lock.error());
  return ListeningSocket(std::move(handed_over.socket), *std::move(lock), std::move(handed_over.path), somebody_else);
}

std::expected<Descriptor, ListenError> make_socket(const fs::path& path) {
  const auto address = address_of(path);
  if (!address) return std::unexpected(address.error());
  if (auto removed = remove_stale(path); !removed) return std::unexpected(removed.error());
  return bind_socket(path, *address);
}

}  // namespace

ListeningSocket::ListeningSocket(Descriptor socket, Descriptor lock, fs::path path, Maker maker)
    : socket_(std::move(socket)),
      lock_(std::move(lock)),
      path_(std::move(path)),
      maker_(maker),
      file_(socket_file(path_)) {}

ListeningSocket::~ListeningSocket() {
  if (lock_ && maker_ == Maker::we && socket_in_place()) ::unlink(path_.c_str());
}

std::vector<fs::path> ListeningSocket::files() const {
  return path_.empty() ? std::vector<fs::path>{} : std::vector{path_, lock_of(path_)};
}

bool ListeningSocket::in_place() const { return path_.empty() || (socket_in_place() && lock_in_place()); }

bool ListeningSocket::socket_in_place() const { return file_ && socket_file(path_) == file_; }

bool ListeningSocket::lock_in_place() const { return is_at(lock_, lock_of(path_)); }

std::expected<Descriptor, ListenError> ListeningSocket::restore() {
  if (auto made = make_directory(path_.parent_path()); !made) return std::unexpected(made.error());
  if (!lock_in_place()) {
    auto lock = take_lock(lock_of(path_));
    if (!lock) return std::unexpected(lock.error());
    lock_ = *std::move(lock);
  }
  if (socket_in_place()) return Descriptor();
  auto socket = make_socket(path_);
  if (!socket) return socket;
  maker_ = Maker::we;
  file_ = socket_file(path_);
  return socket;
}

std::expected<ListeningSocket, ListenError> listen_at(const fs::path& path) {
  const fs::path absolute = fs::absolute(path);
  if (const auto address = address_of(absolute); !address) return std::unexpected(address.error());
  if (auto made = make_directory(absolute.parent_path()); !made) return std::unexpected(made.error());
  auto lock = take_lock(lock_of(absolute));
  if (!lock) return std::unexpected(lock.error());
  auto socket = make_socket(absolute);
  if (!socket) return std::unexpected(socket.error());
  return ListeningSocket(*std::move(socket), *std::move(lock), absolute, ListeningSocket::Maker::we);
}

std::expected<ListeningSocket, ListenError> listen(const fs::path& path, const protocol::Environment& environment) {
  auto handed_over = take_handed_over(environment);
  if (!handed_over) return std::unexpected(handed_over.error());
  if (auto& socket = *handed_over) return lock_handed_over(*std::move(socket));
  return listen_at(path);
}

}  // namespace unknot::control
