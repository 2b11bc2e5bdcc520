// SPDX-License-Identifier: MIT
#include "drawing/panel.hpp"

#include <utility>
#include <vector>

#include "words/reminder.hpp"

namespace unknot::view {

namespace {

constexpr int space = 18;

GtkWidget* label(const std::string& text, const char* look, GtkAccessibleRole role) {
  auto* widget = GTK_WIDGET(g_object_new(GTK_TYPE_LABEL, "label", text.c_str(), "wrap", TRUE, "justify",
                                         GTK_JUSTIFY_CENTER, "max-width-chars", 32, "accessible-role", role, nullptr));
  gtk_widget_add_css_class(widget, look);
  return widget;
}

// What is in one that is there for its looks alone, a screen reader would not be given either.
GtkWidget* stack(GtkOrientation orientation, GtkAccessibleRole role = GTK_ACCESSIBLE_ROLE_GENERIC) {
  return GTK_WIDGET(
      g_object_new(GTK_TYPE_BOX, "orientation", orientation, "spacing", space, "accessible-role", role, nullptr));
}

// What stands there for the whole break.
std::vector<std::string> lines_of(const protocol::Guide& guide) {
  auto lines = guide.lines.value_or(std::vector<std::string>{});
  if (guide.companion) lines.push_back(unknot::words::companion_text(*guide.companion));
  return lines;
}

// Its bars are nothing for a screen reader, which reads all that is in it.
GtkWidget* scrolling(GtkWidget* content) {
  auto* widget =
      GTK_WIDGET(g_object_new(GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", content,
                              "propagate-natural-height", TRUE, "hexpand", TRUE, "vexpand", TRUE, nullptr));
  gtk_widget_set_can_focus(widget, FALSE);
  for (auto bar : {gtk_scrolled_window_get_hscrollbar, gtk_scrolled_window_get_vscrollbar}) {
    GtkWidget* shown = bar(GTK_SCROLLED_WINDOW(widget));
    gtk_accessible_update_state(GTK_ACCESSIBLE(shown), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  }
  return widget;
}

void name(gpointer what, const std::string& text) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(what), GTK_ACCESSIBLE_PROPERTY_LABEL, text.c_str(), -1);
}

void on_clicked(GtkButton*, gpointer answer) { static_cast<const Answer*>(answer)->chosen(); }

}  // namespace

Panel::Panel(const protocol::Guide& guide, const Part& part, std::vector<Answer> answers)
    : answers_(std::move(answers)),
      ring_(std::chrono::seconds(guide.lasts_s)),
      leads_(part.leads),
      cue_(label("", "cue", GTK_ACCESSIBLE_ROLE_LABEL)),
      box_(stack(part.wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, GTK_ACCESSIBLE_ROLE_GROUP)) {
  g_object_ref_sink(box_);
  gtk_widget_add_css_class(box_, "break");
  gtk_widget_set_focusable(box_, TRUE);
  if (part.figure) gtk_box_append(GTK_BOX(box_), figure_.emplace(*part.figure).widget());
  gtk_box_append(GTK_BOX(box_), words(guide));
}

Panel::~Panel() { g_object_unref(box_); }

// Where there is little room the words scroll, and the buttons stay.
GtkWidget* Panel::words(const protocol::Guide& guide) {
  GtkWidget* column = stack(GTK_ORIENTATION_VERTICAL);
  gtk_box_append(GTK_BOX(column), scrolling(about(guide)));
  if (!answers_.empty()) gtk_box_append(GTK_BOX(column), buttons());
  return column;
}

GtkWidget* Panel::about(const protocol::Guide& guide) {
  GtkWidget* column = stack(GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign(column, GTK_ALIGN_CENTER);
  gtk_box_append(GTK_BOX(column), label(guide.name, "title", GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_box_append(GTK_BOX(column), cue_);
  gtk_box_append(GTK_BOX(column), ring_.widget());
  for (const std::string& text : lines_of(guide))
    gtk_box_append(GTK_BOX(column), label(text, "line", GTK_ACCESSIBLE_ROLE_LABEL));
  return column;
}

GtkWidget* Panel::buttons() {
  GtkWidget* row = stack(GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign(row, GTK_ALIGN_CENTER);
  for (const Answer& answer : answers_) gtk_box_append(GTK_BOX(row), button(answer));
  return row;
}

// Without a mnemonic: GTK 4.8 would read out its name twice.
GtkWidget* Panel::button(const Answer& answer) {
  GtkWidget* widget = gtk_button_new_with_label(answer.label.c_str());
  g_signal_connect(widget, "clicked", G_CALLBACK(on_clicked), const_cast<Answer*>(&answer));
  return widget;
}

void Panel::show(const Picture& picture, Time left) {
  if (figure_) figure_->show(picture);
  ring_.show(left);
}

void Panel::say(const std::string& text, Time left) {
  gtk_label_set_text(GTK_LABEL(cue_), text.c_str());
  ring_.tell(left);
  tell(text);
}

// At first as the name of what has the focus when the window opens. Announced from the window, as newer versions of GTK
// tell a screen reader of other parts only once it has asked for them, and drop in silence what is announced from one
// before. Before GTK 4.14 nothing can be announced, but a screen reader speaks a new name of the window one is in.
void Panel::tell(const std::string& text) {
  if (!gtk_widget_get_mapped(box_)) return name(box_, text);
  GtkRoot* root = gtk_widget_get_root(box_);
#if GTK_CHECK_VERSION(4, 14, 0)
  if (leads_) gtk_accessible_announce(GTK_ACCESSIBLE(root), text.c_str(), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  name(root, text);
#endif
}

}  // namespace unknot::view
