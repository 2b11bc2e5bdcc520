// SPDX-License-Identifier: MIT
#include "client/own_setup.hpp"

namespace unknot::cli {

Setup own_setup(const Options& options) {
  const auto environment = settings::read_environment();
  return load_setup(settings::find_places(environment, options.config), environment);
}

}  // namespace unknot::cli
