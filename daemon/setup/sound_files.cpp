// SPDX-License-Identifier: MIT
#include "setup/sound_files.hpp"

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "setup/origin.hpp"

namespace unknot {

std::string at_home(const std::string& file, const std::string& home) {
  return file.starts_with('~') ? home + file.substr(1) : file;
}

std::vector<toml_text::Problem> check_sounds(const settings::Loaded& loaded, const settings::Environment& environment) {
  const auto found = environment.find("HOME");
  const std::string home = found == environment.end() ? "" : found->second;
  const SoundSettings& sounds = loaded.settings.sound;
  const std::array<std::pair<const char*, const Sound&>, 3> all{
      {{"sound.due", sounds.due}, {"sound.start", sounds.start}, {"sound.end", sounds.end}}};
  std::vector<toml_text::Problem> missing;
  for (const auto& [key, sound] : all) {
    const bool known = sound.what == Sound::What::file && !(home.empty() && sound.file.starts_with('~'));
    std::error_code unread;
    if (!known || std::filesystem::exists(at_home(sound.file, home), unread)) continue;
    missing.push_back(warning_about(loaded, key, {Mistake::What::no_sound_file, sound.file}));
  }
  return missing;
}

}  // namespace unknot
