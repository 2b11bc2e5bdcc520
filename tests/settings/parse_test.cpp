// SPDX-License-Identifier: MIT
// The text of a settings file becomes settings, or every problem with its place.
#include "settings/parse.hpp"

#include <catch2/catch_all.hpp>

#include "settings_files.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

using namespace std::chrono_literals;
using unknot::Settings;
using unknot::settings::parse;

namespace {

std::vector<std::string> problems(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& problem : parse(text, "f.toml", {}).problems) lines.push_back(unknot::words::line(problem));
  return lines;
}

using Lines = std::vector<std::string>;

constexpr auto whole_example = R"(
idle_after = "3m"
gap = "0s"
snooze = "6m"
snooze_limit = 4
dismissed = "skip"
repeat_after = "7m"
repeat_limit = 0
hours = "Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00"
[breaks.stretch]
every = "25m"
lasts = "2m"
enabled = false
shows = "walk"
text = ["one", "zwölf"]
pause_media = true
resume_media = true
lock = true
[breaks.eyes]
every = "15m"
[hold]
dnd = false
meeting = false
fullscreen = false
[notification]
pictures = false
sound = true
stay = "always"
countdown = "steps"
[sound]
due = "default"
start = "~/gong.oga"
end = ""
[remedies]
off = ["heat"]
exclude = ["pregnant"]
medicine_card = true
[history]
keep = "365d"
)";

}  // namespace

TEST_CASE("an error that quotes a warning is none") {
  using unknot::words::is_warning;
  CHECK(is_warning("warning: snoze: did you mean snooze?"));
  CHECK(is_warning("config.toml:1:1: warning: snoze: did you mean snooze?"));
  CHECK_FALSE(is_warning("config.toml:1:1: hours: 'a: warning: b' can't be read"));
}

TEST_CASE("where a line may be cut off, what is wrong comes first and its place last", "[F47]") {
  using unknot::words::message_first;
  CHECK(message_first({.file = "/home/a/.config/unknot/config.toml",
                       .line = 2,
                       .column = 14,
                       .mistake = unknot::as_said("gap: no unit")}) == "gap: no unit (config.toml:2:14)");
  CHECK(message_first({.file = "UNKNOT_GAP", .mistake = unknot::as_said("gap: no unit")}) ==
        "gap: no unit (UNKNOT_GAP)");
  CHECK(message_first({.file = "", .mistake = unknot::as_said("gap: no unit")}) == "gap: no unit");
}

TEST_CASE("every key of a file is taken") {
  const auto [settings, found, lines] = parse(whole_example, "f.toml", {});
  CHECK(found.empty());
  CHECK(settings.idle_after == 3min);
  CHECK(settings.gap == 0s);
  CHECK(settings.snooze == 6min);
  CHECK(settings.snooze_limit == 4);
  CHECK(settings.dismissed == unknot::Dismissed::skip);
  CHECK(settings.repeat_after == 7min);
  CHECK(settings.repeat_limit == 0);
  CHECK(settings.hours.windows.size() == 11);
  CHECK(settings.kinds ==
        std::vector<unknot::Kind>{
            {"eyes", 15min, 1min, true, unknot::Shows::stretches, {}},
            {"rest", 60min, 5min, false, unknot::Shows::walk, {}, false, false, false, unknot::ViewMode::off, 1min},
            {"stretch", 25min, 2min, false, unknot::Shows::walk, {"one", "zwölf"}, true, true, true}});
  using enum unknot::Hold;
  CHECK_FALSE((settings.hold[dnd] || settings.hold[meeting] || settings.hold[fullscreen]));
  CHECK(settings.notification ==
        unknot::NotificationSettings{false, true, unknot::Stay::always, unknot::Countdown::steps});
  using unknot::Sound;
  CHECK(settings.sound == unknot::SoundSettings{{Sound::What::ours}, {Sound::What::file, "~/gong.oga"}, {}});
  CHECK(settings.remedies == unknot::RemedySettings{{"heat"}, {"pregnant"}, true});
  CHECK(settings.history.keep == std::chrono::days{365});
  CHECK(lines.at("breaks.stretch.text") == 15);
  CHECK(lines.size() == 31);
}

TEST_CASE("an empty file leaves the base as it is") {
  Settings base;
  base.gap = 7s;
  for (const auto* text : {"", "\n\n# nothing\n", "\xEF\xBB\xBF"}) CHECK(parse(text, "f", base).settings == base);
}

TEST_CASE("a byte order mark and CRLF move no line and no column") {
  CHECK(problems("\xEF\xBB\xBFgap = 1\r\nsnooze = 2\r\n") ==
        Lines{"f.toml:1:7: gap: must be a duration such as \"5m\", not 1",
              "f.toml:2:10: snooze: must be a duration such as \"5m\", not 2"});
}

TEST_CASE("columns count characters and not bytes") {
  CHECK(problems("breaks.stretch = { text = [\"äöü\"], every = 1 }") ==
        Lines{"f.toml:1:44: breaks.stretch.every: must be a duration such as \"5m\", not 1"});
}

TEST_CASE("every problem of a file is told at once and in the order of the file") {
  CHECK(problems("snooze = \"soon\"\ngap = \"1\"\n[hold]\ndnd = 1\n[breaks.stretch]\nevery = \"0s\"\nevry = 1\n") ==
        Lines{"f.toml:1:10: snooze: 'soon' is not a duration; write it as 20m, 90s or 1h30m",
              "f.toml:2:7: gap: '1' has no unit after 1; write 1s, 1m or 1h",
              "f.toml:4:7: hold.dnd: must be true or false, not 1",
              "f.toml:6:9: breaks.stretch.every: must be at least 1s, not '0s'",
              "f.toml:7:1: warning: unknown key 'breaks.stretch.evry'; did you mean 'breaks.stretch.every'?"});
}

TEST_CASE("an unknown key is a warning with a suggestion, and the rest counts") {
  const auto parsed = parse("idle_afer = \"9m\"\ngap = \"7m\"\n", "f.toml", {});
  REQUIRE(parsed.problems.size() == 1);
  CHECK(parsed.problems[0].warning);
  CHECK(unknot::words::line(parsed.problems[0]) ==
        "f.toml:1:1: warning: unknown key 'idle_afer'; did you mean 'idle_after'?");
  CHECK(parsed.settings.gap == 7min);
  CHECK(problems("[holds]\n  dnd = true\n") ==
        Lines{"f.toml:1:2: warning: unknown table 'holds'; did you mean 'hold'?"});
  CHECK(problems("\"hold.dnd\" = true\n") ==
        Lines{"f.toml:1:1: warning: unknown key 'hold.dnd'; put the dots outside the quotes"});
}

TEST_CASE("broken syntax is told where it stands, and nothing of the file counts") {
  const auto parsed = parse("gap = \"7m\"\nsnooze = = 3\n", "f.toml", {});
  REQUIRE(parsed.problems.size() == 1);
  CHECK(unknot::words::line(parsed.problems[0]).starts_with("f.toml:2:10: "));
  CHECK(!parsed.problems[0].warning);
  CHECK(parsed.settings == Settings{});
  CHECK(problems("gap = \"7m\"\ngap = \"8m\"\n").at(0).starts_with("f.toml:2:"));
  const std::string encoding = problems("gap = \"\xFF\"\n").at(0);
  CHECK(encoding.starts_with("f.toml:1:"));
  CHECK(encoding.ends_with(": this is not valid UTF-8; save the file in UTF-8"));
  CHECK(problems(std::string("gap\0 = 1\n", 9)).at(0).starts_with("f.toml:1:4: "));
}

TEST_CASE("a table where a value belongs, and a value where a table belongs, are errors") {
  CHECK(problems("hold = 3\n") == Lines{"f.toml:1:8: hold: must be a table, written [hold], not a whole number"});
  CHECK(problems("breaks = true\n") ==
        Lines{"f.toml:1:10: breaks: must be a table, written [breaks], not true or false"});
  CHECK(problems("[breaks]\nrest = \"1h\"\n") ==
        Lines{"f.toml:2:8: breaks.rest: must be a table, written [breaks.rest], not text"});
  CHECK(problems("[[hold]]\ndnd = true\n") == Lines{"f.toml:1:1: hold: must be a table, written [hold], not a list"});
  CHECK(problems("gap = {}\n") == Lines{"f.toml:1:7: gap: must be a duration such as \"5m\", not a table"});
  CHECK(problems("gap = 07:00:00\n") ==
        Lines{"f.toml:1:7: gap: must be a duration such as \"5m\", not a date or time"});
  CHECK(problems("snooze_limit = 1.5\n") ==
        Lines{"f.toml:1:16: snooze_limit: must be a whole number from 0 to 100, not a decimal number"});
  CHECK(problems("[remedies]\noff = [\"a\", 1]\n") ==
        Lines{"f.toml:2:7: remedies.off: must be a list of strings such as [\"one\", \"two\"], not a mixed list"});
}

TEST_CASE("a value out of its range is told where the value stands") {
  CHECK(problems("snooze_limit = 101\n") ==
        Lines{"f.toml:1:16: snooze_limit: must be a whole number from 0 to 100, not 101"});
  CHECK(problems("idle_after = '367d'\n") == Lines{"f.toml:1:14: idle_after: '367d' is too long; the maximum is 366d"});
  CHECK(problems("breaks.rest.shows = 'cats'\n") ==
        Lines{"f.toml:1:21: breaks.rest.shows: must be one of stretches, walk, eyes, posture, not 'cats'"});
  CHECK(problems("hours = 'Mon 9-17'\n").at(0).starts_with("f.toml:1:9: hours: '9-17' is not a time range"));
  CHECK(problems("history.keep = '1h'\n") == Lines{"f.toml:1:16: history.keep: must be at least 1d, not '1h'"});
}

TEST_CASE("a name that can't name a break is an error at the name") {
  const Lines wrong{
      "f.toml:1:9: 'Eyes' is not a valid name for a break; use lowercase letters, digits, - and _, starting with a "
      "letter"};
  CHECK(problems("[breaks.Eyes]\nevery = \"1m\"\n") == wrong);
  CHECK(problems("breaks.\"my eyes\".every = \"1m\"\n").size() == 1);
}

TEST_CASE("a break that a file only begins has the defaults of a break") {
  const auto settings = parse("[breaks.eyes]\n", "f", {}).settings;
  REQUIRE(settings.kinds.size() == 3);
  CHECK(settings.kinds[0] == unknot::Kind{"eyes", 20min, 1min, true, unknot::Shows::stretches, {}});
}

TEST_CASE("a value that is wrong leaves the base and the right ones count") {
  const auto parsed = parse("gap = 1\nsnooze = \"7m\"\n", "f", {});
  CHECK(parsed.settings.gap == Settings{}.gap);
  CHECK(parsed.settings.snooze == 7min);
  CHECK(!parsed.set.contains("gap"));
}

TEST_CASE("a line with thousands of dots is refused") {
  std::string text = "a";
  for (int i = 0; i < 200000; ++i) text += ".a";
  CHECK(problems("\n" + text + " = 1\n") == Lines{"f.toml:2:1: this line has too many dots"});
}

TEST_CASE("a file without a mistake has no problem") {
  REQUIRE(rc::check("valid files", [] {
    const auto text = settings_files::any_file();
    RC_ASSERT(parse(text, "f", {}).problems.empty());
  }));
}

TEST_CASE("no text crashes the reading of settings") {
  REQUIRE(rc::check("random bytes", [] { static_cast<void>(parse(*rc::gen::arbitrary<std::string>(), "f", {})); }));
  REQUIRE(rc::check("random TOML", [] { static_cast<void>(parse(toml_files::any_file(), "f", {})); }));
  REQUIRE(rc::check("damaged files", [] {
    auto text = settings_files::any_file();
    RC_PRE(!text.empty());
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
    static_cast<void>(parse(text, "f", {}));
  }));
}

TEST_CASE("a new break that is like another is a warning that names the other and the place", "[F29]") {
  const auto parsed = parse("[breaks.strech]\nevery = \"30m\"\n", "f", {});
  REQUIRE(parsed.problems.size() == 1);
  CHECK(unknot::words::line(parsed.problems[0]) == "f:1:9: warning: 'strech' is a new break; did you mean 'stretch'?");
  CHECK(parse("breaks.rst.every = \"30m\"\n", "f", {}).problems.size() == 1);
  CHECK(parse("[breaks.water]\n[breaks.eyes]\n[breaks.lunch]\n[breaks.stretch]\n", "f", {}).problems.empty());
}

TEST_CASE("breaks of one family are no mistake, but one that says no more than a little is", "[F29]") {
  CHECK(parse("[breaks.walk-1]\n[breaks.walk-2]\n[breaks.stretch2]\n", "f", {}).problems.empty());
  CHECK(parse("[breaks.walk-am]\nevery = \"1h\"\n[breaks.walk-pm]\nevery = \"2h\"\n", "f", {}).problems.empty());
  const auto parsed = parse("[breaks.water]\nevery = \"1h\"\n[breaks.watr]\nlasts = \"9s\"\n", "f", {});
  REQUIRE(parsed.problems.size() == 1);
  CHECK(unknot::words::line(parsed.problems[0]) == "f:3:9: warning: 'watr' is a new break; did you mean 'water'?");
}

TEST_CASE("of a file full of mistakes the first hundred are told, and how many more there are", "[F32]") {
  std::string text;
  for (int i = 1; i <= 85'000; ++i) text += "zz" + std::to_string(i) + " = 0\n";
  const auto parsed = parse(text + "gap = 0\n", "f", {});
  REQUIRE(parsed.problems.size() == 101);
  CHECK(parsed.problems[99].line == 100);
  CHECK(unknot::words::line(parsed.problems[100]) == "f:101:1: and 84901 more problems");
  CHECK(has_errors(parsed.problems));
  CHECK_FALSE(has_errors(parse(text, "f", {}).problems));
}

TEST_CASE("a problem is short, however long what it is about", "[F32]") {
  const std::string large(500'000, 'x');
  for (const auto& text : {large + " = 1", "snooze_limit = \"" + large + "\"", "[breaks." + large + "]",
                           "passive = \"" + large + "\"", "hours = \"" + large + "\""}) {
    const auto parsed = parse(text, "f", {});
    REQUIRE(parsed.problems.size() == 1);
    CHECK(unknot::words::mistake(parsed.problems[0].mistake).size() <= 410);
  }
}

TEST_CASE("the hundred and first break is refused with its place, and the others work", "[F33]") {
  std::string text;
  for (int i = 1; i <= 10'000; ++i) text += "[breaks.k" + std::to_string(i) + "]\nevery = \"30m\"\n";
  const auto parsed = parse(text, "f", {});
  CHECK(parsed.settings.kinds.size() == 100);
  REQUIRE(parsed.problems.size() == 1);
  CHECK(unknot::words::line(parsed.problems[0]) == "f:197:9: breaks.k99: at most 100 breaks are allowed");
  CHECK(std::ranges::find(parsed.settings.kinds, "k98", &unknot::Kind::name)->every == std::chrono::minutes{30});
}

TEST_CASE("lists, texts, names and hours have their limits", "[F33]") {
  std::string entries;
  std::string hours = "Mon 00:00-00:01";
  for (int i = 0; i < 201; ++i) entries += "'a', ";
  for (int i = 0; i < 201; ++i) hours += " 00:00-00:01";
  for (const auto& text :
       {"remedies.off = [" + entries + "]", "breaks.stretch.text = [\"" + std::string(501, 'a') + "\"]",
        "hooks.due = \"" + std::string(4'001, 'a') + "\"", "hours = \"" + hours + "\"",
        "hours = \"" + std::string(4'000, ' ') + "Mon 09:00-10:00\"", "[breaks." + std::string(41, 'a') + "]"}) {
    const auto parsed = parse(text, "f", {});
    CHECK(has_errors(parsed.problems));
    CHECK(parsed.settings == unknot::Settings{});
  }
}
