// SPDX-License-Identifier: MIT
// The signs are those that the page on back pain of Sheffield Aches and Pains names.
#include "words/language/sentence.hpp"
#include "words/reminder.hpp"

namespace unknot::words {

std::string no_advice_text() {
  return say(
      "Unknot gives general reminders, not medical advice. Leave out what a doctor or\n"
      "physiotherapist told you to avoid, and stop if something hurts.\n");
}

std::string help_now_page() {
  return say(R"(When back pain needs help, not a stretch

Call the emergency number (112, 999 or 911) now if you have back pain and:
  - numbness around the genitals or buttocks
  - trouble passing water, or loss of bladder or bowel control
  - weak or numb legs, both of them
  - chest pain
  - a bad fall, crash or other serious accident just before

See a doctor soon if you have back pain and:
  - a fever
  - you lose weight without trying
  - a lump, or your back has changed its shape
  - it is worse at night

Not sure? Ask a doctor, a pharmacist or your country's health line.

Unknot gives general reminders. They are not medical advice.
)");
}

}  // namespace unknot::words
