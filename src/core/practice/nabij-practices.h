/* nabij-practices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practice.h"

G_BEGIN_DECLS

/**
 * NabijPractices:
 *
 * All practices, read once and kept as long as the program runs. A file that is broken is left out,
 * with a message in the log that names file and line.
 */
typedef struct _NabijPractices NabijPractices;

NabijPractices *nabij_practices_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijPractices *nabij_practices_new_own (void) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_practices_free (NabijPractices *practices);

gboolean nabij_practices_add (NabijPractices *practices,
                              const char     *file_name,
                              const char     *xml,
                              gssize          length,
                              GError        **error);

NabijPractice *nabij_practices_find (NabijPractices *practices,
                                     const char     *id);
GPtrArray     *nabij_practices_list (NabijPractices       *practices,
                                     NabijPracticeGroup    group,
                                     const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *nabij_practices_list_variants (NabijPractices *practices,
                                              const char     *id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *nabij_practices_list_all (NabijPractices *practices) G_GNUC_WARN_UNUSED_RESULT;
const char    *nabij_practices_get_name (NabijPractices *practices,
                                         const char     *id);
const char    *nabij_practices_get_name_in (NabijPractices *practices,
                                            NabijCatalogue *catalogue,
                                            const char     *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijPractices, nabij_practices_free)

G_END_DECLS
