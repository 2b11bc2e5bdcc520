// SPDX-License-Identifier: MIT
// What went wrong outside the daemon, as sentences.
#include <catch2/catch_all.hpp>
#include <cerrno>
#include <system_error>

#include "words/problems/command_end.hpp"
#include "words/problems/listen.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using How = desktop::CommandEnd::How;

namespace {

const std::string no_memory = std::generic_category().message(ENOMEM);

}  // namespace

TEST_CASE("a hook that did not end well is told with what is known of its end") {
  const auto told = [](const desktop::CommandEnd& end) { return words::hook_end("due", end, 90s); };
  CHECK(told({How::well}).empty());
  CHECK(told({How::with_status, 3}) == "The hook due failed with status 3.");
  CHECK(told({How::by_signal, 9}) == "The hook due was ended by signal 9.");
  CHECK(told({How::failed, 0, "unknot-hook-due-7-1.service"}) ==
        "The hook due failed; see: journalctl --user -u unknot-hook-due-7-1.service");
  CHECK(told({How::too_many}) == "The hook due was not run: 16 commands are still running.");
  CHECK(told({How::cant_start, 0, no_memory}) == "The hook due could not be started: " + no_memory + ".");
  CHECK(told({How::refused}) == "The hook due could not be started: the user manager refused it.");
  CHECK(told({How::at_limit}) ==
        "The hook due was still running after 90 s and was stopped. hooks.limit sets how long a hook may run.");
}

TEST_CASE("a hook that was stopped is told with its limit as people say it") {
  const auto stopped_after = [](Duration limit) { return words::hook_end("due", {How::at_limit}, limit); };
  CHECK(stopped_after(59min).contains("still running after 59 min and"));
  CHECK(stopped_after(1h).contains("still running after 1 h and"));
  CHECK(stopped_after(90min).contains("still running after 1 h 30 min and"));
  CHECK(stopped_after(24h).contains("still running after 1 day and"));
}

TEST_CASE("what inotify lacks is told with the command that gives it more") {
  const auto instances = sources::unwatched(EMFILE);
  CHECK(words::problem(instances) == "the limit of inotify instances is reached");
  CHECK(more_room(instances) == "sudo sysctl fs.inotify.max_user_instances=1024");
  const auto watches = sources::unwatched(ENOSPC);
  CHECK(words::problem(watches) == "the limit of inotify watches is reached");
  CHECK(more_room(watches) == "sudo sysctl fs.inotify.max_user_watches=524288");
  CHECK(words::problem(sources::unwatched(ENOMEM)) == no_memory);
  CHECK(more_room(sources::unwatched(ENOMEM)).empty());
}

TEST_CASE("without a place for the socket it is said what to do") {
  CHECK(words::problem({control::ListenError::What::no_place}) ==
        "No place for the socket: XDG_RUNTIME_DIR is not a directory. Log in on a desktop or by ssh, which sets it, or "
        "name the socket: --socket PATH or UNKNOT_SOCKET=PATH.");
}
