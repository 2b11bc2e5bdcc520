// SPDX-License-Identifier: MIT
// The moving figure: films that are made here, and any text; which frame at which moment.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "figure/film.hpp"
#include "figure/playing.hpp"

using namespace unknot;
using namespace unknot::view;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using protocol::Movement;

namespace {

std::string made(const std::string& shape, const std::string& rest) {
  return R"({"about":"A line.","clips":{"move":{"loop":false,"shapes":[)" + shape + "]," + rest + "}}}";
}

const std::string line = R"(["line",5,"none","#ff8000","round"])";
const std::string frames = R"("first":[64,0,0,320,640],"moving":[3,4],"steps":[[32,0],[-64,32]])";

std::string why_not(const std::string& text) {
  const auto film = read_film(text);
  return film ? "" : film.error();
}

// Eleven frames of nothing.
Film film_of(bool loop, bool finish = false) {
  Film film;
  film.clips["move"] = {loop, {}, std::vector<std::vector<float>>(11)};
  if (finish) film.clips["finish"] = {true, {}, std::vector<std::vector<float>>(11)};
  return film;
}

// A hold of 10 s, a release of 5 s, the same on the other side, and 10 s more.
protocol::Guide both_sides() {
  return {.kind = "stretch",
          .remedy = "side-bend",
          .name = "Side bend",
          .companion = {},
          .lasts_s = 40,
          .elapsed_ms = 0,
          .steps = {{0, "First side. Bend.", 1, Movement::hold},
                    {10, "Come up.", 1, Movement::release},
                    {15, "Other side. Bend.", 2, Movement::hold},
                    {25, "Come up.", 2, Movement::release},
                    {30, "Roll.", 0, Movement::finish}}};
}

}  // namespace

TEST_CASE("a film has its shapes and the numbers of every frame") {
  const auto film = read_film(made(line, frames));
  REQUIRE(film);
  CHECK(film->about == "A line.");
  const Clip* clip = film->clip("move");
  REQUIRE(clip != nullptr);
  CHECK(film->clip("finish") == nullptr);
  REQUIRE(clip->looks.size() == 1);
  CHECK(clip->looks[0].kind == Kind::line);
  CHECK(clip->looks[0].end == End::round);
  CHECK_FALSE(clip->looks[0].fill);
  CHECK(clip->looks[0].stroke == Color{1, 128 / 255.0, 0});
  CHECK(clip->frames == std::vector<std::vector<float>>{{2, 0, 0, 10, 20}, {2, 0, 0, 11, 20}, {2, 0, 0, 9, 21}});
}

TEST_CASE("a film that could not be drawn is refused") {
  CHECK_THAT(why_not("{"), ContainsSubstring("no JSON"));
  CHECK_THAT(why_not("[]"), ContainsSubstring("no object"));
  CHECK_THAT(why_not("{}"), ContainsSubstring("missing"));
  CHECK_THAT(why_not(made(R"(["star",5,"none","none","butt"])", frames)), ContainsSubstring("star"));
  CHECK_THAT(why_not(made(R"(["line",4,"none","none","butt"])", frames)), ContainsSubstring("wrong count"));
  CHECK_THAT(why_not(made(R"(["ellipse",5,"none","none","butt"])", frames)), ContainsSubstring("wrong count"));
  CHECK_THAT(why_not(made(R"(["line",5,"red","none","butt"])", frames)), ContainsSubstring("#rrggbb"));
  CHECK_THAT(why_not(made(line, R"("first":[64,0,0],"moving":[],"steps":[[]])")), ContainsSubstring("first frame"));
  CHECK_THAT(why_not(made(line, R"("first":[1,2,3,4,5],"moving":[5],"steps":[[1]])")), ContainsSubstring("beyond"));
  CHECK_THAT(why_not(made(line, R"("first":[1,2,3,4,5],"moving":[-1],"steps":[[1]])")), ContainsSubstring("beyond"));
  CHECK_THAT(why_not(made(line, R"("first":[1,2,3,4,5],"moving":[1],"steps":[[1,2]])")), ContainsSubstring("steps"));
  CHECK_THAT(why_not(made(line, R"("first":[1,2,3,4,5],"moving":[1],"steps":[])")), ContainsSubstring("fewer than 2"));
  CHECK_THAT(why_not(made(line, R"("first":[1,2,3,4,9999999],"moving":[1],"steps":[[1]])")),
             ContainsSubstring("large"));
  CHECK_THAT(why_not(std::string(longest_film + 1, ' ')), ContainsSubstring("too long"));
}

TEST_CASE("every film that is shipped can be played") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(UNKNOT_BINARY_DIR "/share/unknot/films")) {
    std::ifstream file(entry.path());
    const auto film = read_film(std::string(std::istreambuf_iterator<char>(file), {}));
    INFO(entry.path() << ": " << (film ? "" : film.error()));
    REQUIRE(film);
    CHECK(film->about.size() > 20);
    REQUIRE(film->clip("move") != nullptr);
    CHECK(film->clip("move")->frames.size() == 31);
    ++count;
  }
  CHECK(count == 36);
}

TEST_CASE("the figure goes into the pose, stays, and comes out of it") {
  const Film film = film_of(false);
  const auto guide = both_sides();
  const auto at = [&](Time when) { return picture_at(guide, {&film, nullptr}, when, false); };
  CHECK(at(0s) == Picture{film.clip("move"), 0, false, true});
  CHECK(at(1250ms).frame == 5);
  CHECK(at(2500ms) == Picture{film.clip("move"), 10, false, false});
  CHECK(at(9999ms) == Picture{film.clip("move"), 10, false, false});
  CHECK(at(11250ms) == Picture{film.clip("move"), 5, false, true});
  CHECK(at(14s) == Picture{film.clip("move"), 0, false, false});
}

TEST_CASE("the other side is the mirror image, from the moment that the figure stands") {
  const Film film = film_of(false);
  const auto guide = both_sides();
  const auto at = [&](Time when) { return picture_at(guide, {&film, nullptr}, when, false); };
  CHECK_FALSE(at(14999ms).mirrored);
  CHECK(at(15s) == Picture{film.clip("move"), 0, true, true});
  CHECK(at(20s) == Picture{film.clip("move"), 10, true, false});
  CHECK(at(26s).mirrored);
}

TEST_CASE("where nobody lets go between two holds, the figure comes out and goes in again") {
  const Film film = film_of(false);
  auto guide = both_sides();
  guide.steps = {{0, "Hold, 1 of 2.", 1, Movement::hold}, {20, "Hold, 2 of 2.", 2, Movement::hold}};
  const auto at = [&](Time when) { return picture_at(guide, {&film, nullptr}, when, false); };
  CHECK(at(20s) == Picture{film.clip("move"), 10, false, true});
  CHECK(at(21250ms - 1ms).frame == 0);
  CHECK(at(21250ms + 10ms).mirrored);
  CHECK(at(22500ms) == Picture{film.clip("move"), 10, true, false});
}

TEST_CASE("what goes round moves all the time, and what comes at the end has a film of its own") {
  const Film film = film_of(false, true);
  CHECK(picture_at(both_sides(), {&film, nullptr}, 31500ms, false) == Picture{film.clip("finish"), 5, false, true});
  const Film walk = film_of(true);
  auto guide = both_sides();
  guide.steps = {{0, "Walk.", 0, Movement::hold}, {20, "Turn around.", 0, Movement::release}};
  CHECK(picture_at(guide, {&walk, nullptr}, 600ms, false) == Picture{walk.clip("move"), 5, false, true});
  CHECK(picture_at(guide, {&walk, nullptr}, 20600ms, false) == Picture{walk.clip("move"), 5, true, true});
  guide.steps = {{0, "Hold.", 0, Movement::hold}, {20, "Now walk.", 0, Movement::walk}};
  CHECK(picture_at(guide, {&film, &walk}, 20600ms, false) == Picture{walk.clip("move"), 5, false, true});
}

TEST_CASE("nothing moves where that is not wanted") {
  const Film film = film_of(false, true);
  const Film walk = film_of(true);
  auto guide = both_sides();
  guide.steps.push_back({35, "Now walk.", 0, Movement::walk});
  for (Time when = 0s; when < 41s; when += 100ms) {
    CHECK_FALSE(picture_at(guide, {&film, &walk}, when, true).moving);
  }
  CHECK(picture_at(guide, {&film, &walk}, 0s, true).frame == 10);
  CHECK(picture_at(guide, {&film, &walk}, 10s, true).frame == 0);
}

TEST_CASE("neighbouring moments show neighbouring frames, but where the figure changes sides") {
  const Film film = film_of(false);
  const auto guide = both_sides();
  Picture before = picture_at(guide, {&film, nullptr}, 0s, false);
  for (Time when = 0s; when < 40s; when += 33ms) {
    const Picture now = picture_at(guide, {&film, nullptr}, when, false);
    CHECK(std::max(now.frame, before.frame) - std::min(now.frame, before.frame) <= 1);
    if (now.mirrored != before.mirrored) CHECK(std::max(now.frame, before.frame) <= 1);
    before = now;
  }
}

TEST_CASE("without a film there is no figure, and without a step nothing to do") {
  CHECK(picture_at(both_sides(), {}, 5s, false) == Picture{});
  CHECK(step_at(both_sides(), 12s)->text == "Come up.");
  CHECK(step_at(both_sides(), 99s)->text == "Roll.");
  protocol::Guide none = both_sides();
  none.steps.clear();
  CHECK(step_at(none, 0s) == nullptr);
  CHECK(picture_at(none, {}, 0s, false) == Picture{});
}
