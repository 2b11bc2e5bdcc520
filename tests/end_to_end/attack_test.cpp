// SPDX-License-Identifier: MIT
// Every outside party misbehaves in every way, all at the same time, for a minute. What is measured is what that costs:
// time on the processor, beside that of its own start, and lines of the log: a busy or slow machine makes no more of
// them.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <iostream>
#include <thread>

#include "end_to_end/attackers.hpp"
#include "end_to_end/lent.hpp"
#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using std::chrono::milliseconds;
using std::chrono::minutes;
using unknot::protocol::State;

namespace {

// A reminder that stands for the whole time; of the senses only those that meet the attacker.
std::string attack_settings(const std::string& party) {
  std::string settings = R"([breaks.stretch]
every = "1h"
lasts = "5m"

[hooks]
due = "echo >> ~/due"

[hold]
)";
  settings += std::string("meeting = ") + (party == "PipeWire" ? "true" : "false") + "\n";
  settings += std::string("fullscreen = ") + (party == "X server" || party == "compositor" ? "true" : "false") + "\n";
  return settings;
}

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

// One daemon and who attacks it.
class Scene {
 public:
  Scene(Backstage& stage, Attack attack) : attack_(std::move(attack)), attacker_(attack_.begin(stage)) {
    Environment variables{{"DBUS_SESSION_BUS_ADDRESS", "unix:abstract=unknot-nobody"},
                          {"DBUS_SYSTEM_BUS_ADDRESS", "unix:abstract=unknot-nobody"},
                          {"DESK_SERVER", "none"}};
    for (const auto& [name, value] : attacker_->variables()) variables[name] = value;
    const Lent lent(variables);
    session_ = std::make_unique<Session>(attack_settings(attack_.party), variables["DBUS_SESSION_BUS_ADDRESS"]);
    session_->start({"--remind-now"});
    // From here on, as who floods does so at once.
    cost_.emplace(*session_);
    lines_before_ = lines(session_->log());
  }

  void measure() {
    starts_ = cost_->starts();
    cpu_ = std::chrono::duration_cast<milliseconds>(starts_ * session_->cost_of_start());
    lines_ = lines(session_->log()) - lines_before_;
    hooked_ = lines(read_file(session_->folder() / "home/due"));
    answers_ = session_->unknot({"status"}).status == 0;
  }
  void end() {
    const auto began = Clock::now();
    ended_ = session_->stop() == 0;
    took_ = std::chrono::duration_cast<milliseconds>(Clock::now() - began);
  }
  void report() const {
    std::cout << attack_.party << " that " << attack_.manner << ": " << cpu_.count() << " ms, " << starts_
              << " starts, " << lines_ << " lines, hook " << hooked_ << ", TERM " << took_.count() << " ms\n";
  }
  void check() const {
    INFO(attack_.party << " that " << attack_.manner << "\n" << session_->log());
    CHECK(starts_ < 5);
    CHECK(lines_ < 20);
    CHECK(hooked_ <= (attack_.may_show ? 1 : 0));
    CHECK(answers_);
    CHECK(ended_);
  }
  // It comes back, behaves well, and is used.
  void come_back() {
    INFO(attack_.party << " that " << attack_.manner << "\n" << session_->log());
    met_ = attacker_->met();
    session_->start({"--remind-now"});
    await("meeting it", [&] { return attacker_->met() > met_; });
    const auto at = session_->log().size();
    attacker_->repent();
    await("using it", [&] { return used(session_->log().substr(at)); });
    CHECK(session_->stop() == 0);
  }

 private:
  [[nodiscard]] bool used(const std::string& log) {
    if (!attack_.used.empty()) return log.contains(attack_.used) || attack_.manner == "is as it should be";
    if (attack_.party != "notification server") return attacker_->met() > met_ + 1;
    const auto status = session_->status();
    return status.server.has_value() && status.state == State::shown;
  }

  Attack attack_;
  std::unique_ptr<Attacker> attacker_;
  std::unique_ptr<Session> session_;
  std::optional<Cost> cost_;
  double starts_ = 0;
  milliseconds cpu_{}, took_{};
  std::size_t lines_before_ = 0, lines_ = 0, hooked_ = 0;
  int met_ = 0;
  bool answers_ = false, ended_ = false;
};

}  // namespace

// In two halves, so that not all daemons run at once.
TEST_CASE("whoever misbehaves costs nothing, floods no log, stops nobody, and is used once it behaves",
          "[F9][F10][F11][F13][F14][F15]") {
  const bool first = GENERATE(true, false);
  Backstage stage;
  std::vector<std::unique_ptr<Scene>> scenes;
  std::vector<Attack> attacks = all_attacks();
  for (std::size_t at = first ? 0 : 1; at < attacks.size(); at += 2) {
    scenes.push_back(std::make_unique<Scene>(stage, std::move(attacks[at])));
  }
  std::this_thread::sleep_for(minutes{1});  // this is what is measured
  for (const auto& scene : scenes) scene->measure();
  for (const auto& scene : scenes) scene->end();
  for (const auto& scene : scenes) scene->report();
  for (const auto& scene : scenes) scene->check();
  for (const auto& scene : scenes) scene->come_back();
}
