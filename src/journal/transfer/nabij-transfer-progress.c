/* nabij-transfer-progress.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-transfer-progress.h"

#define LOOK_AFTER_MS 50
#define WHOLE 10000

struct _NabijTransferProgress {
  NabijTransferProgressFunc func;
  gpointer                  data;
  GSource                  *source;
  int                       share; /* of WHOLE; any thread */
  int                       told;
};

static gboolean
look_cb (gpointer user_data)
{
  NabijTransferProgress *self = user_data;
  const int              share = g_atomic_int_get (&self->share);

  if (share != self->told) {
    self->told = share;
    self->func ((double)share / WHOLE, self->data);
  }

  return G_SOURCE_CONTINUE;
}

/**
 * nabij_transfer_progress_new:
 * @func: (nullable): who is told, in the present thread-default main context, or `NULL`
 * @data: for @func
 *
 * Begins to look.
 *
 * Returns: (transfer full): the progress
 */
NabijTransferProgress *
nabij_transfer_progress_new (NabijTransferProgressFunc func,
                             gpointer                  data)
{
  NabijTransferProgress *self = g_new0 (NabijTransferProgress, 1);

  self->func = func;
  self->data = data;
  if (func == NULL)
    return self;

  self->source = g_timeout_source_new (LOOK_AFTER_MS);
  g_source_set_static_name (self->source, "[nabij] transfer");
  g_source_set_callback (self->source, look_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

/**
 * nabij_transfer_progress_free:
 * @self: (transfer full): the progress
 *
 * Looks once more, and no more after that, on the thread that began it.
 */
void
nabij_transfer_progress_free (NabijTransferProgress *self)
{
  g_return_if_fail (self != NULL);

  if (self->source != NULL) {
    look_cb (self);
    g_source_destroy (self->source);
  }
  g_clear_pointer (&self->source, g_source_unref);
  g_free (self);
}

/**
 * nabij_transfer_progress_set:
 * @self: the progress
 * @share: how much is done, 0…1
 *
 * Notes how far it is; any thread may.
 */
void
nabij_transfer_progress_set (NabijTransferProgress *self,
                             double                 share)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->share, (int)(CLAMP (share, 0.0, 1.0) * WHOLE));
}
