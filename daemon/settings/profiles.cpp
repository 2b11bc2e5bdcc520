// SPDX-License-Identifier: MIT
#include "settings/profiles.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <ranges>
#include <system_error>

#include "files/installed.hpp"
#include "files/watch_points.hpp"
#include "settings/file.hpp"
#include "strings/number.hpp"
#include "strings/printable.hpp"

namespace unknot::settings {

namespace {

using std::filesystem::path;

constexpr std::string_view ending = ".toml";
constexpr std::string_view first_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t longest_name = 40;
constexpr std::size_t longest_line = 100;
constexpr std::string_view until_a_time = "until";
constexpr std::string_view for_a_length = "for";
constexpr Duration::rep latest = 100'000'000'000'000;  // the year 5138, in milliseconds since the epoch

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : text | std::views::split(' ')) words.emplace_back(word.begin(), word.end());
  return words;
}

std::string text_of(const ProfileInUse& profile) {
  if (!profile.until) return profile.name + "\n";
  return profile.name + " " + std::string(profile.by_length ? for_a_length : until_a_time) + " " +
         std::to_string(profile.until->time_since_epoch().count()) + "\n";
}

std::optional<ProfileInUse> profile_of(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto words = words_of(text);
  if (words.empty() || !is_profile_name(words[0])) return std::nullopt;
  if (words.size() == 1) return ProfileInUse{.name = words[0]};
  if (words.size() != 3 || (words[1] != until_a_time && words[1] != for_a_length)) return std::nullopt;
  const auto until = number_in<Duration::rep>(words[2]);
  if (!until || *until < 0 || *until > latest) return std::nullopt;
  return ProfileInUse{words[0], WallTime{Duration{*until}}, words[1] == for_a_length};
}

}  // namespace

bool is_profile_name(std::string_view name) {
  const bool plain = name.find_first_not_of(std::string(first_letters) + "_-") == name.npos;
  return !name.empty() && name.size() <= longest_name && first_letters.contains(name.front()) && plain && name != "off";
}

std::vector<Profile> find_profiles(const Places& places) {
  std::map<std::string, path> found;
  for (const path& folder : places.profiles) {
    for (const path& file : files::toml_files_in(folder)) {
      std::error_code error;  // a link may lead nowhere
      const std::string name = file.stem();
      if (is_profile_name(name) && std::filesystem::exists(file, error)) found.try_emplace(name, file);
    }
  }
  std::vector<Profile> profiles;
  for (auto& [name, file] : found) profiles.push_back({name, file});
  return profiles;
}

std::vector<std::string> profile_names(const Places& places) {
  std::vector<std::string> names;
  for (auto& profile : find_profiles(places)) names.push_back(std::move(profile.name));
  return names;
}

std::string description_of(std::string_view text) {
  while (text.starts_with('#') || text.starts_with('\n')) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    const auto begin = line.find_first_not_of("# \t");
    if (begin != line.npos && !line.substr(begin).starts_with("SPDX-"))
      return printable(line.substr(begin), longest_line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

std::optional<path> find_profile(const Places& places, std::string_view name) {
  if (!is_profile_name(name)) return std::nullopt;
  for (const path& folder : places.profiles) {
    path file = folder / (std::string(name) + std::string(ending));
    std::error_code error;
    if (std::filesystem::exists(file, error)) return file;
  }
  return std::nullopt;
}

std::optional<ProfileInUse> read_profile_in_use(const path& file) {
  if (file.empty()) return std::nullopt;
  const auto text = read_file(file).value_or(std::nullopt);
  return text ? profile_of(*text) : std::nullopt;
}

std::expected<void, Mistake> keep_profile_in_use(const path& file, const std::optional<ProfileInUse>& profile) {
  if (file.empty()) return {};
  if (profile) return write_file(file, text_of(*profile));
  if (::unlink(file.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR) return {};
  return std::unexpected(
      because({Mistake::What::cant_remove, file.string()}, as_said(std::generic_category().message(errno))));
}

Places places_at(WallTime now, const Environment& environment, const std::optional<std::string>& named) {
  Places places = find_places(environment, named);
  for (path& folder : files::installed_folders("profiles")) places.profiles.push_back(std::move(folder));
  const auto in_use = read_profile_in_use(places.profile_in_use);
  if (in_use && (!in_use->until || *in_use->until > now)) places.profile = in_use->name;
  return places;
}

}  // namespace unknot::settings
