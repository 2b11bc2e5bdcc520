// SPDX-License-Identifier: MIT
#include "daemon/senses.hpp"

#include "desktop/do_not_disturb.hpp"
#include "desktop/full_screen.hpp"
#include "desktop/idleness.hpp"
#include "desktop/meeting.hpp"
#include "desktop/session.hpp"

namespace unknot {

using desktop::Bus;

Senses::Senses(boost::asio::io_context& io, desktop::Perception& perception, const Settings& settings,
               const std::function<Instant()>& now)
    : session_bus_(io, thread_.get(), Bus::Which::session), system_bus_(io, thread_.get(), Bus::Which::system) {
  all_.push_back(std::make_unique<desktop::Idleness>(io, session_bus_, perception, settings, now));
  all_.push_back(std::make_unique<desktop::Session>(io, system_bus_, session_bus_, perception));
  all_.push_back(std::make_unique<desktop::DoNotDisturb>(io, session_bus_, thread_.get(), perception));
  all_.push_back(std::make_unique<desktop::Meeting>(io, perception, settings));
  all_.push_back(std::make_unique<desktop::FullScreen>(io, perception, settings));
}

}  // namespace unknot
