// SPDX-License-Identifier: MIT
// Settings written as a settings file.
#include "settings/show.hpp"

#include <catch2/catch_all.hpp>

#include "settings/layers.hpp"
#include "settings/table/access.hpp"
#include "settings_files.hpp"

using unknot::settings::parse;
using unknot::settings::show;

using Catch::Matchers::ContainsSubstring;

TEST_CASE("settings are shown as a file that means the same") {
  REQUIRE(rc::check("show then parse", [] {
    const auto settings = settings_files::any_settings();
    const auto parsed = parse(show(settings), "f", {});
    RC_ASSERT(parsed.problems.empty());
    RC_ASSERT(parsed.settings == settings);
  }));
}

TEST_CASE("each table is shown once, in the order of the manual") {
  const auto text = show({});
  CHECK(text.starts_with("idle_after = \"2m\"\npassive = \"work\"\npatience = \"30s\"\ngap = \"5m\"\n"));
  CHECK_THAT(text,
             ContainsSubstring("\n\n[breaks.rest]\nevery = \"1h\"\nlasts = \"5m\"\nenabled = false\nshows = \"walk\"\n"
                               "text = []\nheads_up = \"1m\"\nstrict = false\nconfirm = false\nat = []\npause_media = "
                               "false\nresume_media = false\n"
                               "lock = false\nview = \"off\"\ninsist = []\n\n[breaks.stretch]\n"
                               "every = \"20m\"\n"));
  CHECK_THAT(text, Catch::Matchers::ContainsSubstring("\n[history]\nkeep = \"forever\"\n\n[hooks]\n"));
}

TEST_CASE("text with quotes and control characters is shown so that it reads back") {
  unknot::Settings settings;
  settings.kinds[0].text = {"a \"b\" \\ \n\r\t \x01 \x7f é"};
  CHECK(parse(show(settings), "f", {}).settings == settings);
}

TEST_CASE("each value is shown with where it is from") {
  const auto loaded = unknot::settings::merge({{"/h/c.toml", "\ngap = '1m'"}}, {{"UNKNOT_SNOOZE", "2m"}});
  const auto text = unknot::settings::show_with_origins(loaded.settings, loaded.origins);
  CHECK_THAT(text, ContainsSubstring("idle_after = \"2m\"  # built in\n"));
  CHECK_THAT(text, ContainsSubstring("gap = \"1m\"  # from /h/c.toml:2\n"));
  CHECK_THAT(text, ContainsSubstring("snooze = \"2m\"  # from environment UNKNOT_SNOOZE\n"));
  CHECK(parse(text, "f", {}).settings == loaded.settings);
}

TEST_CASE("a file name with a line break can't break the comment") {
  const auto loaded = unknot::settings::merge({{"/h/\n[hold]\ndnd = false\n#", "gap = '1m'"}}, {});
  const auto parsed = parse(unknot::settings::show_with_origins(loaded.settings, loaded.origins), "f", {});
  CHECK(parsed.problems.empty());
  CHECK(parsed.settings == loaded.settings);
}

TEST_CASE("the defaults are shown with what each key means") {
  const auto text = unknot::settings::show_defaults();
  CHECK(text.starts_with("# How long without input before you count as away\nidle_after = \"2m\"\n"));
  unknot::Settings with_posture;
  with_posture.kinds.insert(with_posture.kinds.begin(), unknot::Settings::fresh_kind("posture"));
  CHECK(parse(text, "f", {}).settings == with_posture);
  CHECK(unknot::settings::with_optional_kinds({}) == with_posture);
}
