/* nabij-journal-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here but `_new` runs on the writing thread, and waits for the disk.
 */

#include "config.h"

#include "nabij-journal-writer-private.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-folder.h"
#include "nabij-outbox.h"
#include "nabij-purge.h"

static void
set_problem (NabijJournalWriter *self,
             const GError       *problem)
{
  g_clear_error (&self->problem);
  if (problem != NULL)
    self->problem = g_error_copy (problem);
}

/* What a crash left to be saved. What cannot be written now is tried when the journal is next opened.
 * What this run of the program puts there later is on its way here: to take it in as well would let an
 * older save of the same entry, which still waits for its turn, come after it. */
static void
take_in_outbox (NabijJournalWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (self->has_taken_in)
    return;

  self->has_taken_in = nabij_outbox_take_in (self->folder, self->database, self->written, &error);
  if (!self->has_taken_in)
    g_info ("Journal: the outbox stays: %s", error->message);
}

/* What is marked in a file that is opened, a crash has left. It is taken out at once, so that it is not
 * mistaken for what somebody deletes from now on and may want back. */
static void
begin_purge (NabijJournalWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (!nabij_purge_is_due (self->database, &self->purge_is_due, &error) ||
      (self->purge_is_due && !nabij_purge_begin (self->database, &error)))
    g_info ("Journal: not purged yet: %s", error->message);
}

static gboolean
ensure_open (NabijJournalWriter *self,
             GError            **error)
{
  NabijDatabaseCheck check = NABIJ_DATABASE_CHECK_QUICK;
  g_autofree char   *set_aside_path = NULL;
  NabijInstant       now;

  g_assert (self->home != g_thread_self ());

  if (self->database != NULL && nabij_database_has_moved (self->database)) {
    g_info ("The journal was removed or renamed, and is opened anew");
    g_clear_pointer (&self->database, nabij_database_close);
  }
  if (self->database != NULL)
    return TRUE;

  if (self->keeps_nothing && nabij_journal_writer_is_absent (self)) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT, "Nothing is kept");
    return FALSE;
  }

  now = nabij_clock_get_now (self->clock);
  if (self->is_suspect)
    check = NABIJ_DATABASE_CHECK_WHOLE;
  self->database = nabij_database_open (self->folder, &now, check, &set_aside_path, error);
  if (set_aside_path != NULL) {
    g_free (self->set_aside_path);
    self->set_aside_path = g_steal_pointer (&set_aside_path);
  }
  if (self->database == NULL)
    return FALSE;

  self->is_suspect = FALSE;
  /* What was deleted does not take in what was saved before that. */
  begin_purge (self);
  take_in_outbox (self);

  return TRUE;
}

static gboolean
run (NabijJournalWriter *self,
     NabijDatabaseFunc   func,
     gpointer            data,
     GError            **error)
{
  g_autoptr (GError) first_error = NULL;

  if (!ensure_open (self, error))
    return FALSE;
  if (func (self->database, data, &first_error))
    return TRUE;

  if (!g_error_matches (first_error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&first_error));
    return FALSE;
  }

  /* The file was sound when it was opened, and is not any more. Opening it again looks at all of
   * it, and sets it aside where it is really damaged. */
  g_clear_pointer (&self->database, nabij_database_close);
  self->is_suspect = TRUE;

  return ensure_open (self, error) && func (self->database, data, error);
}

static gboolean
save_entry (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  return nabij_entry_store_save (database, data, error);
}

static void
add_pending (NabijJournalWriter *self,
             NabijEntry         *entry)
{
  for (guint i = 0; i < self->pending->len; i++) {
    NabijEntry *old = g_ptr_array_index (self->pending, i);

    if (g_str_equal (nabij_entry_get_uuid (old), nabij_entry_get_uuid (entry))) {
      self->pending->pdata[i] = nabij_entry_ref (entry);
      nabij_entry_unref (old);
      return;
    }
  }

  g_ptr_array_add (self->pending, nabij_entry_ref (entry));
}

/* What waits in memory would be lost with the program. Its draft has a better chance than the
 * journal: it needs little room, and nobody else holds it. */
static void
draft_pending (NabijJournalWriter *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->pending->len; i++)
    nabij_draft_store_put (self->drafts, g_ptr_array_index (self->pending, i));
  if (self->pending->len > 0 && !nabij_draft_store_write (self->drafts, &error))
    g_debug ("Journal: no draft either: %s", error->message);
}

/* Each entry has a transaction of its own, so that one that cannot be written does not hold up the
 * others. */
static void
write_pending (NabijJournalWriter *self)
{
  g_autoptr (GError) problem = NULL;
  guint i = 0;

  while (i < self->pending->len) {
    NabijEntry *entry = g_ptr_array_index (self->pending, i);
    g_autoptr (GError) error = NULL;

    if (run (self, save_entry, entry, &error)) {
      g_ptr_array_add (self->written, nabij_entry_ref (entry));
      nabij_draft_store_drop (self->drafts, nabij_entry_get_uuid (entry),
                              nabij_entry_get_fields (entry)->changed_us);
      g_ptr_array_remove_index (self->pending, i);
      continue;
    }

    g_debug ("Journal: not saved: %s", error->message);
    g_clear_error (&problem);
    problem = g_steal_pointer (&error);
    /* Without a file, and while another program holds it, none of the others can be written
     * either. */
    if (self->database == NULL ||
        g_error_matches (problem, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_BUSY))
      break;
    i++;
  }
  draft_pending (self);

  if (problem != NULL || self->database != NULL)
    set_problem (self, problem);
}

static gboolean
is_pending (NabijJournalWriter *self,
            NabijEntry         *entry)
{
  return g_ptr_array_find (self->pending, entry, NULL);
}

static gboolean
fail_with_problem (NabijJournalWriter *self,
                   GError            **error)
{
  g_assert (self->problem != NULL);

  g_propagate_error (error, g_error_copy (self->problem));

  return FALSE;
}

/**
 * nabij_journal_writer_new:
 * @folder: (type filename): the folder of the journal
 * @clock: where the date in the name of a file that is set aside comes from
 * @drafts: where what is being written is kept
 * @backups: where copies of the journal are kept
 *
 * Makes the writing side; nothing is opened yet.
 *
 * Returns: (transfer full): the writer
 */
NabijJournalWriter *
nabij_journal_writer_new (const char       *folder,
                          NabijClock       *clock,
                          NabijDraftStore  *drafts,
                          NabijBackupStore *backups)
{
  NabijJournalWriter *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (drafts != NULL, NULL);
  g_return_val_if_fail (backups != NULL, NULL);

  self = g_new0 (NabijJournalWriter, 1);
  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  self->drafts = nabij_draft_store_ref (drafts);
  self->backups = nabij_backup_store_ref (backups);
  self->home = g_thread_self ();
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  self->written = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  return self;
}

/**
 * nabij_journal_writer_free:
 * @self: (transfer full): the writer
 *
 * Closes the file and lets go of everything, also of what could not be saved.
 */
void
nabij_journal_writer_free (NabijJournalWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->database, nabij_database_close);
  g_clear_object (&self->clock);
  nabij_draft_store_unref (self->drafts);
  nabij_backup_store_unref (self->backups);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_ptr_array_unref);
  g_clear_error (&self->problem);
  g_free (self->set_aside_path);
  g_free (self->folder);
  g_free (self);
}

/**
 * nabij_journal_writer_open:
 * @self: the writer
 * @error: return location for an error
 *
 * Opens the file where it is not open, and writes what could not be saved before.
 *
 * Errors: as nabij_database_open().
 *
 * Returns: whether it is open
 */
gboolean
nabij_journal_writer_open (NabijJournalWriter *self,
                           GError            **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!ensure_open (self, &problem)) {
    /* Where nothing is kept, that nothing is there is as it should be. */
    if (g_error_matches (problem, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT))
      return TRUE;
    set_problem (self, problem);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  write_pending (self);

  return TRUE;
}

/**
 * nabij_journal_writer_save:
 * @self: the writer
 * @entry: the entry
 * @error: return location for an error
 *
 * Saves an entry, and before it those that could not be saved. Where it fails, @entry is kept and
 * tried again with everything that follows; a later entry with the same UUID takes its place.
 *
 * Errors: as nabij_database_open() and nabij_entry_store_save().
 *
 * Returns: whether @entry is on the disk
 */
gboolean
nabij_journal_writer_save (NabijJournalWriter *self,
                           NabijEntry         *entry,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  add_pending (self, entry);
  write_pending (self);

  return !is_pending (self, entry) || fail_with_problem (self, error);
}

/**
 * nabij_journal_writer_run:
 * @self: the writer
 * @func: (scope call): what to do with the open file; it may be done twice
 * @data: for @func
 * @error: return location for an error
 *
 * Does something else with the file than to save an entry. What waits to be saved is saved first.
 *
 * Errors: as nabij_database_open(), and those of @func.
 *
 * Returns: whether it was done
 */
gboolean
nabij_journal_writer_run (NabijJournalWriter *self,
                          NabijDatabaseFunc   func,
                          gpointer            data,
                          GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (self->pending->len > 0)
    write_pending (self);

  return run (self, func, data, error);
}

/**
 * nabij_journal_writer_flush:
 * @self: the writer
 * @error: return location for an error
 *
 * Tries once more to write what could not be saved. Where nothing waits, the file is not even
 * opened, but for one that could not be opened before.
 *
 * Errors: as nabij_journal_writer_save().
 *
 * Returns: whether nothing is left
 */
gboolean
nabij_journal_writer_flush (NabijJournalWriter *self,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->pending->len > 0)
    write_pending (self);
  else if (self->problem != NULL && !nabij_journal_writer_open (self, error))
    return FALSE;

  return self->pending->len == 0 || fail_with_problem (self, error);
}

/**
 * nabij_journal_writer_close:
 * @self: the writer
 * @error: return location for an error
 *
 * Tries once more to write what could not be saved, writes the drafts, and closes the file. A later
 * save opens it again.
 *
 * Errors: as nabij_journal_writer_save().
 *
 * Returns: whether nothing is left; the file is closed in either case
 */
gboolean
nabij_journal_writer_close (NabijJournalWriter *self,
                            GError            **error)
{
  g_autoptr (GError) own_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->pending->len > 0)
    write_pending (self);
  if (!nabij_draft_store_write (self->drafts, &own_error))
    g_debug ("Journal: drafts not written: %s", own_error->message);
  g_clear_pointer (&self->database, nabij_database_close);

  return self->pending->len == 0 || fail_with_problem (self, error);
}

/**
 * nabij_journal_writer_set_keeps_nothing:
 * @self: the writer
 * @keeps_nothing: whether no file is made where there is none
 *
 * Says whether a journal is begun.
 */
void
nabij_journal_writer_set_keeps_nothing (NabijJournalWriter *self,
                                        gboolean            keeps_nothing)
{
  g_return_if_fail (self != NULL);

  self->keeps_nothing = keeps_nothing;
}

/**
 * nabij_journal_writer_is_open:
 * @self: the writer
 *
 * Tells whether the file is open.
 *
 * Returns: whether it is
 */
gboolean
nabij_journal_writer_is_open (NabijJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->database != NULL;
}

/**
 * nabij_journal_writer_is_absent:
 * @self: the writer
 *
 * Tells whether there is no journal yet.
 *
 * Returns: whether there is none
 */
gboolean
nabij_journal_writer_is_absent (NabijJournalWriter *self)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  file = nabij_journal_folder_get_file (self->folder);

  return self->database == NULL && !g_file_test (file, G_FILE_TEST_EXISTS);
}

/**
 * nabij_journal_writer_steal_purge_is_due:
 * @self: the writer
 *
 * Tells, once after the file was opened, whether a purge was left undone in it.
 *
 * Returns: whether one was
 */
gboolean
nabij_journal_writer_steal_purge_is_due (NabijJournalWriter *self)
{
  gboolean is_due;

  g_return_val_if_fail (self != NULL, FALSE);

  is_due = self->purge_is_due;
  self->purge_is_due = FALSE;

  return is_due;
}

/**
 * nabij_journal_writer_steal_written:
 * @self: the writer
 *
 * Takes the entries that were written since the last time this was asked.
 *
 * Returns: (transfer full) (element-type NabijEntry): the entries, in the order of writing
 */
GPtrArray *
nabij_journal_writer_steal_written (NabijJournalWriter *self)
{
  GPtrArray *written;

  g_return_val_if_fail (self != NULL, NULL);

  written = self->written;
  self->written = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  return written;
}

/**
 * nabij_journal_writer_dup_set_aside_path:
 * @self: the writer
 *
 * Tells where a file went that was no sound journal.
 *
 * Returns: (transfer full) (nullable) (type filename): the path, or `NULL` where nothing was set
 *   aside
 */
char *
nabij_journal_writer_dup_set_aside_path (NabijJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->set_aside_path);
}

/**
 * nabij_journal_writer_copy_problem:
 * @self: the writer
 *
 * Tells why the journal cannot be opened, or why entries wait.
 *
 * Returns: (transfer full) (nullable): the last error, or `NULL` where all is well
 */
GError *
nabij_journal_writer_copy_problem (NabijJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problem != NULL ? g_error_copy (self->problem) : NULL;
}

/**
 * nabij_journal_writer_get_n_pending:
 * @self: the writer
 *
 * Tells how many entries could not be saved yet.
 *
 * Returns: the number
 */
guint
nabij_journal_writer_get_n_pending (NabijJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pending->len;
}
