// SPDX-License-Identifier: MIT
#include "words/commands/answers.hpp"

#include "words/language/sentence.hpp"

namespace unknot::words {

std::string asked(const std::string& question, bool otherwise) {
  return say(otherwise ? "{question} [Y/n] " : "{question} [y/N] ", {{"question", question}});
}

std::string yes() { return say("yes"); }
std::string no() { return say("no"); }
std::string nothing_changed() { return say("Nothing was changed."); }
std::string output_not_written() { return say("Can't write the output: it is full or closed."); }

}  // namespace unknot::words
