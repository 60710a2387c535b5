/* nabij-notice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice.h"

/**
 * nabij_notice_copy:
 * @self: a notice
 *
 * Copies a notice with all of its texts, which belong to the copy.
 *
 * Returns: (transfer full): a notice, for nabij_notice_free()
 */
NabijNotice *
nabij_notice_copy (const NabijNotice *self)
{
  NabijNotice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (NabijNotice, 1);
  *copy = *self;
  copy->sender = g_strdup (self->sender);
  copy->summary = g_strdup (self->summary);
  copy->body = g_strdup (self->body);
  for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++) {
    copy->buttons[i] = g_strdup (self->buttons[i]);
    copy->labels[i] = g_strdup (self->labels[i]);
  }

  return copy;
}

/**
 * nabij_notice_free:
 * @self: (transfer full): a notice that was copied
 *
 * Frees a copy and its texts.
 */
void
nabij_notice_free (NabijNotice *self)
{
  g_return_if_fail (self != NULL);

  g_free ((char *)self->sender);
  g_free ((char *)self->summary);
  g_free ((char *)self->body);
  for (guint i = 0; i < NABIJ_NOTICE_N_BUTTONS_MAX; i++) {
    g_free ((char *)self->buttons[i]);
    g_free ((char *)self->labels[i]);
  }
  g_free (self);
}
