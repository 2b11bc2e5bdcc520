// SPDX-License-Identifier: MIT
#include "client/own_setup.hpp"

#include "client/reach.hpp"
#include "settings/profiles.hpp"

namespace unknot::cli {

Setup own_setup(const Options& options) {
  const auto environment = settings::read_environment();
  return load_setup(settings::places_at(calendar_now().now, environment, options.config), environment);
}

}  // namespace unknot::cli
