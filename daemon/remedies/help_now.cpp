// SPDX-License-Identifier: MIT
// The signs are those that the page on back pain of Sheffield Aches and Pains names.
#include "remedies/texts.hpp"

namespace unknot::remedies {

std::string_view no_advice_text() {
  return "Unknot gives general reminders. They are not medical advice: leave out what a\n"
         "doctor or physiotherapist told you to avoid, and stop when something hurts.\n";
}

std::string_view help_now_page() {
  return R"(When back pain needs help, not a stretch

Call the emergency number (112, 999 or 911) now if you have back pain and:
  - numb skin around the genitals or the buttocks
  - trouble passing water, or you have lost control of bladder or bowel
  - weak or numb legs, both of them
  - chest pain
  - a bad fall, a crash or another serious accident just before it

Ask a doctor for an appointment soon if you have back pain and:
  - a fever
  - you lose weight without trying to
  - a lump, or your back has changed its shape
  - it is worse at night

Not sure? A doctor, a pharmacist or the health line of your country can tell.

Unknot gives general reminders. They are not medical advice.
)";
}

}  // namespace unknot::remedies
