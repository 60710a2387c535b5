/* nabij-practice-attributes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the reader of practices: the attributes of one element, taken one by one; what is left over is not
 * known there. Each function gives `FALSE` with the error set where a value makes no sense.
 */

#pragma once

#include "nabij-condition.h"
#include "nabij-practice.h"

G_BEGIN_DECLS

/* The attributes of one element: those that are conditions are taken out of them. */
typedef struct {
  const char   **names;
  const char   **values;
  guint          taken; /* a bit for each attribute that was asked for */
  NabijCondition condition;
} NabijPracticeAttributes;

gboolean    nabij_practice_attributes_begin (NabijPracticeAttributes *attributes,
                                             const char             **names,
                                             const char             **values,
                                             GError                 **error);
const char *nabij_practice_attributes_take (NabijPracticeAttributes *attributes,
                                            const char              *name);
gboolean    nabij_practice_attributes_end (NabijPracticeAttributes *attributes,
                                           GError                 **error);
gboolean    nabij_practice_attributes_take_needed (NabijPracticeAttributes *attributes,
                                                   const char              *name,
                                                   const char             **value,
                                                   GError                 **error);
gboolean    nabij_practice_attributes_take_id (NabijPracticeAttributes *attributes,
                                               const char              *name,
                                               gboolean                 is_needed,
                                               char                   **id,
                                               GError                 **error);
gboolean    nabij_practice_attributes_take_name (NabijPracticeAttributes *attributes,
                                                 const char              *name,
                                                 const char *const       *known,
                                                 int                     *index,
                                                 GError                 **error);
gboolean    nabij_practice_attributes_take_flag (NabijPracticeAttributes *attributes,
                                                 const char              *name,
                                                 const char *const       *known,
                                                 NabijPracticeFlags       flag,
                                                 NabijPracticeFlags      *flags,
                                                 GError                 **error);
gboolean    nabij_practice_attributes_take_count (NabijPracticeAttributes *attributes,
                                                  const char              *name,
                                                  guint                    max,
                                                  guint                   *count,
                                                  GError                 **error);
gboolean    nabij_practice_attributes_read_number (const char *name,
                                                   const char *value,
                                                   double      max,
                                                   double     *number,
                                                   GError    **error);
gboolean    nabij_practice_attributes_take_seconds (NabijPracticeAttributes *attributes,
                                                    const char              *name,
                                                    gint64                  *duration_us,
                                                    GError                 **error);
gboolean    nabij_practice_attributes_take_breath (NabijPracticeAttributes *attributes,
                                                   gint64                  *inhale_us,
                                                   gint64                  *exhale_us,
                                                   GError                 **error);

G_END_DECLS
