// SPDX-License-Identifier: MIT
#include "viewer/unit_view.hpp"

#include <unistd.h>

#include <boost/asio/post.hpp>
#include <utility>

#include "bus/transient_unit.hpp"
#include "bus/unit_label.hpp"
#include "files/program.hpp"
#include "files/text.hpp"

namespace unknot::desktop {

using sources::What;

namespace {

const BusClient::Place manager = user_manager();
constexpr std::chrono::seconds grace{30};  // it closes by itself; one that hangs is ended so much later

std::string own_unit() { return own_unit_in(files::read_text("/proc/self/cgroup").value_or("")); }

}  // namespace

UnitView::UnitView(boost::asio::io_context& io, Bus& session, Means means, Events events)
    : io_(io),
      means_(std::move(means)),
      events_(std::make_shared<Events>(std::move(events))),
      bus_(session, {.came = [this] { came(); }, .left = [this] { manager_is(""); }}) {}

void UnitView::came() {
  bus_.watch(user_manager_name, [this](const std::string& owner) { manager_is(owner); });
}

void UnitView::manager_is(const std::string& owner) {
  manager_ = owner.empty() ? Manager::absent : Manager::there;
  if (manager_ == Manager::absent && !unit_.empty()) end({});
  if (const auto wish = std::exchange(wish_, std::nullopt)) open(wish->how, wish->left);
}

void UnitView::open(ViewMode how, Duration left) {
  close();
  if (how == ViewMode::off) return;
  switch (manager_) {
    case Manager::unknown: wish_ = Wish{how, left}; return;
    case Manager::absent: return fail({What::no_user_manager}, "");
    case Manager::there: return start({how, left});
  }
}

void UnitView::start(const Wish& wish) {
  const auto program =
      files::find_program("unknot-view", "view", files::own_program(), means_.variable("PATH").value_or(""));
  if (program.empty()) return fail({What::no_view}, "");
  state_.source = program.string();
  unit_ = "unknot-view-" + std::to_string(getpid()) + "-" + std::to_string(++count_) + ".service";
  bus_.call(manager, "Subscribe", nullptr, [](const Variant&) {});
  listen();
  const ViewUnit unit{.name = unit_,
                      .program = program,
                      .how = wish.how,
                      .limit = wish.left + grace,
                      .environment = view_environment(means_.variable, means_.socket),
                      .owner = own_unit()};
  bus_.call(manager, "StartTransientUnit", start_of(unit), [this, name = unit_](const Variant& reply) {
    if (!reply && name == unit_) fail({What::manager_refused}, "journalctl --user -u " + name);
  });
}

void UnitView::listen() {
  const std::string path = manager.path + "/unit/" + unit_label(unit_);
  const BusClient::Place unit{user_manager_name, path, "org.freedesktop.DBus.Properties"};
  bus_.listen(
      unit, "PropertiesChanged", [this](const Variant& properties) { changed(properties); },
      "org.freedesktop.systemd1.Unit");
  bus_.listen(
      unit, "PropertiesChanged", [this](const Variant& properties) { service_changed(properties); },
      "org.freedesktop.systemd1.Service");
}

void UnitView::changed(const Variant& properties) {
  const std::string now = changed_text(properties, "ActiveState");
  if (now == "activating") starting_ = true;
  if (now == "active" && !std::exchange(on_screen_, true)) {
    state_.problem = {};
    state_.fix.clear();
    boost::asio::post(io_, [weak = std::weak_ptr(events_)] {
      if (const auto events = weak.lock()) events->opened();
    });
  }
  if (starting_ && (now == "inactive" || now == "failed")) end({});
}

// Why it ended comes before that it did.
void UnitView::service_changed(const Variant& properties) {
  const std::string result = changed_text(properties, "Result");
  if (result.empty() || result == "success") return;
  const What what = on_screen_ ? What::view_ended : What::view_not_opened;
  fail({.what = what, .detail = result}, "journalctl --user -u " + unit_);
}

void UnitView::close() {
  wish_.reset();
  if (unit_.empty()) return;
  bus_.call(manager, "StopUnit", g_variant_new("(ss)", unit_.c_str(), "replace"), [](const Variant&) {});
  end({});
}

void UnitView::fail(const sources::Problem& why, const std::string& fix) {
  state_.problem = why;
  state_.fix = fix;
  end(why);
}

void UnitView::end(const sources::Problem& why) {
  starting_ = on_screen_ = false;
  if (!std::exchange(unit_, "").empty()) bus_.forget();
  boost::asio::post(io_, [weak = std::weak_ptr(events_), why] {
    if (const auto events = weak.lock()) events->closed(why);
  });
}

}  // namespace unknot::desktop
