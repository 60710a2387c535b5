/* nabij-ambience.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * NabijAmbienceInfo:
 * @id: the stable name that settings and the command line use
 * @name: what a person reads, not yet translated
 * @file: the name of its file in the folder of the sounds
 *
 * An ambience that is offered.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *file;
} NabijAmbienceInfo;

#define NABIJ_TYPE_AMBIENCE (nabij_ambience_get_type ())
G_DECLARE_FINAL_TYPE (NabijAmbience, nabij_ambience, NABIJ, AMBIENCE, GstBin)

const NabijAmbienceInfo *nabij_ambience_list (gsize *n_ambiences);
const NabijAmbienceInfo *nabij_ambience_find (const char *id,
                                              GError    **error);
GstElement              *nabij_ambience_new (const char *path,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                 nabij_ambience_has_posted (GstMessage *message);

G_END_DECLS
