// SPDX-License-Identifier: MIT
#include "settings/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "files/descriptor.hpp"
#include "files/watch_points.hpp"
#include "files/way_in.hpp"
#include "settings/profiles.hpp"
#include "settings/table/set.hpp"
#include "strings/printable.hpp"

namespace unknot::settings {

namespace {

using files::Descriptor;
using std::filesystem::path;
using What = Mistake::What;
using Written = std::expected<void, Mistake>;
using Failed = std::unexpected<Mistake>;

constexpr mode_t mode_of_new_file = 0600;
constexpr int most_links = 40;

Mistake reason(int error) { return as_said(std::generic_category().message(error)); }

Mistake cant(What what, const path& file, Mistake why) { return because({what, file.string()}, std::move(why)); }

Problem unreadable(const path& file, Mistake why) {
  return {.file = {}, .mistake = std::move(why), .fix = files::command_to_open(file)};
}

Mistake beyond(What what, std::uintmax_t most) {
  return {.what = what, .most = static_cast<std::int64_t>(most / mebibyte)};
}

std::expected<std::string, Mistake> read_all(int fd, const path& file, std::uintmax_t most) {
  std::string text;
  char buffer[16384];
  for (;;) {
    const auto count = ::read(fd, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failed(cant(What::cant_read, file, reason(errno)));
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > most) return Failed(cant(What::cant_read, file, beyond(What::too_large, most)));
  }
}

// A link may point to a file that is yet to be made, or to another link.
std::expected<path, Mistake> behind_links(path file) {
  std::error_code ignored;
  for (int links = 0; std::filesystem::is_symlink(file, ignored); ++links) {
    if (links == most_links) return Failed(cant(What::cant_write, file, {What::too_many_links}));
    file = file.parent_path() / std::filesystem::read_symlink(file, ignored);
  }
  return file;
}

// What is there of a file before it is replaced.
struct Before {
  mode_t mode = mode_of_new_file;
  std::optional<struct stat> status;
};

std::expected<Before, Mistake> look_at(const path& file) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) {
    if (errno == ENOENT) return Before{};
    return Failed(cant(What::cant_write, file, reason(errno)));
  }
  if (!S_ISREG(status.st_mode)) return Failed(cant(What::cant_write, file, {What::not_regular}));
  const bool read_only = (status.st_mode & 0222) == 0 || ::access(file.c_str(), W_OK) != 0;
  if (read_only) return Failed(cant(What::cant_write, file, {What::read_only}));
  return Before{status.st_mode & 07777, status};
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool fill(int fd, const Before& before, std::string_view text, Use use) {
  const bool foreign = before.status && (before.status->st_uid != ::geteuid() || before.status->st_gid != ::getegid());
  if (foreign && ::fchown(fd, before.status->st_uid, before.status->st_gid) != 0) return false;
  if (::fchmod(fd, before.mode) != 0 || !write_all(fd, text)) return false;
  return use == Use::made_again || ::fsync(fd) == 0;
}

// Else a loss of power might bring the old file back.
void sync_directory(const path& directory) {
  const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened) ::fsync(opened.get());
}

Written replace(const path& file, const Before& before, std::string_view text, Use use) {
  const auto directory = file.has_parent_path() ? file.parent_path() : path(".");
  std::string temporary = directory / ("." + file.filename().string() + ".XXXXXX");
  const Descriptor opened(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!opened) return Failed(cant(What::cant_write, file, because({What::in_its_directory}, reason(errno))));
  if (fill(opened.get(), before, text, use) && ::rename(temporary.c_str(), file.c_str()) == 0) {
    if (use == Use::read_again) sync_directory(directory);
    return {};
  }
  const int error = errno;
  ::unlink(temporary.c_str());
  return Failed(cant(What::cant_write, file, reason(error)));
}

Written make_directory_of(const path& file) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error) return Failed(cant(What::cant_make, file.parent_path(), as_said(error.message())));
  return {};
}

std::optional<Problem> problem_of_folder(const path& folder, std::size_t files) {
  if (files > files::most_toml_files)
    return Problem{.file = folder.string(), .mistake = {.what = What::too_many_files, .most = files::most_toml_files}};
  auto fix = folder.empty() ? std::string{} : files::command_to_open(folder);
  if (fix.empty()) return std::nullopt;
  return Problem{.file = {}, .mistake = cant(What::cant_read, folder, reason(EACCES)), .fix = std::move(fix)};
}

RemedyFiles too_large(RemedyFiles read, const path& file) {
  read.problems.push_back({.file = file.string(), .mistake = beyond(What::too_large_together, largest_file)});
  return read;
}

// The layer of the profile in use. A file that is gone must not keep the other settings from being applied, so it is a
// warning only.
std::optional<Layer> read_profile(const Places& places, std::vector<Problem>& problems) {
  if (places.profile.empty()) return std::nullopt;
  if (const auto file = find_profile(places, places.profile)) {
    auto text = read_file(*file);
    if (!text) {
      problems.push_back(unreadable(*file, std::move(text.error())));
      return std::nullopt;
    }
    if (auto& written = *text) return Layer{printable(file->string()), *std::move(written), places.profile};
  }
  problems.push_back(
      {.file = {}, .mistake = {What::profile_gone, places.profile}, .warning = true, .fix = "unknot profile off"});
  return std::nullopt;
}

}  // namespace

Environment read_environment() {
  Environment environment;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (const auto equals = text.find('='); equals != text.npos) {
      environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return environment;
}

std::expected<std::optional<std::string>, Mistake> read_file(const path& file, std::uintmax_t most) {
  // A device may act when it is opened; should it get there in between, a pipe or a terminal does no harm.
  struct stat before{};
  if (::stat(file.c_str(), &before) == 0 && !S_ISREG(before.st_mode)) {
    return Failed(cant(What::cant_read, file, {What::not_regular}));
  }
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!opened) {
    if (errno == ENOENT || errno == ENOTDIR) return std::optional<std::string>{};
    return Failed(cant(What::cant_read, file, reason(errno)));
  }
  struct stat status{};
  if (::fstat(opened.get(), &status) != 0) return Failed(cant(What::cant_read, file, reason(errno)));
  if (!S_ISREG(status.st_mode)) return Failed(cant(What::cant_read, file, {What::not_regular}));
  auto text = read_all(opened.get(), file, most);
  if (!text) return Failed(std::move(text.error()));
  return std::optional(std::move(*text));
}

Loaded load(const Places& places, const Environment& environment) {
  std::vector<Layer> layers;
  std::vector<Problem> problems;
  for (const path& file : places.all()) {
    auto text = read_file(file);
    if (!text) {
      problems.push_back(unreadable(file, std::move(text.error())));
    } else if (auto& written = *text) {
      layers.push_back({printable(file.string()), *std::move(written)});
    } else if (places.user_was_named && file == places.user) {
      problems.push_back({.file = {}, .mistake = cant(What::cant_read, file, {What::no_such_file})});
    }
  }
  if (auto profile = read_profile(places, problems)) layers.push_back(*std::move(profile));
  auto loaded = merge(layers, environment);
  loaded.problems.insert(loaded.problems.begin(), problems.begin(), problems.end());
  return loaded;
}

Loaded load_to_apply(const Places& places, const Environment& environment) {
  auto loaded = load(places, environment);
  keep_only_fixed_times(loaded.settings);
  return loaded;
}

RemedyFiles read_remedy_files(const Places& places) {
  RemedyFiles read;
  auto files = files::toml_files_in(places.remedies());
  if (auto problem = problem_of_folder(places.remedies(), files.size())) read.problems.push_back(std::move(*problem));
  if (files.size() > files::most_toml_files) files.resize(files::most_toml_files);
  std::uintmax_t size = 0;
  for (const path& file : files) {
    auto text = read_file(file);
    if (!text) {
      read.problems.push_back(unreadable(file, std::move(text.error())));
    } else if (auto& written = *text) {
      size += written->size();
      if (size > largest_file) return too_large(std::move(read), file);
      read.files.push_back({printable(file.string()), *std::move(written)});
    }
  }
  return read;
}

std::expected<void, Mistake> write_file(const path& file, std::string_view text, Use use) {
  if (use == Use::read_again && text.size() > largest_file)
    return Failed(cant(What::cant_write, file, beyond(What::would_be_too_large, largest_file)));
  const auto target = behind_links(file);
  if (!target) return Failed(target.error());
  const auto before = look_at(*target);
  if (!before) return Failed(before.error());
  if (auto made = make_directory_of(*target); !made) return made;
  return replace(*target, *before, text, use);
}

}  // namespace unknot::settings
