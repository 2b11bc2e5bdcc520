// SPDX-License-Identifier: MIT
// A view as lines of a terminal.
#include "terminal/terminal_text.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>
#include <string_view>

#include "files/variable.hpp"
#include "strings/locale.hpp"
#include "strings/printable.hpp"

namespace unknot::desktop {

namespace {

int columns_of(int descriptor) {
  winsize size{};
  const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

char lower(char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); }

TerminalKey key_for(const Button& button, std::set<char>& taken) {
  for (std::size_t at = 0; at < button.label.size(); ++at) {
    const char letter = lower(button.label[at]);
    if (letter < 'a' || letter > 'z' || !taken.insert(letter).second) continue;
    const std::string marked = "[" + button.label.substr(at, 1) + "]";
    return {letter, button.label.substr(0, at) + marked + button.label.substr(at + 1), button.key};
  }
  char digit = '1';
  while (!taken.insert(digit).second) ++digit;
  return {digit, std::string("[") + digit + "] " + button.label, button.key};
}

std::string keys_line(const std::vector<Button>& buttons) {
  std::string line;
  for (const TerminalKey& key : terminal_keys(buttons)) line += (line.empty() ? "" : "  ") + key.label;
  return line;
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  while (times-- > 0) text += part;
  return text;
}

}  // namespace

TerminalLook TerminalLook::of(int descriptor, bool plain) {
  const std::string type = variable("TERM");
  const bool redraws = !plain && ::isatty(descriptor) == 1 && !type.empty() && type != "dumb";
  return {.redraws = redraws,
          .escapes = redraws && variable("NO_COLOR").empty(),
          .utf8 = locale_is_utf8(std::getenv("LC_ALL"), std::getenv("LC_CTYPE"), std::getenv("LANG")),
          .columns = columns_of(descriptor)};
}

std::vector<TerminalKey> terminal_keys(const std::vector<Button>& buttons) {
  std::vector<TerminalKey> keys;
  std::set<char> taken;
  for (const Button& button : buttons) keys.push_back(key_for(button, taken));
  return keys;
}

std::string terminal_text(const View& view, const TerminalLook& look, bool keyboard) {
  const std::string title = printable(view.title);
  std::string text = "\n" + (look.escapes ? "\033[1m" + title + "\033[0m" : title) + "\n";
  for (const std::string& line : view.lines) text += "  " + printable(line) + "\n";
  if (!view.buttons.empty()) text += "  " + (keyboard ? keys_line(view.buttons) : view.answer_line) + "\n";
  return text;
}

std::string terminal_lines(const std::vector<std::string>& lines, const std::vector<std::string>& before) {
  std::string text;
  for (const std::string& line : lines) {
    if (std::ranges::find(before, line) == before.end()) text += "  " + printable(line) + "\n";
  }
  return text;
}

std::string terminal_bar(int percent, const std::string& progress, const TerminalLook& look) {
  const int room = look.columns - static_cast<int>(progress.size()) - 6;
  const int width = std::clamp(room, 0, 40);
  const int filled = width * std::clamp(percent, 0, 100) / 100;
  const std::string bar = repeated(look.utf8 ? "█" : "#", filled) + repeated(look.utf8 ? "░" : ".", width - filled);
  return "  [" + bar + "] " + printable(progress);
}

}  // namespace unknot::desktop
