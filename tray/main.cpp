// SPDX-License-Identifier: MIT
// unknot-tray: options, bus, tray, run.
#include <getopt.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <malloc.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <unknot_version.hpp>

#include "bus/glib_pointer.hpp"
#include "bus/session_bus.hpp"
#include "protocol/endpoint.hpp"
#include "strings/printable.hpp"
#include "tray/launch.hpp"
#include "tray/tray.hpp"
#include "words/problems/listen.hpp"

namespace {

using namespace unknot;

constexpr const char* help =
    "usage: unknot-tray [--socket PATH]\n"
    "\n"
    "Shows Unknot's state as an icon in the system tray, with a menu to take a break, pause\n"
    "and resume. Start it with your session:\n"
    "  systemctl --user enable --now unknot-tray\n"
    "\n"
    "  --socket PATH   control socket to use instead of $XDG_RUNTIME_DIR/unknot/control\n"
    "  -V, --version   print the version\n"
    "  -h, --help      print this help\n"
    "\n"
    "Reminders are general and not medical advice. Manual: man unknot-tray\n";

// One for all icons of this person.
constexpr const char* own_name = "org.unknot.Tray";

void complain(const std::string& text) { std::fprintf(stderr, "unknot-tray: %s\n", printable(text).c_str()); }

struct Options {
  std::optional<std::string> socket;
  std::optional<int> done;  // the exit status, if there is no more to do
};

Options usage(const std::string& mistake) {
  complain(mistake + "\nSee: unknot-tray --help");
  return {.socket = {}, .done = 2};
}

Options parse_options(int argc, char** argv) {
  constexpr std::array known{option{"socket", required_argument, nullptr, 's'},
                             option{"version", no_argument, nullptr, 'V'}, option{"help", no_argument, nullptr, 'h'},
                             option{nullptr, 0, nullptr, 0}};
  Options options;
  opterr = 0;
  for (int found; (found = getopt_long(argc, argv, ":hV", known.data(), nullptr)) != -1;) {
    switch (found) {
      case 's': options.socket = optarg; break;
      case 'V': options.done = std::puts("unknot-tray " UNKNOT_VERSION) < 0; return options;
      case 'h': options.done = std::fputs(help, stdout) < 0; return options;
      case ':': return usage(std::string("option '") + argv[optind - 1] + "' needs a value");
      default: return usage(std::string("unknown option '") + argv[optind - 1] + "'");
    }
  }
  return optind == argc ? options : usage(std::string("unknown argument '") + argv[optind] + "'");
}

// What lives between the first connection to the bus and the end.
class Program {
 public:
  Program(std::filesystem::path socket) : socket_(std::move(socket)), loop_(g_main_loop_new(nullptr, FALSE)) {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
      g_unix_signal_add(
          signal, [](gpointer self) -> gboolean { return static_cast<Program*>(self)->end(0), G_SOURCE_CONTINUE; },
          this);
    }
  }

  // Until a signal, the menu or the bus ends it. The exit status.
  int run(const std::string& bus) {
    constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
    g_dbus_connection_new_for_address(
        bus.c_str(), flags, nullptr, nullptr,
        [](GObject*, GAsyncResult* result, gpointer self) { static_cast<Program*>(self)->greeted(result); }, this);
    g_main_loop_run(loop_);
    tray_.reset();
    return status_;
  }

 private:
  void end(int status, const std::string& why = "") {
    if (!why.empty()) complain(why);
    status_ = status;
    g_main_loop_quit(loop_);
  }

  void greeted(GAsyncResult* result) {
    GError* error = nullptr;
    connection_.reset(g_dbus_connection_new_for_address_finish(result, &error));
    if (!connection_) return end(1, "can't use the session bus: " + told(error));
    g_signal_connect(connection_.get(), "closed", G_CALLBACK(+[](GDBusConnection*, gboolean, GError*, gpointer self) {
                       static_cast<Program*>(self)->end(1, "the session bus is gone");
                     }),
                     this);
    g_bus_own_name_on_connection(
        connection_.get(), own_name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
        [](GDBusConnection*, const char*, gpointer self) { static_cast<Program*>(self)->begin(); },
        [](GDBusConnection* connection, const char*, gpointer self) {
          // Without a connection it is the bus that went.
          if (connection) static_cast<Program*>(self)->end(0, "the icon is there already");
        },
        this, nullptr);
  }

  static std::string told(GError* error) { return desktop::GlibPointer<GError>(error)->message; }

  void begin() {
    tray_ = std::make_unique<tray::Tray>(tray::Tray::Parts{.connection = connection_.get(),
                                                           .socket = socket_,
                                                           .prefix = tray::own_prefix(),
                                                           .complain = complain,
                                                           .quit = [this] { end(0); }});
    ::malloc_trim(0);  // what the start needed and the rest does not
  }

  std::filesystem::path socket_;
  GMainLoop* loop_;
  int status_ = 0;
  desktop::GlibPointer<GDBusConnection> connection_;
  std::unique_ptr<tray::Tray> tray_;
};

int fail(const std::string& why) {
  complain(why);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse_options(argc, argv);
  if (options.done) return *options.done;
  const auto socket = protocol::endpoint(options.socket);
  if (!socket) return fail(words::problem({control::ListenError::What::no_place}));
  const auto bus = desktop::session_bus_address();
  if (!bus) return fail("there is no session bus, and so no tray. Start it from your desktop session");
  return Program(*socket).run(*bus);
}
