// SPDX-License-Identifier: MIT
// A watch, and whether it calls when something is done to the files.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "files/watch.hpp"

inline constexpr auto quiet = std::chrono::milliseconds{20};
// Much longer than quiet, much shorter than a person waits for the tests.
inline constexpr auto no_call_within = std::chrono::milliseconds{150};
inline constexpr auto too_long = std::chrono::seconds{10};

// As editors do it.
inline void replace(const std::filesystem::path& file, const std::string& text) {
  const auto beside = file.parent_path() / ".beside";
  std::ofstream(beside) << text;
  std::filesystem::rename(beside, file);
}

struct Watched {
  explicit Watched(std::vector<std::filesystem::path> files)
      : watch(io, std::move(files), std::nullopt, [this] { called(); }, quiet) {}

  // Runs the loop until one call has come, and on until it is sure that no other follows.
  int calls_after(const std::function<void()>& change) {
    calls = 0;
    boost::asio::post(io, change);
    run_for(too_long);
    if (calls > 0) run_for(no_call_within);
    return calls;
  }

  bool is_called_after(const std::function<void()>& change) { return calls_after(change) > 0; }

  bool stays_silent_after(const std::function<void()>& change) {
    calls = 0;
    boost::asio::post(io, change);
    run_for(no_call_within);
    return calls == 0;
  }

  void run_for(std::chrono::milliseconds time) {
    boost::asio::steady_timer deadline(io, time);
    deadline.async_wait([this](boost::system::error_code error) {
      if (!error) io.stop();
    });
    io.restart();
    io.run();
  }

  void called() {
    ++calls;
    io.stop();
  }

  boost::asio::io_context io;
  int calls = 0;
  unknot::files::Watch watch;
};
