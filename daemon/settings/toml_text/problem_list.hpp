// SPDX-License-Identifier: MIT
// PURE: gathers the problems of one text, however many there are.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "toml_text/problem.hpp"

namespace unknot::toml_text {

// Keeps the first problems and counts the rest, so that a file full of errors stays cheap and readable.
class ProblemList {
 public:
  static constexpr std::size_t most = 100;
  static constexpr std::size_t longest = 300;  // bytes of a text in it

  // `mistake` makes that of `problem`; it is called only for one that is kept.
  template <typename Making>
  void add(Problem problem, Making mistake) {
    errors_ += problem.warning ? 0 : 1;
    if (problems_.size() == most) return count(std::move(problem));
    problem.mistake = shortened(mistake());
    problems_.push_back(std::move(problem));
  }

  [[nodiscard]] std::size_t errors() const { return errors_; }

  // In the order of the text. The last one tells of those that were counted, where the first of them stands; it is no
  // warning if one of them was none.
  [[nodiscard]] std::vector<Problem> take();

 private:
  void count(Problem problem);
  static Mistake shortened(Mistake mistake);

  std::vector<Problem> problems_;
  Problem others_;
  std::size_t counted_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace unknot::toml_text
