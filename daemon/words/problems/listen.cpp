// SPDX-License-Identifier: MIT
#include "words/problems/listen.hpp"

#include <array>
#include <utility>

#include "words/language/sentence.hpp"
#include "words/problems/rows.hpp"

namespace unknot::words {

using control::ListenError;
using What = ListenError::What;

namespace {

// One for each error, in their order.
constexpr std::array rows{
    Row{What::already_running, to_say("unknotd is already running; \"unknot status\" shows its state. To restart it, "
                                      "stop that one first.")},
    Row{What::no_place, to_say("No place for the socket: XDG_RUNTIME_DIR is not a directory. Log in on a desktop or by "
                               "ssh, which sets it, or name the socket: --socket PATH or UNKNOT_SOCKET=PATH.")},
    Row{What::path_too_long, to_say("The socket path is too long: {file} has {bytes} bytes, and the maximum is "
                                    "{longest}. Use a shorter one.")},
    Row{What::cant_use, to_say("Can't use {file}: {why}.")},
    Row{What::no_directory, to_say("{file} is not a directory. Move it away.")},
    Row{What::unsafe_directory, to_say("The directory {file} is not safe for the socket: other users can write to it. "
                                       "Fix it: chmod 700 {file}.")},
    Row{What::foreign_directory,
        to_say("The directory {file} belongs to {owner}, not to {user}, who runs unknotd. Remove "
               "it: sudo rm -r {file}.")},
    Row{What::foreign_parent, to_say("The directory {file} belongs to {owner}, not to {user}, who runs unknotd. Start "
                                     "unknotd as {owner}, without sudo.")},
    Row{What::cant_create, to_say("Can't create the directory {file} for the socket: {why}.")},
    Row{What::cant_open_lock, to_say("Can't open the lock file {file}: {why}.")},
    Row{What::cant_lock, to_say("Can't lock {file}: {why}.")},
    Row{What::lock_removed, to_say("{file} was removed just now. Start unknotd again.")},
    Row{What::in_the_way, to_say("{file} is in the way and is not a socket. Move it away.")},
    Row{What::cant_remove, to_say("Can't remove the old socket {file}: {why}.")},
    Row{What::cant_listen, to_say("Can't listen at {file}: {why}.")},
    Row{What::unnamed_sockets, to_say("The service manager passed several sockets, none of them named varlink. Set "
                                      "FileDescriptorName=varlink in the socket unit.")},
    Row{What::no_listening_socket, to_say("The service manager passed something other than a listening stream socket "
                                          "with a path. Use ListenStream=PATH and Accept=no in the socket unit.")},
};

static_assert(has_each(rows, ListenError::last_what));

// Another place would do.
bool is_of_place(What what) { return what >= What::path_too_long && what < What::unnamed_sockets; }

}  // namespace

std::string problem(const ListenError& error) {
  if (error.pid)
    return say(
        "unknotd is already running (pid {pid}); \"unknot status\" shows its state. To restart it, stop that "
        "one first.",
        {{"pid", std::to_string(*error.pid)}});
  std::string text =
      say(rows.at(static_cast<std::size_t>(error.what)).text, {{"file", error.file},
                                                               {"why", error.why},
                                                               {"bytes", std::to_string(error.file.size())},
                                                               {"longest", std::to_string(error.longest)},
                                                               {"owner", error.owner},
                                                               {"user", error.user}});
  if (!is_of_place(error.what)) return text;
  return say("{problem} Or choose another place with --socket PATH or UNKNOT_SOCKET=PATH.", {{"problem", text}});
}

}  // namespace unknot::words
