// SPDX-License-Identifier: MIT
// The days off in the person's own settings file, and writing others.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command_line/options.hpp"
#include "command_line/syntax.hpp"
#include "settings/file.hpp"
#include "settings/places.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Those of `days` that `known` has not, each once.
[[nodiscard]] Words new_among(const Words& days, const Words& known);
// `days`, and what is new in `more`.
[[nodiscard]] Words with(Words days, const Words& more);

class DaysOffInFile {
 public:
  // Both must outlive this.
  DaysOffInFile(const Options& options, Output& output);

  [[nodiscard]] const std::vector<DaysOff>& days() const { return loaded_.settings.days_off; }
  // As the file writes them.
  [[nodiscard]] Words texts() const;
  // Gets the list as it is when it is written, and returns the new one.
  using Edit = std::function<Words(Words days)>;
  // Says `done`, or why it failed; the exit status.
  int write(const Edit& edit, const std::string& done);
  int say(const std::string& text);

 private:
  const Options& options_;
  Output& output_;
  settings::Environment environment_;
  settings::Places places_;
  settings::Loaded loaded_;
};

}  // namespace unknot::cli
