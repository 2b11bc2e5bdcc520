// SPDX-License-Identifier: MIT
// Creates the listening socket, and prevents a second daemon.
#pragma once

#include <sys/types.h>

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

#include "files/descriptor.hpp"
#include "problems/listen.hpp"
#include "protocol/endpoint.hpp"

namespace unknot::control {

using files::Descriptor;

// Which file it is.
struct FileId {
  dev_t device;
  ino_t inode;

  bool operator==(const FileId&) const = default;
};

// A socket that listens, and the lock beside it. The lock is held as long as this lives; the file of a socket that we
// made goes with it, if that is still ours.
class ListeningSocket {
 public:
  enum class Maker { we, somebody_else };

  // An empty `path`: it has no file.
  ListeningSocket(Descriptor socket, Descriptor lock, std::filesystem::path path, Maker maker);
  ListeningSocket(ListeningSocket&&) noexcept = default;
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ~ListeningSocket();

  // Hands the descriptor over to the caller.
  [[nodiscard]] int release() { return socket_.release(); }

  // The files that have to stay: the socket and its lock. None if it has no file.
  [[nodiscard]] std::vector<std::filesystem::path> files() const;
  // Whether those files are there and the same as ever.
  [[nodiscard]] bool in_place() const;
  // Puts back what was taken away, with its directory. Returns the socket to listen on from now on, or none if that is
  // still in place. The error `already_running`: another daemon was quicker.
  [[nodiscard]] std::expected<Descriptor, ListenError> restore();

 private:
  [[nodiscard]] bool socket_in_place() const;
  [[nodiscard]] bool lock_in_place() const;

  Descriptor socket_;
  Descriptor lock_;
  std::filesystem::path path_;
  Maker maker_;
  std::optional<FileId> file_;  // the socket's
};

// Listens at `path`: a directory that is missing is made with mode 0700, the socket gets 0600, and what an ended
// daemon left there is removed under the lock `path`.lock.
[[nodiscard]] std::expected<ListeningSocket, ListenError> listen_at(const std::filesystem::path& path);

// Takes the socket that the service manager hands over (LISTEN_FDS, LISTEN_PID, LISTEN_FDNAMES), if there is one for
// this process; else listens at `path`. Of several that is the one named "varlink".
[[nodiscard]] std::expected<ListeningSocket, ListenError> listen(
    const std::filesystem::path& path, const protocol::Environment& environment = protocol::from_environment);

}  // namespace unknot::control
