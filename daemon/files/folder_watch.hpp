// SPDX-License-Identifier: MIT
// Reports files that appear in a directory, by inotify.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "files/inotify.hpp"

namespace unknot::files {

// Costs nothing while nothing happens there. Runs on the thread of `io`, which must outlive it.
class FolderWatch {
 public:
  enum class Also { nothing, opened };

  // `appeared` is called from `io` each time the file is made, moved there or gets other rights, and if wanted each
  // time it is opened; and when that may have gone unnoticed, or the folder was moved or removed. It may end this.
  FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared,
              Also also = Also::nothing);
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // False: nothing will be reported, since the directory does not exist or no watches are left.
  [[nodiscard]] bool watches() const { return folder_watch_ >= 0; }

 private:
  void watch();
  void keep(int& watch, const std::filesystem::path& file, std::uint32_t events);
  void take(const std::vector<files::Inotify::Event>& events);
  [[nodiscard]] bool concerns_us(const files::Inotify::Event& event) const;

  std::filesystem::path file_;
  Also also_;
  std::function<void()> appeared_;
  files::Inotify inotify_;
  int folder_watch_ = -1;
  int file_watch_ = -1;
};

}  // namespace unknot::files
