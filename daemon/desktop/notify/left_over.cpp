// SPDX-License-Identifier: MIT
#include "notify/left_over.hpp"

#include "files/text.hpp"
#include "strings/number.hpp"
#include "strings/words.hpp"

namespace unknot::desktop {

std::optional<LeftOver> read_left_over(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;  // a pipe would keep us waiting
  const std::string text = files::read_text(file).value_or("");
  std::string_view rest = text;
  LeftOver left;
  left.bus = take_word(rest);
  left.shown.server = take_word(rest);
  const auto id = number_in<guint32>(take_word(rest));
  if (!id || !g_dbus_is_unique_name(left.shown.server.c_str())) return std::nullopt;
  left.shown.id = *id;
  return left;
}

void keep_left_over(const std::filesystem::path& file, const LeftOver& left_over) {
  files::write_text(file,
                    left_over.bus + ' ' + left_over.shown.server + ' ' + std::to_string(left_over.shown.id) + '\n');
}

}  // namespace unknot::desktop
