// SPDX-License-Identifier: MIT
// Any bytes as history.db: it is used, moved aside or left alone, and never lost. The first byte says what is done.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>

#include "history/reader.hpp"
#include "history/store.hpp"
#include "input.hpp"

namespace {

using fuzz::demand;
using namespace unknot;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

const WallTime nine = std::chrono::sys_days{std::chrono::November / 23 / 2026} + 9h;

// Of all runs, in memory where that can be had.
class Place {
 public:
  Place() { demand(::mkdtemp(name_.data()) != nullptr); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { fs::remove_all(name_); }

  [[nodiscard]] fs::path emptied() const {
    fs::remove_all(name_);
    fs::create_directory(name_);
    return name_;
  }

 private:
  std::string name_ =
      (fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path().string()) + "/unknot-fuzz-XXXXXX";
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

history::Entry entry(WallTime at, std::optional<WallTime> set_back_to) {
  return {.events = {{.at = at,
                      .zone = 1h,
                      .kind = "stretch",
                      .became = history::Became::done,
                      .remedy = "",
                      .area = "",
                      .companion = "",
                      .cause = "",
                      .offered = {},
                      .answered = {}}},
          .spans = {{.begins = at, .ends = at + 1min, .zone = 1h, .spent = history::Spent::work, .cause = ""}},
          .state = "state",
          .set_back_to = set_back_to,
          .before = {}};
}

void use(const fs::path& file, bool step_back) {
  history::Store store(file, nine);
  (void)store.state();
  (void)store.recorded_until();
  (void)store.write(entry(nine, step_back ? std::optional{nine} : std::nullopt), nine);
  (void)store.forget(std::chrono::days{90}, nine);
  (void)store.write(entry(nine + 1min, {}), nine + 1min);
  demand(store.waits() == !store.problem().empty());
  demand(!store.waits() || !store.problems().empty());
}

void look(const fs::path& file) {
  const auto day = std::chrono::local_days{std::chrono::November / 23 / 2026};
  std::ignore = history::read_extent(file);
  std::ignore = history::read_report(file, day, day + std::chrono::days{6});
  std::ignore = history::read_rows(file, WallTime{}, [](const history::Record*, const history::Span*) { return true; });
}

bool is_still_there(const fs::path& folder, ino_t inode) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    struct stat there{};
    if (::stat(entry.path().c_str(), &there) == 0 && there.st_ino == inode) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const int what = input.byte();
  const std::string bytes(input.rest());
  static const Place place;
  const fs::path folder = place.emptied();
  const fs::path file = folder / "history.db";
  std::ofstream(file, std::ios::binary) << bytes;
  struct stat before{};
  demand(::stat(file.c_str(), &before) == 0);
  if (what % 2 == 0) look(file);
  demand(read(file) == bytes);
  use(file, what % 3 == 0);
  demand(is_still_there(folder, before.st_ino));
  look(file);
  return 0;
}
