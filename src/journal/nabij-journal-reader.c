/* nabij-journal-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here runs on the reading thread and waits for the disk, but for what says otherwise.
 */

#include "config.h"

#include "nabij-journal-reader.h"

#include "nabij-database-copy.h"
#include "nabij-journal-error.h"

struct _NabijJournalReader {
  char          *folder;
  GThread       *home; /* borrowed: the thread that is never to wait for the disk */
  NabijDatabase *database;
  gboolean       is_stand_in; /* whether the database is an empty one in memory */

  GMutex opening;       /* held while a file is opened, and while none may be */
  int    may_be_absent; /* atomic */
};

static gboolean
open_database (NabijJournalReader *self,
               GError            **error)
{
  g_autoptr (GError) own_error = NULL;

  g_mutex_lock (&self->opening);
  self->database = nabij_database_open_for_reading (self->folder, &own_error);
  g_mutex_unlock (&self->opening);

  self->is_stand_in = FALSE;
  if (g_error_matches (own_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT) &&
      g_atomic_int_get (&self->may_be_absent)) {
    self->is_stand_in = TRUE;
    self->database = nabij_database_open_empty (error);
  } else if (self->database == NULL) {
    g_propagate_error (error, g_steal_pointer (&own_error));
  }

  return self->database != NULL;
}

static gboolean
ensure_open (NabijJournalReader *self,
             GError            **error)
{
  g_assert (self->home != g_thread_self ());

  /* The writing side may have set the file aside. */
  if (self->database != NULL && (self->is_stand_in || nabij_database_has_moved (self->database)))
    g_clear_pointer (&self->database, nabij_database_close);

  return self->database != NULL || open_database (self, error);
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
  g_mutex_init (&self->opening);

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
  g_mutex_clear (&self->opening);
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
 * nabij_journal_reader_block:
 * @self: the reader
 *
 * Lets no file be opened until nabij_journal_reader_unblock(), so that another thread can put another
 * one in its place. What is read from a file that is open already goes on. Any thread may call it.
 */
void
nabij_journal_reader_block (NabijJournalReader *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->opening);
}

/**
 * nabij_journal_reader_unblock:
 * @self: the reader
 *
 * Ends nabij_journal_reader_block(), on the same thread.
 */
void
nabij_journal_reader_unblock (NabijJournalReader *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_unlock (&self->opening);
}

/**
 * nabij_journal_reader_set_may_be_absent:
 * @self: the reader
 * @may_be_absent: whether a journal that is not there is read as an empty one
 *
 * Says whether that there is no journal is an error. Any thread may call it.
 */
void
nabij_journal_reader_set_may_be_absent (NabijJournalReader *self,
                                        gboolean            may_be_absent)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->may_be_absent, may_be_absent);
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
