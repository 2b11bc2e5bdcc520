// SPDX-License-Identifier: MIT
// A daemon that records what is asked of it.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "control/service.hpp"

class FakeService : public unknot::control::Service {
 public:
  unknot::control::StatusReport report() override {
    ++reports;
    if (!report_fails.empty()) throw std::runtime_error(report_fails);
    return now;
  }

  std::vector<unknot::control::SourceReport> sources() override {
    return {{.name = "idle", .source = "XSync IDLETIME", .problem = "", .fix = ""}, server};
  }

  std::optional<unknot::RefuseRequest> request(const unknot::Event& wish) override {
    wishes.push_back(wish);
    return refusal;
  }

  const unknot::Settings& settings() override { return settings_now; }

  unknot::protocol::ProblemsReply reload() override {
    ++reloads;
    return {.problems = {"config.toml:3:1: unknown key \"snoze\""}, .from_environment = from_environment};
  }

  unknot::protocol::PlanReply plan(unknot::Duration length) override {
    planned = length;
    return {
        .breaks = {{.at = 1'800'000'000, .kind = "stretch", .lasts_s = 60, .remedy = "chin-tuck", .name = "Chin tuck"}},
        .moments = {{{.at = 1'800'003'600, .what = unknot::protocol::PlannedWhat::limit, .worked_s = 8 * 3600}}}};
  }

  std::optional<unknot::protocol::Guide> guide() override { return guide_now; }
  unknot::protocol::ReminderReply reminder() override { return reminder_now; }
  std::optional<unknot::control::ProfileRefusal> use_profile(const unknot::control::ProfileWish& wish) override {
    profiles.push_back(wish);
    return profile_refusal;
  }

  unknot::protocol::SoreReply note_sore(unknot::remedies::Area area, int score) override {
    sores.emplace_back(area, score);
    return sore_reply;
  }

  unknot::control::SourceReport server{.name = "notifications",
                                       .source = "",
                                       .problem = "no notification server",
                                       .fix = "apt install dunst",
                                       .stops_reminders = true};
  unknot::control::StatusReport now;
  unknot::Settings settings_now;
  std::optional<unknot::protocol::Guide> guide_now;
  unknot::protocol::ReminderReply reminder_now;
  std::optional<unknot::RefuseRequest> refusal;
  std::vector<unknot::Event> wishes;
  std::vector<unknot::control::ProfileWish> profiles;  // that were to be used
  std::optional<unknot::control::ProfileRefusal> profile_refusal;
  std::vector<std::pair<unknot::remedies::Area, int>> sores;  // that were noted
  unknot::protocol::SoreReply sore_reply{true, false, false};
  unknot::Duration planned{};
  std::string report_fails;  // what it throws then
  std::optional<std::vector<std::string>> from_environment{{"gap"}};
  int reports = 0;
  int reloads = 0;
};
