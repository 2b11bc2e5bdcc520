// SPDX-License-Identifier: MIT
#include "windows/feed.hpp"

#include <glib-unix.h>

#include <tuple>
#include <utility>

namespace unknot::view {

namespace method = protocol::method;

namespace {

std::expected<std::optional<Scene>, std::string> scene_in(Line& line) {
  const auto running = line.ask(method::GetGuide{});
  if (!running) return std::unexpected(running.error());
  if (const auto& guide = running->guide) return Scene{*guide};
  const auto waiting = line.ask(method::GetReminder{});
  if (!waiting) return std::unexpected(waiting.error());
  const protocol::ReminderReply& reminder = *waiting;
  if (!reminder.guide) return std::nullopt;
  Scene scene{*reminder.guide, true};
  if (reminder.snooze_s) scene.snooze = std::chrono::seconds(*reminder.snooze_s);
  return scene;
}

}  // namespace

Feed::Feed(std::filesystem::path socket, std::function<void()> over)
    : socket_(std::move(socket)), over_(std::move(over)) {}

std::expected<std::optional<Scene>, std::string> Feed::begin() {
  readable_ = Source();
  auto line = Line::connect(socket_);
  if (!line) return std::unexpected(line.error());
  auto found = scene_in(*line);
  if (!found) return found;
  const auto& scene = *found;
  if (!scene) return found;
  if (!line->send(method::Watch{}, true)) return std::unexpected("the daemon closed the connection");
  scene_ = *scene;
  const Line& watched = line_.emplace(*std::move(line));
  readable_ =
      Source(g_unix_fd_add(watched.descriptor(), static_cast<GIOCondition>(G_IO_IN | G_IO_HUP), on_readable, this));
  return found;
}

gboolean Feed::on_readable(gint, GIOCondition, gpointer self) {
  auto& feed = *static_cast<Feed*>(self);
  if (feed.line_ && feed.goes_on(*feed.line_)) return G_SOURCE_CONTINUE;
  feed.readable_.ended();
  feed.over_();
  return G_SOURCE_REMOVE;
}

bool Feed::goes_on(Line& line) const {
  if (!line.fill()) return false;
  while (true) {
    const auto taken = line.take();
    if (!taken) return false;
    const auto& reply = *taken;
    if (!reply) return true;
    if (!is_same(*reply)) return false;
  }
}

bool Feed::is_same(const protocol::Reply& reply) const {
  const auto read = protocol::from_object<protocol::StatusReply>(reply.parameters, protocol::Unknown::ignored);
  const auto wanted = scene_.reminds ? protocol::State::shown : protocol::State::begun;
  if (!read || read->status.state != wanted) return false;
  const auto& [kind, suggestion, lasts] = std::tie(read->status.kind, read->status.suggestion, read->status.lasts_s);
  return kind == scene_.guide.kind && (scene_.reminds || lasts == scene_.guide.lasts_s) &&
         (!suggestion || suggestion->name == scene_.guide.name);
}

void Feed::answer(protocol::AnswerWord word) const {
  if (auto line = Line::connect(socket_)) std::ignore = line->ask(method::Answer{word, {}});
}

}  // namespace unknot::view
