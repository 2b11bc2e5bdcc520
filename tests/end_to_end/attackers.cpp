// SPDX-License-Identifier: MIT
#include "end_to_end/attackers.hpp"

#include <unistd.h>

#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>

#include "desktop/bus_talk.hpp"
#include "desktop/peer_talks.hpp"
#include "desktop/unfit_server.hpp"
#include "end_to_end/desk.hpp"
#include "end_to_end/session.hpp"

namespace unknot::end_to_end {

namespace {

using support::Manner;
using support::MisbehavingPeer;
using support::UnfitServer;
using MakeTalk = std::function<std::unique_ptr<support::Talk>()>;

// One that listens on a file.
class SocketAttacker : public Attacker {
 public:
  SocketAttacker(Backstage& stage, std::filesystem::path file, Environment variables, Manner manner,
                 const MakeTalk& talk)
      : stage_(stage), variables_(std::move(variables)) {
    stage_.run([&] {
      peer_ = std::make_unique<MisbehavingPeer>(stage_.io(), file, talk);
      peer_->manner = manner;
    });
  }
  ~SocketAttacker() override {
    stage_.run([this] { peer_.reset(); });
  }
  [[nodiscard]] Environment variables() const override { return variables_; }
  [[nodiscard]] int met() override {
    int times = 0;
    stage_.run([&] { times = peer_->accepted; });
    return times;
  }
  void repent() override {
    stage_.run([this] {
      peer_->manner = Manner::real;
      peer_->hang_up();
      peer_->listen();
    });
  }

 private:
  Backstage& stage_;
  Environment variables_;
  std::unique_ptr<MisbehavingPeer> peer_;
};

// A notification server on a bus of its own.
class ServerAttacker : public Attacker {
 public:
  ServerAttacker(Backstage&, UnfitServer::Manner manner) : server_(bus_.address(), manner) {}
  [[nodiscard]] Environment variables() const override { return {{"DBUS_SESSION_BUS_ADDRESS", bus_.address()}}; }
  [[nodiscard]] int met() override { return server_.questions(); }
  void repent() override {
    server_.leave();
    server_.become(UnfitServer::Manner::real);
    server_.come();
  }

 private:
  Bus bus_;

 protected:
  UnfitServer server_;
};

// Comes and goes ten times a second.
class RestlessServer : public ServerAttacker {
 public:
  explicit RestlessServer(Backstage& stage)
      : ServerAttacker(stage, UnfitServer::Manner::real), stage_(stage), timer_(stage.io()) {
    stage_.run([this] { go_on(); });
  }
  ~RestlessServer() override { stop(); }
  void repent() override {
    stop();
    ServerAttacker::repent();
  }

 private:
  void stop() {
    stage_.run([this] { timer_.cancel(), ended_ = true; });
  }
  void go_on() {
    timer_.expires_after(std::chrono::milliseconds{50});
    timer_.async_wait([this](boost::system::error_code error) {
      if (error || ended_) return;
      std::exchange(there_, !there_) ? server_.leave() : server_.come();
      go_on();
    });
  }

  Backstage& stage_;
  boost::asio::steady_timer timer_;
  bool there_ = true;
  bool ended_ = false;
};

struct OwnFolder {
  Folder folder;
};

class FolderAttacker : private OwnFolder, public SocketAttacker {
 public:
  FolderAttacker(Backstage& stage, const std::string& variable, const std::string& prefix, Manner manner,
                 const MakeTalk& talk)
      : SocketAttacker(stage, folder / "socket", {{variable, prefix + (folder / "socket").string()}}, manner, talk) {}
};

std::unique_ptr<Attacker> x_server(Backstage& stage, Manner manner) {
  static std::atomic<int> displays = 0;
  const std::string number = std::to_string(20000 + ::getpid() % 10000 + 10000 * displays++);
  return std::make_unique<SocketAttacker>(stage, "/tmp/.X11-unix/X" + number, Environment{{"DISPLAY", ":" + number}},
                                          manner, [] { return std::make_unique<support::XServerTalk>(); });
}

std::unique_ptr<Attacker> compositor(Backstage& stage, Manner manner) {
  return std::make_unique<FolderAttacker>(stage, "WAYLAND_DISPLAY", "", manner,
                                          [] { return std::make_unique<support::CompositorTalk>(); });
}

std::unique_ptr<Attacker> pipewire(Backstage& stage, Manner manner) {
  return std::make_unique<FolderAttacker>(stage, "PIPEWIRE_REMOTE", "", manner,
                                          [] { return std::make_unique<support::PipewireTalk>(); });
}

std::unique_ptr<Attacker> bus(Backstage& stage, const char* which, Manner manner, support::BusTalk::Hello hello) {
  return std::make_unique<FolderAttacker>(stage, which, "unix:path=", manner,
                                          [hello] { return std::make_unique<support::BusTalk>(hello); });
}

struct Named {
  const char* name;
  Manner manner;
};

constexpr Named manners[] = {
    {"hangs up", Manner::hangs_up},
    {"is silent", Manner::is_silent},
    {"says half", Manner::says_half},
    {"talks rubbish", Manner::talks_rubbish},
    {"greets and leaves", Manner::greets_and_leaves},
    {"is deaf", Manner::is_deaf},
    {"floods", Manner::floods},
    {"is as it should be", Manner::real},
};

struct NamedServer {
  const char* name;
  UnfitServer::Manner manner;
  bool shows = false;
};

using Unfit = UnfitServer::Manner;
constexpr NamedServer server_manners[] = {
    {"answers no Notify", Unfit::mute},
    {"answers nothing", Unfit::silent},
    {"can't say what it is", Unfit::nameless},
    {"refuses", Unfit::refuses},
    {"answers with a text", Unfit::talks_rubbish},
    {"gives no id", Unfit::gives_no_id},
    {"closes at once", Unfit::expires, true},
    {"dismisses at once", Unfit::dismisses, true},
    {"closes before it answers", Unfit::is_quick, true},
    {"floods", Unfit::shouts, true},
    {"exaggerates", Unfit::exaggerates, true},
};

}  // namespace

Backstage::Backstage() : work_(io_.get_executor()), thread_([this] { io_.run(); }) {}

Backstage::~Backstage() {
  io_.stop();
  thread_.join();
}

void Backstage::run(const std::function<void()>& what) {
  std::promise<void> done;
  boost::asio::post(io_, [&] { what(), done.set_value(); });
  done.get_future().wait();
}

std::vector<Attack> all_attacks() {
  std::vector<Attack> attacks;
  for (const Named& how : manners) {
    const auto add = [&](const char* party, const char* used, auto begin) {
      const auto begun = [begin, manner = how.manner](Backstage& stage) { return begin(stage, manner); };
      attacks.push_back({party, how.name, begun, used});
    };
    add("X server", "idle: using", x_server);
    add("compositor", "idle: using", compositor);
    add("PipeWire", "meeting: using", pipewire);
    add("session bus", "", [](Backstage& stage, Manner how) {
      return bus(stage, "DBUS_SESSION_BUS_ADDRESS", how, support::BusTalk::Hello::answered);
    });
    add("system bus", "", [](Backstage& stage, Manner how) {
      return bus(stage, "DBUS_SYSTEM_BUS_ADDRESS", how, support::BusTalk::Hello::ignored);
    });
  }
  for (const auto& [name, manner, shows] : server_manners) {
    attacks.push_back({"notification server", name,
                       [manner](Backstage& stage) { return std::make_unique<ServerAttacker>(stage, manner); }, "",
                       shows});
  }
  attacks.push_back({"notification server", "comes and goes",
                     [](Backstage& stage) { return std::make_unique<RestlessServer>(stage); }, "", true});
  return attacks;
}

}  // namespace unknot::end_to_end
