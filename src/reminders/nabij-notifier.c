/* nabij-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notifier.h"

G_DEFINE_INTERFACE (NabijNotifier, nabij_notifier, G_TYPE_OBJECT)

static void
nabij_notifier_default_init (NabijNotifierInterface *iface)
{
}

/**
 * nabij_notifier_show:
 * @self: a notifier
 * @id: the stable name of the line
 * @line: what to say, translated, plain text
 * @error: return location for an error
 *
 * Shows one line. A line with the same name is replaced, never stacked.
 *
 * Returns: `FALSE` with @error set when nothing could be shown
 */
gboolean
nabij_notifier_show (NabijNotifier *self,
                     const char    *id,
                     const char    *line,
                     GError       **error)
{
  g_return_val_if_fail (NABIJ_IS_NOTIFIER (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  return NABIJ_NOTIFIER_GET_IFACE (self)->show (self, id, line, error);
}

/**
 * nabij_notifier_withdraw:
 * @self: a notifier
 * @id: the stable name of a line
 *
 * Takes a line back, if it is shown.
 */
void
nabij_notifier_withdraw (NabijNotifier *self,
                         const char    *id)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  NABIJ_NOTIFIER_GET_IFACE (self)->withdraw (self, id);
}
