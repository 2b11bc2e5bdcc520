// SPDX-License-Identifier: MIT
// Adapts a view to what a given notification server shows well.
#include "notify/notification_text.hpp"

#include <algorithm>
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

// Only a countdown is updated while it is on screen, if that is not to be spoken.
bool shows_buttons(const View& view, const NotificationServer& server) {
  const ServerManners manners = manners_of(server);
  return server.can("actions") && manners.draws_buttons && (manners.keeps_buttons || !view.percent || view.aloud);
}

// Where all lines fit, last. Where what comes last may be cut off, and the first of them can take all the room but for
// the title, a reminder begins with the commands, and a countdown with what to do now.
std::ptrdiff_t place_of_commands(const View& view, const NotificationServer& server) {
  const auto count = static_cast<std::ptrdiff_t>(view.lines.size());
  if (manners_of(server).lines == 0) return count;
  return view.reminds() ? 0 : std::min<std::ptrdiff_t>(count, 1);
}

// The lines, and what the person would miss otherwise: first the time left, which a bar does not tell; the commands
// where there are no buttons.
std::vector<std::string> all_lines(const View& view, const NotificationServer& server) {
  std::vector<std::string> lines = view.lines;
  if (!view.buttons.empty() && !shows_buttons(view, server)) {
    lines.insert(lines.begin() + place_of_commands(view, server), view.answer_line);
  }
  if (view.percent && !view.progress.empty()) lines.insert(lines.begin(), view.progress + '.');
  return lines;
}

std::vector<NotificationAction> actions_for(const View& view, const NotificationServer& server) {
  std::vector<NotificationAction> actions;
  if (view.buttons.empty() || !server.can("actions")) return actions;
  const Button& first = view.buttons.front();
  if (manners_of(server).has_default && view.click_answers)
    actions.push_back({"default", printable(first.label), first.key});
  for (const Button& button : view.buttons) actions.push_back({button.key, printable(button.label), button.key});
  return actions;
}

std::string body_for(const View& view, const NotificationServer& server) {
  std::vector<std::string> lines = all_lines(view, server);
  for (std::string& line : lines) line = printable(line);
  if (server.can("body-markup")) {
    for (std::string& line : lines) line = escaped(line);
  }
  return join(lines, manners_of(server).line_end);
}

// All that counts, for a server that shows a title and nothing else.
std::string lone_title(const View& view, const NotificationServer& server) {
  std::vector<std::string> parts = all_lines(view, server);
  parts.insert(parts.begin(), view.title);
  return join(parts, " - ");
}

// How much it calls for attention, and what keeps it on screen.
void keep(NotificationText& text, const View& view, const ServerManners& manners, bool banners) {
  const bool never = view.stay == Stay::never;
  const bool insists = view.stay == Stay::always || (!never && banners && manners.keeping == Keeping::critical_once);
  text.critical = view.reminds() && insists;
  text.low = view.quiet && manners.shows_low;
  const bool waits = (!view.buttons.empty() || view.note) && !view.quiet && !never;
  text.kept_open = waits && !text.critical && manners.keeping == Keeping::three_calls;
  text.limit_ms = never && view.reminds() ? -1 : manners.no_limit_ms;
}

}  // namespace

NotificationText text_for(const View& view, const NotificationServer& server, bool banners) {
  const ServerManners manners = manners_of(server);
  const bool has_body = server.can("body");
  NotificationText text;
  text.title = printable(has_body ? view.title : lone_title(view, server));
  if (has_body) text.body = body_for(view, server);
  text.actions = actions_for(view, server);
  if (manners.draws_value) text.value = view.percent;
  text.image = valid_utf8(manners.small_pictures && !view.image.small.empty() ? view.image.small : view.image.usual);
  if (server.can("sound")) text.sound = valid_utf8(view.sound);
  text.new_id = (view.reminds() && manners.shows_after_close) || view.aloud || !manners.shows_late_updates ||
                manners.keeping == Keeping::critical_once;
  text.same_again = manners.takes_same_text;
  keep(text, view, manners, banners);
  text.transient = view.note && view.note_for.count() == 0 && manners.transient_notes && !text.kept_open;
  return text;
}

}  // namespace unknot::desktop
