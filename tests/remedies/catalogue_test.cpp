// SPDX-License-Identifier: MIT
// What is built in: complete, within its limits, in plain words.
#include "remedies/catalogue.hpp"

#include <catch2/catch_all.hpp>
#include <map>
#include <regex>
#include <set>

#include "remedies/read.hpp"
#include "words/problems/located.hpp"
#include "words/reminder.hpp"

using namespace unknot::remedies;
using namespace std::chrono;
using Ids = std::vector<std::string>;

namespace {

const Catalogue catalogue;

Ids ids_of(Area area) {
  Ids ids;
  for (const Remedy* remedy : catalogue.stretches(area)) ids.push_back(remedy->id);
  return ids;
}

Ids excluded(const std::string& tag) {
  Ids ids;
  for (const Remedy& remedy : catalogue.all()) {
    if (excluded_by(remedy, tag)) ids.push_back(remedy.id);
  }
  return ids;
}

// All an entry says in a reminder, a countdown or a detail view, but for the names of its sources and muscles.
std::vector<std::string> words_of(const Remedy& remedy) {
  std::vector<std::string> all{remedy.name, remedy.why, remedy.action, remedy.dose,  remedy.caution,
                               remedy.care, remedy.on,  remedy.off,    remedy.finish};
  all.insert(all.end(), remedy.steps.begin(), remedy.steps.end());
  all.insert(all.end(), remedy.company.lines.begin(), remedy.company.lines.end());
  return all;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The first banned word in the text, or empty. "muscle" and "health" are other words than "must" and "heal".
std::string banned_word(const std::string& text) {
  static const std::regex banned(
      R"(\b(cures?|cured|treats?|treatment|heals?|healing|guaranteed?|must|take ibuprofen|take a tablet|mg|doses?|detox|toxins?)\b|!)");
  std::smatch found;
  const std::string small = lower(text);
  return std::regex_search(small, found, banned) ? found.str() : "";
}

// The most words between two full stops.
std::ptrdiff_t longest_sentence(const std::string& text) {
  static const std::regex ends(R"([.?:;](\s|$))");
  static const std::regex word(R"([^\s]+)");
  std::ptrdiff_t most = 0;
  for (std::sregex_token_iterator it(text.begin(), text.end(), ends, -1), end; it != end; ++it) {
    const std::string sentence = it->str();
    most = std::max(most, std::distance(std::sregex_iterator(sentence.begin(), sentence.end(), word), {}));
  }
  return most;
}

}  // namespace

TEST_CASE("the built-in catalogue is read without a problem") {
  std::vector<Remedy> remedies;
  for (const CatalogueText& text : built_in_texts()) {
    for (const auto& problem : read_into(remedies, text, false)) FAIL_CHECK(unknot::words::line(problem));
  }
  CHECK(remedies.size() == 44);
}

TEST_CASE("all 36 stretches are there, by area") {
  CHECK(ids_of(Area::upper_back) == Ids{"blade-squeeze", "forward-reach", "self-hug", "chair-back-extension",
                                        "wall-slides", "eagle-arms", "cat-cow", "elbow-press"});
  CHECK(ids_of(Area::neck) == Ids{"side-neck-tilt", "armpit-look", "chin-tuck", "neck-turn", "chin-to-chest"});
  CHECK(ids_of(Area::shoulders) ==
        Ids{"cross-body-arm", "doorway-chest", "shrug-and-roll", "elbow-overhead", "hands-behind"});
  CHECK(ids_of(Area::low_back) == Ids{"seated-twist", "back-bend", "side-bend", "knee-to-chest", "desk-bow"});
  CHECK(ids_of(Area::hips_and_legs) ==
        Ids{"figure-four", "hip-flexor-lunge", "hamstring-step", "calf-at-wall", "standing-thigh", "walk"});
  CHECK(ids_of(Area::wrists) == Ids{"wrist-down", "wrist-up", "prayer-press", "finger-fan"});
  CHECK(ids_of(Area::eyes) == Ids{"far-look", "full-blinks", "near-far"});
}

TEST_CASE("the seven companions and the card are there, in the order that decides between equals") {
  Ids ids;
  for (const Remedy* remedy : catalogue.companions()) ids.push_back(remedy->id);
  CHECK(ids == Ids{"drink", "self-massage", "ball", "heat", "potassium-food", "massage-booking", "qualified-help",
                   "pain-tablets"});
  CHECK(catalogue.find("pain-tablets")->role == Role::card);
}

TEST_CASE("every entry is complete") {
  for (const Remedy& remedy : catalogue.all()) {
    CAPTURE(remedy.id);
    CHECK_FALSE(remedy.why.empty());
    CHECK_FALSE(remedy.source.empty());
    CHECK(remedy.steps.size() >= 2);
    if (remedy.role == Role::stretch) {
      CHECK_FALSE(remedy.muscles.empty());
      CHECK_FALSE(remedy.on.empty());
    } else {
      CHECK(remedy.company.lines.size() >= 6);
      CHECK_FALSE(remedy.company.window.windows.empty());
      CHECK_FALSE(remedy.care.empty());
    }
  }
}

// The American College of Sports Medicine advises 10 to 30 s; shorter holds are repeated instead.
TEST_CASE("no hold is longer than 30 s and no stretch than two minutes") {
  for (const Remedy& remedy : catalogue.all()) {
    if (remedy.role != Role::stretch || remedy.steady) continue;
    CAPTURE(remedy.id);
    CHECK(remedy.hold <= 30s);
    CHECK(remedy.length >= 20s);
    CHECK(remedy.length <= 2min);
    if (remedy.hold < 10s) CHECK(remedy.repetitions >= 3);
  }
}

TEST_CASE("no text promises or orders") {
  CHECK(banned_word("It treats knots.") == "treats");
  CHECK(banned_word("Some muscle in good health").empty());
  std::vector<std::string> pages{unknot::words::help_now_page(), unknot::words::no_advice_text()};
  for (const Remedy& remedy : catalogue.all()) {
    for (const std::string& text : words_of(remedy)) pages.push_back(text);
  }
  for (const std::string& text : pages) {
    CAPTURE(text, banned_word(text));
    CHECK(banned_word(text).empty());
  }
}

TEST_CASE("what a reminder says is in short sentences") {
  CHECK(longest_sentence("One two three. One two.") == 3);
  for (const Remedy& remedy : catalogue.all()) {
    std::vector<std::string> texts = remedy.company.lines;
    texts.insert(texts.end(), {remedy.action, remedy.dose, remedy.caution});
    for (const std::string& text : texts) {
      CAPTURE(text);
      CHECK(longest_sentence(text) <= 12);
    }
  }
}

TEST_CASE("no reminder names a muscle in Latin") {
  static const std::regex latin(
      R"(trapez|rhomb|deltoid|pector|levator|piriform|psoas|quadric|gastro|latissi|scapul|glute)");
  for (const Remedy& remedy : catalogue.all()) {
    for (const std::string& text : words_of(remedy)) {
      CAPTURE(text);
      CHECK_FALSE(std::regex_search(lower(text), latin));
    }
  }
}

TEST_CASE("each exclusion drops what it has to") {
  using Drops = std::map<std::string, std::set<std::string>>;
  const Drops at_least{
      {"kidney-or-heart", {"potassium-food", "pain-tablets"}},
      {"numb-skin-or-diabetes", {"heat"}},
      {"blood-thinners", {"ball", "self-massage", "massage-booking", "pain-tablets"}},
      {"pregnant", {"pain-tablets", "ball", "seated-twist"}},
      {"osteoporosis", {"ball", "chair-back-extension", "desk-bow", "seated-twist"}},
      {"shoulder-injury", {"wall-slides", "elbow-overhead", "hands-behind", "doorway-chest", "side-bend", "self-hug"}},
      {"wrist-injury", {"wrist-down", "wrist-up", "prayer-press", "finger-fan"}},
      {"hip-or-knee-replacement", {"figure-four", "standing-thigh", "hip-flexor-lunge", "knee-to-chest"}},
      {"dizziness", {"side-neck-tilt", "armpit-look", "neck-turn", "chin-to-chest", "back-bend"}},
      {"cannot-stand", {"wall-slides", "walk", "ball", "calf-at-wall", "desk-bow", "doorway-chest", "back-bend"}},
      {"cannot-lie-down", {}}};
  CHECK(at_least.size() == exclusions().size());
  for (const Exclusion& exclusion : exclusions()) {
    const auto wanted = at_least.find(std::string(exclusion.tag));
    REQUIRE(wanted != at_least.end());
    const Ids dropped = excluded(wanted->first);
    CAPTURE(wanted->first, dropped);
    for (const std::string& id : wanted->second) CHECK(std::ranges::find(dropped, id) != dropped.end());
  }
  CHECK_FALSE(excluded_by(*catalogue.find("chin-tuck"), "dizziness"));
}

TEST_CASE("nobody lies down: the ball is for the wall") {
  CHECK(excluded("cannot-lie-down").empty());
  for (const Remedy& remedy : catalogue.all()) {
    for (const std::string& text : words_of(remedy)) CHECK(text.find("floor") == std::string::npos);
  }
}

TEST_CASE("a drink is only ever for who is thirsty") {
  for (const std::string& line : catalogue.find("drink")->company.lines) {
    CAPTURE(line);
    CHECK(lower(line).find("thirsty") != std::string::npos);
  }
}

TEST_CASE("every line of warmth, ball and potassium says who it is not for") {
  const auto says = [](const char* id, const std::regex& what) {
    for (const std::string& line : catalogue.find(id)->company.lines) {
      CAPTURE(line);
      CHECK(std::regex_search(line, what));
    }
  };
  says("heat", std::regex("numb skin"));
  says("ball", std::regex("never on it|[Nn]ever on|[Nn]ot on bone|beside the spine only"));
  says("potassium-food", std::regex("watch potassium"));
}

TEST_CASE("the card names no product and no amount") {
  static const std::regex named(R"(ibuprofen|aspirin|paracetamol|naproxen|\d)");
  const Remedy& card = *catalogue.find("pain-tablets");
  for (const std::string& line : card.company.lines) CHECK_FALSE(std::regex_search(lower(line), named));
  for (const std::string& step : card.steps) CHECK_FALSE(std::regex_search(lower(step), named));
}

TEST_CASE("words for areas, positions and roles are read back") {
  for (std::size_t i = 0; i < areas; ++i) {
    const auto area = static_cast<Area>(i);
    CHECK(from_word<Area>(word_for(area)) == area);
  }
  CHECK(from_word<Role>("card") == Role::card);
  CHECK(from_word<Position>("seated") == Position::seated);
  CHECK_FALSE(from_word<Area>("elbow"));
}

TEST_CASE("copies of a catalogue share their entries") {
  const Catalogue copy = catalogue;
  CHECK(copy.find("heat") == catalogue.find("heat"));
  CHECK(catalogue.find("no-such-thing") == nullptr);
}
