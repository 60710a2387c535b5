/* nabij-wrap-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_WRAP_LAYOUT (nabij_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (NabijWrapLayout, nabij_wrap_layout, NABIJ, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *nabij_wrap_layout_new (int gap_px) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
