// SPDX-License-Identifier: MIT
// Why the daemon can't listen on its socket. It is data: words/problems/listen.hpp has the sentence of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace unknot::control {

struct ListenError {
  enum class What {
    already_running,
    no_place,
    // the place is of no use
    path_too_long,
    cant_use,
    no_directory,
    unsafe_directory,
    foreign_directory,  // made by another user
    foreign_parent,     // one for ours would have to be made in it
    cant_create,
    cant_open_lock,
    cant_lock,
    lock_removed,
    in_the_way,
    cant_remove,
    cant_listen,
    // what the service manager handed over is not
    unnamed_sockets,
    no_listening_socket,
  };
  static constexpr auto last_what = What::no_listening_socket;

  What what;
  std::string file{};        // that it is about
  std::string why{};         // what the system said, taken as it is
  std::optional<int> pid{};  // of the other daemon, if that is known
  std::size_t longest = 0;   // so many bytes a path may have
  std::string owner{};       // of a foreign directory
  std::string user{};        // who runs the daemon

  bool operator==(const ListenError&) const = default;
};

}  // namespace unknot::control
