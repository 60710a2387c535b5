/* nabij-journal-writer-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the files that run on the writing thread.
 */

#pragma once

#include "nabij-journal-writer.h"

G_BEGIN_DECLS

struct _NabijJournalWriter {
  char             *folder;
  NabijClock       *clock;
  NabijDraftStore  *drafts;
  NabijBackupStore *backups;
  GThread          *home; /* borrowed: the thread that is never to wait for the disk */
  gboolean          keeps_nothing;

  NabijDatabase *database;
  gboolean       is_suspect;
  gboolean       has_taken_in; /* what another run of the program left in the outbox */
  GPtrArray     *pending;      /* (element-type NabijEntry), the oldest first */
  GPtrArray     *written;      /* (element-type NabijEntry), since they were last asked for */
  char          *set_aside_path;
  GError        *problem;
  gboolean       purge_is_due; /* since the file was opened, and nobody asked yet */
};

G_END_DECLS
