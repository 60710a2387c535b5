/* nabij-journal-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here but `_new` runs on the reading thread, and waits for the disk.
 */

#include "config.h"

#include "nabij-journal-reader.h"

struct _NabijJournalReader {
  char          *folder;
  GThread       *home; /* borrowed: the thread that is never to wait for the disk */
  NabijDatabase *database;
};

static gboolean
ensure_open (NabijJournalReader *self,
             GError            **error)
{
  g_assert (self->home != g_thread_self ());

  /* The writing side may have set the file aside. */
  if (self->database != NULL && nabij_database_has_moved (self->database))
    g_clear_pointer (&self->database, nabij_database_close);
  if (self->database == NULL)
    self->database = nabij_database_open_for_reading (self->folder, error);

  return self->database != NULL;
}

/**
 * nabij_journal_reader_new:
 * @folder: (type filename): the folder of the journal
 *
 * Makes the reading side; nothing is opened yet.
 *
 * Returns: (transfer full): the reader
 */
NabijJournalReader *
nabij_journal_reader_new (const char *folder)
{
  NabijJournalReader *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (NabijJournalReader, 1);
  self->folder = g_strdup (folder);
  self->home = g_thread_self ();

  return self;
}

/**
 * nabij_journal_reader_free:
 * @self: (transfer full): the reader
 *
 * Closes the file and lets go of everything.
 */
void
nabij_journal_reader_free (NabijJournalReader *self)
{
  g_return_if_fail (self != NULL);

  nabij_journal_reader_close (self);
  g_free (self->folder);
  g_free (self);
}

/**
 * nabij_journal_reader_run:
 * @self: the reader
 * @func: (scope call): what to read from the open file
 * @data: for @func
 * @cancellable: (nullable): gives it up, from any thread
 * @error: return location for an error
 *
 * Reads something, and opens the file first where it is not open.
 *
 * Errors: as nabij_database_open_for_reading(), and those of @func; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether it was read
 */
gboolean
nabij_journal_reader_run (NabijJournalReader  *self,
                          NabijJournalReadFunc func,
                          gpointer             data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (GError) own_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !ensure_open (self, error))
    return FALSE;
  if (func (self->database, data, cancellable, &own_error))
    return TRUE;

  /* After an error the next one begins with a new connection; that somebody types on is none. */
  if (!g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    nabij_journal_reader_close (self);
  g_propagate_error (error, g_steal_pointer (&own_error));

  return FALSE;
}

/**
 * nabij_journal_reader_close:
 * @self: the reader
 *
 * Closes the file. A later question opens it again.
 */
void
nabij_journal_reader_close (NabijJournalReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->database, nabij_database_close);
}
