// SPDX-License-Identifier: MIT
// PURE: the HTML and SVG building blocks of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/commands/recorded/report_labels.hpp"

namespace unknot::cli {

// Parts of a picture; `kind` is a class of the style.
[[nodiscard]] std::string rectangle(std::string_view kind, double x, double y, double width, double height,
                                    double round, const std::string& title);
[[nodiscard]] std::string written(double x, double y, std::string_view anchor, const std::string& text,
                                  std::string_view kind = "");
// The label describes the picture for people who can't see it.
[[nodiscard]] std::string picture(int width, int height, const std::string& label, const std::string& content);

// A bar beside its name, drawn by the style sheet, so that it fits any width; `parts` are classes of the style with
// their shares of the whole, in percent.
struct BarPart {
  std::string_view kind;
  double share;
  std::string title;
};
[[nodiscard]] std::string bar_row(const std::string& name, const std::vector<BarPart>& parts,
                                  const std::vector<std::string>& figures);

// What the colors mean. `shape` is "dot", or empty for a square.
[[nodiscard]] std::string key_entry(std::string_view kind, std::string_view shape, const std::string& text);
[[nodiscard]] std::string key(const std::string& entries);

[[nodiscard]] std::string cell(const std::string& text);
// Of the head of a table; `attributes` begin with a space.
[[nodiscard]] std::string head_cell(words::Label label, std::string_view attributes = R"( scope="col")");
// Folded up under its caption.
[[nodiscard]] std::string table(const std::string& caption, const std::string& head, const std::string& rows);

}  // namespace unknot::cli
