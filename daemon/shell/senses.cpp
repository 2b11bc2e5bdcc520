// SPDX-License-Identifier: MIT
#include "shell/senses.hpp"

#include "away/session.hpp"
#include "holds/do_not_disturb.hpp"
#include "holds/full_screen.hpp"
#include "idle/idleness.hpp"
#include "media/meeting.hpp"

namespace unknot {

std::vector<std::unique_ptr<desktop::Sense>> make_senses(boost::asio::io_context& io, Buses& buses,
                                                         desktop::Perception& perception, const Settings& settings,
                                                         const std::function<Instant()>& now) {
  std::vector<std::unique_ptr<desktop::Sense>> all;
  all.push_back(std::make_unique<desktop::Idleness>(io, buses.session, perception, settings, now));
  all.push_back(std::make_unique<desktop::Session>(io, buses.system, buses.session, perception));
  all.push_back(std::make_unique<desktop::DoNotDisturb>(io, buses.session, buses.thread.get(), perception));
  all.push_back(std::make_unique<desktop::Meeting>(io, perception, settings));
  all.push_back(std::make_unique<desktop::FullScreen>(io, perception, settings));
  return all;
}

}  // namespace unknot
