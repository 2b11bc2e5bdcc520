// SPDX-License-Identifier: MIT
#include "files/text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "files/descriptor.hpp"

namespace unknot::files {

namespace {

// Until the call is not interrupted by a signal.
ssize_t uninterrupted(auto call) {
  ssize_t count = 0;
  do count = call();
  while (count < 0 && errno == EINTR);
  return count;
}

}  // namespace

std::optional<std::string> read_text(const std::filesystem::path& file, std::size_t most) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!opened) return std::nullopt;
  std::string text;
  std::array<char, 4096> part;
  while (text.size() < most) {
    const std::size_t room = std::min(part.size(), most - text.size());
    const ssize_t count = uninterrupted([&] { return ::read(opened.get(), part.data(), room); });
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return text;
}

std::string first_line_of(const std::filesystem::path& file) {
  const auto text = read_text(file);
  return text ? text->substr(0, text->find('\n')) : "";
}

bool write_text(const std::filesystem::path& file, std::string_view text) {
  const Descriptor opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666));
  if (!opened) return false;
  while (!text.empty()) {
    const ssize_t count = uninterrupted([&] { return ::write(opened.get(), text.data(), text.size()); });
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace unknot::files
