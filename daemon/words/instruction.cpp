// SPDX-License-Identifier: MIT
#include "words/instruction.hpp"

#include <utility>

#include "words/language/sentence.hpp"

namespace unknot::words {

using remedies::Instruction;

namespace {

std::string own(const Instruction& instruction) {
  if (instruction.repetitions == 1) return say("{what}.", {{"what", instruction.text}});
  return say("{what}, {count} of {all}.", {{"what", instruction.text},
                                           {"count", std::to_string(instruction.repetition)},
                                           {"all", std::to_string(instruction.repetitions)}});
}

std::string with_first(const Instruction& instruction, const std::string& text) {
  switch (instruction.first) {
    case Instruction::First::nothing: return text;
    case Instruction::First::first_side: return say("First side. {what}", {{"what", text}});
    case Instruction::First::other_side:
      return say("{side}. {what}", {{"side", instruction.other_side}, {"what", text}});
    case Instruction::First::again: return say("Again. {what}", {{"what", text}});
  }
  std::unreachable();
}

}  // namespace

std::string instruction(const Instruction& instruction) {
  switch (instruction.what) {
    case Instruction::What::own: return with_first(instruction, own(instruction));
    case Instruction::What::line: return instruction.text;
    case Instruction::What::breathe: return say("Look far away and breathe easily.");
    case Instruction::What::pause: return say("Rest a moment and breathe easily.");
    case Instruction::What::walk: return say("Now walk around and swing your arms.");
    case Instruction::What::stand: return say("Now stand for a while and breathe easily.");
    case Instruction::What::raise_desk: return say("Shoulders low, weight on both feet.");
    case Instruction::What::lower_desk: return say("Lower the desk, feet flat on the floor.");
    case Instruction::What::take_time: return say("Take your time.");
  }
  std::unreachable();
}

}  // namespace unknot::words
