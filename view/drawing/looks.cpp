// SPDX-License-Identifier: MIT
#include "drawing/looks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace unknot::view {

namespace {

// In points, which grow with the person's text size.
constexpr const char* sizes =
    ".break { padding: 24px; }"
    ".break label.title { font-size: 26pt; font-weight: bold; }"
    ".break:focus { outline: none; }"
    ".break label.cue { font-size: 20pt; min-height: 3em; }"
    ".break label.line { font-size: 18pt; }"
    ".break .ring { min-width: 68pt; min-height: 68pt; }"
    ".break button { font-size: 18pt; padding: 10px 32px; border: 1px solid alpha(currentColor, 0.4); }"
    ".break button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }";

constexpr int usual_resolution = 96 * 1024;

// As far apart as colors can be. The themes of GTK for it are gray on gray, and there is none for dark.
constexpr const char* dark_contrast =
    "window { background: black; color: white; }"
    ".break button { background: black; color: white; border: 2px solid white; box-shadow: none; text-shadow: none; }"
    ".break button:hover, .break button:active { background: white; color: black; }";
constexpr const char* light_contrast =
    "window { background: white; color: black; }"
    ".break button { background: white; color: black; border: 2px solid black; box-shadow: none; text-shadow: none; }"
    ".break button:hover, .break button:active { background: black; color: white; }";

bool flag(GtkSettings* settings, const char* name) {
  gboolean value = FALSE;
  g_object_get(settings, name, &value, nullptr);
  return value != FALSE;
}

// Dots per inch, in 1024ths; none where nobody has told GTK.
int resolution(GtkSettings* settings) {
  int value = 0;
  g_object_get(settings, "gtk-xft-dpi", &value, nullptr);
  return value;
}

std::string theme_of(GtkSettings* settings) {
  char* name = nullptr;
  g_object_get(settings, "gtk-theme-name", &name, nullptr);
  std::string theme = name ? name : "";
  g_free(name);
  return theme;
}

// "HighContrast", "HighContrastInverse", and what GTK 4 calls them.
bool is_of_contrast(std::string_view theme) {
  return theme.starts_with("HighContrast") || theme.starts_with("Default-hc");
}
bool is_dark(std::string_view theme) { return theme.ends_with("Inverse") || theme.ends_with("-dark"); }

void load(GtkCssProvider* provider, const std::string& css) {
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_css_provider_load_from_string(provider, css.c_str());
#else
  gtk_css_provider_load_from_data(provider, css.c_str(), -1);
#endif
}

// What GTK draws itself.
void set_dark(GtkSettings* gtk, bool dark) {
#if GTK_CHECK_VERSION(4, 20, 0)
  g_object_set(gtk, "gtk-interface-color-scheme",
               dark ? GTK_INTERFACE_COLOR_SCHEME_DARK : GTK_INTERFACE_COLOR_SCHEME_LIGHT, nullptr);
#else
  if (flag(gtk, "gtk-application-prefer-dark-theme") == dark) return;
  g_object_set(gtk, "gtk-application-prefer-dark-theme", static_cast<gboolean>(dark), nullptr);
#endif
}

}  // namespace

Looks::Looks(std::function<void()> changed)
    : changed_(std::move(changed)),
      gtk_(gtk_settings_get_default()),
      sizes_texts_(resolution(gtk_) <= 0),
      css_(gtk_css_provider_new()),
      preferences_([this] { follow(); }) {
  gtk_style_context_add_provider_for_display(gdk_display_get_default(), GTK_STYLE_PROVIDER(css_.get()),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  apply();
  for (const char* what : {"notify::gtk-enable-animations", "notify::gtk-theme-name"}) {
    g_signal_connect(gtk_, what, G_CALLBACK(on_gtk), this);
  }
}

Looks::~Looks() { g_signal_handlers_disconnect_by_data(gtk_, this); }

bool Looks::still() const { return preferences_.still() || !flag(gtk_, "gtk-enable-animations"); }

void Looks::on_gtk(GObject*, GParamSpec*, gpointer self) { static_cast<Looks*>(self)->follow(); }

void Looks::follow() {
  apply();
  changed_();
}

void Looks::apply() {
  const std::array themes{theme_of(gtk_), preferences_.theme()};
  const bool dark = preferences_.dark() || std::ranges::any_of(themes, is_dark);
  const bool contrast = preferences_.contrast() || std::ranges::any_of(themes, is_of_contrast);
  set_dark(gtk_, dark);
  if (sizes_texts_) {
    g_object_set(gtk_, "gtk-xft-dpi", static_cast<int>(usual_resolution * preferences_.text_scale()), nullptr);
  }
  load(css_.get(), std::string(sizes) + (!contrast ? "" : dark ? dark_contrast : light_contrast));
}

}  // namespace unknot::view
