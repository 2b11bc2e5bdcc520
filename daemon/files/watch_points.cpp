// SPDX-License-Identifier: MIT
#include "files/watch_points.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <deque>
#include <iterator>

namespace unknot::files {

namespace {

using std::filesystem::file_type;
using std::filesystem::path;

constexpr int most_links = 40;

// What may not be read can't be watched itself, only as an entry of its folder.
bool is_readable(const path& file) { return ::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) == 0; }

// Walks down a path part by part, as the kernel would, and notes on what it depends.
class Walk {
 public:
  Walk(WatchPoints& points, std::vector<path>& way) : points_(points), way_(way) {}

  void down(const path& file) {
    follow(file);
    while (!parts_.empty() && step()) {
    }
  }

 private:
  // False: there is nothing behind this part.
  bool step() {
    const path part = parts_.front();
    parts_.pop_front();
    if (part == ".") return true;
    if (part == "..") {
      at_ = at_.parent_path();
      return true;
    }
    const path here = at_ / part;
    std::error_code error;
    const auto type = std::filesystem::symlink_status(here, error).type();
    if (type == file_type::directory) {
      if (!is_readable(here)) await(part.string(), type);
      arrive_at(here);
      return true;
    }
    await(part.string(), type);
    if (type == file_type::regular) points_[here].written = true;
    if (type != file_type::symlink) {
      way_.push_back(here);
      return false;
    }
    follow(std::filesystem::read_symlink(here, error));
    return ++links_ <= most_links;
  }

  // A device is written to all the time, and never changes by that.
  void await(const std::string& name, file_type type) {
    WatchPoint& point = points_[at_];
    point.names.insert(name);
    if (parts_.empty() && (type == file_type::regular || type == file_type::not_found)) point.written = true;
  }

  // The directory itself may be moved or closed to us.
  void arrive_at(const path& directory) {
    at_ = directory;
    points_[at_];
    way_.push_back(at_);
  }

  void follow(const path& target) {
    if (target.is_absolute()) arrive_at(target.root_path());
    std::deque<path> parts;
    for (const path& part : target.relative_path()) {
      if (!part.empty()) parts.push_back(part);
    }
    parts_.insert(parts_.begin(), parts.begin(), parts.end());
  }

  WatchPoints& points_;
  std::vector<path>& way_;
  path at_;
  std::deque<path> parts_;
  int links_ = 0;
};

void walk(WatchPoints& points, std::vector<path>& way, const path& file) {
  std::error_code error;
  const path absolute = std::filesystem::absolute(file, error);
  if (!error) Walk(points, way).down(absolute);
}

}  // namespace

WatchPoints find_watch_points(const std::vector<path>& files) {
  WatchPoints points;
  std::vector<path> way;
  for (const path& file : files) {
    walk(points, way, file);
    if (file.filename() != any_toml) continue;
    for (const path& each : toml_files_in(file.parent_path())) walk(points, way, each);
  }
  return points;
}

std::vector<path> way_to(const path& file) {
  WatchPoints points;
  std::vector<path> way;
  walk(points, way, file);
  return way;
}

std::vector<path> toml_files_in(const path& folder) {
  std::set<path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const path& file = at->path();
    if (file.extension() == ".toml" && !file.filename().native().starts_with('.')) files.insert(file);
    if (files.size() > most_toml_files + 1) files.erase(std::prev(files.end()));
  }
  return {files.begin(), files.end()};
}

}  // namespace unknot::files
