// SPDX-License-Identifier: MIT
// The person's login session, as logind reports it on the system bus.
#include "away/logind.hpp"

#include <utility>

#include "bus/glib_pointer.hpp"
#include "files/variable.hpp"

namespace unknot::desktop {

namespace {

constexpr const char* name = "org.freedesktop.login1";
constexpr const char* root = "/org/freedesktop/login1";
constexpr const char* manager = "org.freedesktop.login1.Manager";
constexpr const char* session = "org.freedesktop.login1.Session";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

// The path in "(o)", or in the "(so)" that a property brings; empty if there is none.
std::string path_in(const Variant& reply) {
  const char* path = "";
  if (is(reply, "(o)")) {
    g_variant_get(reply.get(), "(&o)", &path);
    return path;
  }
  if (!is(reply, "(v)")) return path;
  GVariant* held = nullptr;
  g_variant_get(reply.get(), "(v)", &held);
  const GlibPointer<GVariant> value(held);
  if (is(held, "(so)")) g_variant_get(held, "(&s&o)", nullptr, &path);
  return path;
}

// What the child number `index`, a dictionary of properties, says; what it does not name is as before.
Logind::Facts facts_in(const Variant& arguments, gsize index, const Logind::Facts& facts) {
  const GlibPointer<GVariant> all(g_variant_get_child_value(arguments.get(), index));
  const char* id = facts.session.text().c_str();
  gboolean locked = facts.locked, active = facts.active;
  g_variant_lookup(all.get(), "Id", "&s", &id);
  g_variant_lookup(all.get(), "LockedHint", "b", &locked);
  g_variant_lookup(all.get(), "Active", "b", &active);
  return {.session = id, .locked = locked != FALSE, .active = active != FALSE};
}

}  // namespace

Logind::Logind(Bus& system, Events events)
    : events_(std::move(events)),
      own_id_(variable("XDG_SESSION_ID")),
      manager_(system, {[this] { came(); }, [this] { manager_changed(""); }}),
      session_(system, {[] {}, [] {}}) {}

void Logind::read_again() {
  if (path_.empty()) return;
  session_.call({name, path_, properties}, "GetAll", g_variant_new("(s)", session), [this](const Variant& reply) {
    if (is(reply, "(a{sv})")) take(facts_in(reply, 0, {}));
  });
}

void Logind::forget() {
  if (path_.empty()) take({});
}

void Logind::lock(std::function<void(sources::What why)> refused) {
  if (path_.empty()) return refused(sources::What::no_session);
  session_.call({name, path_, session}, "Lock", nullptr, [refused = std::move(refused)](const Variant& reply) {
    if (!reply) refused(sources::What::logind_refused);
  });
}

void Logind::came() {
  manager_.watch(name, [this](const std::string& owner) { manager_changed(owner); });
}

void Logind::manager_changed(const std::string& owner) {
  manager_.forget();
  lose_session();
  events_.going_to_sleep(false);
  if (owner.empty()) return;
  manager_.listen({name, root, manager}, "PrepareForSleep",
                  [this](const Variant& begins) { events_.going_to_sleep(truth_in(begins)); });
  for (const char* signal : {"SessionNew", "SessionRemoved"}) {
    manager_.listen({name, root, manager}, signal, [this](const Variant&) { look_for_session(); });
  }
  look_for_session();
}

void Logind::look_for_session() {
  const auto any = [this] { ask_for_session("auto", [this] { ask_for_display(); }); };
  own_id_.empty() ? any() : ask_for_session(own_id_, any);
}

void Logind::ask_for_session(const std::string& id, std::function<void()> otherwise) {
  manager_.call({name, root, manager}, "GetSession", g_variant_new("(s)", id.c_str()),
                [this, otherwise = std::move(otherwise)](const Variant& reply) {
                  const std::string path = path_in(reply);
                  path.empty() ? otherwise() : follow(path);
                });
}

void Logind::ask_for_display() {
  manager_.call({name, "/org/freedesktop/login1/user/self", properties}, "Get",
                g_variant_new("(ss)", "org.freedesktop.login1.User", "Display"), [this](const Variant& reply) {
                  if (!reply) return lose_session();
                  const std::string path = path_in(reply);
                  path.size() <= 1 ? have_no_session() : follow(path);
                });
}

void Logind::follow(const std::string& path) {
  if (std::exchange(path_, path) == path) return read_again();
  session_.forget();
  session_.listen(
      {name, path, properties}, "PropertiesChanged",
      [this](const Variant& change) {
        if (is(change, "(sa{sv}as)")) take(facts_in(change, 1, facts_));
      },
      session);
  session_.listen({name, path, session}, "Lock", [this](const Variant&) { events_.asked_to_lock(true); });
  session_.listen({name, path, session}, "Unlock", [this](const Variant&) { events_.asked_to_lock(false); });
  read_again();
}

void Logind::have_no_session() {
  path_.clear();
  session_.forget();
  take({});
}

void Logind::lose_session() {
  path_.clear();
  session_.forget();
  remember();
}

void Logind::remember() { take({.session = {}, .locked = facts_.locked, .active = facts_.active}); }

void Logind::take(const Facts& facts) {
  if (std::exchange(facts_, facts) != facts) events_.changed();
}

}  // namespace unknot::desktop
