// SPDX-License-Identifier: MIT
// An X server that answers well or badly, in any order, to who asks it for silence or full screen:
// what they tell of it is in order, within its limits, and only as long as it is there.
//
// The first byte of the input says who asks; the rest are choices of what the server says next.
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "../desktop/peer_talks.hpp"
#include "holds/full_screen_x11.hpp"
#include "idle/idle_x11.hpp"
#include "names.hpp"
#include "words/problems/source.hpp"

namespace {

using fuzz::demand;
using fuzz::Input;
namespace sources = unknot::sources;
namespace words = unknot::words;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using Stream = asio::local::stream_protocol;

// What an X server says, and what becomes of it by the choices of the input.
class Server {
 public:
  explicit Server(asio::io_context& io) : acceptor_(io), socket_(io) {
    std::filesystem::create_directories("/tmp/.X11-unix");
    std::filesystem::remove(file_);
    acceptor_ = {io, Stream::endpoint(file_)};
    accept();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { std::filesystem::remove(file_); }

  [[nodiscard]] std::string display() const { return display_; }
  // For one connection; whoever comes after it is sent away.
  void begin(Input& input) {
    input_ = &input;
    talk_ = {};
    received_.clear();
    taken_ = false;
  }
  void end() {
    socket_.close();
    input_ = nullptr;
  }
  // Without having been asked.
  void say_more() { say(event()); }

 private:
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, Stream::socket taken) {
      if (error) return;
      accept();
      if (!input_ || std::exchange(taken_, true)) return;
      socket_ = std::move(taken);
      read();
    });
  }

  void read() {
    socket_.async_read_some(asio::buffer(part_), [this](boost::system::error_code error, std::size_t size) {
      if (error || !input_) return;
      received_.append(part_.data(), size);
      answer_greeting();
      answer_requests();
      if (socket_.is_open()) read();
    });
  }

  void answer_greeting() {
    if (talk_.greeted) return;
    talk_.greeted = true;
    say(turned(talk_.server.answer(received_)));
  }

  // One by one, so that each can be answered in another way.
  void answer_requests() {
    while (received_.size() >= 4) {
      const std::size_t size = std::size_t{4} * number_at<std::uint16_t>(received_, 2);
      demand(size > 0);
      if (received_.size() < size) return;
      std::string request = received_.substr(0, size);
      received_.erase(0, size);
      ++talk_.requests;
      const std::string answer = talk_.server.answer(request);
      if (!answer.empty()) say(turned(answer));
    }
  }

  // Most are left as they are, so that it gets far.
  std::string turned(const std::string& answer) {
    switch (input_->byte()) {
      case 1: return with_body(answer);
      case 2: return event() + answer;
      case 3: return answer + event();
      case 4: return error();
      case 5: return std::string(input_->line());
      case 6: return "";
      case 7: return answer.substr(0, static_cast<std::size_t>(input_->byte()));
      case 8: return event() + with_body(answer) + event();
      case 9: return overwritten(answer);
      default: return answer;
    }
  }

  // Another detail and another body.
  std::string with_body(const std::string& answer) {
    std::string body(input_->line());
    body.resize(std::max<std::size_t>(24, (body.size() + 3) / 4 * 4), '\0');
    std::string head = answer.substr(0, 4) + raw(static_cast<std::uint32_t>((body.size() - 24) / 4));
    head[1] = static_cast<char>(input_->byte() % 8 * 8);
    return head + body;
  }

  std::string overwritten(std::string answer) {
    const auto at = static_cast<std::size_t>(input_->byte());
    if (at < answer.size()) answer[at] = static_cast<char>(input_->byte());
    return answer;
  }

  std::string error() { return head(0) + std::string(28, '\0'); }

  // Of the kinds that matter here, with the windows, atoms and alarms there are, or of any other kind.
  std::string event() {
    constexpr std::array kinds{28, 17, 0x51, 0x50};
    const int choice = input_->byte();
    const int kind = choice < 200 ? kinds[static_cast<std::size_t>(choice) % kinds.size()] : choice;
    std::string event = head(kind) + raw(any_id()) + raw(any_id());
    event += raw<std::uint32_t>(static_cast<std::uint32_t>(input_->byte() << 24 | input_->byte()));
    event.resize(32, '\0');
    return event;
  }

  std::string head(int kind) {
    return std::string{static_cast<char>(kind), '\0'} + raw(static_cast<std::uint16_t>(talk_.requests));
  }

  std::uint32_t any_id() {
    const int choice = input_->byte();
    if (choice < 64) return 0x200000U + static_cast<std::uint32_t>(choice);
    return choice < 128 ? 300U + static_cast<std::uint32_t>(choice % 3) : static_cast<std::uint32_t>(choice);
  }

  // Now and then they are its last.
  void say(const std::string& words) {
    boost::system::error_code error;
    asio::write(socket_, asio::buffer(words), error);
    if (input_->byte() == 255) socket_.close();
  }

  std::string display_ = ":" + std::to_string(10000 + ::getpid() % 30000);
  std::string file_ = "/tmp/.X11-unix/X" + display_.substr(1);
  Stream::acceptor acceptor_;
  Stream::socket socket_;
  std::array<char, 4096> part_{};
  std::string received_;
  struct {
    XServerTalk server;
    bool greeted = false;
    int requests = 0;
  } talk_;
  Input* input_ = nullptr;  // while it listens to somebody
  bool taken_ = false;
};

// Whether it is there, as it was told last.
class Order {
 public:
  void found(const std::string& name) {
    fuzz::demand_clean(name, 100);
    is_there_ = true;
    told_lost_ = false;
  }
  void lost(const sources::Problem& why) {
    demand(!std::exchange(told_lost_, true));
    demand(!why.empty());
    fuzz::demand_clean(words::problem(why), 100);
    is_there_ = false;
  }
  void only_there() const { demand(is_there_); }

 private:
  bool is_there_ = false;
  bool told_lost_ = false;
};

void run(asio::io_context& io) {
  io.restart();
  io.poll();
}

void ask_for_full_screen(asio::io_context& io, Server& server, Input& input) {
  Order order;
  X11FullScreen client(io, server.display(),
                       {.found = [&](const std::string& name) { order.found(name); },
                        .lost = [&](const sources::Problem& why) { order.lost(why); },
                        .changed =
                            [&](const auto& program) {
                              order.only_there();
                              if (program) fuzz::demand_clean(*program);
                            }});
  for (run(io); !input.empty(); run(io)) server.say_more();
}

void turn(X11Idle& client, Input& input) {
  const int choice = input.byte();
  if (choice % 4 == 1) client.look_for_gap(choice % 8 == 1);
  if (choice % 4 == 2) client.watch({.after = std::chrono::seconds{1 + choice}, .gap = 1s});
  if (choice % 4 == 3) client.restart();
}

void ask_for_silence(asio::io_context& io, Server& server, Input& input) {
  Order order;
  const auto possible = [&](std::chrono::milliseconds silence) { demand(silence >= 0ms && silence <= 24h * 367); };
  X11Idle client(io, server.display(), {.after = 1h, .gap = 1s},
                 {.found =
                      [&](const IdleSource::Found& found) {
                        order.found(found.name);
                        possible(found.silence);
                      },
                  .lost = [&](const sources::Problem& why) { order.lost(why); },
                  .silent =
                      [&](auto silence) {
                        order.only_there();
                        possible(silence);
                      },
                  .active = [&] { order.only_there(); },
                  .gap = [&] { order.only_there(); },
                  .typing = [](bool) {}});
  for (run(io); !input.empty(); run(io)) {
    turn(client, input);
    server.say_more();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static asio::io_context io;
  static Server server(io);
  Input input(data, size);
  const bool for_silence = input.byte() % 2 == 1;
  server.begin(input);
  for_silence ? ask_for_silence(io, server, input) : ask_for_full_screen(io, server, input);
  server.end();
  run(io);
  return 0;
}
