/* journal-importer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that a test starts and kills: it takes a file into the journal in the folder it is given,
 * and tells how far it is on its output. Meanwhile it saves, and tells of that as well.
 */

#include "config.h"

#include "nabij-journal-transfer.h"

#include <stdio.h>

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijEntry) entry = user_data;
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_save_finish (NABIJ_JOURNAL (source), result, &error))
    g_error ("Not saved: %s", error->message);
  printf ("saved %s\n", nabij_entry_get_uuid (entry));
  fflush (stdout);
}

static gboolean
save_cb (gpointer user_data)
{
  NabijEntry *entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { G_GINT64_CONSTANT (1795287845000000), 3600 },
    .text = "meanwhile",
  });

  nabij_journal_save_async (user_data, entry, NULL, saved_cb, entry);

  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NabijJournal) journal = NULL;
  g_autoptr (NabijImport) import = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GError) error = NULL;
  guint save_id;

  g_assert (argc == 3);

  journal = nabij_journal_new (argv[1]);
  file = g_file_new_for_path (argv[2]);
  nabij_journal_prepare_import_async (journal, file, NULL, NULL, NULL, store_result_cb, &prepared);
  wait_for (&prepared);
  import = nabij_journal_prepare_import_finish (journal, prepared, &error);
  if (import == NULL)
    g_error ("Not prepared: %s", error->message);

  printf ("merging\n");
  fflush (stdout);
  nabij_import_apply_async (import, NULL, NULL, NULL, store_result_cb, &applied);
  save_id = g_timeout_add (1, save_cb, journal);
  wait_for (&applied);
  if (!nabij_import_apply_finish (import, applied, &error))
    g_error ("Not merged: %s", error->message);
  printf ("merged\n");
  fflush (stdout);
  g_source_remove (save_id);
  nabij_journal_close_blocking (journal, 60 * (gint64)G_USEC_PER_SEC, NULL);

  return 0;
}
