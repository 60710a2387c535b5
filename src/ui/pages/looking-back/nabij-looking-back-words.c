/* nabij-looking-back-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-looking-back-words.h"

#include "nabij-entry-words.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_looking_back_words_make_date:
 * @entry: a check-in
 * @now: the present moment, for the year
 *
 * Makes a button with the day of a check-in, which opens it; one that was stopped half-way goes on.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
nabij_looking_back_words_make_date (NabijEntry         *entry,
                                    const NabijInstant *now)
{
  GtkWidget       *button;
  GtkWidget       *label;
  g_autofree char *date = NULL;
  gboolean         is_finished;

  g_return_val_if_fail (entry != NULL && nabij_entry_get_fields (entry)->check_in != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  is_finished = nabij_entry_get_fields (entry)->check_in->is_finished;
  date = nabij_entry_words_date (nabij_entry_get_instant (entry), now);
  label = gtk_label_new (date);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "looking-back-date");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, date, -1);
  /* In this order: an action without its target would be refused with a warning. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nabij_entry_get_uuid (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_finished ? "win.open-entry" : "win.edit-entry");
  return button;
}

/**
 * nabij_looking_back_words_name_cell:
 * @words: (nullable): what was said, or `NULL` for nothing
 * @date: on which day
 *
 * Says how a cell is read aloud, where no column is seen.
 *
 * Returns: (transfer full): for example "often, Tuesday 17 November", translated
 */
char *
nabij_looking_back_words_name_cell (const char *words,
                                    const char *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  /* Translators: how one answer is read aloud: the answer, and the day, as in "often, Tuesday 17 November". */
  return g_strdup_printf (C_ ("check-in", "%1$s, %2$s"), words != NULL ? words : C_ ("check-in", "no answer"), date);
}
