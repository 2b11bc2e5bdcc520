// SPDX-License-Identifier: MIT
#include "daemon/options.hpp"

#include <getopt.h>

#include <array>
#include <string_view>

#include "strings/quote.hpp"

namespace unknot {

namespace {

using Unread = std::unexpected<std::string>;

std::expected<Options, std::string> take_words(Options options, int argc, char* const* argv, int first) {
  if (first == argc) return options;
  const std::string_view verb = argv[first];
  if (verb != "simulate") return Unread("unknown argument " + in_quotes(verb));
  if (first + 2 != argc) return Unread("'simulate' needs one FILE");
  options.simulate = argv[first + 1];
  return options;
}

}  // namespace

std::expected<Options, std::string> parse_options(int argc, char* const* argv) {
  constexpr std::array long_options{
      option{"foreground", no_argument, nullptr, 'f'},   option{"remind-now", no_argument, nullptr, 'r'},
      option{"plain", no_argument, nullptr, 'p'},        option{"config", required_argument, nullptr, 'c'},
      option{"socket", required_argument, nullptr, 's'}, option{"version", no_argument, nullptr, 'V'},
      option{"help", no_argument, nullptr, 'h'},         option{nullptr, 0, nullptr, 0}};
  Options options;
  opterr = 0;
  optind = 0;  // restart, discarding an earlier scan
  for (int found; (found = getopt_long(argc, argv, ":hV", long_options.data(), nullptr)) != -1;) {
    switch (found) {
      case 'f': options.foreground = true; break;
      case 'r': options.remind_now = true; break;
      case 'p': options.plain = true; break;
      case 'c': options.config = optarg; break;
      case 's': options.socket = optarg; break;
      case 'V': options.version = true; break;
      case 'h': options.help = true; break;
      case ':': return Unread("option " + in_quotes(argv[optind - 1]) + " needs a value");
      default: return Unread("unknown option " + in_quotes(argv[optind - 1]));
    }
  }
  return take_words(std::move(options), argc, argv, optind);
}

std::string help_text() {
  return "usage: unknotd [--foreground [--plain]] [--remind-now] [--config FILE] [--socket PATH]\n"
         "       unknotd simulate FILE\n"
         "\n"
         "Reminds you to stretch every 20 minutes of work. Start it with your session:\n"
         "  systemctl --user enable --now unknot\n"
         "and control it with the unknot command.\n"
         "\n"
         "  --foreground    log to the terminal; without a notification server, show\n"
         "                  reminders there too and answer them with keys\n"
         "  --remind-now    show a reminder right away\n"
         "  --plain         in the foreground: one line for each thing to do, nothing\n"
         "                  redrawn, no color; the default on a dumb terminal\n"
         "  --config FILE   settings file to use instead of ~/.config/unknot/config.toml\n"
         "  --socket PATH   control socket to use instead of $XDG_RUNTIME_DIR/unknot/control\n"
         "  -V, --version   print the version\n"
         "  -h, --help      print this help\n"
         "\n"
         "simulate FILE runs a day file instantly and prints the day.\n"
         "\n"
         "Reminders are general and not medical advice. Manual: man unknotd, man 5 unknot\n";
}

}  // namespace unknot
