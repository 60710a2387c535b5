/* nabij-file-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijFileFormat:
 * @ending: how the name of such a file ends
 * @description: what comes after the samples, in the words of gst_parse_launch()
 * @elements: the parts of GStreamer that it needs, zero-terminated
 *
 * A kind of file that an exercise can be written to.
 */
typedef struct {
  const char *ending;
  const char *description;
  const char *elements[6];
} NabijFileFormat;

const NabijFileFormat *nabij_file_format_find (const char *path,
                                               GError    **error);
gboolean               nabij_file_format_check (const NabijFileFormat *self,
                                                GError               **error);

G_END_DECLS
