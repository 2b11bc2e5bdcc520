// SPDX-License-Identifier: MIT
// What to do next in a break, said when its time comes, whatever is on screen.
#pragma once

#include <functional>
#include <optional>

#include "clocks/boot_timer.hpp"
#include "remedies/guide.hpp"

namespace unknot {

// One thread, that of the io_context. Wakes for each change and for nothing else.
class Cues {
 public:
  // Gets what to do from now on, and how much of the break is left.
  using Changed = std::function<void(const remedies::Cue& cue, Duration left)>;

  // `changed` is called from `io`, which must outlive this; `now` reads the boot time.
  Cues(boost::asio::io_context& io, std::function<Instant()> now, Changed changed);

  // Of a break that ends then. The first cue is not told: it is known from its beginning.
  void begin(remedies::Guide guide, Instant ends);
  void end();

 private:
  struct Break {
    remedies::Guide guide;
    Instant ends;
    Duration told{};  // when the last one told begins

    [[nodiscard]] Instant began() const { return ends - guide.lasts; }
  };

  [[nodiscard]] Duration elapsed_of(const Break& it) const;
  void wait_in(const Break& it);
  void reached();

  std::function<Instant()> now_;
  Changed changed_;
  std::optional<Break> break_;
  BootTimer timer_;
};

}  // namespace unknot
