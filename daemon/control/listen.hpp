// SPDX-License-Identifier: MIT
// Makes the listening socket, and sees to it that there is only one daemon behind it.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "files/descriptor.hpp"
#include "protocol/endpoint.hpp"

namespace unknot::control {

using files::Descriptor;

struct ListenError {
  enum class What { already_running, unusable };
  What what;
  std::string text;  // for people: what happened, why, what to do
};

// A socket that listens, and the lock beside it. The lock is held and the socket stays in place as long as this lives;
// the file of a socket that we made goes with it.
class ListeningSocket {
 public:
  ListeningSocket(Descriptor socket, Descriptor lock, std::filesystem::path made);
  ListeningSocket(ListeningSocket&&) noexcept = default;
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ~ListeningSocket();

  // Hands the descriptor over to the caller.
  [[nodiscard]] int release() { return socket_.release(); }

 private:
  Descriptor socket_;
  Descriptor lock_;
  std::filesystem::path made_;  // empty: somebody else's, or moved from
};

// Listens at `path`: a directory that is missing is made with mode 0700, the socket gets 0600, and what an ended
// daemon left there is removed under the lock `path`.lock.
[[nodiscard]] std::expected<ListeningSocket, ListenError> listen_at(const std::filesystem::path& path);

// Takes the socket that the service manager hands over (LISTEN_FDS, LISTEN_PID, LISTEN_FDNAMES), if there is one for
// this process; else listens at `path`. Of several that is the one named "varlink".
[[nodiscard]] std::expected<ListeningSocket, ListenError> listen(
    const std::filesystem::path& path, const protocol::Environment& environment = protocol::from_environment);

}  // namespace unknot::control
