// SPDX-License-Identifier: MIT
// `unknot config edit`: the editor works on a copy, and only a copy without errors takes the file's place.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <optional>
#include <sstream>
#include <system_error>

#include "client/reload.hpp"
#include "config/config_verbs.hpp"
#include "config/editor.hpp"
#include "settings/file.hpp"
#include "settings/show.hpp"
#include "settings/write_lock.hpp"
#include "text/settings_text.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/settings/config_edit.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

using settings::Environment;
using settings::Places;

// A directory of its own with one file in it; both go with this unless they are kept.
class Copy {
 public:
  explicit Copy(const std::string& temporary) : directory_(temporary + "/unknot-XXXXXX") {
    if (mkdtemp(directory_.data()) == nullptr) error_ = errno;
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() {
    std::error_code ignored;
    if (error_ == 0 && !kept_) std::filesystem::remove_all(directory_, ignored);
  }
  [[nodiscard]] std::filesystem::path file() const { return directory_ + "/config.toml"; }
  void keep() { kept_ = true; }
  // Why it could not be made; empty: it is there.
  [[nodiscard]] std::string problem() const {
    if (error_ == 0) return {};
    const auto folder = std::filesystem::path(directory_).parent_path().native();
    return words::copy_not_made(folder, std::generic_category().message(error_));
  }

 private:
  std::string directory_;
  int error_ = 0;
  bool kept_ = false;
};

std::string variable(const Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? "" : found->second;
}

std::string editor_of(const Environment& environment) {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const std::string editor = variable(environment, name);
    if (editor.find_first_not_of(" \t") != editor.npos) return editor;
  }
  return "vi";
}

// The template for a new settings file: all defaults, each value commented out below its table.
std::string commented_defaults() {
  std::istringstream lines(settings::show_defaults());
  std::string text = "# " + words::settings_template_title() + "\n\n";
  for (std::string line; std::getline(lines, line);) {
    const bool stands = line.empty() || line.starts_with('#') || line.starts_with('[');
    text += (stands ? "" : "# ") + line + "\n";
  }
  return text;
}

// False also for an end of the input.
bool edit_again(Output& output) {
  if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) return false;
  output.complain(words::edit_again_question());
  std::string answer;
  return std::getline(std::cin, answer) && !answer.starts_with('n') && !answer.starts_with('N');
}

class Edit {
 public:
  Edit(const Options& options, Output& output)
      : options_(options),
        output_(output),
        environment_(settings::read_environment()),
        places_(settings::find_places(environment_, options.config)),
        copy_(temporary()) {}

  int run() {
    if (const auto problem = copy_.problem(); !problem.empty()) return failed(problem);
    const auto text = settings::read_file(places_.user);
    if (!text) return failed(words::mistake(text.error()));
    before_ = *text;
    settings_before_ = settings_now();
    const std::string begin = before_.value_or(commented_defaults());
    if (const auto copied = settings::write_file(copy_.file(), begin); !copied)
      return failed(words::mistake(copied.error()));
    while (true) {
      const auto edited = edit_file(editor_of(environment_), copy_.file());
      const auto now = settings::read_file(copy_.file());
      if (!edited) return !now || *now != begin ? kept(edited.error(), exit_failed) : failed(edited.error());
      if (!now) return kept(words::mistake(now.error()), exit_failed);
      const std::optional<std::string>& written = *now;
      if (!written) return failed(words::editor_removed_file());
      if (*written == begin) return output_.say(words::nothing_changed());
      if (good()) return install(*written);
      if (!edit_again(output_)) return kept(words::settings_unchanged(), exit_invalid_settings);
    }
  }

 private:
  [[nodiscard]] std::string temporary() const {
    const std::string named = variable(environment_, "TMPDIR");
    return named.empty() ? "/tmp" : named;
  }

  // Says what is wrong, in the words of the file that is meant.
  bool good() {
    Places places = places_;
    places.user = copy_.file();
    auto loaded = settings::load(places, environment_);
    for (settings::Problem& problem : loaded.problems) {
      if (problem.file == copy_.file()) problem.file = places_.user.native();
    }
    if (!loaded.problems.empty()) output_.complain(to_lines(loaded.problems));
    return loaded.valid();
  }

  int install(const std::string& text) {
    const auto lock = settings::WriteLock::take(places_.user);
    if (!lock) return kept(words::mistake(lock.error()), exit_failed);
    const auto now = settings::read_file(places_.user);
    if (!now || *now != before_) return kept(words::file_changed_meanwhile(), exit_failed);
    if (const auto written = settings::write_file(places_.user, text); !written) {
      return kept(words::mistake(written.error()), exit_failed);
    }
    const bool changed = settings_now() != settings_before_;
    const std::string& file = places_.user.native();
    const int status = output_.say(changed ? words::settings_saved(file) : words::saved_without_change(file));
    tell_daemon(options_, places_, {}, output_);
    return status;
  }

  // Of the files alone.
  [[nodiscard]] Settings settings_now() const { return settings::load(places_, {}).settings; }

  int failed(const std::string& why) {
    output_.complain(sentence(why));
    return exit_failed;
  }

  int kept(const std::string& why, int status) {
    copy_.keep();
    output_.complain(words::edits_are_kept(sentence(why), copy_.file().native()));
    return status;
  }

  const Options& options_;
  Output& output_;
  Environment environment_;
  Places places_;
  Copy copy_;
  std::optional<std::string> before_;  // the file's text when the editing began
  Settings settings_before_;
};

}  // namespace

int verb::ConfigEdit::run(const Options& options, Output& output) const { return Edit(options, output).run(); }

}  // namespace unknot::cli
