// SPDX-License-Identifier: MIT
#include "tray/launch.hpp"

#include <gio/gio.h>

#include <cstdlib>
#include <vector>

#include "bus/glib_pointer.hpp"
#include "files/program.hpp"

namespace unknot::tray {

namespace {

using Words = std::vector<std::string>;

// The error, or nothing.
std::string start(Words words) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  GError* error = nullptr;
  if (g_spawn_async("/", argv.data(), nullptr, G_SPAWN_SEARCH_PATH, nullptr, nullptr, nullptr, &error)) return "";
  return desktop::GlibPointer<GError>(error)->message;
}

Words before(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

std::filesystem::path own_prefix() { return files::own_program().parent_path().parent_path(); }

std::string launch(const std::filesystem::path& prefix, const std::string& wish) {
  const auto script = prefix / "share/unknot/launch";
  std::error_code ignored;
  if (!std::filesystem::exists(script, ignored)) return "not found: " + script.native();
  const Words words{"sh", script, prefix / "bin", wish};
  const bool unit = std::getenv("INVOCATION_ID") != nullptr;
  if (unit && start(before({"systemd-run", "--user", "--collect", "--quiet", "--"}, words)).empty()) return "";
  return start(words);
}

}  // namespace unknot::tray
