// SPDX-License-Identifier: MIT
// The days off in the person's own settings file, and writing others.
#pragma once

#include <string>

#include "command_line/options.hpp"
#include "settings/file.hpp"
#include "settings/places.hpp"
#include "text/output.hpp"

namespace unknot::cli {

class DaysOffInFile {
 public:
  // Both must outlive this.
  DaysOffInFile(const Options& options, Output& output);

  [[nodiscard]] const std::vector<DaysOff>& days() const { return loaded_.settings.days_off; }
  // As the file writes them.
  [[nodiscard]] std::vector<std::string> texts() const;
  // Says `done`, or why it failed; the exit status.
  int write(const std::vector<std::string>& days, const std::string& done);
  int say(const std::string& text);

 private:
  const Options& options_;
  Output& output_;
  settings::Environment environment_;
  settings::Places places_;
  settings::Loaded loaded_;
};

}  // namespace unknot::cli
