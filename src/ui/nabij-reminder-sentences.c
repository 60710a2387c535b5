/* nabij-reminder-sentences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-sentences.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_reminder_sentences_get_locked:
 *
 * Says that a reminder could not be written.
 *
 * Returns: a sentence for a person, translated
 */
const char *
nabij_reminder_sentences_get_locked (void)
{
  return _ ("The settings of this computer are locked, so the reminder stays as it was. Whoever looks after the computer can unlock them.");
}

/**
 * nabij_reminder_sentences_make_not_removed:
 * @file: a file that is there for the reminders
 * @error: why it cannot be removed
 *
 * Says that a file stays.
 *
 * Returns: (transfer full): an error like @error, as a sentence for a person
 */
GError *
nabij_reminder_sentences_make_not_removed (GFile        *file,
                                           const GError *error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  name = g_filename_display_name (g_file_peek_path (file));
  /* Translators: %s is a file. */
  return g_error_new (error->domain, error->code, _ ("The file “%s” cannot be removed. No reminder comes any more; you can also delete the file yourself."), name);
}
