// SPDX-License-Identifier: MIT
#include "problems/source.hpp"

namespace unknot::sources {

Problem with(Problem problem, Consequence consequence) {
  problem.consequence = consequence;
  return problem;
}

}  // namespace unknot::sources
