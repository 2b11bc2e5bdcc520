// SPDX-License-Identifier: MIT
#include "daemon/senses.hpp"

#include "desktop/do_not_disturb.hpp"
#include "desktop/full_screen.hpp"
#include "desktop/idleness.hpp"
#include "desktop/meeting.hpp"
#include "desktop/session.hpp"

namespace unknot {

Senses::Senses(boost::asio::io_context& io, Buses& buses, desktop::Perception& perception, const Settings& settings,
               const std::function<Instant()>& now) {
  all_.push_back(std::make_unique<desktop::Idleness>(io, buses.session, perception, settings, now));
  all_.push_back(std::make_unique<desktop::Session>(io, buses.system, buses.session, perception));
  all_.push_back(std::make_unique<desktop::DoNotDisturb>(io, buses.session, buses.thread.get(), perception));
  all_.push_back(std::make_unique<desktop::Meeting>(io, perception, settings));
  all_.push_back(std::make_unique<desktop::FullScreen>(io, perception, settings));
}

}  // namespace unknot
