// SPDX-License-Identifier: MIT
// What `unknot config edit` says: whole sentences.
#pragma once

#include <string>

namespace unknot::words {

// The first line of a new settings file, after its "# ".
[[nodiscard]] std::string settings_template_title();

[[nodiscard]] std::string edit_again_question();
[[nodiscard]] std::string copy_not_made(const std::string& folder, const std::string& why);
[[nodiscard]] std::string editor_not_started(const std::string& editor, const std::string& why);
[[nodiscard]] std::string editor_failed(const std::string& editor);
[[nodiscard]] std::string editor_removed_file();
[[nodiscard]] std::string file_changed_meanwhile();

[[nodiscard]] std::string settings_unchanged();
// After another sentence: where what was edited is now.
[[nodiscard]] std::string edits_are_kept(const std::string& sentence, const std::string& file);
// The file was written: with other values, or with the same.
[[nodiscard]] std::string settings_saved(const std::string& file);
[[nodiscard]] std::string saved_without_change(const std::string& file);

}  // namespace unknot::words
