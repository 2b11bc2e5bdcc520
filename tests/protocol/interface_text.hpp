// SPDX-License-Identifier: MIT
// Reads a .varlink text into plain names and types, for comparison.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

// "name: type" of each field in order; a method's results follow after "->".
using Fields = std::vector<std::string>;

struct InterfaceText {
  std::string name;
  std::map<std::string, Fields> types;
  std::map<std::string, Fields> methods;
  std::map<std::string, Fields> errors;
  // Types, methods and errors without a comment right above them.
  std::vector<std::string> undocumented;
};

// Throws std::runtime_error with the place if the text is not what Varlink's grammar allows.
[[nodiscard]] InterfaceText read_interface(std::string_view text);
