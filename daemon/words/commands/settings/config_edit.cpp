// SPDX-License-Identifier: MIT
#include "words/commands/settings/config_edit.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string settings_template_title() {
  return say("Unknot settings. Remove the # in front of what you want to change. Manual: {command}",
             {{"command", "man 5 unknot"}});
}

std::string edit_again_question() { return say("Edit again? [Y/n]"); }

std::string copy_not_made(const std::string& folder, const std::string& why) {
  return say("Can't create a copy in {folder}: {why}. Set {variable} to another directory.",
             {{"folder", folder}, {"why", why}, {"variable", "TMPDIR"}});
}

std::string editor_not_started(const std::string& editor, const std::string& why) {
  return say("Can't start the editor '{editor}': {why}. Set {variable} or {other}.",
             {{"editor", editor}, {"why", why}, {"variable", "VISUAL"}, {"other", "EDITOR"}});
}

std::string editor_failed(const std::string& editor) {
  return say("The editor '{editor}' failed, so nothing was changed.", {{"editor", editor}});
}

std::string editor_removed_file() { return say("The editor removed the file. Nothing was changed."); }
std::string file_changed_meanwhile() { return say("The file was changed by another program in the meantime."); }
std::string settings_unchanged() { return say("Your settings are unchanged."); }

std::string edits_are_kept(const std::string& sentence, const std::string& file) {
  return say("{sentence} Your changes are in {file}", {{"sentence", sentence}, {"file", file}});
}

std::string settings_saved(const std::string& file) { return say("Settings saved: {file}", {{"file", file}}); }

std::string saved_without_change(const std::string& file) {
  return say(
      "No settings changed: {file} was saved, but no value in it is different. Remove the # in front of a value to "
      "set it.",
      {{"file", file}});
}

}  // namespace unknot::words
