// SPDX-License-Identifier: MIT
// Settings files on disk are read politely and replaced as a whole.
#include "settings/file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch_all.hpp>
#include <csignal>

#include "support/folder.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using unknot::settings::Environment;
using unknot::settings::find_places;
using unknot::settings::load;
using unknot::settings::read_file;
using unknot::settings::write_file;

namespace {

unsigned mode_of(const fs::path& file) { return static_cast<unsigned>(fs::status(file).permissions()); }

std::string write_error(const fs::path& file, const std::string& text = "gap = 1\n") {
  const auto written = write_file(file, text);
  return written ? "no error" : unknot::words::mistake(written.error());
}

// While it lives, no file of this process may grow beyond `bytes`.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("a file is read byte for byte, and a missing one is no error") {
  const Folder folder;
  const std::string text("\xEF\xBB\xBF\ra\n\0b", 8);
  CHECK(read_file(folder.write("f", text)).value() == text);
  CHECK(read_file(folder / "missing").value() == std::nullopt);
  CHECK(read_file(folder / "f/below").value() == std::nullopt);
}

TEST_CASE("what is no file or too big is refused with the reason") {
  const Folder folder;
  CHECK(unknot::words::mistake(read_file(folder / "").error()) ==
        "can't read " + (folder / "").string() + ": it is not a regular file");
  const auto pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THAT(unknot::words::mistake(read_file(pipe).error()), ContainsSubstring("pipe: it is not a regular file"));
  const auto big = folder.write("big", std::string(unknot::settings::largest_file + 1, '#'));
  CHECK_THAT(unknot::words::mistake(read_file(big).error()), ContainsSubstring("big: it is larger than 1 MiB"));
  CHECK(read_file(folder.write("big", std::string(unknot::settings::largest_file, '#'))).has_value());
  fs::create_symlink("loop", folder / "loop");
  CHECK_THAT(unknot::words::mistake(read_file(folder / "loop").error()),
             ContainsSubstring("loop: Too many levels of symbolic links"));
}

TEST_CASE("a new file is for its owner only, in directories that are made") {
  const Folder folder;
  const auto file = folder / "a/b/config.toml";
  REQUIRE(write_file(file, "x").has_value());
  CHECK(folder.read("a/b/config.toml") == "x");
  CHECK(mode_of(file) == 0600);
}

TEST_CASE("a file that is replaced keeps its mode and leaves nothing beside it") {
  const Folder folder;
  const auto file = folder.write("d/config.toml", "old");
  fs::permissions(file, fs::perms{0640});
  const std::ifstream old(file);
  REQUIRE(write_file(file, "new").has_value());
  CHECK(folder.read("d/config.toml") == "new");
  CHECK(mode_of(file) == 0640);
  CHECK(folder.count("d") == 1);
}

TEST_CASE("whoever has the old file open still reads the old one") {
  const Folder folder;
  const auto file = folder.write("config.toml", "old");
  std::ifstream reader(file);
  REQUIRE(write_file(file, "new").has_value());
  CHECK(std::string(std::istreambuf_iterator<char>(reader), {}) == "old");
}

TEST_CASE("links stay links and the file behind them is replaced") {
  const Folder folder;
  folder.write("dotfiles/unknot.toml", "old");
  fs::create_directory(folder / "config");
  fs::create_symlink("../config/second", folder / "config/config.toml");
  fs::create_symlink(folder / "dotfiles/unknot.toml", folder / "config/second");
  REQUIRE(write_file(folder / "config/config.toml", "new").has_value());
  CHECK(fs::is_symlink(folder / "config/config.toml"));
  CHECK(fs::is_symlink(folder / "config/second"));
  CHECK(!fs::is_symlink(folder / "dotfiles/unknot.toml"));
  CHECK(folder.read("dotfiles/unknot.toml") == "new");
}

TEST_CASE("a link to a file that is yet to be made is followed") {
  const Folder folder;
  fs::create_symlink("later/unknot.toml", folder / "config.toml");
  REQUIRE(write_file(folder / "config.toml", "new").has_value());
  CHECK(fs::is_symlink(folder / "config.toml"));
  CHECK(folder.read("later/unknot.toml") == "new");
}

TEST_CASE("a file that can't be written says why and stays as it is") {
  const Folder folder;
  const auto file = folder.write("config.toml", "old");
  fs::permissions(file, fs::perms{0444});
  CHECK(write_error(file) == "can't write " + file.string() + ": it is read-only; change it at its source");
  CHECK(folder.read("config.toml") == "old");
  fs::create_directory(folder / "directory");
  CHECK_THAT(write_error(folder / "directory"), ContainsSubstring("directory: it is not a regular file"));
  CHECK_THAT(write_error(file / "below"), ContainsSubstring("below: Not a directory"));
  fs::create_symlink("loop", folder / "loop");
  CHECK_THAT(write_error(folder / "loop"), ContainsSubstring("too many symbolic links"));
  CHECK_THAT(write_error(folder / "big", std::string(unknot::settings::largest_file + 1, '#')),
             ContainsSubstring("it would be larger than 1 MiB"));
  CHECK(!fs::exists(folder / "big"));
}

TEST_CASE("a page that can be made again may be larger than settings", "[F88]") {
  const Folder folder;
  const std::string page(unknot::settings::largest_file + 1, '#');
  REQUIRE(unknot::settings::write_file(folder / "page.html", page, unknot::settings::Use::made_again));
  CHECK(std::filesystem::file_size(folder / "page.html") == page.size());
}

TEST_CASE("a write that fails half way leaves the old file and nothing beside it") {
  const Folder folder;
  const auto file = folder.write("d/config.toml", "old");
  const auto error = [&] {
    const FileSizeLimit limit(4);
    return write_error(file, "far more than four bytes");
  }();
  CHECK(error == "can't write " + file.string() + ": File too large");
  CHECK(folder.read("d/config.toml") == "old");
  CHECK(folder.count("d") == 1);
}

TEST_CASE("load merges the files that are there and tells of those that can't be read") {
  const Folder folder;
  const auto system = folder.write("etc/unknot/config.toml", "gap = '1m'\nsnooze = '1m'\n");
  fs::create_directories(folder / "home/unknot/config.toml");
  const Environment environment{{"XDG_CONFIG_DIRS", (folder / "none").string() + ":" + (folder / "etc").string()},
                                {"XDG_CONFIG_HOME", (folder / "home").string()},
                                {"UNKNOT_SNOOZE", "2m"}};
  const auto loaded = load(find_places(environment), environment);
  CHECK(loaded.settings.gap == std::chrono::minutes{1});
  CHECK(loaded.settings.snooze == std::chrono::minutes{2});
  CHECK(loaded.origins.at("gap") == system.string() + ":1");
  REQUIRE(loaded.problems.size() == 1);
  CHECK_THAT(unknot::words::line(loaded.problems[0]),
             ContainsSubstring("home/unknot/config.toml: it is not a regular file"));
  CHECK(!loaded.valid());
}

TEST_CASE("a file that was named must be there") {
  const Folder folder;
  const auto name = (folder / "mine.toml").string();
  const auto loaded = load(find_places({}, name), {});
  REQUIRE(loaded.problems.size() == 1);
  CHECK(unknot::words::line(loaded.problems[0]) == "can't read " + name + ": no such file");
  CHECK(load(find_places({{"HOME", folder / "home"}}), {}).problems.empty());
}

TEST_CASE("the environment of this process is read") {
  REQUIRE(::setenv("UNKNOT_TEST_VARIABLE", "a=b", 1) == 0);
  CHECK(unknot::settings::read_environment().at("UNKNOT_TEST_VARIABLE") == "a=b");
  ::unsetenv("UNKNOT_TEST_VARIABLE");
}

TEST_CASE("own remedies are read in the order of their names, and what can't be read is a problem") {
  const Folder folder;
  folder.write("remedies.d/b.toml", "[b]");
  folder.write("remedies.d/a.toml", "[a]");
  folder.write("remedies.d/.c.toml", "[c]");
  folder.write("remedies.d/notes.txt", "d");
  std::filesystem::create_directory(folder / "remedies.d/folder.toml");
  const auto read = unknot::settings::read_remedy_files({.system = {}, .user = folder / "config.toml"});
  REQUIRE(read.files.size() == 2);
  CHECK(read.files[0].file == (folder / "remedies.d/a.toml").string());
  CHECK(read.files[1].text == "[b]");
  REQUIRE(read.problems.size() == 1);
  CHECK(unknot::words::line(read.problems[0]).find("folder.toml: it is not a regular file") != std::string::npos);
  CHECK(unknot::settings::read_remedy_files({}).files.empty());
}
