// SPDX-License-Identifier: MIT
// set and unset in the person's own file, checked before anything is written.
#include "settings/change.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <bit>
#include <catch2/catch_all.hpp>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <future>
#include <ranges>
#include <thread>
#include <vector>

#include "files/descriptor.hpp"
#include "settings/write_lock.hpp"
#include "support/folder.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

using namespace std::chrono_literals;
using unknot::settings::Environment;
using unknot::settings::find_places;
using unknot::settings::Places;
using unknot::settings::set_in_file;
using unknot::settings::unset_in_file;
using unknot::settings::WriteLock;

namespace {

struct Home {
  Folder folder;
  Environment environment{{"XDG_CONFIG_HOME", folder / "home"}, {"XDG_CONFIG_DIRS", folder / "etc"}};
  Places places = find_places(environment);

  [[nodiscard]] auto set(std::string_view key, std::string_view text) const {
    return set_in_file(places, environment, key, text);
  }
  [[nodiscard]] auto unset(std::string_view key) const { return unset_in_file(places, environment, key); }
  void write(const std::string& text) const { folder.write("home/unknot/config.toml", text); }
  [[nodiscard]] std::string text() const { return folder.read("home/unknot/config.toml"); }
};

// By this process.
std::ptrdiff_t times_opened(const std::filesystem::path& folder) {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  const auto real = std::filesystem::canonical(folder);
  return std::ranges::count_if(all, [&](const auto& each) {
    std::error_code gone;
    return std::filesystem::read_symlink(each.path(), gone) == real;
  });
}

// From now on this thread finds no folder that it opens, as if another command had just removed it.
bool lose_each_folder_that_is_opened() {
  constexpr auto word = std::endian::native == std::endian::big ? sizeof(std::uint32_t) : 0;
  sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2]) + word),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_DIRECTORY, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOENT),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{std::size(steps), steps};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

}  // namespace

TEST_CASE("set makes the file when there is none") {
  const Home home;
  const auto change = home.set("breaks.stretch.every", "25m");
  REQUIRE(change.has_value());
  CHECK(change->written);
  CHECK(home.text() == "[breaks.stretch]\nevery = \"25m\"\n");
  CHECK(change->loaded.settings.kinds[1].every == 25min);
  CHECK(change->loaded.origins.at("breaks.stretch.every") == home.places.user.string() + ":2");
}

// On a slow machine some may have to wait for too long, which they are told.
TEST_CASE("of many changes at once none is lost that was reported as done", "[F71]") {
  const Home home;
  constexpr int commands = 8;
  constexpr int each = 5;
  std::vector<std::string> done[commands];
  std::vector<std::string> refused[commands];
  {
    std::vector<std::jthread> running;
    for (int command = 0; command < commands; ++command) {
      running.emplace_back([&, command] {
        for (int number = 0; number < each; ++number) {
          const std::string name = "breaks.k" + std::to_string(command) + "-" + std::to_string(number);
          const auto change = home.set(name + ".every", "25m");
          change ? done[command].push_back(name) : refused[command].push_back(unknot::words::line(change.error()));
        }
      });
    }
  }
  const std::string text = home.text();
  for (const std::string& name : done | std::views::join) CHECK(text.contains("[" + name + "]"));
  for (const std::string& why : refused | std::views::join) CHECK(why.contains("another command is changing settings"));
  CHECK(std::ranges::any_of(done, [](const auto& names) { return !names.empty(); }));
}

TEST_CASE("a list is changed as it is when it is written", "[F71]") {
  const Home home;
  home.write("days_off = [\"12-25\"]\n");
  const auto changed = set_in_file(home.places, home.environment, "days_off", [](const unknot::Settings& now) {
    return now.days_off.size() == 1 ? "[\"12-26\"]" : "[]";
  });
  REQUIRE(changed.has_value());
  CHECK(home.text() == "days_off = [\"12-26\"]\n");
}

TEST_CASE("whoever can't get the lock in time is told", "[F71]") {
  const Home home;
  const auto first = WriteLock::take(home.places.user);
  REQUIRE(first.has_value());
  const auto second = WriteLock::take(home.places.user, 30ms);
  REQUIRE_FALSE(second.has_value());
  CHECK(unknot::words::mistake(second.error()) ==
        "can't write " + home.places.user.string() +
            ": another command is changing settings; try again when it has ended");
}

TEST_CASE("set keeps what a person typed and every other byte") {
  const Home home;
  home.write("# mine\ngap = '5m' # why\n");
  REQUIRE(home.set("gap", "90s").has_value());
  CHECK(home.text() == "# mine\ngap = \"90s\" # why\n");
  REQUIRE(home.set("remedies.off", "['heat']").has_value());
  CHECK(home.text() == "# mine\ngap = \"90s\" # why\n\n[remedies]\noff = [\"heat\"]\n");
}

TEST_CASE("set of the same value again writes nothing") {
  const Home home;
  home.write("gap = \"5m\"");
  const auto change = home.set("gap", "5m");
  REQUIRE(change.has_value());
  CHECK(!change->written);
  CHECK(home.text() == "gap = \"5m\"");
}

TEST_CASE("a wrong key or value is refused and nothing is written") {
  const Home home;
  CHECK(unknot::words::line(home.set("gapp", "5m").error()) == "unknown key 'gapp'; did you mean 'gap'?");
  CHECK(unknot::words::line(home.set("gap", "5").error()) == "gap: '5' has no unit after 5; write 5s, 5m or 5h");
  CHECK(unknot::words::line(home.unset("gapp").error()) == "unknown key 'gapp'; did you mean 'gap'?");
  CHECK(!std::filesystem::exists(home.places.user));
}

TEST_CASE("where nothing is written no folder is made") {
  const Home home;
  CHECK_FALSE(home.set("gap", "5").has_value());
  CHECK_FALSE(home.unset("gapp").has_value());
  CHECK(home.unset("gap").has_value());
  CHECK_FALSE(std::filesystem::exists(home.places.user.parent_path().parent_path()));
}

TEST_CASE("who waited for the lock of a folder that is gone then takes that of the new one", "[F71]") {
  const Home home;
  const auto folder = home.places.user.parent_path();
  std::optional first = WriteLock::take(home.places.user);
  REQUIRE(first->has_value());
  auto other = std::async(std::launch::async, [&] {
    const auto second = WriteLock::take(home.places.user, 1min);
    return second.has_value() && std::filesystem::exists(folder);
  });
  while (times_opened(folder) < 2 && other.wait_for(1ms) == std::future_status::timeout) continue;
  first.reset();
  CHECK(other.get());
}

TEST_CASE("whoever finds the folder removed each time is refused as locked", "[F71]") {
  const Home home;
  auto other = std::async(std::launch::async, [&]() -> std::optional<std::string> {
    if (!lose_each_folder_that_is_opened()) return std::nullopt;
    const auto lock = WriteLock::take(home.places.user, 1ms);
    return lock ? "" : unknot::words::mistake(lock.error());
  });
  const auto told = other.get();
  if (!told) {
    WARN("no seccomp filters here, so nothing is tested");
    return;
  }
  CHECK(told->contains("another command is changing settings"));
}

TEST_CASE("where no folder can be made at all the writing says why, and nobody waits long", "[F71]") {
  const Home home;
  const auto folder = home.folder / "gone";
  std::filesystem::create_directory(folder);
  const unknot::files::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY));
  std::filesystem::remove(folder);
  const auto within = std::filesystem::path("/proc/self/fd") / std::to_string(opened.get());
  CHECK(WriteLock::take(within / "unknot/config.toml", 1h).has_value());
  const Environment nobody{{"XDG_CONFIG_HOME", "/proc/nobody"}, {"XDG_CONFIG_DIRS", home.folder / "etc"}};
  const auto change = set_in_file(find_places(nobody), nobody, "gap", "5m");
  REQUIRE_FALSE(change.has_value());
  CHECK(unknot::words::line(change.error()).contains(std::generic_category().message(ENOENT)));
}

TEST_CASE("where nobody can make the folder there is nothing to wait for", "[F71]") {
  const Home home;
  home.folder.write("file", "");
  CHECK(WriteLock::take(home.folder / "file/unknot/config.toml", 1h).has_value());
  std::filesystem::create_symlink(home.folder / "nowhere", home.folder / "link");
  CHECK(WriteLock::take(home.folder / "link/config.toml", 1h).has_value());
  CHECK(WriteLock::take(home.folder / "link/unknot/config.toml", 1h).has_value());
}

TEST_CASE("a file with broken syntax is not touched") {
  const Home home;
  home.write("gap = \n");
  const auto change = home.set("snooze", "5m");
  REQUIRE(!change.has_value());
  CHECK(unknot::words::line(change.error()).starts_with(home.places.user.string() + ":1:"));
  CHECK(unknot::words::line(change.error()).ends_with("fix the file in an editor first"));
  CHECK(home.text() == "gap = \n");
}

TEST_CASE("errors that are in the file already may be mended one by one") {
  const Home home;
  home.write("gap = 1\nsnooze = 2\n");
  REQUIRE(home.set("gap", "3m").has_value());
  CHECK(home.text() == "gap = \"3m\"\nsnooze = 2\n");
  REQUIRE(home.unset("snooze").has_value());
  CHECK(home.text() == "gap = \"3m\"\n");
}

TEST_CASE("unset lets the layers below hold again") {
  const Home home;
  home.folder.write("etc/unknot/config.toml", "gap = '7m'\n");
  home.write("gap = '8m'\nidle_afer = 1\n");
  const auto change = home.unset("gap");
  REQUIRE(change.has_value());
  CHECK(change->written);
  CHECK(change->loaded.settings.gap == 7min);
  CHECK(home.text() == "idle_afer = 1\n");
  CHECK(!home.unset("gap")->written);
  CHECK(home.unset("idle_afer")->written);
}

TEST_CASE("unset of a whole break takes out all its keys, and nothing else") {
  const Home home;
  home.write("gap = '8m'\n[breaks.water]\nevery = '30m'\ntext = ['Drink']\n[breaks.stretch]\nevery = '25m'\n");
  REQUIRE(home.unset("breaks.water").has_value());
  CHECK(home.text() == "gap = '8m'\n[breaks.stretch]\nevery = '25m'\n");
  CHECK_FALSE(home.unset("breaks.water").has_value());
  CHECK_FALSE(home.unset("breaks").has_value());
  CHECK(home.unset("breaks.stretch")->loaded.settings.kinds == unknot::Settings{}.kinds);
  CHECK_FALSE(home.unset("breaks.stretch")->written);
}

TEST_CASE("set tells when the environment overrides the file") {
  Home home;
  home.environment["UNKNOT_GAP"] = "9m";
  const auto change = home.set("gap", "8m");
  REQUIRE(change.has_value());
  CHECK(home.text() == "gap = \"8m\"\n");
  CHECK(change->loaded.settings.gap == 9min);
  CHECK(change->loaded.origins.at("gap") == "environment UNKNOT_GAP");
}

TEST_CASE("a file named by the person is made by set though it is not there") {
  const Folder folder;
  const auto places = find_places({}, (folder / "mine.toml").string());
  REQUIRE(set_in_file(places, {}, "gap", "1m").has_value());
  CHECK(folder.read("mine.toml") == "gap = \"1m\"\n");
}

TEST_CASE("without a home directory set says what is missing") {
  CHECK(unknot::words::line(set_in_file(find_places({}), {}, "gap", "1m").error()) ==
        "can't find your settings: HOME is not set; name a file with --config");
}
