// SPDX-License-Identifier: MIT
// Messages to and from a PipeWire, over a connection that never blocks.
#include "media/pipewire_connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace unknot::desktop {

namespace asio = boost::asio;
using sources::What;

namespace {

constexpr std::size_t most_unsent = std::size_t{256} * 1024;

}  // namespace

PipewireConnection::PipewireConnection(asio::io_context& io, int socket, Allowance& allowance, Events events)
    : socket_(io, asio::local::stream_protocol(), socket), allowance_(allowance), events_(std::move(events)) {}

void PipewireConnection::close() {
  events_ = {};
  boost::system::error_code ignored;
  socket_.close(ignored);
}

void PipewireConnection::lose(What why) {
  if (events_.lost) std::exchange(events_, {}).lost(why);
}

void PipewireConnection::read() {
  socket_.async_read_some(asio::buffer(incoming_),
                          [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                            error ? self->lose(What::none) : self->take(size);
                          });
}

void PipewireConnection::take(std::size_t size) {
  if (!allowance_.covers(size)) return lose(What::sends_too_much);
  frames_.add({incoming_.data(), size});
  std::vector<PipewireMessage> messages;
  while (auto message = frames_.next()) messages.push_back(std::move(*message));
  if (events_.received) events_.received(messages);
  if (outgoing_.size() > most_unsent) return lose(What::does_not_read);
  if (events_.received) read();
}

void PipewireConnection::send(const PipewireMessage& message) {
  outgoing_ += to_bytes(message, sequence_++);
  if (writing_) return;
  writing_ = true;
  // Includes whatever else is sent in the meantime.
  asio::post(socket_.get_executor(), [self = shared_from_this()] { self->write(); });
}

void PipewireConnection::write() {
  if (!events_.lost) return;
  if (outgoing_.empty()) return void(writing_ = false);
  const auto bytes = std::make_shared<std::string>(std::exchange(outgoing_, {}));
  asio::async_write(socket_, asio::buffer(*bytes),
                    [self = shared_from_this(), bytes](boost::system::error_code error, std::size_t) {
                      error ? self->lose(What::none) : self->write();
                    });
}

}  // namespace unknot::desktop
