// SPDX-License-Identifier: MIT
// Posts what a sense noticed to the loop.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <memory>
#include <utility>

#include "peer/sense.hpp"

namespace unknot::desktop {

// Tells it from `io`, in order: so never from within a call to the sense, and what the perception throws is not thrown
// into the sense. Nothing more is reported once this is destroyed. One thread, that of `io`, which must outlive it.
class Voice {
 public:
  Voice(boost::asio::io_context& io, Perception& perception)
      : io_(io), perception_(std::make_shared<Perception*>(&perception)) {}
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  void noticed(Event event) {
    tell([event = std::move(event)](Perception& perception) { perception.noticed(event); });
  }
  void source_changed(SourceState state) {
    tell([state = std::move(state)](Perception& perception) { perception.source_changed(state); });
  }

 private:
  template <class What>
  void tell(What what) {
    boost::asio::post(io_, [weak = std::weak_ptr(perception_), what = std::move(what)] {
      if (const auto perception = weak.lock()) what(**perception);
    });
  }

  boost::asio::io_context& io_;
  std::shared_ptr<Perception*> perception_;  // gone: at an end
};

}  // namespace unknot::desktop
