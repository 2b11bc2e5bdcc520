// SPDX-License-Identifier: MIT
// What windows and notification servers call themselves, whatever bytes they send.
#include <rapidcheck.h>

#include <catch2/catch_all.hpp>

#include "bus/glib_pointer.hpp"
#include "holds/window_class.hpp"
#include "notify/notification_server.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace std::string_literals;

namespace {

GlibPointer<GVariant> owned(GVariant* variant) { return GlibPointer<GVariant>(g_variant_ref_sink(variant)); }

GlibPointer<GVariant> information(const std::string& name, const std::string& version) {
  return owned(g_variant_new("(ssss)", name.c_str(), "vendor", version.c_str(), "1.2"));
}

GlibPointer<GVariant> capabilities(std::size_t count, const std::string& beginning) {
  GVariantBuilder names;
  g_variant_builder_init(&names, G_VARIANT_TYPE("as"));
  for (std::size_t number = 0; number < count; ++number) {
    g_variant_builder_add(&names, "s", (beginning + std::to_string(number)).c_str());
  }
  return owned(g_variant_new("(as)", &names));
}

}  // namespace

TEST_CASE("the class of a window is its second text, in Latin-1 or UTF-8", "[F1]") {
  CHECK(program_in_class("film\0Film\0"s) == "Film");
  CHECK(program_in_class("caf\xe9\0Caf\xe9\0"s) == "Café");
  CHECK(program_in_class("café\0Café\0"s) == "Café");
  CHECK(program_in_class("film\0Film\0more\0"s) == "Film");
  CHECK(program_in_class("film\0Film"s) == "Film");
  CHECK(program_in_class("film\0"s) == "film");
  CHECK(program_in_class("film"s) == "film");
  CHECK(program_in_class("\0Film\0"s) == "Film");
  CHECK(program_in_class("film\0\0"s).empty());
  CHECK(program_in_class("").empty());
}

TEST_CASE("the class of a window is printable and short", "[F2]") {
  CHECK(program_in_class("\0\x1b[2J\n\x9b\xff\0"s) == "\uFFFD[2J \uFFFDÿ");
  std::string short_one;
  for (int count = 0; count < 63; ++count) short_one += "é";
  CHECK(program_in_class("\0"s + std::string(1000, '\xe9')) == short_one + "…");
}

TEST_CASE("a server that tells more of itself than fits is known by the beginning of it", "[F2][F3]") {
  const auto server = server_in(information("\x1b]0;owned\a\n" + std::string(5'000'000, 'x'), "1\n2").get());
  CHECK(server.name == "\uFFFD]0;owned\uFFFD " + std::string(52, 'x') + "…");
  CHECK(server.title() == server.name.text() + " 1 2");
  const auto able = capabilities_in(capabilities(300'000, std::string(100, 'c')).get());
  CHECK(able.size() <= most_capabilities);
}

TEST_CASE("the capabilities of an honest server are all known", "[F3]") {
  CHECK(capabilities_in(capabilities(most_capabilities, "capability-").get()).size() == most_capabilities);
}

TEST_CASE("a reply of another kind tells nothing", "[F3]") {
  CHECK(server_in(nullptr).name.empty());
  CHECK(server_in(capabilities(1, "body").get()).name.empty());
  CHECK(capabilities_in(nullptr).empty());
  CHECK(capabilities_in(information("dunst", "1").get()).empty());
}

TEST_CASE("what a server says when it refuses is told in one line", "[F2]") {
  const GlibPointer<GError> error(g_error_new_literal(G_IO_ERROR, G_IO_ERROR_FAILED, "no\n\x1b[2J"));
  CHECK(words::problem(ServerProblem::of(*error).why) == "the notification server refused: no \uFFFD[2J");
}
