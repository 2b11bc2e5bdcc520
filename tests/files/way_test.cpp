// SPDX-License-Identifier: MIT
// What changes on the way to a file is noticed: links, directories, modes and mounts.
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_all.hpp>

#include "files/inotify.hpp"
#include "files/watch_points.hpp"
#include "support/folder.hpp"
#include "watched.hpp"

namespace fs = std::filesystem;
using unknot::files::Inotify;
using unknot::files::WatchPoints;

TEST_CASE("a change behind a symbolic link is noticed, and a change of the link") {
  const Folder folder;
  const auto target = folder.write("dotfiles/unknot.toml", "a");
  folder.write("dotfiles/other.toml", "a");
  fs::create_directory(folder / "c");
  fs::create_symlink("../dotfiles/link", folder / "c/config.toml");
  fs::create_symlink(target, folder / "dotfiles/link");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.calls_after([&] { folder.write("dotfiles/unknot.toml", "b"); }) == 1);
  CHECK(watched.calls_after([&] { replace(target, "c"); }) == 1);
  CHECK(watched.calls_after([&] {
    fs::remove(folder / "dotfiles/link");
    fs::create_symlink("other.toml", folder / "dotfiles/link");
  }) == 1);
  CHECK(watched.calls_after([&] { folder.write("dotfiles/other.toml", "b"); }) == 1);
  CHECK(watched.stays_silent_after([&] { folder.write("dotfiles/unknot.toml", "d"); }));
}

TEST_CASE("a link to a directory that is pointed elsewhere is noticed") {
  const Folder folder;
  folder.write("one/config.toml", "a");
  folder.write("two/config.toml", "b");
  fs::create_directory_symlink("one", folder / "c");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.is_called_after([&] {
    fs::create_directory_symlink("two", folder / "new");
    fs::rename(folder / "new", folder / "c");
  }));
  CHECK(watched.calls_after([&] { folder.write("two/config.toml", "c"); }) == 1);
}

TEST_CASE("a file in directories that are made later is noticed") {
  const Folder folder;
  Watched watched({folder / "a/b/config.toml"});
  CHECK(watched.is_called_after([&] { folder.write("a/b/config.toml", "a"); }));
  CHECK(watched.calls_after([&] { folder.write("a/b/config.toml", "b"); }) == 1);
}

TEST_CASE("directories that go and come back are followed") {
  const Folder folder;
  Watched watched({folder.write("a/b/config.toml", "a")});
  CHECK(watched.is_called_after([&] { fs::remove_all(folder / "a"); }));
  CHECK(watched.is_called_after([&] { folder.write("a/b/config.toml", "b"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "a/b", folder / "a/c"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "a/c", folder / "a/b"); }));
  CHECK(watched.calls_after([&] { folder.write("a/b/config.toml", "c"); }) == 1);
}

TEST_CASE("a link among the TOML files of a folder is followed") {
  const Folder folder;
  folder.write("dotfiles/mine", "a");
  fs::create_directory(folder / "remedies.d");
  fs::create_symlink("../dotfiles/mine", folder / "remedies.d/mine.toml");
  Watched watched({folder / "remedies.d" / "*.toml"});
  CHECK(watched.calls_after([&] { folder.write("dotfiles/mine", "b"); }) == 1);
}

TEST_CASE("a directory on the way that is renamed or swapped is noticed, however far above", "[F26]") {
  const Folder folder;
  const auto file = folder.write("home/user/.config/unknot/config.toml", "a");
  Watched watched({file});
  const std::string moved = GENERATE("home", "home/user", "home/user/.config", "home/user/.config/unknot");
  CHECK(watched.is_called_after([&] { fs::rename(folder / moved, folder / "old"); }));
  CHECK(watched.is_called_after([&] { folder.write("home/user/.config/unknot/config.toml", "b"); }));
  folder.write("new/config.toml", "c");
  CHECK(watched.is_called_after([&] {
    fs::rename(file.parent_path(), folder / "older");
    fs::rename(folder / "new", file.parent_path());
  }));
  CHECK(watched.calls_after([&] { folder.write("home/user/.config/unknot/config.toml", "d"); }) == 1);
}

TEST_CASE("a directory on the way of a link that is renamed or linked elsewhere is noticed", "[F26]") {
  const Folder folder;
  folder.write("nix/generation-1/home/config.toml", "a");
  folder.write("nix/generation-2/home/config.toml", "b");
  fs::create_directory_symlink("generation-1", folder / "nix/profile");
  fs::create_directory_symlink("nix/profile", folder / "profile");
  fs::create_directory(folder / "c");
  fs::create_symlink("../profile/home/config.toml", folder / "c/config.toml");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.is_called_after([&] {
    fs::create_directory_symlink("generation-2", folder / "nix/.new");
    fs::rename(folder / "nix/.new", folder / "nix/profile");
  }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "nix/generation-2", folder / "away"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "away", folder / "nix/generation-2"); }));
  CHECK(watched.is_called_after([&] { fs::rename(folder / "nix", folder / "away"); }));
}

TEST_CASE("a file whose place a folder has had is noticed", "[F26]") {
  const Folder folder;
  fs::create_directories(folder / "c/config.toml");
  Watched watched({folder / "c/config.toml"});
  CHECK(watched.is_called_after([&] { fs::rename(folder / "c/config.toml", folder / "c/away"); }));
  CHECK(watched.calls_after([&] { folder.write("c/config.toml", "a"); }) == 1);
}

TEST_CASE("a change of mode is noticed, of the file and of each folder on its way", "[F27]") {
  const Folder folder;
  const auto file = folder.write("a/b/config.toml", "a");
  const std::string name = GENERATE("a", "a/b", "a/b/config.toml");
  if (name == "a/b/config.toml") {
    fs::permissions(folder / name, fs::perms::none);
    Watched watched({file});
    CHECK(watched.calls_after([&] { fs::permissions(folder / name, fs::perms::owner_read); }) == 1);
  }
  // For root every folder is open: then it looks as before, and nobody need be called.
  if (::geteuid() == 0) return;
  fs::permissions(folder / name, fs::perms::none);
  Watched watched({file});
  CHECK(watched.is_called_after([&] { fs::permissions(folder / name, fs::perms::owner_all); }));
}

TEST_CASE("what happens beside the way of a file is of no interest") {
  const Folder folder;
  Watched watched({folder.write("a/b/config.toml", "a")});
  CHECK(watched.stays_silent_after([&] {
    folder.write("other", "b");
    folder.write("a/other", "b");
    fs::rename(folder / "a/other", folder / "a/another");
    fs::permissions(folder / "a/b", fs::perms::owner_all);
    fs::rename(folder / "a", folder / "away");
    fs::rename(folder / "away", folder / "a");
  }));
}

// As settings are saved: the mode of a new file is set, and the old one is replaced.
TEST_CASE("what others save in a folder on the way wakes nobody") {
  const Folder folder;
  Watched watched({folder.write("config/unknot/config.toml", "a")});
  const Inotify ear(watched.io, [](const auto&) {});
  folder.write("config/kwinrc", "a");
  const auto before = ear.told();
  fs::permissions(folder.write("config/kwinrc.new", "b"), fs::perms::owner_read);
  fs::rename(folder / "config/kwinrc.new", folder / "config/kwinrc");
  CHECK(ear.told() == before);
  fs::permissions(folder / "config/unknot/config.toml", fs::perms::owner_read);
  CHECK(ear.told() > before);
}

// Into a namespace of its own, where that is allowed.
static bool set_apart() {
  if (::unshare(CLONE_NEWNS) == 0) return true;
  const std::string user = std::to_string(::getuid()), group = std::to_string(::getgid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  // Who has no name in it can make no files.
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << user << ' ' << user << " 1";
  std::ofstream("/proc/self/gid_map") << group << ' ' << group << " 1";
  return true;
}

TEST_CASE("a mount over a directory on the way is noticed, and its end", "[F26]") {
  const Folder folder;
  const auto file = folder.write("home/unknot/config.toml", "a");
  const pid_t child = ::fork();
  if (child == 0) {
    const auto mount_it = [&] { return ::mount("tmpfs", (folder / "home").c_str(), "tmpfs", 0, nullptr) == 0; };
    if (!set_apart() || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) ::_exit(77);
    Watched watched({file});
    bool mounted = false;
    const bool told = watched.is_called_after([&] { mounted = mount_it(); });
    if (!mounted) ::_exit(77);
    const bool told_again = watched.is_called_after([&] { folder.write("home/unknot/config.toml", "b"); });
    const bool told_of_end = watched.is_called_after([&] { ::umount2((folder / "home").c_str(), MNT_DETACH); });
    ::_exit(told && told_again && told_of_end ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 77) WARN("nothing can be mounted here");
  CHECK((WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77)));
}

TEST_CASE("a path depends on itself, on the links on its way and on the first part that is missing") {
  const Folder folder;
  const auto real = fs::canonical(folder / ".");
  folder.write("d/file", "");
  fs::create_directory_symlink("d", folder / "link");
  fs::create_symlink("loop", folder / "loop");
  const auto points = [&](const std::string& name) { return unknot::files::find_watch_points({real / name}); };
  // Every directory above the folder is watched too, but not for what is in it.
  WatchPoints above;
  for (auto directory = real.parent_path(); directory != directory.root_path(); directory = directory.parent_path()) {
    above[directory] = {};
  }
  above["/"] = {};
  const auto and_above = [&](WatchPoints below) {
    below.insert(above.begin(), above.end());
    return below;
  };
  const WatchPoints file{{real, {}}, {real / "d", {{"file"}, true}}, {real / "d/file", {{}, true}}};
  CHECK(points("d/file") == and_above(file));
  CHECK(points("d/../d/./file") == and_above(file));
  CHECK(points("link/file") ==
        and_above({{real, {{"link"}, false}}, {real / "d", {{"file"}, true}}, {real / "d/file", {{}, true}}}));
  CHECK(points("x/y/z") == and_above({{real, {{"x"}, false}}}));
  CHECK(points("x") == and_above({{real, {{"x"}, true}}}));
  CHECK(points("loop") == and_above({{real, {{"loop"}, false}}}));
  CHECK(points("d/file/x") == and_above({{real, {}}, {real / "d", {{"file"}, false}}, {real / "d/file", {{}, true}}}));
}
