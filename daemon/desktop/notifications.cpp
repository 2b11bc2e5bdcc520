// SPDX-License-Identifier: MIT
// The reminder as a desktop notification: what is wanted on screen, and what the GLib thread made of it.
#include "desktop/notifications.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <utility>

#include "desktop/folder_watch.hpp"
#include "desktop/glib_thread.hpp"
#include "desktop/notification_worker.hpp"

namespace unknot::desktop {

namespace asio = boost::asio;
using namespace std::chrono_literals;

// Lives on the thread of the io_context; `worker_` is only touched in `thread_`, and both sides post values.
class Notifications::Desk : public std::enable_shared_from_this<Desk> {
 public:
  Desk(asio::io_context& io, Listener& listener, NotificationOptions options)
      : io_(io),
        listener_(listener),
        options_(std::move(options)),
        patience_(io),
        note_(io),
        bus_retry_(io),
        again_(io) {}

  void begin();
  void end();
  void present(View view);
  void clear();
  [[nodiscard]] const std::optional<std::string>& name() const { return name_; }

 private:
  using Result = std::expected<std::string, Trouble>;

  [[nodiscard]] NotificationWorker::Reports reports();
  template <class... Arguments>
  [[nodiscard]] auto posted(void (Desk::*member)(Arguments...));

  void after(asio::steady_timer& timer, std::chrono::milliseconds delay, void (Desk::*then)());
  [[nodiscard]] bool updates(const View& view) const;
  void change();
  void carry_out();
  void send();
  void take_away();
  void returned(std::uint64_t revision, Result result);
  void out_of_patience();

  void answered(std::uint64_t question, const std::string& answer);
  void dismissed(std::uint64_t question);
  void lost(std::uint64_t question);
  void server_there(std::string title);
  void server_gone(bool startable);
  void bus_gone();
  void watch_for_bus();
  void try_bus_later();
  void look_for_bus();
  void bus_found();

  void failed(const Trouble& trouble);
  void restored();

  asio::io_context& io_;
  Listener& listener_;
  NotificationOptions options_;
  asio::steady_timer patience_;
  asio::steady_timer note_;
  asio::steady_timer bus_retry_;
  asio::steady_timer again_;                  // runs after a refusal that no signal will take back
  std::unique_ptr<FolderWatch> bus_watch_;    // while there is no bus
  std::chrono::milliseconds bus_delay_ = 1h;  // longer than a second: not tried again

  std::optional<View> wanted_;
  std::uint64_t question_ = 1;  // number of what is wanted; an update keeps it
  std::uint64_t revision_ = 0;  // grows with each change of what is wanted
  std::uint64_t done_ = 0;      // the revision that was carried out, or given up
  bool under_way_ = false;      // one call at a time
  bool shut_ = false;           // the person closed it: updates of it stay away
  bool shown_again_ = false;    // once for each view, when a server took it with itself
  std::string failure_;         // why nobody can show anything; empty: somebody can
  std::optional<std::string> name_;

  std::unique_ptr<NotificationWorker> worker_;
  GlibThread thread_;
};

template <class... Arguments>
auto Notifications::Desk::posted(void (Desk::*member)(Arguments...)) {
  return [&io = io_, weak = weak_from_this(), member](auto... arguments) {
    asio::post(io, [weak, member, ... values = std::move(arguments)] {
      if (const auto desk = weak.lock()) (desk.get()->*member)(values...);
    });
  };
}

NotificationWorker::Reports Notifications::Desk::reports() {
  return {.bubble = {.answered = posted(&Desk::answered),
                     .dismissed = posted(&Desk::dismissed),
                     .lost = posted(&Desk::lost)},
          .server_there = posted(&Desk::server_there),
          .server_gone = posted(&Desk::server_gone),
          .bus_gone = posted(&Desk::bus_gone)};
}

void Notifications::Desk::begin() {
  worker_ = std::make_unique<NotificationWorker>(thread_, options_.icon, reports());
  thread_.post([worker = worker_.get()] { worker->connect(); });
}

void Notifications::Desk::end() {
  bus_watch_.reset();
  thread_.stop([worker = worker_.get()] { worker->end(); }, 500ms);
}

void Notifications::Desk::present(View view) {
  if (!updates(view)) {
    ++question_;
    shut_ = false;
    shown_again_ = false;
  }
  wanted_ = std::move(view);
  change();
  if (!wanted_->note) return;
  after(note_, options_.note, &Desk::clear);
}

void Notifications::Desk::after(asio::steady_timer& timer, std::chrono::milliseconds delay, void (Desk::*then)()) {
  timer.expires_after(delay);
  timer.async_wait([this, then, weak = weak_from_this()](boost::system::error_code error) {
    if (!error && !weak.expired()) (this->*then)();
  });
}

// A countdown that goes on is still the same question.
bool Notifications::Desk::updates(const View& view) const {
  return wanted_ && wanted_->percent && view.percent && wanted_->buttons == view.buttons;
}

void Notifications::Desk::clear() {
  if (!wanted_) return;
  wanted_.reset();
  ++question_;
  change();
}

void Notifications::Desk::change() {
  ++revision_;
  note_.cancel();
  carry_out();
}

void Notifications::Desk::carry_out() {
  if (under_way_ || done_ == revision_) return;
  if (wanted_ && shut_) {
    done_ = revision_;
  } else if (wanted_) {
    send();
  } else {
    take_away();
  }
}

void Notifications::Desk::send() {
  under_way_ = true;
  after(patience_, options_.patience, &Desk::out_of_patience);
  thread_.post([worker = worker_.get(), view = *wanted_, question = question_, revision = revision_,
                tell = posted(&Desk::returned)] { tell(revision, worker->show(view, question)); });
}

void Notifications::Desk::take_away() {
  done_ = revision_;
  thread_.post([worker = worker_.get()] { worker->close(); });
}

void Notifications::Desk::returned(std::uint64_t revision, Result result) {
  under_way_ = false;
  patience_.cancel();
  done_ = revision;
  if (result) {
    name_ = *result;
    restored();
  } else if (result.error().kind == Trouble::Kind::left && !std::exchange(shown_again_, true)) {
    ++revision_;
  } else {
    failed(result.error());
  }
  carry_out();
}

void Notifications::Desk::out_of_patience() {
  if (under_way_) failed(Trouble::silent());
}

void Notifications::Desk::answered(std::uint64_t question, const std::string& answer) {
  if (!wanted_ || question != question_) return;
  ++question_;
  const std::uint64_t before = revision_;
  listener_.answered(answer);
  // Servers close what was answered. If the question still stands, it is asked again.
  if (wanted_ && revision_ == before) change();
}

void Notifications::Desk::dismissed(std::uint64_t question) {
  if (!wanted_ || question != question_) return;
  shut_ = true;
  listener_.dismissed();
}

void Notifications::Desk::lost(std::uint64_t question) {
  if (wanted_ && question == question_) change();
}

void Notifications::Desk::server_there(std::string title) {
  bus_found();
  name_ = std::move(title);
  restored();
}

void Notifications::Desk::server_gone(bool startable) {
  bus_found();
  name_.reset();
  if (wanted_ && !shut_ && !std::exchange(shown_again_, true)) {
    ++revision_;
    carry_out();
  } else if (!startable) {
    failed({Trouble::Kind::no_server, "no notification server"});
  }
}

void Notifications::Desk::bus_gone() {
  name_.reset();
  if (!bus_watch_) watch_for_bus();
  if (bus_delay_ < 1s) try_bus_later();
  failed(Trouble::no_bus());
}

void Notifications::Desk::watch_for_bus() {
  const auto socket = session_bus_socket();
  if (!socket) return;
  bus_watch_ = std::make_unique<FolderWatch>(io_, *socket, [this] {
    bus_delay_ = 20ms;
    look_for_bus();
  });
  bus_delay_ = 20ms;
}

// A few times, ever later: a socket is there a moment before somebody listens on it, and may have come before the
// watch.
void Notifications::Desk::try_bus_later() {
  after(bus_retry_, bus_delay_, &Desk::look_for_bus);
  bus_delay_ *= 2;
}

void Notifications::Desk::look_for_bus() {
  thread_.post([worker = worker_.get()] { worker->connect(); });
}

void Notifications::Desk::bus_found() {
  bus_watch_.reset();
  bus_retry_.cancel();
  bus_delay_ = 1h;
}

void Notifications::Desk::failed(const Trouble& trouble) {
  const bool already_known = !failure_.empty() && trouble.kind == Trouble::Kind::left;
  if (already_known || std::exchange(failure_, trouble.why) == trouble.why) return;
  again_.cancel();
  const bool untold_end = trouble.kind == Trouble::Kind::other || trouble.kind == Trouble::Kind::left;
  if (untold_end) after(again_, options_.refused, &Desk::restored);
  listener_.delivery_failed(trouble.why);
}

void Notifications::Desk::restored() {
  again_.cancel();
  if (std::exchange(failure_, {}).empty()) return;
  listener_.delivery_restored();
}

Notifications::Notifications(asio::io_context& io, Listener& listener, NotificationOptions options)
    : desk_(std::make_shared<Desk>(io, listener, std::move(options))) {
  desk_->begin();
}

Notifications::~Notifications() { desk_->end(); }

void Notifications::present(View view) { desk_->present(std::move(view)); }

void Notifications::clear() { desk_->clear(); }

std::optional<std::string> Notifications::name() const { return desk_->name(); }

}  // namespace unknot::desktop
