// SPDX-License-Identifier: MIT
#include "view/options.hpp"

#include <getopt.h>

#include <array>

namespace unknot::view {

std::expected<Options, std::string> parse_options(int argc, char** argv) {
  static const std::array<option, 7> known{{{"window", no_argument, nullptr, 'w'},
                                            {"screen", no_argument, nullptr, 's'},
                                            {"guide", no_argument, nullptr, 'g'},
                                            {"socket", required_argument, nullptr, 'S'},
                                            {"help", no_argument, nullptr, 'h'},
                                            {"version", no_argument, nullptr, 'V'},
                                            {nullptr, 0, nullptr, 0}}};
  Options options;
  opterr = 0;
  for (int found = 0; (found = getopt_long(argc, argv, "hV", known.data(), nullptr)) != -1;) {
    switch (found) {
      case 'w': options.full = false; break;
      case 's': options.full = true; break;
      case 'g': options.given = true; break;
      case 'S': options.socket = optarg; break;
      case 'h': options.help = true; break;
      case 'V': options.version = true; break;
      default: return std::unexpected("unknown option, or one without its value: " + std::string(argv[optind - 1]));
    }
  }
  if (optind < argc) return std::unexpected("unexpected argument '" + std::string(argv[optind]) + "'");
  return options;
}

const char* help_text() {
  return "Usage: unknot-view [--window | --screen] [--socket PATH]\n"
         "       unknot-view [--window | --screen] --guide\n"
         "\n"
         "Shows the running break of Unknot in a window: what to do, the time left, and a figure that\n"
         "does it too. unknotd starts it; see breaks.KIND.view in unknot(5).\n"
         "\n"
         "  --window       In a window (the default)\n"
         "  --screen       On the full screen of all monitors\n"
         "  --guide        Read a break from standard input, in the words of the control interface\n"
         "  --socket PATH  The daemon's socket\n"
         "  --help, -h     Show this help\n"
         "  --version, -V  Show the version\n";
}

}  // namespace unknot::view
