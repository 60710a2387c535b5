/* nabij-stress-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-stress-button.h"

#include <glib/gi18n-lib.h>

struct _NabijStressButton {
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (NabijStressButton, nabij_stress_button, GTK_TYPE_BUTTON)

static void
nabij_stress_button_class_init (NabijStressButtonClass *klass)
{
}

static void
nabij_stress_button_init (NabijStressButton *self)
{
  /* Translators: the way to the page that breathes with you, from every other page. */
  const char *words = _ ("It is too much right now");

  gtk_button_set_icon_name (GTK_BUTTON (self), "nabij-too-much-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "stress-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.stress");
}

/**
 * nabij_stress_button_new:
 *
 * Makes the button. In a template, `NabijStressButton` can stand by itself at the end of a header bar.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
nabij_stress_button_new (void)
{
  return g_object_new (NABIJ_TYPE_STRESS_BUTTON, NULL);
}
