// SPDX-License-Identifier: MIT
// Names of programs that an older version has let in as they were: what is read of them is clean.
#include <catch2/catch_all.hpp>

#include "files.hpp"
#include "history/reader.hpp"
#include "history/recorder.hpp"
#include "history/state/state_text.hpp"
#include "strings/printable.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;

namespace {

const std::string odd = "fullscreen: Caf\xe9\x1b[2J\n";
const std::string clean = "fullscreen: Caf\uFFFD\uFFFD[2J ";

}  // namespace

TEST_CASE("rows whose texts are no UTF-8 are read as text that can be printed", "[F1][F2]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Record record = event(nine());
  record.kind = "stretch\xff";
  record.cause = odd;
  Span held = span(nine(), nine() + 5min, Spent::hold);
  held.cause = odd;
  Store(file, nine()).write({.events = {record}, .spans = {held}, .state = {}}, nine());
  std::vector<std::string> texts;
  REQUIRE(read_rows(file, {}, [&](const Record* row, const Span* piece) {
    if (row) texts.push_back(row->kind);
    texts.push_back(row ? row->cause : piece->cause);
    return true;
  }));
  CHECK(texts == std::vector<std::string>{clean, "stretch\uFFFD", clean});
  const Date day{std::chrono::floor<std::chrono::days>(LocalTime{nine().time_since_epoch()})};
  const auto report = read_report(file, day, day);
  REQUIRE(report);
  CHECK(report->line.at(0).cause == clean);
}

TEST_CASE("a saved state whose texts are no UTF-8 is read, with its names made clean", "[F1][F2]") {
  Planner planner({}, Instant{}, nine(), {});
  (void)planner.handle(HoldBegan{Hold::fullscreen, "Cafe\n"}, Instant{1min});
  RecorderState recorder;
  recorder.offer = Offer{{}, "meeting: zoom", {}, {}, false};
  std::string text = to_text({planner.state(), recorder, "boot", "rotation", "suggestion"});
  for (const auto& [from, to] : {std::pair{"\"Cafe\"", "\"Caf\xe9\\u001b\""},
                                 {"meeting: zoom", "meeting: \xff"},
                                 {"[\"stretch\"", "[\"str\xe9tch\""}}) {
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    text.replace(at, std::string(from).size(), to);
  }
  const auto read = from_text(text);
  REQUIRE(read);
  CHECK(read->planner.holds.at(Hold::fullscreen).by == "Caf\uFFFD\uFFFD");
  CHECK(read->recorder.offer->held_by == "meeting: \uFFFD");
  CHECK(is_utf8(to_text(*read)));
}
