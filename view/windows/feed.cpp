// SPDX-License-Identifier: MIT
#include "windows/feed.hpp"

#include <glib-unix.h>

#include <tuple>
#include <utility>

namespace unknot::view {

namespace method = protocol::method;

Feed::Feed(std::filesystem::path socket, std::function<void()> over)
    : socket_(std::move(socket)), over_(std::move(over)) {}

std::expected<std::optional<protocol::Guide>, std::string> Feed::begin() {
  auto line = Line::connect(socket_);
  if (!line) return std::unexpected(line.error());
  auto reply = line->ask(method::GetGuide{});
  if (!reply) return std::unexpected(reply.error());
  if (!reply->guide) return std::nullopt;
  if (!line->send(method::Watch{}, true)) return std::unexpected("the daemon closed the connection");
  guide_ = *reply->guide;
  line_ = *std::move(line);
  readable_ =
      Source(g_unix_fd_add(line_->descriptor(), static_cast<GIOCondition>(G_IO_IN | G_IO_HUP), on_readable, this));
  return guide_;
}

gboolean Feed::on_readable(gint, GIOCondition, gpointer self) {
  auto& feed = *static_cast<Feed*>(self);
  if (feed.goes_on()) return G_SOURCE_CONTINUE;
  feed.readable_.ended();
  feed.over_();
  return G_SOURCE_REMOVE;
}

bool Feed::goes_on() {
  if (!line_->fill()) return false;
  while (true) {
    const auto reply = line_->take();
    if (!reply) return false;
    if (!*reply) return true;
    if (!is_same(**reply)) return false;
  }
}

bool Feed::is_same(const protocol::Reply& reply) const {
  const auto read = protocol::from_object<protocol::StatusReply>(reply.parameters, protocol::Unknown::ignored);
  if (!read || read->status.state != protocol::State::begun) return false;
  const auto& suggestion = read->status.suggestion;
  return read->status.kind == guide_.kind && read->status.lasts_s == guide_.lasts_s &&
         (!suggestion || suggestion->name == guide_.name);
}

void Feed::answer(protocol::AnswerWord word) const {
  if (auto line = Line::connect(socket_)) std::ignore = line->ask(method::Answer{word, {}});
}

}  // namespace unknot::view
