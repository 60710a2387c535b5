/* nabij-ui-widgets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*NabijUiIsSo) (gpointer data);

void       nabij_ui_init (int    *argc,
                          char ***argv);
GtkWidget *nabij_ui_find (GtkWidget  *widget,
                          GType       type,
                          const char *id);
void       nabij_ui_wait_for (NabijUiIsSo is_so,
                              gpointer    data);
void       nabij_ui_undo (GtkWidget *widget);
void       nabij_ui_show (GtkWindow *window);
gboolean   nabij_ui_press (GtkWidget      *widget,
                           guint           keyval,
                           GdkModifierType modifiers);
void       nabij_ui_wait_for_frame (GtkWidget *widget);
char      *nabij_ui_describe (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
char      *nabij_ui_describe_shape (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_ui_remove_folder (const char *path);
void       nabij_ui_assert_fits_a_phone (GtkWidget *widget);

G_END_DECLS
