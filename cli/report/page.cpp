// SPDX-License-Identifier: MIT
#include "report/page.hpp"

#include <fmt/format.h>

#include "strings/markup.hpp"

namespace unknot::cli {

std::string rectangle(std::string_view kind, double x, double y, double width, double height, double round,
                      const std::string& title) {
  return fmt::format(
      R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{}"><title>{}</title></rect>)"
      "\n",
      kind, x, y, width, height, round, as_markup(title));
}

std::string written(double x, double y, std::string_view anchor, const std::string& text, std::string_view kind) {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}" class="{}">{}</text>)"
                     "\n",
                     x, y, anchor, kind, as_markup(text));
}

std::string picture(int width, int height, const std::string& label, const std::string& content) {
  return fmt::format("<figure>\n<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n</figure>\n",
                     width, height, as_markup(label), content);
}

std::string bar_row(const std::string& name, const std::vector<BarPart>& parts,
                    const std::vector<std::string>& figures) {
  std::string row = "<li><span>" + as_markup(name) + "</span><span class=\"track\">";
  for (const BarPart& part : parts) {
    row += fmt::format(R"(<i class="{}" style="width:{:.1f}%" title="{}"></i>)", part.kind, part.share,
                       as_markup(part.title));
  }
  row += "</span>";
  for (const std::string& figure : figures) row += "<span class=\"figure\">" + as_markup(figure) + "</span>";
  return row + "</li>\n";
}

std::string key_entry(std::string_view kind, std::string_view shape, const std::string& text) {
  return fmt::format("<li><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">{}</svg>{}</li>\n",
                     shape == "dot" ? fmt::format(R"(<circle class="{}" cx="6" cy="6" r="5"/>)", kind)
                                    : fmt::format(R"(<rect class="{}" width="12" height="12" rx="2"/>)", kind),
                     as_markup(text));
}

std::string key(const std::string& entries) { return "<ul class=\"key\">\n" + entries + "</ul>\n"; }

std::string cell(const std::string& text) { return "<td>" + text + "</td>"; }

std::string head_cell(words::Label label, std::string_view attributes) {
  return fmt::format("<th{}>{}</th>", attributes, as_markup(words::label(label)));
}

std::string table(const std::string& caption, const std::string& head, const std::string& rows) {
  return fmt::format(
      "<details>\n<summary>{}</summary>\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n"
      "</details>\n",
      as_markup(caption), head, rows);
}

}  // namespace unknot::cli
