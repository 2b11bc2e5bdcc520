// SPDX-License-Identifier: MIT
// The view wanted on screen, and its delivery state.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bus/glib_thread.hpp"
#include "notify/notification_worker.hpp"
#include "notify/notifications.hpp"
#include "notify/screen_reader.hpp"
#include "notify/server_watch.hpp"
#include "peer/backoff.hpp"
#include "peer/delay.hpp"

namespace unknot::desktop {

// Lives on the thread of the io_context; `worker_` is only touched in `thread_`, and both sides post values.
class Notifications::Desk : public std::enable_shared_from_this<Desk> {
 public:
  Desk(boost::asio::io_context& io, Bus& session, Listener& listener, NotificationOptions options)
      : io_(io),
        session_(session),
        listener_(listener),
        options_(std::move(options)),
        reader_(session),
        patience_(io),
        note_(io),
        again_(io) {}

  void begin();
  void end();
  void present(View view);
  void clear();
  [[nodiscard]] std::optional<std::string> name() const;
  [[nodiscard]] bool updates_disturb() const;
  [[nodiscard]] bool plays_sounds() const;
  [[nodiscard]] bool read_aloud() const { return reader_.is_on(); }
  void unlocked();

 private:
  using Result = std::expected<void, ServerProblem>;

  [[nodiscard]] NotificationWorker::Reports reports();
  [[nodiscard]] ServerWatch::Events server_events();
  template <class... Arguments>
  [[nodiscard]] auto posted(void (Desk::*member)(Arguments...));

  [[nodiscard]] bool updates(const View& view) const;
  void change();
  void carry_out();
  void send(const View& view, const NotificationServer& server);
  void await_server();
  void take_away();
  void returned(std::uint64_t revision, Result result);
  void accepted(std::uint64_t revision);
  void out_of_patience();
  void hangs();

  void answered(std::uint64_t question, const std::string& answer);
  void dismissed(std::uint64_t question);
  void lost(std::uint64_t question);
  void closed(bool flooded);

  void server_there(const NotificationServer& server);
  void server_left(bool startable);
  void nobody_there(const ServerProblem& problem);
  void let_go();
  [[nodiscard]] ServerProblem bus_problem() const;

  void attempt_failed(const ServerProblem& problem);
  void try_again();
  void failed(const ServerProblem& problem);
  void look();
  void restored();

  boost::asio::io_context& io_;
  Bus& session_;
  Listener& listener_;
  NotificationOptions options_;
  ScreenReader reader_;
  Delay patience_;
  Delay note_;
  Delay again_;  // runs until what failed may be tried again
  Backoff backoff_;

  std::optional<View> wanted_;
  std::uint64_t question_ = 1;                // number of what is wanted; an update keeps it
  std::uint64_t revision_ = 0;                // grows with each change of what is wanted
  std::uint64_t done_ = 0;                    // the revision that was carried out, or given up
  bool under_way_ = false;                    // one call at a time
  bool shut_ = false;                         // the person closed it: updates of it stay away
  bool shown_again_ = false;                  // once for each question, when a server took it away
  sources::Problem failure_;                  // why nothing can be shown; empty: it can
  std::optional<NotificationServer> server_;  // that is there and has answered
  bool startable_ = false;                    // none is there, but the bus can start one
  bool met_ = false;                          // there was one

  std::unique_ptr<ServerWatch> server_watch_;
  std::unique_ptr<NotificationWorker> worker_;
  GlibThread thread_;
};

template <class... Arguments>
auto Notifications::Desk::posted(void (Desk::*member)(Arguments...)) {
  return [&io = io_, weak = weak_from_this(), member](auto... arguments) {
    boost::asio::post(io, [weak, member, ... values = std::move(arguments)] {
      if (const auto desk = weak.lock()) (desk.get()->*member)(values...);
    });
  };
}

}  // namespace unknot::desktop
