// SPDX-License-Identifier: MIT
#include "mistakes/mistake.hpp"

#include <utility>

namespace unknot {

Mistake at_key(std::string key, Mistake mistake) {
  mistake.key = std::move(key);
  return mistake;
}

Mistake because(Mistake mistake, Mistake reason) {
  mistake.because.push_back(std::move(reason));
  return mistake;
}

Mistake as_said(std::string text) { return {.what = Mistake::What::said, .text = std::move(text)}; }

}  // namespace unknot
