// SPDX-License-Identifier: MIT
#include "words/commands/recorded/history.hpp"

#include "strings/quote.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

std::string events_to_delete(const Deletion& deletion) {
  const auto count = static_cast<long>(deletion.events);
  if (!deletion.since) return say_count("{count} event", "{count} events", count);
  return say_count("{count} event since {date}", "{count} events since {date}", count, {{"date", *deletion.since}});
}

std::string files_to_delete(const Deletion& deletion) {
  return say_count("{count} file of reports or damaged histories", "{count} files of reports or damaged histories",
                   static_cast<long>(deletion.files));
}

}  // namespace

std::string no_date(std::string_view text) {
  return say("{text} is not a date; write it as 2026-11-16", {{"text", in_quotes(text)}});
}

std::string no_period(std::string_view text) {
  return say("{text} is not a period; use today, yesterday, week, month, year or a date such as 2026-11-16",
             {{"text", in_quotes(text)}});
}

std::string in_the_future(std::string_view text) { return say("{text} is in the future", {{"text", text}}); }
std::string too_long_ago(std::string_view text) { return say("{text} is more than 100 years ago", {{"text", text}}); }
std::string html_without_file() { return say("--html needs a FILE"); }

std::string since_and_period(std::string_view period) {
  return say("--since can't be combined with {period}", {{"period", in_quotes(period)}});
}

std::string history_without_home() { return say("Can't find your history: HOME is not set."); }

std::string page_without_home() {
  return say("Can't find a place for the page: HOME is not set. Name a file: unknot report --html FILE");
}

std::string wrote_page(const std::string& file) { return say("Wrote {file}", {{"file", file}}); }
std::string page_unwritten(const std::string& why) { return say("Can't write the page: {why}", {{"why", why}}); }

std::string page_not_opened(const std::string& file) {
  return say("can't run xdg-open to show {file}; install xdg-utils or open the file yourself", {{"file", file}});
}

std::string delete_question(const Deletion& deletion) {
  const std::string events = events_to_delete(deletion);
  const std::string files = files_to_delete(deletion);
  if (deletion.events == 0 && !deletion.since) return say("Delete {files}? This can't be undone.", {{"files", files}});
  if (deletion.files == 0) return say("Delete {events}? This can't be undone.", {{"events", events}});
  return say("Delete {events}, and {files}? This can't be undone.", {{"events", events}, {"files", files}});
}

std::string nothing_to_delete() { return say("Nothing to delete: the history is empty."); }
std::string history_deleted() { return say("The history was deleted."); }

std::string history_deleted_except(const std::vector<std::string>& files) {
  return say("The history was deleted, but these files could not be: {files}", {{"files", enumerated(files)}});
}

}  // namespace unknot::words
