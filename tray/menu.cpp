// SPDX-License-Identifier: MIT
#include "tray/menu.hpp"

#include <algorithm>
#include <utility>

#include "bus/glib_pointer.hpp"

namespace unknot::tray {

namespace {

constexpr const char* description = R"xml(<node><interface name="com.canonical.dbusmenu">
<property name="Version" type="u" access="read"/>
<property name="TextDirection" type="s" access="read"/>
<property name="Status" type="s" access="read"/>
<property name="IconThemePath" type="as" access="read"/>
<method name="GetLayout">
<arg type="i" name="parentId" direction="in"/><arg type="i" name="recursionDepth" direction="in"/>
<arg type="as" name="propertyNames" direction="in"/>
<arg type="u" name="revision" direction="out"/><arg type="(ia{sv}av)" name="layout" direction="out"/></method>
<method name="GetGroupProperties">
<arg type="ai" name="ids" direction="in"/><arg type="as" name="propertyNames" direction="in"/>
<arg type="a(ia{sv})" name="properties" direction="out"/></method>
<method name="GetProperty">
<arg type="i" name="id" direction="in"/><arg type="s" name="name" direction="in"/>
<arg type="v" name="value" direction="out"/></method>
<method name="Event">
<arg type="i" name="id" direction="in"/><arg type="s" name="eventId" direction="in"/>
<arg type="v" name="data" direction="in"/><arg type="u" name="timestamp" direction="in"/></method>
<method name="EventGroup">
<arg type="a(isvu)" name="events" direction="in"/><arg type="ai" name="idErrors" direction="out"/></method>
<method name="AboutToShow">
<arg type="i" name="id" direction="in"/><arg type="b" name="needUpdate" direction="out"/></method>
<method name="AboutToShowGroup">
<arg type="ai" name="ids" direction="in"/><arg type="ai" name="updatesNeeded" direction="out"/>
<arg type="ai" name="idErrors" direction="out"/></method>
<signal name="ItemsPropertiesUpdated"><arg type="a(ia{sv})"/><arg type="a(ias)"/></signal>
<signal name="LayoutUpdated"><arg type="u"/><arg type="i"/></signal>
<signal name="ItemActivationRequested"><arg type="i"/><arg type="u"/></signal>
</interface></node>)xml";

// The layout never changes.
constexpr guint revision = 1;
constexpr int root = 0;

// One underscore marks the letter of a shortcut.
std::string label_of(const MenuItem& item) {
  std::string text;
  for (const char letter : item.label) text += letter == '_' ? "__" : std::string(1, letter);
  return text;
}

void add(GVariantBuilder& properties, const char* name, GVariant* value) {
  g_variant_builder_add(&properties, "{sv}", name, value);
}

// All of them, whichever were asked for.
GVariant* properties_of(const MenuItem& item) {
  GVariantBuilder properties;
  g_variant_builder_init(&properties, G_VARIANT_TYPE_VARDICT);
  if (item.label.empty()) {
    add(properties, "type", g_variant_new_string("separator"));
  } else {
    add(properties, "label", g_variant_new_string(label_of(item).c_str()));
    add(properties, "enabled", g_variant_new_boolean(item.enabled));
  }
  return g_variant_builder_end(&properties);
}

GVariant* root_properties() {
  GVariantBuilder properties;
  g_variant_builder_init(&properties, G_VARIANT_TYPE_VARDICT);
  add(properties, "children-display", g_variant_new_string("submenu"));
  return g_variant_builder_end(&properties);
}

GVariant* node(int id, GVariant* properties, GVariant* children) {
  return g_variant_new("(i@a{sv}@av)", id, properties, children);
}

GVariant* leaf(const MenuItem& item) { return node(item.id, properties_of(item), g_variant_new("av", nullptr)); }

GVariant* get(const std::string& property) {
  if (property == "Version") return g_variant_new_uint32(3);
  if (property == "TextDirection") return g_variant_new_string("ltr");
  if (property == "Status") return g_variant_new_string("normal");
  return g_variant_new("as", nullptr);
}

}  // namespace

Menu::Menu(GDBusConnection* connection, std::function<void(int)> chosen)
    : chosen_(std::move(chosen)),
      object_(connection, menu_path, description,
              {.get = get, .call = [this](const std::string& method, GVariant* arguments, std::string& refused) {
                 return call(method, arguments, refused);
               }}) {}

void Menu::show(std::vector<MenuItem> items) {
  const auto old = std::exchange(items_, std::move(items));
  GVariantBuilder changed;
  g_variant_builder_init(&changed, G_VARIANT_TYPE("a(ia{sv})"));
  bool any = false;
  for (const MenuItem& item : items_) {
    if (std::ranges::find(old, item) != old.end()) continue;
    g_variant_builder_add(&changed, "(i@a{sv})", item.id, properties_of(item));
    any = true;
  }
  GVariant* news = g_variant_ref_sink(g_variant_builder_end(&changed));
  if (any) object_.signal("ItemsPropertiesUpdated", g_variant_new("(@a(ia{sv})a(ias))", news, nullptr));
  g_variant_unref(news);
}

GVariant* Menu::call(const std::string& method, GVariant* arguments, std::string& refused) {
  if (method == "GetLayout") return layout(arguments, refused);
  if (method == "GetGroupProperties") return group_properties(arguments);
  if (method == "GetProperty") return property(arguments, refused);
  if (method == "EventGroup") return events(arguments);
  if (method == "AboutToShowGroup") return about_to_show_group(arguments);
  // What the labels say holds until the hosts are told otherwise.
  if (method == "AboutToShow") return g_variant_new("(b)", FALSE);
  event(arguments);
  return nullptr;
}

GVariant* Menu::layout(GVariant* arguments, std::string& refused) const {
  int parent = root, depth = -1;
  g_variant_get(arguments, "(ii@as)", &parent, &depth, nullptr);
  if (const MenuItem* item = find(parent)) return g_variant_new("(u@(ia{sv}av))", revision, leaf(*item));
  if (parent != root) {
    refused = "The menu has no such entry.";
    return nullptr;
  }
  GVariantBuilder children;
  g_variant_builder_init(&children, G_VARIANT_TYPE("av"));
  for (const MenuItem& item : items_) {
    if (depth != 0) g_variant_builder_add(&children, "v", leaf(item));
  }
  GVariant* all = node(root, root_properties(), g_variant_builder_end(&children));
  return g_variant_new("(u@(ia{sv}av))", revision, all);
}

// Of all entries if no ids are given. An id that is not known, or given again, is left out.
GVariant* Menu::group_properties(GVariant* arguments) const {
  const desktop::GlibPointer<GVariant> ids(g_variant_get_child_value(arguments, 0));
  gsize count = 0;
  const auto* each = static_cast<const gint32*>(g_variant_get_fixed_array(ids.get(), &count, sizeof(gint32)));
  const auto wanted = [&](int id) { return count == 0 || std::find(each, each + count, id) != each + count; };
  GVariantBuilder found;
  g_variant_builder_init(&found, G_VARIANT_TYPE("a(ia{sv})"));
  if (wanted(root)) g_variant_builder_add(&found, "(i@a{sv})", root, root_properties());
  for (const MenuItem& item : items_) {
    if (wanted(item.id)) g_variant_builder_add(&found, "(i@a{sv})", item.id, properties_of(item));
  }
  return g_variant_new("(@a(ia{sv}))", g_variant_builder_end(&found));
}

GVariant* Menu::property(GVariant* arguments, std::string& refused) const {
  int id = root;
  const char* name = nullptr;
  g_variant_get(arguments, "(i&s)", &id, &name);
  const MenuItem* item = find(id);
  const desktop::GlibPointer<GVariant> all(g_variant_ref_sink(item ? properties_of(*item) : root_properties()));
  const desktop::GlibPointer<GVariant> value(knows(id) ? g_variant_lookup_value(all.get(), name, nullptr) : nullptr);
  if (value) return g_variant_new("(v)", value.get());
  refused = "The menu has no such entry or property.";
  return nullptr;
}

void Menu::event(GVariant* arguments) {
  int id = root;
  const char* what = nullptr;
  g_variant_get(arguments, "(i&svu)", &id, &what, nullptr, nullptr);
  if (std::string_view(what) == "clicked") chosen_(id);
}

GVariant* Menu::events(GVariant* arguments) {
  const desktop::GlibPointer<GVariant> all(g_variant_get_child_value(arguments, 0));
  GVariantBuilder wrong;
  g_variant_builder_init(&wrong, G_VARIANT_TYPE("ai"));
  for (gsize at = 0; at < g_variant_n_children(all.get()); ++at) {
    const desktop::GlibPointer<GVariant> one(g_variant_get_child_value(all.get(), at));
    int id = root;
    g_variant_get_child(one.get(), 0, "i", &id);
    if (!knows(id)) g_variant_builder_add(&wrong, "i", id);
    event(one.get());
  }
  return g_variant_new("(@ai)", g_variant_builder_end(&wrong));
}

GVariant* Menu::about_to_show_group(GVariant* arguments) const {
  const desktop::GlibPointer<GVariant> ids(g_variant_get_child_value(arguments, 0));
  gsize count = 0;
  const auto* each = static_cast<const gint32*>(g_variant_get_fixed_array(ids.get(), &count, sizeof(gint32)));
  GVariantBuilder wrong;
  g_variant_builder_init(&wrong, G_VARIANT_TYPE("ai"));
  for (gsize at = 0; at < count; ++at) {
    if (!knows(each[at])) g_variant_builder_add(&wrong, "i", each[at]);
  }
  return g_variant_new("(@ai@ai)", g_variant_new("ai", nullptr), g_variant_builder_end(&wrong));
}

const MenuItem* Menu::find(int id) const {
  const auto found = std::ranges::find(items_, id, &MenuItem::id);
  return found == items_.end() ? nullptr : &*found;
}

bool Menu::knows(int id) const { return id == root || find(id) != nullptr; }

}  // namespace unknot::tray
