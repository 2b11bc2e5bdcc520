// SPDX-License-Identifier: MIT
// Keeps a connection to a peer that may be absent, leave, hang or misbehave.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "files/folder_watch.hpp"
#include "problems/source.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Decides when to connect, and what is reported of it; how to connect and what a greeting is, the client knows. However
// the peer behaves, the attempts get rarer, down to one a minute:
//   lost, or no greeting in time   the next wait is twice as long as the one before
//   greeted                        waits begin again; but longer each time as long as its connections end soon
//   its socket appears             an attempt at once; but later each time as long as no greeting follows
//   flooded                        like lost, but at least 20 s, twice as long each time until a connection lasts
//   absent                         some attempts in the first second, then none until its socket appears
// A peer that left soon is only believed to be there again once it has stayed for a while, so a loss is reported once,
// not each time. Everything happens on the thread of `io`, which must outlive this.
class Reconnect {
 public:
  static constexpr std::chrono::milliseconds first_delay{20};
  static constexpr std::chrono::milliseconds last_delay{60'000};
  static constexpr std::chrono::milliseconds first_flood_delay{20'000};
  // A greeting has to come within this time, or within that of the last wait if that was longer.
  static constexpr std::chrono::milliseconds patience{5'000};
  // A connection that lasted so long was a good one.
  static constexpr std::chrono::milliseconds settled{20'000};
  // One that follows a short one is believed once it has lasted so many times as long as was waited for it.
  static constexpr int doubt = 50;

  struct Peer {
    std::string socket;       // the file it listens on; empty: there is none to wait for
    std::string starts;       // a file that it makes or opens when it starts, or empty
    sources::Problem silent;  // why it is lost when no greeting comes
    // Begins an attempt. Then `greeted`, `absent` or `lost` is called, now or later.
    std::function<void()> connect;
    // Ends the connection or the attempt, if there is one; nothing of it may be heard from then on.
    std::function<void()> let_go;
    // From now on it is there.
    std::function<void()> found;
    // It is not, or no longer; told once until `found`. May end this.
    std::function<void(const sources::Problem& why)> lost;
  };

  // The time; a test has its own. At most one alarm waits.
  class Clock {
   public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual std::chrono::milliseconds now() const = 0;
    // In the place of the alarm before.
    virtual void wake(std::chrono::milliseconds after, std::function<void()> then) = 0;
    virtual void stop() = 0;
  };

  // No clock: the steady one.
  Reconnect(boost::asio::io_context& io, Peer peer, std::unique_ptr<Clock> clock = nullptr);

  // The first attempt is made from `io`.
  void begin();
  // The peer has answered as only a real one does.
  void greeted();
  // There is nobody, or nobody who could be of use before it starts again.
  void absent(const sources::Problem& why);
  // The connection broke, or the peer does not keep to its protocol.
  void lost(const sources::Problem& why);
  // It sends more than we can take, so each attempt is dear.
  void flooded(const sources::Problem& why);
  // Lets go, and calls nothing from then on.
  void end();

  [[nodiscard]] bool is_there() const { return phase_ == Phase::believed; }

 private:
  enum class Phase { idle, waiting, trying, doubted, believed };

  void attempt();
  void believe();
  void part();
  void wait();
  void watch();
  void appeared();
  void tell(const sources::Problem& why);

  boost::asio::io_context& io_;
  Peer peer_;
  std::unique_ptr<Clock> clock_;
  Phase phase_ = Phase::idle;
  std::chrono::milliseconds floor_ = first_delay;              // the first wait after the next connection
  std::chrono::milliseconds delay_ = first_delay;              // the next wait
  std::chrono::milliseconds flood_delay_ = first_flood_delay;  // the least wait after the next flood
  std::chrono::milliseconds sign_delay_ = first_delay;         // the wait after the socket appears
  std::chrono::milliseconds waited_{0};                        // before this attempt
  std::optional<std::chrono::milliseconds> due_;               // when the next attempt is, while waiting
  std::chrono::milliseconds since_{0};                         // when it greeted, while doubted or believed
  bool appeared_ = false;                                      // in an attempt
  bool told_lost_ = false;
  std::unique_ptr<files::FolderWatch>
      socket_watch_;  // both from a loss on, until something has appeared or it is there
  std::unique_ptr<files::FolderWatch> start_watch_;
};

}  // namespace unknot::desktop
