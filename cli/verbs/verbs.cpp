// SPDX-License-Identifier: MIT
#include "verbs/verbs.hpp"

#include <unistd.h>
#include <algorithm>
#include <array>
#include <csignal>
#include <string_view>

#include "config/config_verbs.hpp"
#include "doctor/doctor.hpp"
#include "verbs/completion_verbs.hpp"
#include "verbs/daemon_verbs.hpp"
#include "verbs/guided_verbs.hpp"
#include "verbs/history_verbs.hpp"
#include "verbs/plan_verb.hpp"
#include "verbs/remedy_verbs.hpp"
#include "verbs/watch.hpp"

namespace unknot::cli {

namespace {

struct Verb {
  std::string_view name;
  int (*run)(const CommandLine& line, Output& output);
};

constexpr std::array verbs{
    Verb{"__complete", complete_verb},
    Verb{"break", steering_verb},
    Verb{"call", call_verb},
    Verb{"completion", completion_verb},
    Verb{"config check", config_check},
    Verb{"config edit", config_edit},
    Verb{"config get", config_get},
    Verb{"config path", config_path},
    Verb{"config set", config_set},
    Verb{"config show", config_show},
    Verb{"config unset", config_unset},
    Verb{"doctor", doctor_verb},
    Verb{"done", steering_verb},
    Verb{"export", export_verb},
    Verb{"history clear", history_clear},
    Verb{"introspect", introspect_verb},
    Verb{"pause", steering_verb},
    Verb{"plan", plan_verb},
    Verb{"remedy exclude", remedy_exclude},
    Verb{"remedy help-now", remedy_help_now},
    Verb{"remedy list", remedy_list_verb},
    Verb{"remedy off", remedy_switch},
    Verb{"remedy on", remedy_switch},
    Verb{"remedy rate", remedy_rate},
    Verb{"remedy show", remedy_show},
    Verb{"remedy try", remedy_try},
    Verb{"report", report_verb},
    Verb{"reset", steering_verb},
    Verb{"resume", steering_verb},
    Verb{"skip", steering_verb},
    Verb{"snooze", steering_verb},
    Verb{"start", steering_verb},
    Verb{"status", status_verb},
    Verb{"version", version_verb},
    Verb{"watch", watch_verb},
};

// Each line is written whole, so nothing is lost by ending here.
void interrupted(int) { _exit(exit_interrupted); }

}  // namespace

int run(const CommandLine& line, Output& output) {
  std::signal(SIGINT, interrupted);
  const auto verb = std::ranges::find(verbs, line.verb, &Verb::name);
  return verb == verbs.end() ? exit_usage : verb->run(line, output);
}

}  // namespace unknot::cli
