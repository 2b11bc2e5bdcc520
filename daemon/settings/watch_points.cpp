// SPDX-License-Identifier: MIT
#include "settings/watch_points.hpp"

#include <deque>

#include "settings/file.hpp"

namespace unknot::settings {

namespace {

using std::filesystem::path;

constexpr int most_links = 40;

// Walks down a path part by part, as the kernel would, and notes on what it depends.
class Walk {
 public:
  explicit Walk(WatchPoints& points) : points_(points) {}

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
    if (type == std::filesystem::file_type::directory) {
      at_ = here;
      return true;
    }
    points_[at_].insert(part.string());
    if (type != std::filesystem::file_type::symlink || ++links_ > most_links) return false;
    follow(std::filesystem::read_symlink(here, error));
    return true;
  }

  void follow(const path& target) {
    if (target.is_absolute()) at_ = target.root_path();
    std::deque<path> parts;
    for (const path& part : target.relative_path()) {
      if (!part.empty()) parts.push_back(part);
    }
    parts_.insert(parts_.begin(), parts.begin(), parts.end());
  }

  WatchPoints& points_;
  path at_;
  std::deque<path> parts_;
  int links_ = 0;
};

}  // namespace

WatchPoints find_watch_points(const std::vector<path>& files) {
  WatchPoints points;
  for (const path& file : files) {
    std::error_code error;
    const path absolute = std::filesystem::absolute(file, error);
    if (!error) Walk(points).down(absolute);
    if (file.filename() != any_toml) continue;
    for (const path& each : toml_files_in(absolute.parent_path())) Walk(points).down(each);
  }
  return points;
}

}  // namespace unknot::settings
