// SPDX-License-Identifier: MIT
#include "problems/source.hpp"

#include <cerrno>
#include <system_error>

namespace unknot::sources {

Problem with(Problem problem, Consequence consequence) {
  problem.consequence = consequence;
  return problem;
}

Problem unwatched(int error) {
  if (error == EMFILE) return {What::no_inotify_instances};
  if (error == ENOSPC) return {What::no_inotify_watches};
  return {.what = What::cant_watch, .detail = std::generic_category().message(error)};
}

std::string more_room(const Problem& problem) {
  if (problem.what == What::no_inotify_instances) return "sudo sysctl fs.inotify.max_user_instances=1024";
  if (problem.what == What::no_inotify_watches) return "sudo sysctl fs.inotify.max_user_watches=524288";
  return "";
}

}  // namespace unknot::sources
