// SPDX-License-Identifier: MIT
#include "words/language/list.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

// `last` joins the last two, `between` all before them; both say {things} and {next}.
std::string joined(const std::vector<std::string>& things, const char* between, const char* last) {
  std::string text;
  for (std::size_t at = 0; at < things.size(); ++at) {
    const char* joint = at + 1 == things.size() ? last : between;
    text = at == 0 ? things[0] : say(joint, {{"things", text}, {"next", things[at]}});
  }
  return text;
}

}  // namespace

std::string all_of(const std::vector<std::string>& things) {
  return joined(things, to_say("{things} and {next}"), to_say("{things} and {next}"));
}

std::string enumerated(const std::vector<std::string>& things) {
  return joined(things, to_say("{things}, {next}"), to_say("{things}, {next}"));
}

std::string each_of(const std::vector<std::string>& things) {
  return joined(things, to_say("{things}, {next}"), to_say("{things} and {next}"));
}

std::string one_of(const std::vector<std::string>& things) {
  return joined(things, to_say("{things}, {next}"), to_say("{things} or {next}"));
}

}  // namespace unknot::words
