// SPDX-License-Identifier: MIT
// Adapts a view to what a given notification server shows well.
#include "notify/notification_text.hpp"

#include <string_view>

#include "bus/glib_pointer.hpp"
#include "strings/printable.hpp"

namespace unknot::desktop {

namespace {

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

std::string escaped(const std::string& text) {
  return GlibPointer<char>(g_markup_escape_text(text.c_str(), static_cast<gssize>(text.size()))).get();
}

// GLib stops the program over anything else.
std::string valid_utf8(const std::string& text) {
  return GlibPointer<char>(g_utf8_make_valid(text.c_str(), static_cast<gssize>(text.size()))).get();
}

// Only a countdown is updated while it is on screen.
bool shows_buttons(const View& view, const NotificationServer& server) {
  const ServerManners manners = manners_of(server);
  return server.can("actions") && manners.shows_buttons && (manners.keeps_buttons || !view.percent);
}

// The lines, and what the person would miss otherwise: first the progress without a bar, as a folded banner shows no
// more than one line; last the commands without buttons.
std::vector<std::string> all_lines(const View& view, const NotificationServer& server) {
  std::vector<std::string> lines;
  if (view.percent && !manners_of(server).draws_value && !view.progress.empty()) lines.push_back(view.progress + '.');
  lines.insert(lines.end(), view.lines.begin(), view.lines.end());
  if (!view.buttons.empty() && !shows_buttons(view, server)) lines.push_back(view.answer_line);
  return lines;
}

std::vector<NotificationAction> actions_for(const View& view, const NotificationServer& server) {
  std::vector<NotificationAction> actions;
  if (view.buttons.empty() || !server.can("actions")) return actions;
  const Button& first = view.buttons.front();
  if (manners_of(server).default_is_no_button) actions.push_back({"default", printable(first.label), first.key});
  for (const Button& button : view.buttons) actions.push_back({button.key, printable(button.label), button.key});
  return actions;
}

std::string body_for(const View& view, const NotificationServer& server) {
  std::vector<std::string> lines = all_lines(view, server);
  for (std::string& line : lines) line = printable(line);
  if (server.can("body-markup")) {
    for (std::string& line : lines) line = escaped(line);
  }
  return join(lines, "\n");
}

// All that counts, for a server that shows a title and nothing else.
std::string lone_title(const View& view, const NotificationServer& server) {
  std::vector<std::string> parts = all_lines(view, server);
  parts.insert(parts.begin(), view.title);
  return join(parts, " - ");
}

}  // namespace

NotificationText text_for(const View& view, const NotificationServer& server) {
  const ServerManners manners = manners_of(server);
  const bool has_body = server.can("body");
  NotificationText text;
  text.title = printable(has_body ? view.title : lone_title(view, server));
  if (has_body) text.body = body_for(view, server);
  text.actions = actions_for(view, server);
  if (manners.draws_value) text.value = view.percent;
  text.image = valid_utf8(view.image);
  text.transient = view.note && manners.transient_notes;
  text.sound = view.sound;
  return text;
}

}  // namespace unknot::desktop
