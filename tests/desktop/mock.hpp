// SPDX-License-Identifier: MIT
// Parts of a desktop that can't be had or can't be broken for real, played by python3-dbusmock.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "screen_support.hpp"

namespace unknot::support {

// A part that python3-dbusmock plays, from its template.
class Mock {
 public:
  Mock(const std::string& which, const std::string& name, const std::string& part)
      : Mock(which, name, std::vector<std::string>{"--template", part}) {}
  // Without a template: an object of this path and interface, whose methods are still to be added.
  Mock(const std::string& which, const std::string& name, const std::string& path, const std::string& interface)
      : Mock(which, name, std::vector<std::string>{name, path, interface}) {}
  void call(const std::string& words) const { output_of(gdbus_ + words + " 2>&1"); }

 private:
  Mock(const std::string& which, const std::string& name, std::vector<std::string> words)
      : gdbus_("gdbus call --" + which + " -d " + name + " "), part_(python(which, std::move(words))) {
    output_of("gdbus wait --" + which + " --timeout 10 " + name);
  }
  static std::vector<std::string> python(const std::string& which, std::vector<std::string> words) {
    words.insert(words.begin(), {"/usr/bin/python3", "-m", "dbusmock", "--" + which});
    return words;
  }

  std::string gdbus_;
  Child part_;
};

}  // namespace unknot::support
