// SPDX-License-Identifier: MIT
// unknot-view: options, the break, its films, GTK, windows, run.
#include <gtk/gtk.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <unknot_version.hpp>
#include <utility>

#include "drawing/renderer.hpp"
#include "protocol/endpoint.hpp"
#include "protocol/mapping.hpp"
#include "view/options.hpp"
#include "windows/feed.hpp"
#include "windows/library.hpp"
#include "windows/ready.hpp"
#include "windows/show.hpp"
#include "words/problems/listen.hpp"

namespace {

using namespace unknot;
using namespace unknot::view;

constexpr int exit_stopped = 10;  // Stop, Esc, or the window was closed; see unknot-view(1)
constexpr const char* no_display = "no display: neither WAYLAND_DISPLAY nor DISPLAY leads to one";

void complain(const std::string& why) { std::fprintf(stderr, "unknot-view: %s\n", why.c_str()); }

int fail(const std::string& why) {
  complain(why);
  return 1;
}

std::expected<Scene, std::string> given_scene() {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  const auto* object = error ? nullptr : value.if_object();
  if (object == nullptr) return std::unexpected("standard input is no JSON object");
  auto guide = protocol::from_object<protocol::Guide>(*object, protocol::Unknown::ignored);
  if (!guide) return std::unexpected("the field \"" + guide.error() + "\" on standard input is missing or wrong");
  return Scene{*std::move(guide)};
}

bool ends_on_foot(const protocol::Guide& guide) {
  return std::ranges::any_of(guide.steps, [](const auto& step) { return step.movement == protocol::Movement::walk; });
}

// Shows it until it has ended.
Ending play(const Scene& scene, bool full, std::optional<Ending>& ended) {
  const auto stretch = film_of(scene.guide.remedy.value_or(""), complain);
  const auto walk = ends_on_foot(scene.guide) ? film_of("walk", complain) : std::nullopt;
  Show show({.scene = scene,
             .films = {stretch ? &*stretch : nullptr, walk ? &*walk : nullptr},
             .full = full,
             .ended = [&](Ending how) { ended = ended.value_or(how); },
             .shown = tell_ready});
  while (!ended) g_main_context_iteration(nullptr, TRUE);
  show.hide();
  return *ended;
}

std::optional<protocol::AnswerWord> answer_for(Ending how) {
  using enum protocol::AnswerWord;
  switch (how) {
    case Ending::done: return done;
    case Ending::stopped:
    case Ending::skipped: return skip;
    case Ending::started: return start;
    case Ending::snoozed: return snooze;
    case Ending::over:
    case Ending::closed: return std::nullopt;
  }
  std::unreachable();
}

bool begin_display() {
  choose_renderer();
  g_set_prgname("unknot-view");
  return gtk_init_check() != FALSE;
}

// A reminder is followed by its break, if that has begun.
int follow(Feed& feed, bool full, std::optional<Ending>& ended) {
  for (bool begun = false;; begun = true) {
    ended.reset();
    const auto found = feed.begin();
    if (!found) return fail(found.error());
    const auto& scene = *found;
    if (!scene) return 0;  // it is over already
    if (!begun && !begin_display()) return fail(no_display);
    const Ending how = play(*scene, full, ended);
    if (const auto answer = answer_for(how)) feed.answer(*answer);
    if (!scene->reminds || (how != Ending::over && how != Ending::started)) return 0;
  }
}

int show_given(bool full) {
  const auto scene = given_scene();
  if (!scene) return fail(scene.error());
  if (!begin_display()) return fail(no_display);
  std::optional<Ending> ended;
  const Ending how = play(*scene, full, ended);
  return how == Ending::over || how == Ending::done ? 0 : exit_stopped;
}

int run(const Options& options) {
  if (options.given) return show_given(options.full);
  const auto socket = protocol::endpoint(options.socket);
  if (!socket) return fail(words::problem({control::ListenError::What::no_place}));
  std::optional<Ending> ended;
  Feed feed(*socket, [&] { ended = ended.value_or(Ending::over); });
  return follow(feed, options.full, ended);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse_options(argc, argv);
  if (!options) {
    std::fprintf(stderr, "unknot-view: %s\nSee: unknot-view --help\n", options.error().c_str());
    return 2;
  }
  if (options->help) return std::fputs(help_text(), stdout) < 0;
  if (options->version) return std::puts("unknot-view " UNKNOT_VERSION) < 0;
  try {
    return run(*options);
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}
