/* nabij-output-watch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The property by which the sound server's list shows which stream is meant. */
#define NABIJ_OUTPUT_WATCH_STREAM "nabij.stream"

/**
 * NabijOutput:
 * @sink: the number that the sound server gives the device
 * @port: (nullable): the name of what is plugged into it, or is built in, and sounds; `NULL` where
 *   the server knows none
 * @is_private: whether only one person hears it: headphones, and not known to be pulled out
 *
 * What a stream plays into.
 */
typedef struct {
  guint32     sink;
  const char *port;
  gboolean    is_private;
} NabijOutput;

/**
 * NabijOutputWatchFunc:
 * @before: (nullable): what the stream played into before; `NULL` the first time
 * @now: what it plays into, often the same as before
 * @user_data: what was given with it
 *
 * Is called on the thread of the watch whenever it has looked.
 */
typedef void (*NabijOutputWatchFunc) (const NabijOutput *before,
                                      const NabijOutput *now,
                                      gpointer           user_data);

typedef struct _NabijOutputWatch NabijOutputWatch;

gboolean nabij_output_has_moved (const NabijOutput *before,
                                 const NabijOutput *now);

NabijOutputWatch *nabij_output_watch_new (const char          *stream,
                                          NabijOutputWatchFunc func,
                                          gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_output_watch_free (NabijOutputWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijOutputWatch, nabij_output_watch_free)

G_END_DECLS
