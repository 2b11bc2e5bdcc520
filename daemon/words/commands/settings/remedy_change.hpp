// SPDX-License-Identifier: MIT
// What has become of a remedy that was turned on or off, rated or excluded: whole sentences, which name it.
#pragma once

#include <string>
#include <vector>

namespace unknot::words {

[[nodiscard]] std::string turned_off(const std::string& remedy);
[[nodiscard]] std::string already_off(const std::string& remedy);
[[nodiscard]] std::string turned_on(const std::string& remedy);
[[nodiscard]] std::string already_on(const std::string& remedy);
[[nodiscard]] std::string was_not_off(const std::string& remedy);
// What still keeps it away, as a sentence after one of those.
[[nodiscard]] std::string away_by_exclusion(const std::vector<std::string>& tags);
[[nodiscard]] std::string away_by_own_file();
[[nodiscard]] std::string away_without_card();

[[nodiscard]] std::string rated_good(const std::string& remedy, bool comes_more_often);
[[nodiscard]] std::string rated_bad(const std::string& remedy);
// Rated bad once more: what to do, what is asked, and the answer to no. `command` turns it off.
[[nodiscard]] std::string already_bad(const std::string& remedy, const std::string& command);
[[nodiscard]] std::string bad_again_question(const std::string& remedy);
[[nodiscard]] std::string stays_on(const std::string& command);

[[nodiscard]] std::string excluded(const std::vector<std::string>& tags);
[[nodiscard]] std::string already_excluded(const std::vector<std::string>& tags);
[[nodiscard]] std::string not_excluded(const std::vector<std::string>& tags);
[[nodiscard]] std::string no_longer_excluded(const std::vector<std::string>& tags);
[[nodiscard]] std::string nothing_excluded();

// Before the questions, with an empty line after it; one of them, of a text of the catalogue; and after a list of them.
[[nodiscard]] std::string exclusions_question();
[[nodiscard]] std::string exclusion_question(std::string_view about);
[[nodiscard]] std::string how_to_exclude();

}  // namespace unknot::words
