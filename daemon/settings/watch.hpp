// SPDX-License-Identifier: MIT
// Notices changes of files by inotify, without polling: symbolic links, editors that rename, directories yet to come.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace unknot::settings {

// All on the thread of its io_context. No call comes after it is gone. Start it before the files are first read, so
// that no change falls in between.
class Watch {
 public:
  static constexpr std::chrono::milliseconds usual_quiet{150};

  // `files` may end in any_toml. Calls `changed` once the files have been quiet for `quiet` after a change. The error
  // is a sentence for people: the system has no watch left to give.
  [[nodiscard]] static std::expected<Watch, std::string> start(boost::asio::io_context& io,
                                                               std::vector<std::filesystem::path> files,
                                                               std::function<void()> changed,
                                                               std::chrono::milliseconds quiet = usual_quiet);

  Watch(Watch&&) noexcept;
  Watch& operator=(Watch&&) noexcept;
  ~Watch();

 private:
  class Impl;
  explicit Watch(std::shared_ptr<Impl> impl);

  std::shared_ptr<Impl> impl_;
};

}  // namespace unknot::settings
