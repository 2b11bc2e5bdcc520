// SPDX-License-Identifier: MIT
#include "recorded/report_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "history/reader.hpp"
#include "report/report.hpp"
#include "report/report_words.hpp"
#include "settings/file.hpp"
#include "words/commands/recorded/history.hpp"
#include "words/problems/history.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using words::Label;
using Path = std::filesystem::path;
using Days = std::pair<Date, Date>;

constexpr int earlier_pages = 3;

struct Period {
  Label name;
  days length;
};
constexpr std::array periods{Period{Label::today, days{1}}, Period{Label::week, days{7}},
                             Period{Label::month, days{30}}, Period{Label::year, days{365}}};

Days ending_at(Date last, days length) { return {last - length + days{1}, last}; }
days length_of(const Days& of) { return of.second - of.first + days{1}; }
Days moved(const Days& of, int times) { return {of.first + times * length_of(of), of.second + times * length_of(of)}; }

class Pages {
 public:
  explicit Pages(const PagesAsked& asked) : asked_(asked) {
    add({asked.first, asked.last});
    for (int back = 1; back <= earlier_pages; ++back) add(moved(all_.front(), -back));
    if (const Days next = moved(all_.front(), 1); next.first <= asked.today) add(next);
    for (const Period& period : periods) add(ending_at(asked.today, period.length));
  }

  std::expected<void, std::string> write() const {
    remove_old();
    for (const Days& page : all_) {
      const auto report = history::read_report(asked_.history, page.first, page.second, asked_.now);
      if (!report) return std::unexpected(words::problem(report.error()));
      const auto written = settings::write_file(asked_.page.parent_path() / file_of(page),
                                                report_html(*report, links(page)), settings::Use::made_again);
      if (!written) return std::unexpected(words::page_unwritten(words::mistake(written.error())));
    }
    return {};
  }

 private:
  void add(const Days& page) {
    if (!has(page)) all_.push_back(page);
  }
  [[nodiscard]] bool has(const Days& page) const { return std::ranges::find(all_, page) != all_.end(); }
  [[nodiscard]] std::string file_of(const Days& page) const {
    if (page == all_.front()) return asked_.page.filename();
    return "report-" + iso_date(page.first) + "-" + iso_date(page.second) + ".html";
  }
  [[nodiscard]] std::vector<PageLink> links(const Days& page) const {
    std::vector<PageLink> links;
    const auto link = [&](Label text, const Days& to) {
      if (has(to)) links.push_back({words::label(text), to == page ? "" : file_of(to)});
    };
    link(Label::previous, moved(page, -1));
    link(Label::next, moved(page, 1));
    for (const Period& period : periods) link(period.name, ending_at(asked_.today, period.length));
    return links;
  }
  void remove_old() const {
    std::error_code ignored;
    for (const Path& page : pages_beside(asked_.page)) {
      if (page != asked_.page) std::filesystem::remove(page, ignored);
    }
  }

  const PagesAsked& asked_;
  std::vector<Days> all_;  // the one asked for is the first
};

}  // namespace

std::vector<Path> pages_beside(const Path& page) {
  std::error_code ignored;
  std::vector<Path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(page.parent_path(), ignored)) {
    const std::string name = entry.path().filename();
    const bool ours = name == page.filename() || (name.starts_with("report-") && name.ends_with(".html"));
    if (ours) pages.push_back(entry.path());
  }
  return pages;
}

std::expected<void, std::string> write_pages(const PagesAsked& asked) { return Pages(asked).write(); }

}  // namespace unknot::cli
