/* nabij-import-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-import-stage.h"
#include "nabij-journal-private.h"
#include "nabij-journal-transfer.h"

G_BEGIN_DECLS

struct _NabijImport {
  GObject parent_instance;

  /* Owned References */
  NabijJournal *journal;
  char        **authors;

  gint64             number; /* of this import among all */
  guint              n_staged;
  NabijImportSummary summary;
};

NabijImport *nabij_import_new (NabijJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
