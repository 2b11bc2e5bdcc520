// SPDX-License-Identifier: MIT
// unknot-view: options, the break, its films, GTK, windows, run.
#include <gtk/gtk.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <unknot_version.hpp>

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

void complain(const std::string& why) { std::fprintf(stderr, "unknot-view: %s\n", why.c_str()); }

int fail(const std::string& why) {
  complain(why);
  return 1;
}

std::expected<std::optional<protocol::Guide>, std::string> given_guide() {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  const auto* object = error ? nullptr : value.if_object();
  if (object == nullptr) return std::unexpected("standard input is no JSON object");
  auto guide = protocol::from_object<protocol::Guide>(*object, protocol::Unknown::ignored);
  if (!guide) return std::unexpected("the field \"" + guide.error() + "\" on standard input is missing or wrong");
  return *std::move(guide);
}

bool ends_on_foot(const protocol::Guide& guide) {
  return std::ranges::any_of(guide.steps, [](const auto& step) { return step.movement == protocol::Movement::walk; });
}

// Shows it until it has ended.
Ending play(const protocol::Guide& guide, bool full, std::optional<Ending>& ended) {
  const auto stretch = film_of(guide.remedy.value_or(""), complain);
  const auto walk = ends_on_foot(guide) ? film_of("walk", complain) : std::nullopt;
  Show show({.guide = guide,
             .films = {stretch ? &*stretch : nullptr, walk ? &*walk : nullptr},
             .full = full,
             .ended = [&](Ending how) { ended = ended.value_or(how); },
             .shown = tell_ready});
  while (!ended) g_main_context_iteration(nullptr, TRUE);
  show.hide();
  return *ended;
}

int run(const Options& options) {
  const auto socket = protocol::endpoint(options.socket);
  if (!socket && !options.given) return fail(words::problem({control::ListenError::What::no_place}));
  std::optional<Ending> ended;
  Feed feed(socket.value_or(""), [&] { ended = ended.value_or(Ending::over); });
  const auto guide = options.given ? given_guide() : feed.begin();
  if (!guide) return fail(guide.error());
  if (!*guide) return 0;  // it is over already
  choose_renderer();
  g_set_prgname("unknot-view");
  if (!gtk_init_check()) return fail("no display: neither WAYLAND_DISPLAY nor DISPLAY leads to one");
  const Ending how = play(**guide, options.full, ended);
  if (options.given) return how == Ending::over || how == Ending::done ? 0 : exit_stopped;
  if (how == Ending::done) feed.answer(protocol::AnswerWord::done);
  if (how == Ending::stopped) feed.answer(protocol::AnswerWord::skip);
  return 0;
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
