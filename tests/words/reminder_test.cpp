// SPDX-License-Identifier: MIT
#include "words/reminder.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cctype>
#include <sstream>

#include "remedies/fields.hpp"
#include "words/instruction.hpp"
#include "words/language/duration.hpp"

using namespace unknot;
using namespace unknot::remedies;
using namespace unknot::words;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

const Catalogue catalogue;

// A server may cut what is longer: 180 letters, and six before the line of a companion.
std::string excess(const Texts& texts) {
  std::size_t all = 0;
  std::string found;
  if (letters(texts.title) > 40) found += "title: " + texts.title + "\n";
  if (texts.lines.size() > 3) found += "too many lines under " + texts.title + "\n";
  for (const std::string& line : texts.lines) {
    if (letters(line) > 70) found += "line: " + line + "\n";
    all += letters(line);
  }
  if (all > 186) found += std::to_string(all) + " letters under " + texts.title + "\n";
  return found;
}

// Every way a remedy can be suggested: alone and with each line of each companion, however the break ends.
std::vector<Suggestion> every_suggestion_of(const Remedy& remedy) {
  std::vector<Suggestion> all;
  for (const Ending ending : {Ending::none, Ending::stand, Ending::walk}) {
    all.push_back(suggestion(catalogue, {.remedy = remedy.id, .ending = ending}, "stretch"));
    for (const Remedy* companion : catalogue.companions()) {
      for (const std::string& line : companion->company.lines) {
        const Pick pick{remedy.id, ending, companion->id, line, ""};
        all.push_back(suggestion(catalogue, pick, "stretch"));
      }
    }
  }
  return all;
}

std::string excess_in_its_life(const Remedy& remedy, Ending ending) {
  const Suggestion about = suggestion(catalogue, {.remedy = remedy.id, .ending = ending}, "stretch");
  std::string found;
  for (const auto lasts : {seconds{30}, seconds{60}, seconds{90}, seconds{300}}) {
    const Guide guided = guide(remedy, lasts, ending);
    for (const Cue& cue : guided.cues) found += excess(countdown_texts(about, guided, cue.at));
  }
  return found;
}

Suggestion squeeze(const std::string& companion = {}) {
  return suggestion(catalogue, {.remedy = "blade-squeeze", .companion = "drink", .companion_line = companion}, "");
}

}  // namespace

TEST_CASE("every stretch fits a notification with every companion, however the break ends") {
  for (const Remedy& remedy : catalogue.all()) {
    if (remedy.role != Role::stretch) continue;
    for (const Suggestion& about : every_suggestion_of(remedy)) {
      CHECK(excess(reminder_texts(about, 10min, {})).empty());
      CHECK(excess(reminder_texts(about, 90s, {.repeats = 2, .since_rest = 3h + 59min})).empty());
      CHECK(excess(reminder_texts(about, 1min, {.first_of_all = true})).empty());
    }
  }
}

TEST_CASE("every moment of every countdown fits a notification") {
  for (const Remedy& remedy : catalogue.all()) {
    if (remedy.role != Role::stretch) continue;
    for (const Ending ending : {Ending::none, Ending::stand, Ending::walk}) {
      const std::string excess = excess_in_its_life(remedy, ending);
      CAPTURE(excess);
      CHECK(excess.empty());
    }
  }
}

TEST_CASE("a reminder says what, how long, how, and what else is good", "[F51]") {
  const auto texts = reminder_texts(squeeze("Thirsty? A glass of water, if it suits you."), 1min, {});
  CHECK(texts.title == "Shoulder-blade squeeze, 1 min");
  CHECK(texts.lines == Lines{"Draw your shoulder blades back and down.",
                             "Hold 5 s, let go slowly, 8 times. No shrugging.",
                             "Also: Thirsty? A glass of water, if it suits you."});
  CHECK(reminder_texts(squeeze(), 90s, {}).title == "Shoulder-blade squeeze, 90 s");
  CHECK(reminder_texts(squeeze(), 90s, {}).lines.size() == 2);
}

TEST_CASE("shown again, a reminder says how long the last break is ago") {
  const auto texts = reminder_texts(squeeze("Thirsty?"), 1min, {.repeats = 1, .since_rest = 25min});
  CHECK(texts.lines.size() == 3);
  CHECK(texts.lines.back() == "You've worked 25 min since your last break.");
}

TEST_CASE("the very first reminder says that it is no medical advice") {
  const auto texts = reminder_texts(squeeze("Thirsty?"), 1min, {.first_of_all = true});
  CHECK(texts.lines.back() == "A general reminder, not medical advice.");
}

TEST_CASE("a long break says how it ends") {
  const auto walk = suggestion(catalogue, {.remedy = "chin-tuck", .ending = Ending::walk}, "rest");
  CHECK(reminder_texts(walk, 5min, {}).title == "Chin tuck and walk, 5 min");
  CHECK(walk.lines.back() == "Hold 5 s, 8 times. Then walk.");
  const auto stand = suggestion(catalogue, {.remedy = "chin-tuck", .ending = Ending::stand}, "rest");
  CHECK(stand.name == "Chin tuck and stand");
}

TEST_CASE("a kind with lines of its own shows one of them under its name") {
  const auto own = suggestion(catalogue, {.own_line = "Open the window."}, "air");
  CHECK(reminder_texts(own, 30s, {}).title == "Time for: air, 30 s");
  CHECK(own.lines == Lines{"Open the window."});
  CHECK(countdown_texts(own, guide(catalogue, {.own_line = "Open the window."}, 30s), 0s).lines == own.lines);
}

TEST_CASE("a change of posture says which", "[R39]") {
  const Suggestion up = suggestion(catalogue, {.remedy = "stand-up"}, "posture");
  CHECK(reminder_texts(up, 15s, {}).title == "Stand up: raise the desk, 15 s");
  CHECK(excess(reminder_texts(up, 15s, {})).empty());
  CHECK(suggestion(catalogue, {.remedy = "sit-down"}, "posture").name == "Sit down again");
  CHECK(suggestion(catalogue, {.remedy = "sit-down", .own_line = "Down"}, "desk").lines == Lines{"Down"});
  CHECK(guide(catalogue, Pick{.remedy = "sit-down"}, 15s).cues.front().says.what == Instruction::What::lower_desk);
}

TEST_CASE("where everything is switched off a break is still one") {
  const auto about = suggestion(catalogue, {}, "stretch");
  CHECK(reminder_texts(about, 1min, {}).title == "A short break, 1 min");
  CHECK(about.id.empty());
}

TEST_CASE("where there is no remedy, the cue is all that the countdown says") {
  for (const Pick& pick : {Pick{}, Pick{.own_line = "Open the window."}, Pick{.remedy = std::string(stand_up)},
                           Pick{.remedy = std::string(sit_down)}}) {
    const Guide guided = guide(catalogue, pick, 30s);
    REQUIRE(guided.cues.size() == 1);
    CHECK(countdown_texts(suggestion(catalogue, pick, "air"), guided, 0s).lines ==
          Lines{instruction(guided.cues.front().says)});
  }
}

TEST_CASE("the countdown says first what to do now") {
  const auto about = suggestion(catalogue, {.remedy = "side-neck-tilt"}, "stretch");
  const Guide guided = guide(*catalogue.find("side-neck-tilt"), 60s);
  CHECK(countdown_texts(about, guided, 0s).lines.front() == "First side. Tilt and hold, 1 of 2.");
  CHECK(countdown_texts(about, guided, 30s).lines.front() == "Other side. Tilt and hold, 1 of 2.");
  // How long and how often is what the cues say.
  CHECK(countdown_texts(about, guided, 30s).lines == Lines{"Other side. Tilt and hold, 1 of 2.",
                                                           "Ear toward your shoulder, the other shoulder stays low.",
                                                           catalogue.find("side-neck-tilt")->caution});
}

TEST_CASE("a reminder names a dose only where the break has room for it") {
  const auto lines_at = [](seconds lasts) {
    return suggestion(catalogue, {.remedy = "blade-squeeze"}, "stretch", lasts).lines;
  };
  CHECK(lines_at(60s).back() == "Hold 5 s, let go slowly, 8 times. No shrugging.");
  CHECK(lines_at(30s) == Lines{"Draw your shoulder blades back and down.", "No shrugging."});
}

TEST_CASE("no reminder of a short break names more repetitions than its countdown has") {
  const auto repetitions = [](const Cue& cue) { return cue.says.repetitions; };
  for (const Remedy& remedy : catalogue.all()) {
    if (remedy.role != Role::stretch || remedy.steady) continue;
    const auto lines = suggestion(catalogue, {.remedy = remedy.id}, "stretch", 30s).lines;
    if (lines.size() == 1 || !lines.back().starts_with(remedy.dose)) continue;
    INFO(remedy.id);
    CHECK(std::ranges::max(guide(remedy, 30s).cues, {}, repetitions).says.repetitions >= remedy.repetitions);
  }
}

TEST_CASE("a voice reads what it is, what to do and the companion") {
  CHECK(read_aloud(squeeze("Thirsty?")) ==
        "Shoulder-blade squeeze. Draw your shoulder blades back and down. Hold 5 s, let go slowly, 8 times. "
        "No shrugging. Also: Thirsty?");
  CHECK(read_aloud({}).empty());
}

TEST_CASE("the time left is said in words where they stay") {
  CHECK(left_in_words(45s) == "45 s left");
  CHECK(left_in_words(2min) == "2 min left");
  CHECK(left_in_words(74s + 1ms) == "1 min 15 s left");
  CHECK(halfway(30s) == "Halfway, 30 s left");
}

TEST_CASE("the time left is said in minutes and seconds") {
  CHECK(left(45s) == "0:45 left");
  CHECK(left(5min + 500ms) == "5:01 left");
}

TEST_CASE("the end says when the next break comes") {
  const WallTime morning = sys_days{2026y / 11 / 23} + 10h + 41min;
  const Calendar calendar{morning, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};
  const auto title = [&](Duration later, Outcome became = Outcome::done) {
    return end_texts(became, Next{"stretch", morning + later}, calendar).title;
  };
  CHECK(title(1min) == "Done. Next stretch at 10:42.");
  CHECK(title(13h + 38min) == "Done. Next stretch tomorrow 00:19.");
  CHECK(title(47h) == "Done. Next stretch at Wed 09:41.");
  CHECK(title(1min, Outcome::worked) == "Time's up. Next stretch at 10:42.");
  CHECK(end_texts(Outcome::done, {}, calendar).title == "Done.");
  CHECK(end_texts(Outcome::worked, {}, calendar).title == "Time's up.");
  CHECK(end_texts(std::nullopt, {}, calendar).title == "Time's up.");
  CHECK(end_texts(Outcome::done, {}, calendar).lines.empty());
  CHECK(end_texts(Outcome::done, {}, calendar, "Thirsty?").lines == Lines{"Also: Thirsty?"});
}

TEST_CASE("the page on signs to get help for names each of them and fits a terminal") {
  const std::string page = help_now_page();
  for (const char* sign : {"genitals", "passing water", "bladder or bowel", "both of them", "chest pain", "accident",
                           "fever", "lose weight", "lump", "changed its shape", "worse at night", "112"}) {
    CAPTURE(sign);
    CHECK(page.find(sign) != page.npos);
  }
  std::istringstream lines(page + no_advice_text());
  for (std::string line; std::getline(lines, line);) CHECK(letters(line) <= 78);
  CHECK(no_advice_text().find("not medical advice") != std::string::npos);
}
