// SPDX-License-Identifier: MIT
#include "desktop/folder_watch.hpp"

#include <filesystem>
#include <utility>

namespace unknot::desktop {

using namespace std::chrono_literals;

FolderWatch::FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared)
    : watch_(
          io, {file}, std::nullopt,
          [file, appeared = std::move(appeared)] {
            std::error_code error;
            if (std::filesystem::exists(file, error)) appeared();
          },
          0ms) {}

}  // namespace unknot::desktop
