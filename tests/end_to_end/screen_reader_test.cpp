// SPDX-License-Identifier: MIT
// What a screen reader is given of a break, over the accessibility bus of a real desktop.
#include <catch2/catch_all.hpp>
#include <csignal>
#include <string_view>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using unknot::protocol::State;

namespace {

constexpr const char* short_break = R"(patience = "0s"

[breaks.stretch]
every = "1h"
lasts = "10s"
)";

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

TEST_CASE("a screen reader is given the reminder, the begin, half and the end of a break, and nothing else",
          "[F49][F68]") {
  const Desk desk;
  ScreenReader reader(desk.environment());
  Session session(short_break, desk.bus());
  session.start({"--remind-now"});
  Watch watch(session);
  const std::string reminder = reader.next();
  CHECK_THAT(reminder, ContainsSubstring(", 10 s | "));
  const std::string name = reminder.substr(0, reminder.find(','));
  watch.until(State::shown);
  REQUIRE(session.unknot({"start"}).status == 0);
  const std::string begin = reader.next();
  CHECK_THAT(begin, StartsWith(name + " | ") && ContainsSubstring(" | Done | Stop"));
  CHECK_THAT(begin, !ContainsSubstring("left"));
  CHECK_THAT(reader.next(), StartsWith(name + " | Halfway. ") && ContainsSubstring(" | Done | Stop"));
  CHECK_THAT(reader.next(), StartsWith("Done. Next stretch "));
  CHECK(reader.rest().empty());
}
