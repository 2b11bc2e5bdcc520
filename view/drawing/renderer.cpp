// SPDX-License-Identifier: MIT
#include "drawing/renderer.hpp"

#include <gtk/gtk.h>

namespace unknot::view {

// OpenGL costs several times the processor, much memory and seconds, and an X11 display loads it whatever the renderer
// is.
void choose_renderer() {
  g_setenv("GSK_RENDERER", "cairo", FALSE);
  g_setenv("GDK_DISABLE", "gl,vulkan", FALSE);  // from GTK 4.16 on; before:
  if (gtk_get_minor_version() < 16) g_setenv("GDK_DEBUG", "gl-disable", FALSE);
}

}  // namespace unknot::view
