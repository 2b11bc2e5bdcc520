// SPDX-License-Identifier: MIT
// PipeWire's streams, devices and links, followed by its own protocol.
#include "media/pipewire.hpp"

#include <utility>
#include <vector>

#include "media/pipewire_connection.hpp"
#include "media/pipewire_session.hpp"
#include "peer/delay.hpp"
#include "peer/local_socket.hpp"
#include "peer/reconnect.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::What;

namespace {

// One that is about to end closes its connections first, and then its devices.
constexpr std::chrono::milliseconds ends_within{2000};

sources::Problem with_pipewire(What what) {
  if (what == What::no_pipewire) return {what};
  return {.what = what, .name = "PipeWire"};
}

}  // namespace

class Pipewire::Link : public std::enable_shared_from_this<Link> {
 public:
  Link(boost::asio::io_context& io, std::string path, std::function<void()> changed)
      : io_(io),
        path_(std::move(path)),
        changed_(std::move(changed)),
        ending_(io),
        reconnect_(io, {.socket = path_,
                        .starts = path_.empty() ? "" : pipewire_lock(path_),
                        .silent = with_pipewire(What::silent),
                        .connect = [this] { connect(); },
                        .let_go = [this] { let_go(); },
                        .found = [this] { changed_(); },
                        .lost =
                            [this](const sources::Problem& why) {
                              problem = why;
                              changed_();
                            }}) {}

  void begin() { reconnect_.begin(); }
  void end() { reconnect_.end(); }

  [[nodiscard]] bool is_there() const { return reconnect_.is_there(); }

  [[nodiscard]] const PipewireSession& session() const { return session_; }

  sources::Problem problem;

 private:
  void connect() {
    const PipewireBehind behind = pipewire_behind(path_);
    if (behind == PipewireBehind::nobody) return reconnect_.absent({What::no_pipewire});
    const bool may_be_ending = behind == PipewireBehind::itself && std::exchange(left_, false);
    if (may_be_ending) return ending_.start(ends_within, [this] { connect(); });
    const LocalSocket reached = connect_to(path_);
    if (reached.absent) return reconnect_.absent({What::no_pipewire});
    if (!reached.descriptor) return reconnect_.lost(with_pipewire(What::cant_connect));
    connection_ = std::make_shared<PipewireConnection>(
        io_, *reached.descriptor, allowance_,
        PipewireConnection::Events{
            .received = [this](const auto& messages) { received(messages); },
            .lost = [this](What why) { reconnect_.lost(with_pipewire(why == What::none ? why_closed() : why)); }});
    connection_->begin();
    session_.greet();
  }

  // One that had greeted has ended.
  [[nodiscard]] What why_closed() const {
    return session_.version().empty() ? What::closed_connection : What::no_pipewire;
  }

  PipewireSession begin_session() {
    return PipewireSession([this](const PipewireMessage& message) { connection_->send(message); });
  }

  void let_go() {
    ending_.stop();
    if (!connection_) return;
    std::exchange(connection_, nullptr)->close();
    left_ = true;
    session_ = begin_session();
  }

  void received(const std::vector<PipewireMessage>& messages) {
    bool news = false;
    for (const PipewireMessage& message : messages) {
      news = session_.hear(message) || news;
      if (session_.problem() != What::none) return reconnect_.lost(with_pipewire(session_.problem()));
      if (!session_.version().empty()) reconnect_.greeted();
    }
    if (news && is_there()) changed_();
  }

  boost::asio::io_context& io_;
  std::string path_;
  std::function<void()> changed_;
  Allowance allowance_ = PipewireConnection::allowance();
  std::shared_ptr<PipewireConnection> connection_;  // while there is one
  bool left_ = false;                               // there was one, and may be ending
  Delay ending_;
  PipewireSession session_ = begin_session();
  Reconnect reconnect_;
};

Pipewire::Pipewire(boost::asio::io_context& io, std::string socket, std::function<void()> changed)
    : link_(std::make_shared<Link>(io, std::move(socket), std::move(changed))) {
  link_->begin();
}

Pipewire::~Pipewire() { link_->end(); }

const PipewireGraph& Pipewire::graph() const {
  static const PipewireGraph nothing;
  return link_->is_there() ? link_->session().graph() : nothing;
}

std::string Pipewire::version() const { return link_->is_there() ? link_->session().version() : ""; }

sources::Problem Pipewire::problem() const { return link_->is_there() ? sources::Problem{} : link_->problem; }

}  // namespace unknot::desktop
