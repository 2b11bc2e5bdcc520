// SPDX-License-Identifier: MIT
// The X server's authorization key, from the $XAUTHORITY file.
#include "display/x11_authority.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>

#include "files/variable.hpp"

namespace unknot::desktop {

namespace {

constexpr std::size_t longest_file = std::size_t{256} * 1024;

// Families of addresses, as the file numbers them.
constexpr unsigned this_host = 256;
constexpr unsigned any_host = 65535;

// Reads numbers and texts of the file, which are in the order of the network.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::optional<unsigned> number() {
    if (rest_.size() < 2) return std::nullopt;
    const unsigned value = static_cast<unsigned char>(rest_[0]) * 256U + static_cast<unsigned char>(rest_[1]);
    rest_.remove_prefix(2);
    return value;
  }
  [[nodiscard]] std::optional<std::string_view> text() {
    const auto size = number();
    if (!size || rest_.size() < *size) return std::nullopt;
    const std::string_view value = rest_.substr(0, *size);
    rest_.remove_prefix(*size);
    return value;
  }

 private:
  std::string_view rest_;
};

struct Entry {
  unsigned family = 0;
  std::string_view host, number, name, key;
};

std::optional<Entry> next_entry(Reader& reader) {
  const auto family = reader.number();
  const auto host = reader.text();
  const auto number = reader.text();
  const auto name = reader.text();
  const auto key = reader.text();
  if (!family || !host || !number || !name || !key) return std::nullopt;
  return Entry{.family = *family, .host = *host, .number = *number, .name = *name, .key = *key};
}

std::string authority_file() {
  if (const std::string named = variable("XAUTHORITY"); !named.empty()) return named;
  const std::string home = variable("HOME");
  return home.empty() ? "" : home + "/.Xauthority";
}

// Of a file alone: a pipe could keep us waiting.
std::string contents(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return "";
  struct stat about{};
  std::string bytes;
  if (::fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
    bytes.resize(std::min(longest_file, static_cast<std::size_t>(about.st_size)));
    const ssize_t size = ::read(file, bytes.data(), bytes.size());
    bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  }
  ::close(file);
  return bytes;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

std::string x11_key_in(std::string_view file, std::string_view host, std::string_view number) {
  Reader reader(file);
  while (const auto entry = next_entry(reader)) {
    const bool fits_host = entry->family == any_host || (entry->family == this_host && entry->host == host);
    const bool fits_number = entry->number.empty() || entry->number == number;
    if (fits_host && fits_number && entry->name == x11_key_name) return std::string(entry->key);
  }
  return "";
}

std::string x11_key(std::string_view number) { return x11_key_in(contents(authority_file()), host_name(), number); }

}  // namespace unknot::desktop
