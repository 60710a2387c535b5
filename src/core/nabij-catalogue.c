/* nabij-catalogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-catalogue.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_catalogue_get:
 * @self: (nullable): a catalogue, or `NULL` for the language of the program
 * @context: (nullable): the context of the message
 * @message: the message, in English
 *
 * Returns: (transfer none): the words; the message itself where there are none
 */
const char *
nabij_catalogue_get (NabijCatalogue *self,
                     const char     *context,
                     const char     *message)
{
  g_return_val_if_fail (message != NULL, NULL);

  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, message) : g_dgettext (GETTEXT_PACKAGE, message);
}
