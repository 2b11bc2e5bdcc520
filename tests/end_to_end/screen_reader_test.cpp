// SPDX-License-Identifier: MIT
// What a screen reader is given of a break, over the accessibility bus of a real desktop.
#include <catch2/catch_all.hpp>
#include <csignal>
#include <regex>
#include <string_view>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::StartsWith;
using unknot::protocol::State;

namespace {

// Of a kind that has two sides, in a break with room for both, and of no other kind.
std::string one_stretch(const std::string& id) {
  const Session session("");
  const std::string all = session.unknot({"remedy", "list", "--json"}).out;
  std::string others;
  const std::regex ids("\\{\"id\":\"([a-z-]+)\"");
  for (std::sregex_iterator each(all.begin(), all.end(), ids), end; each != end; ++each) {
    if ((*each)[1] != id) others += '"' + (*each)[1].str() + "\", ";
  }
  return "patience = \"0s\"\nremedies.off = [" + others + "]\n[breaks.stretch]\nevery = \"1h\"\nlasts = \"12s\"\n";
}

constexpr std::string_view head = "Unknot | Just now | ";

// One that is on for as long as this lives.
class ScreenReader {
 public:
  explicit ScreenReader(const Environment& environment) {
    Pipe pipe;
    process_ = std::make_unique<Process>(Words{UNKNOT_SOURCE_DIR "/tests/desktop/screen-reader"}, environment,
                                         Streams{.out = pipe.in.get()});
    lines_ = std::make_unique<Reader>(std::move(pipe.out));
    REQUIRE(next() == "ready");
  }

  // What it speaks next, without the head that GNOME 50 has in some.
  std::string next() {
    const auto line = lines_->line(Clock::now() + patience);
    REQUIRE(line);
    return line->starts_with(head) ? line->substr(head.size()) : *line;
  }
  // Those of the notification that it spoke last, as a person finds them who goes there.
  std::string buttons() {
    process_->signal(SIGUSR1);
    return next();
  }
  // What it has still spoken, to its end.
  std::string rest() {
    process_->signal(SIGTERM);
    REQUIRE(process_->ended(patience) == 0);
    return lines_->line(Clock::now() + patience).value_or("");
  }

 private:
  std::unique_ptr<Process> process_;
  std::unique_ptr<Reader> lines_;
};

}  // namespace

TEST_CASE(
    "a screen reader is given the reminder, the begin, the other side at half and the end of a break, and nothing else",
    "[F49][F68]") {
  const Desk desk;
  ScreenReader reader(desk.environment());
  Session session(one_stretch("side-bend"), desk.bus());
  session.start({"--remind-now"});
  Watch watch(session);
  CHECK_THAT(reader.next(), StartsWith("Side bend, 12 s | "));
  watch.until(State::shown);
  CHECK(desk.visible());
  await("the buttons of the reminder", [&] { return reader.buttons().starts_with("Start | Snooze "); });
  REQUIRE(session.unknot({"start"}).status == 0);
  CHECK(reader.next() ==
        "Side bend | First side. Bend and hold. One arm up, bend away from it, both hips stay down. Keep breathing.");
  await("the buttons of the break", [&] { return reader.buttons() == "Done | Stop"; });
  CHECK(reader.next() == "Side bend | Halfway. Other side. Bend and hold.");
  CHECK_THAT(reader.next(), StartsWith("Done. Next stretch "));
  CHECK(reader.rest().empty());
}
