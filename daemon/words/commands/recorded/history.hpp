// SPDX-License-Identifier: MIT
// What `unknot report`, `export` and `history` say beside the report itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::words {

// What is wrong with a day or a period as it was written: begins in lower case and ends without a full stop.
[[nodiscard]] std::string no_date(std::string_view text);
[[nodiscard]] std::string no_period(std::string_view text);
[[nodiscard]] std::string in_the_future(std::string_view text);
[[nodiscard]] std::string too_long_ago(std::string_view text);
[[nodiscard]] std::string since_and_period(std::string_view period);
[[nodiscard]] std::string html_without_file();

[[nodiscard]] std::string history_without_home();
[[nodiscard]] std::string page_without_home();
// "Wrote /home/me/report.html"
[[nodiscard]] std::string wrote_page(const std::string& file);
[[nodiscard]] std::string page_unwritten(const std::string& why);
[[nodiscard]] std::string page_not_opened(const std::string& file);

// What is to be deleted.
struct Deletion {
  std::int64_t events = 0;
  std::optional<std::string> since{};  // the day of the first: "2026-11-16"
  std::size_t files = 0;               // reports, and histories that were damaged
};
// "Delete 3 events since 2026-11-16, and 1 file of reports or damaged histories? This can't be undone."
[[nodiscard]] std::string delete_question(const Deletion& deletion);
[[nodiscard]] std::string nothing_to_delete();
[[nodiscard]] std::string history_deleted();
// All but some files that tell of it.
[[nodiscard]] std::string history_deleted_except(const std::vector<std::string>& files);

}  // namespace unknot::words
