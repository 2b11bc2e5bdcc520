// SPDX-License-Identifier: MIT
// A server that listens on a file and misbehaves in the way the test wants, on the loop of the client: who waits for it
// waits for ever.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace unknot::support {

// What a real server says, for one connection.
class Talk {
 public:
  virtual ~Talk() = default;
  // What it answers to what was received so far, of which it takes away what it has answered.
  virtual std::string answer(std::string& received) = 0;
  // Whether its greeting is complete.
  [[nodiscard]] virtual bool complete() const = 0;
  // What it may say after that, as often as it likes.
  [[nodiscard]] virtual std::string news() const = 0;
  // What no such server says.
  [[nodiscard]] virtual std::string rubbish() const {
    std::string bytes;
    for (int at = 0; at < 5000; ++at) bytes += static_cast<char>(at * 37 + 255);
    return bytes;
  }
};

enum class Manner {
  real,
  hangs_up,           // at once
  is_silent,          // reads, and says nothing
  says_half,          // of its first answer
  talks_rubbish,      // and stays
  greets_and_leaves,  // as soon as its greeting is complete
  is_deaf,            // greets, and reads no more
  floods,             // greets, and never stops talking
};

class MisbehavingPeer {
 public:
  MisbehavingPeer(boost::asio::io_context& io, std::string file, std::function<std::unique_ptr<Talk>()> talk)
      : io_(io), file_(std::move(file)), talk_(std::move(talk)), acceptor_(io) {
    std::filesystem::create_directories(std::filesystem::path(file_).parent_path());
    listen();
  }
  MisbehavingPeer(const MisbehavingPeer&) = delete;
  MisbehavingPeer& operator=(const MisbehavingPeer&) = delete;
  ~MisbehavingPeer() {
    acceptor_.close();
    hang_up();
    std::filesystem::remove(file_);
  }

  void hang_up() {
    for (const auto& each : connections_) each->socket.close();
    connections_.clear();
  }
  // Its socket is made again, as by another process.
  void listen() {
    if (acceptor_.is_open()) acceptor_.close();
    std::filesystem::remove(file_);
    acceptor_ = {io_, boost::asio::local::stream_protocol::endpoint(file_)};
    accept();
  }

  // To and of who connected last.
  void say(const std::string& words) { connections_.back()->say(words); }
  [[nodiscard]] Talk& talk() { return *connections_.back()->talk; }

  Manner manner = Manner::real;
  int accepted = 0;

 private:
  using Socket = boost::asio::local::stream_protocol::socket;
  struct Connection : std::enable_shared_from_this<Connection> {
    Connection(Socket taken, std::unique_ptr<Talk> words, Manner how)
        : socket(std::move(taken)), talk(std::move(words)), manner(how) {}

    void begin() {
      if (manner == Manner::hangs_up) return socket.close();
      if (manner == Manner::talks_rubbish) say(talk->rubbish());
      read();
    }
    void read() {
      socket.async_read_some(boost::asio::buffer(part), [self = shared_from_this()](auto error, std::size_t size) {
        if (error) return;
        self->received.append(self->part.data(), size);
        self->react();
      });
    }
    void react() {
      if (manner == Manner::is_silent || manner == Manner::talks_rubbish) return read();
      std::string answer = talk->answer(received);
      if (manner == Manner::says_half && !answer.empty()) answer.resize(answer.size() / 2);
      say(answer);
      if (manner == Manner::says_half && !answer.empty()) return;
      if (manner == Manner::greets_and_leaves && talk->complete()) return leave();
      if (manner == Manner::floods && talk->complete()) return flood();
      if (manner != Manner::is_deaf || !talk->complete()) read();
    }
    void say(const std::string& words) {
      boost::system::error_code ignored;
      boost::asio::write(socket, boost::asio::buffer(words), ignored);
    }
    // Its answers are read before the end, as by any stream.
    void leave() { socket.close(); }
    void flood() {
      std::string words;
      while (words.size() < std::size_t{16} * 1024) words += talk->news();
      auto kept = std::make_shared<std::string>(std::move(words));
      boost::asio::async_write(socket, boost::asio::buffer(*kept),
                               [self = shared_from_this(), kept](auto error, std::size_t) {
                                 if (!error) self->flood();
                               });
    }
    Socket socket;
    std::unique_ptr<Talk> talk;
    Manner manner;
    std::array<char, 4096> part{};
    std::string received;
  };

  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, Socket socket) {
      if (error) return;
      ++accepted;
      connections_.push_back(std::make_shared<Connection>(std::move(socket), talk_(), manner));
      connections_.back()->begin();
      accept();
    });
  }

  boost::asio::io_context& io_;
  std::string file_;
  std::function<std::unique_ptr<Talk>()> talk_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
  std::list<std::shared_ptr<Connection>> connections_;
};

}  // namespace unknot::support
