// SPDX-License-Identifier: MIT
#include "tray/item.hpp"

#include <utility>

#include "strings/markup.hpp"
#include "tray/menu.hpp"

namespace unknot::tray {

namespace {

constexpr const char* description = R"xml(<node><interface name="org.kde.StatusNotifierItem">
<property name="Category" type="s" access="read"/>
<property name="Id" type="s" access="read"/>
<property name="Title" type="s" access="read"/>
<property name="Status" type="s" access="read"/>
<property name="WindowId" type="i" access="read"/>
<property name="IconName" type="s" access="read"/>
<property name="IconThemePath" type="s" access="read"/>
<property name="IconPixmap" type="a(iiay)" access="read"/>
<property name="IconAccessibleDesc" type="s" access="read"/>
<property name="ToolTip" type="(sa(iiay)ss)" access="read"/>
<property name="ItemIsMenu" type="b" access="read"/>
<property name="Menu" type="o" access="read"/>
<method name="Activate"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
<method name="SecondaryActivate"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
<method name="ContextMenu"><arg type="i" direction="in"/><arg type="i" direction="in"/></method>
<method name="Scroll"><arg type="i" direction="in"/><arg type="s" direction="in"/></method>
<method name="ProvideXdgActivationToken"><arg type="s" direction="in"/></method>
<signal name="NewIcon"/>
<signal name="NewToolTip"/>
</interface></node>)xml";

GVariant* text(const std::string& text) { return g_variant_new_string(text.c_str()); }

}  // namespace

Item::Item(GDBusConnection* connection, std::string icons, Clicks clicks)
    : icons_(std::move(icons)),
      clicks_(std::move(clicks)),
      object_(connection, item_path, description,
              {.get = [this](const std::string& property) { return get(property); },
               .call = [this](const std::string& method, GVariant*, std::string&) { return call(method); }}) {}

void Item::show(const Face& face) {
  const Face old = std::exchange(face_, face);
  if (old.icon != face.icon) object_.signal("NewIcon");
  if (old != face) object_.signal("NewToolTip");
}

GVariant* Item::get(const std::string& property) const {
  if (property == "Category") return text("ApplicationStatus");
  if (property == "Id") return text("unknot");
  if (property == "Title") return text("Unknot");
  // Hosts hide what is passive, and some then show it no more.
  if (property == "Status") return text("Active");
  if (property == "WindowId") return g_variant_new_int32(0);
  if (property == "IconName") return text(face_.icon);
  if (property == "IconThemePath") return text(icons_);
  if (property == "IconPixmap") return g_variant_new("a(iiay)", nullptr);
  if (property == "IconAccessibleDesc") return text(face_.line);
  if (property == "ItemIsMenu") return g_variant_new_boolean(FALSE);
  if (property == "Menu") return g_variant_new_object_path(menu_path);
  return tip();
}

GVariant* Item::tip() const {
  const std::string body = as_markup(face_.more.empty() ? face_.line : face_.line + "\n" + face_.more);
  return g_variant_new("(s@a(iiay)ss)", "", g_variant_new("a(iiay)", nullptr), "Unknot", body.c_str());
}

// A host that asks us for the menu can show it itself.
GVariant* Item::call(const std::string& method) const {
  if (method == "Activate") clicks_.main();
  if (method == "SecondaryActivate") clicks_.middle();
  return nullptr;
}

}  // namespace unknot::tray
