/* nabij-import-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"
#include "nabij-journal-private.h"
#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

struct _NabijImport {
  GObject parent_instance;

  /* Owned References */
  NabijJournal *journal;
  GPtrArray    *entries;    /* (element-type NabijEntry); they do not change any more once it is made */
  GPtrArray    *recordings; /* (element-type NabijRecording); likewise, those that are not here yet */
  char        **authors;
  NabijFamily  *family; /* or NULL where the file says nothing about it */

  NabijImportSummary summary;
};

NabijImport *nabij_import_new (NabijJournal             *journal,
                               GPtrArray                *entries,
                               GPtrArray                *recordings,
                               const char *const        *authors,
                               const NabijFamily        *family,
                               const NabijImportSummary *summary) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
