// SPDX-License-Identifier: MIT
// The table of keys, and values given by a person for one of them.
#include "settings/table/schema.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "settings/table/hours_text.hpp"
#include "settings/table/set.hpp"
#include "settings_files.hpp"
#include "words/problems/mistake.hpp"

using namespace std::chrono_literals;
using unknot::Settings;
using unknot::settings::get_value;
using unknot::settings::set_value;
using unknot::settings::to_toml;

namespace {

std::string set_error(std::string_view key, std::string_view text) {
  Settings settings;
  const auto done = set_value(settings, key, text);
  if (done) return "no error";
  CHECK(settings == Settings{});
  return unknot::words::mistake(done.error());
}

Settings after(std::string_view key, std::string_view text) {
  Settings settings;
  const auto done = set_value(settings, key, text);
  INFO((done ? "" : unknot::words::mistake(done.error())));
  REQUIRE(done.has_value());
  return settings;
}

}  // namespace

TEST_CASE("a duration may be typed with and without quotes") {
  CHECK(after("idle_after", "3m").idle_after == 3min);
  CHECK(after("idle_after", "\"3m\"").idle_after == 3min);
  CHECK(after("idle_after", " 1h 30min ").idle_after == 90min);
  CHECK(after("gap", "0").gap == 0s);
}

TEST_CASE("hours, words and lists may be typed as they are read") {
  CHECK(after("hours", "Mon-Fri 09:00-17:30").hours == unknot::parse_hours("Mon-Fri 09:00-17:30").value());
  CHECK(after("hours", "\"\"").hours.windows.empty());
  CHECK(after("hours", "").hours.windows.empty());
  CHECK(after("breaks.rest.shows", "eyes").kinds[0].shows == unknot::Shows::eyes);
  CHECK(after("history.keep", "365d").history.keep == std::chrono::days{365});
  CHECK(after("remedies.off", "['heat', \"wall-slides\"]").remedies.off ==
        std::vector<std::string>{"heat", "wall-slides"});
  CHECK(after("breaks.rest.enabled", "true").kinds[0].enabled);
  CHECK(after("snooze_limit", "0x10").snooze_limit == 16);
}

TEST_CASE("a key of a new break makes that break in its place by name") {
  const auto settings = after("breaks.eyes.every", "15m");
  REQUIRE(settings.kinds.size() == 3);
  CHECK(std::ranges::is_sorted(settings.kinds, {}, &unknot::Kind::name));
  unknot::Kind eyes;
  eyes.name = "eyes";
  eyes.every = 15min;
  CHECK(settings.kinds[0] == eyes);
  CHECK(eyes.shows == unknot::Shows::stretches);
}

TEST_CASE("a break named posture begins as a change of posture that is off") {
  const auto settings = after("breaks.posture.enabled", "true");
  REQUIRE(settings.kinds.size() == 3);
  CHECK(settings.kinds[0].name == "posture");
  CHECK(settings.kinds[0].enabled);
  CHECK(settings.kinds[0].every == 30min);
  CHECK(settings.kinds[0].lasts == 15s);
  CHECK(settings.kinds[0].changes_posture());
  CHECK_FALSE(after("breaks.posture.every", "40m").kinds[0].enabled);
}

TEST_CASE("times and days off may be typed as they are read") {
  CHECK(after("breaks.tea.at", "[\"9:05\", 'Mon-Wed Sat 15:00']").kinds[2].at ==
        std::vector<unknot::FixedTime>{{unknot::every_day, 9h + 5min}, {0x27, 15h}});
  CHECK(after("day.begins", "5:30").day.begins == 5h + 30min);
  CHECK(set_error("breaks.tea.at", "[\"25:00\"]") ==
        "breaks.tea.at: '25:00' is not a time; write it as 12:30 or Mon-Fri 12:30");
  CHECK(set_error("breaks.tea.at", "[\"Funday 12:00\"]").starts_with("breaks.tea.at: 'Funday' is not a day"));
  CHECK(set_error("breaks.tea.at", "12:30").starts_with("breaks.tea.at: must be a list of times"));
  CHECK(set_error("day.begins", "24:00") == "day.begins: '24:00' is not a time of day; write it as 12:30");
  CHECK(set_error("days_off", "[\"2026-02-29\"]") ==
        "days_off: '2026-02-29' is not a date; write it as 2026-12-25, 2026-12-24..2027-01-02 or 12-25");
  CHECK(set_error("days_off", "[\"2026-12-25..2026-12-24\"]") ==
        "days_off: '2026-12-25..2026-12-24' ends before it begins");
  CHECK(set_error("snooze_price", "101").starts_with("snooze_price: must be a whole number from 0 to 100"));
}

TEST_CASE("times and days off are shown as they may be typed") {
  auto settings = after("breaks.tea.at", "['Sat-Sun 0:05', 'Mon-Sun 12:30']");
  REQUIRE(set_value(settings, "days_off", "['12-24', '2026-12-25..2026-12-25', '2026-12-24..2027-01-02']").has_value());
  CHECK(to_toml(get_value(settings, "breaks.tea.at").value()) == "[\"Sat-Sun 00:05\", \"12:30\"]");
  CHECK(to_toml(get_value(settings, "days_off").value()) == "[\"12-24\", \"2026-12-25\", \"2026-12-24..2027-01-02\"]");
}

TEST_CASE("a mistyped key is refused with the key that was meant") {
  CHECK(set_error("idle_afer", "3m") == "unknown key 'idle_afer'; did you mean 'idle_after'?");
  CHECK(set_error("breaks.stretch.evry", "3m") ==
        "unknown key 'breaks.stretch.evry'; did you mean 'breaks.stretch.every'?");
  CHECK(set_error("breaks.eyes.lsats", "3m") == "unknown key 'breaks.eyes.lsats'; did you mean 'breaks.eyes.lasts'?");
  CHECK(set_error("nsooez", "3m") == "unknown key 'nsooez'; did you mean 'snooze'?");
  CHECK(set_error("remedies.medic", "true") == "unknown key 'remedies.medic'; did you mean 'remedies.medicine_card'?");
  CHECK(set_error("nope", "true") == "unknown key 'nope'");
  CHECK(set_error("dnd", "true") == "unknown key 'dnd'; did you mean 'hold.dnd'?");
  CHECK(set_error("nonsense.of.mine", "1") == "unknown key 'nonsense.of.mine'");
  CHECK(set_error("breaks.*.every", "3m") ==
        "'*' is not a valid name for a break; use lowercase letters, digits, - and _, starting with a letter");
  CHECK(set_error("breaks.Eyes.every", "3m") ==
        "'Eyes' is not a valid name for a break; use lowercase letters, digits, - and _, starting with a letter");
  CHECK(set_error("", "3m") == "unknown key ''");
  CHECK(set_error("hold", "true") == "'hold' is a table; name one of its keys, such as hold.dnd");
}

TEST_CASE("a value out of its range is refused with the range") {
  for (const auto* key : {"idle_after", "snooze", "repeat_after", "breaks.rest.every", "breaks.rest.lasts"}) {
    CHECK(set_error(key, "0s") == std::string(key) + ": must be at least 1s, not '0s'");
  }
  for (const auto* key : {"snooze_limit", "repeat_limit"}) {
    CHECK(set_error(key, "101") == std::string(key) + ": must be a whole number from 0 to 100, not 101");
    CHECK(set_error(key, "-1") == std::string(key) + ": must be a whole number from 0 to 100, not -1");
    CHECK(set_error(key, "99999999999") ==
          std::string(key) + ": must be a whole number from 0 to 100, not 99999999999");
    CHECK(after(key, "100") != Settings{});
  }
  CHECK(set_error("history.keep", "12h") == "history.keep: must be at least 1d, not '12h'");
  CHECK(set_error("breaks.rest.shows", "cats") ==
        "breaks.rest.shows: must be one of stretches, walk, eyes, posture, not 'cats'");
}

TEST_CASE("a value of the wrong type is refused with what the key takes") {
  CHECK(set_error("idle_after", "20") == "idle_after: '20' has no unit after 20; write 20s, 20m or 20h");
  CHECK(set_error("hold.dnd", "yes") == "hold.dnd: must be true or false, not \"yes\"");
  CHECK(set_error("snooze_limit", "three") == "snooze_limit: must be a whole number from 0 to 100, not \"three\"");
  CHECK(set_error("snooze_limit", "true") == "snooze_limit: must be a whole number from 0 to 100, not true");
  CHECK(set_error("hold.dnd", "1") == "hold.dnd: must be true or false, not 1");
  CHECK(set_error("remedies.off", "heat") ==
        "remedies.off: must be a list of strings such as [\"one\", \"two\"], not \"heat\"");
  CHECK(set_error("hours", "Funday 9:00-10:00").starts_with("hours: 'Funday' is not a day"));
  CHECK(set_error("history.keep", "always").starts_with("history.keep: 'always' is not a duration"));
}

TEST_CASE("a value that smuggles in a second key is refused") {
  CHECK(set_error("hold.dnd", "false\nz = 1").starts_with("hold.dnd: must be true or false"));
  CHECK(set_error("hold.dnd", "false\n[hold]\nmeeting = false").starts_with("hold.dnd: must be true or false"));
}

TEST_CASE("get gives the value as a file would have it") {
  const Settings settings;
  CHECK(to_toml(get_value(settings, "breaks.stretch.every").value()) == "\"20m\"");
  CHECK(to_toml(get_value(settings, "snooze_limit").value()) == "3");
  CHECK(to_toml(get_value(settings, "remedies.off").value()) == "[]");
  CHECK(unknot::words::mistake(get_value(settings, "breaks.eyes.every").error()) == "unknown break 'eyes'");
  CHECK(unknot::words::mistake(get_value(settings, "snoze").error()) == "unknown key 'snoze'; did you mean 'snooze'?");
}

TEST_CASE("each choice is written as the word it was read from") {
  for (const auto& key : unknot::settings::keys()) {
    for (const auto choice : key.choices) {
      std::string path(key.path);
      if (const auto star = path.find('*'); star != std::string::npos) path.replace(star, 1, "rest");
      const std::string word = '"' + std::string(choice) + '"';
      const bool listed = key.type == unknot::settings::Type::list;
      const auto settings = listed ? after(path, "[" + word + "]") : after(path, choice);
      CHECK(to_toml(get_value(settings, path).value()) == (listed ? "[" + word + "]" : word));
    }
  }
  CHECK(after("passive", "rest").passive == unknot::Passive::rest);
  CHECK(after("breaks.stretch.shows", "walk").kinds[1].shows == unknot::Shows::walk);
  using enum unknot::Insist;
  CHECK(after("breaks.stretch.insist", R"(["", "sound", "view"])").kinds[1].insist ==
        std::vector{nothing, sound, view});
  CHECK(set_error("breaks.stretch.insist", R"(["sound", "loud"])") ==
        "breaks.stretch.insist: must be one of \"\", sound, view, not 'loud'");
  CHECK(set_error("breaks.stretch.insist", "sound") ==
        R"(breaks.stretch.insist: must be a list of "", sound, view, such as ["view"], not "sound")");
}

TEST_CASE("every key can be read and is known, and its help is one short line") {
  const Settings settings;
  const auto known = unknot::settings::known_keys(settings);
  CHECK(known.front() == "idle_after");
  CHECK(known.back() == "hooks.limit");
  const auto of_kinds =
      std::ranges::count_if(unknot::settings::keys(), [](const auto& key) { return key.path.contains('*'); });
  CHECK(known.size() == unknot::settings::keys().size() + static_cast<std::size_t>(of_kinds));
  for (const auto& key : known) {
    CAPTURE(key);
    CHECK(get_value(settings, key).has_value());
  }
  for (const auto& key : unknot::settings::keys()) {
    CHECK(!key.help.empty());
    CHECK(key.help.size() < 70);
    CHECK(!key.help.ends_with('.'));
  }
}

TEST_CASE("what get gives, set takes") {
  REQUIRE(rc::check("get then set", [] {
    const auto settings = settings_files::any_settings();
    auto copy = Settings{};
    for (const auto& key : unknot::settings::known_keys(settings)) {
      RC_ASSERT(set_value(copy, key, to_toml(get_value(settings, key).value())).has_value());
    }
    RC_ASSERT(copy == settings);
  }));
}

TEST_CASE("set never crashes and changes nothing when it refuses") {
  REQUIRE(rc::check("random keys and values", [] {
    const auto letters = rc::gen::elementOf(std::string("breaks.*\"'[]=,{}#\n t1\0é", 24));
    const auto text = *rc::gen::container<std::string>(letters);
    const auto key =
        *rc::gen::arbitrary<bool>() ? settings_files::any_key() : *rc::gen::container<std::string>(letters);
    Settings settings;
    if (!set_value(settings, key, text)) RC_ASSERT(settings == Settings{});
  }));
}

TEST_CASE("hours are written as they are read") {
  for (const auto* text : {"", "Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00", "Mon-Sun 22:00-06:00",
                           "Wed 00:00-24:00", "Mon 09:00-10:00, Wed 09:00-10:00", "Sun 23:30-01:00"}) {
    CHECK(unknot::settings::format_hours(unknot::parse_hours(text).value()) == text);
  }
}

TEST_CASE("what is written of any hours reads back as the same hours") {
  const auto property = [] {
    std::string text;
    for (auto groups = *rc::gen::inRange(0, 4); groups > 0; --groups) {
      const auto clock = [] {
        const auto digits = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
        return digits(*rc::gen::inRange(0, 24)) + ":" + digits(*rc::gen::inRange(0, 60));
      };
      text += (text.empty() ? "" : ", ") + toml_files::any_of({"Mon", "Tue-Thu", "Sat-Mon", "Sun"}) + " " + clock() +
              "-" + clock();
    }
    const auto hours = unknot::parse_hours(text);
    RC_PRE(hours.has_value());
    RC_ASSERT(unknot::parse_hours(unknot::settings::format_hours(*hours)).value() == *hours);
  };
  REQUIRE(rc::check("format hours then parse", property));
}

TEST_CASE("a sound is nothing, ours or a file that is found from anywhere; only the end of a break can choose") {
  using unknot::Sound;
  CHECK(after("sound.due", "default").sound.due == Sound{Sound::What::ours});
  CHECK(after("sound.end", "\"\"").sound.end == Sound{});
  CHECK(after("sound.end", "/a/gong.oga").sound.end == Sound{Sound::What::file, "/a/gong.oga"});
  CHECK(to_toml(get_value(after("sound.start", "~/gong.oga"), "sound.start").value()) == "\"~/gong.oga\"");
  CHECK(to_toml(get_value(Settings{}, "sound.end").value()) == "\"auto\"");
  CHECK(set_error("sound.due", "auto") ==
        "sound.due: must be one of \"\", default, or a file whose path starts with / or ~/, not 'auto'");
  CHECK(set_error("sound.end", "gong.oga") ==
        "sound.end: must be one of \"\", default, auto, or a file whose path starts with / or ~/, not 'gong.oga'");
  CHECK(set_error("sound.end", "/" + std::string(500, 'x')) == "sound.end: has 501 bytes; at most 500 are allowed");
}

TEST_CASE("an entry that is too long is told by its number") {
  CHECK(set_error("remedies.off", "['heat', '" + std::string(501, 'x') + "']") ==
        "remedies.off: entry 2 has 501 bytes; at most 500 are allowed");
}
