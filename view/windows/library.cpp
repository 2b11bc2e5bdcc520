// SPDX-License-Identifier: MIT
#include "windows/library.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "files/installed.hpp"
#include "files/variable.hpp"
#include "strings/own_variables.hpp"

namespace unknot::view {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789-";

std::vector<fs::path> folders() {
  std::vector<fs::path> all;
  if (const std::string given = variable(own_variable::films); !given.empty()) all.emplace_back(given);
  std::ranges::copy(files::installed_folders("films"), std::back_inserter(all));
  return all;
}

// One byte more than a film may have, so that a longer one is seen to be.
std::string beginning_of(std::ifstream& file) {
  std::string text(longest_film + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

}  // namespace

std::optional<Film> film_of(const std::string& id, const std::function<void(const std::string&)>& complain) {
  if (id.empty() || id.find_first_not_of(plain) != std::string::npos) return std::nullopt;
  for (const fs::path& folder : folders()) {
    const fs::path path = folder / (id + ".film");
    std::ifstream file(path);
    if (!file) continue;
    auto film = read_film(beginning_of(file));
    if (film) return *std::move(film);
    complain("can't play the film: " + film.error() + " (" + path.string() + ")");
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace unknot::view
