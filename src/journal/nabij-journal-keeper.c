/* nabij-journal-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with the journal as a whole: the file itself, its backups, its drafts and whatever
 * else is in its folder. Everything here runs on the writing thread, and waits for the disk.
 */

#include "config.h"

#include "nabij-journal-keeper.h"

#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-family-record.h"
#include "nabij-journal-folder.h"
#include "nabij-journal-writer-private.h"
#include "nabij-private-files.h"
#include "nabij-purge.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define RESTORING_NAME "journal-restoring.db"
#define LOCK_NAME "journal.lock"
#define OUTBOX_PREFIX "outbox-"
#define HAS_ENTRIES                                                      \
  "SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM family)" \
  " OR EXISTS (SELECT 1 FROM recording)"

/* Everything that the program writes into its folder begins with one of these. */
static const char *const prefixes[] = {
  "journal.db",
  "journal-set-aside-",
  "journal-restoring.",
  OUTBOX_PREFIX,
};

static gint64
get_now_us (NabijJournalWriter *writer)
{
  return nabij_clock_get_now (writer->clock).utc_us;
}

static gboolean
has_pending (NabijJournalWriter *writer,
             const char         *uuid)
{
  for (guint i = 0; i < writer->pending->len; i++) {
    if (g_str_equal (nabij_entry_get_uuid (g_ptr_array_index (writer->pending, i)), uuid))
      return TRUE;
  }

  return FALSE;
}

/* What is asked of one entry, and the answer. */
typedef struct {
  const char *uuid;
  gint64      now_us;
  gboolean    was_there;
  NabijEntry *entry;
} OneEntry;

static gboolean
mark (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  OneEntry *one = data;

  return nabij_purge_mark (database, one->uuid, one->now_us, error);
}

/**
 * nabij_journal_keeper_mark:
 * @writer: the writing side
 * @uuid: the name of an entry
 * @error: return location for an error
 *
 * Marks an entry as deleted, and the sessions that were begun from it.
 *
 * Errors: as nabij_journal_writer_run().
 *
 * Returns: whether it is marked
 */
gboolean
nabij_journal_keeper_mark (NabijJournalWriter *writer,
                           const char         *uuid,
                           GError            **error)
{
  OneEntry one = { .uuid = uuid, .now_us = get_now_us (writer) };

  if (nabij_journal_writer_is_absent (writer) && !has_pending (writer, uuid))
    return TRUE;
  if (!nabij_journal_writer_run (writer, mark, &one, error))
    return FALSE;

  /* One that could not even be saved would come back by itself. */
  if (has_pending (writer, uuid)) {
    g_propagate_error (error, g_error_copy (writer->problem));
    return FALSE;
  }

  return TRUE;
}

static gboolean
unmark (NabijDatabase *database,
        gpointer       data,
        GError       **error)
{
  OneEntry *one = data;

  return nabij_purge_unmark (database, one->uuid, &one->was_there, error);
}

/**
 * nabij_journal_keeper_unmark:
 * @writer: the writing side
 * @uuid: the name of an entry
 * @error: return location for an error
 *
 * Takes the mark back.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_GONE` where it was purged, and as nabij_journal_writer_run().
 *
 * Returns: whether the entry is there again
 */
gboolean
nabij_journal_keeper_unmark (NabijJournalWriter *writer,
                             const char         *uuid,
                             GError            **error)
{
  OneEntry one = { .uuid = uuid };

  if (!nabij_journal_writer_is_absent (writer) &&
      !nabij_journal_writer_run (writer, unmark, &one, error))
    return FALSE;

  if (!one.was_there)
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_GONE, "The entry is gone");

  return one.was_there;
}

/* What begin_purge() is given. */
typedef struct {
  gboolean takes_marked;
  char  ***uuids;
} Begin;

static gboolean
begin_purge (NabijDatabase *database,
             gpointer       data,
             GError       **error)
{
  const Begin *begin = data;

  g_clear_pointer (begin->uuids, g_strfreev);

  return (!begin->takes_marked || nabij_purge_begin (database, error)) &&
         nabij_purge_list_begun (database, begin->uuids, error);
}

/**
 * nabij_journal_keeper_begin_purge:
 * @writer: the writing side
 * @takes_marked: whether what is marked now is taken out, or only what was begun before is gone on
 *   with
 * @uuids: (out) (transfer full) (array zero-terminated=1): what is to be purged from the backups and
 *   then to be handed to nabij_journal_keeper_end_purge(); nothing where nothing is marked
 * @error: return location for an error
 *
 * Takes what is marked out of the journal, which is soon done.
 *
 * Errors: as nabij_journal_writer_run().
 *
 * Returns: whether it was done
 */
gboolean
nabij_journal_keeper_begin_purge (NabijJournalWriter *writer,
                                  gboolean            takes_marked,
                                  char             ***uuids,
                                  GError            **error)
{
  Begin begin = { takes_marked, uuids };

  *uuids = NULL;
  if (nabij_journal_writer_is_absent (writer)) {
    *uuids = g_new0 (char *, 1);
    return TRUE;
  }

  return nabij_journal_writer_run (writer, begin_purge, &begin, error);
}

/* What was saved past a long piece of work, and is in the journal by now. */
static gboolean
purge_outbox (NabijJournalWriter *writer,
              const char *const  *uuids,
              GError            **error)
{
  g_auto (GStrv) names = nabij_private_files_list (writer->folder, error);

  if (names == NULL)
    return FALSE;

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (writer->folder, names[i], NULL);
    gboolean         is_ours = FALSE;

    for (gsize j = 0; g_str_has_prefix (names[i], OUTBOX_PREFIX) && uuids[j] != NULL; j++)
      is_ours = is_ours || strstr (names[i], uuids[j]) != NULL;
    if (is_ours && !nabij_private_files_remove (path, error))
      return FALSE;
  }

  return TRUE;
}

/* What end_purge() is given. */
typedef struct {
  const char *const *uuids;
  gint64             now_us;
} Purge;

static gboolean
end_purge (NabijDatabase *database,
           gpointer       data,
           GError       **error)
{
  const Purge *purge = data;

  return nabij_purge_end (database, purge->uuids, purge->now_us, error);
}

/**
 * nabij_journal_keeper_end_purge:
 * @writer: the writing side
 * @uuids: (array zero-terminated=1): what nabij_journal_keeper_begin_purge() gave
 * @error: return location for an error
 *
 * Removes the drafts, and cleans the journal. Where it fails, the next purge does it again.
 *
 * Errors: as nabij_purge_end(), nabij_draft_store_purge() and nabij_journal_writer_run().
 *
 * Returns: whether no byte of the words is left
 */
gboolean
nabij_journal_keeper_end_purge (NabijJournalWriter *writer,
                                const char *const  *uuids,
                                GError            **error)
{
  Purge purge = { uuids, get_now_us (writer) };

  return uuids[0] == NULL ||
         (nabij_draft_store_purge (writer->drafts, uuids, error) &&
          purge_outbox (writer, uuids, error) &&
          nabij_journal_writer_run (writer, end_purge, &purge, error));
}

/**
 * nabij_journal_keeper_purge:
 * @writer: the writing side
 * @error: return location for an error
 *
 * Purges everything that is marked, from the journal, its backups and its drafts, without giving way
 * to anything in between.
 *
 * Errors: as nabij_journal_keeper_end_purge() and nabij_backup_store_purge().
 *
 * Returns: whether no byte of the words is left
 */
gboolean
nabij_journal_keeper_purge (NabijJournalWriter *writer,
                            GError            **error)
{
  g_auto (GStrv) uuids = NULL;

  return nabij_journal_keeper_begin_purge (writer, TRUE, &uuids, error) &&
         nabij_backup_store_purge (writer->backups, (const char *const *)uuids, get_now_us (writer),
                                   error) &&
         nabij_journal_keeper_end_purge (writer, (const char *const *)uuids, error);
}

static gboolean
find (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  OneEntry *one = data;

  g_clear_pointer (&one->entry, nabij_entry_unref);

  return nabij_entry_store_find (database, one->uuid, &one->entry, error);
}

static gboolean
save (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  return nabij_entry_store_save (database, data, error);
}

/* A draft that could not be saved stays a draft, and is not kept in memory besides: whoever holds the
 * journal just now may be the one who is writing it. */
static gboolean
recover_draft (NabijJournalWriter *writer,
               NabijEntry         *draft,
               GPtrArray          *recovered,
               GError            **error)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (draft);
  OneEntry                before = { .uuid = fields->uuid };
  OneEntry                after = { .uuid = fields->uuid };
  gboolean                done;

  if (!nabij_entry_is_blank (draft)) {
    done = nabij_journal_writer_run (writer, find, &before, error) &&
           ((before.entry != NULL &&
             nabij_entry_get_fields (before.entry)->changed_us >= fields->changed_us) ||
            (nabij_journal_writer_run (writer, save, draft, error) &&
             nabij_journal_writer_run (writer, find, &after, error)));
    g_clear_pointer (&before.entry, nabij_entry_unref);
    if (!done)
      return FALSE;

    /* What was deleted stays away. */
    if (after.entry != NULL) {
      g_ptr_array_add (writer->written, nabij_entry_ref (after.entry));
      g_ptr_array_add (recovered, after.entry);
    }
  }
  nabij_draft_store_drop (writer->drafts, fields->uuid, G_MAXINT64);

  return TRUE;
}

/**
 * nabij_journal_keeper_recover_drafts:
 * @writer: the writing side
 * @recovered: (element-type NabijEntry): where the entries are added that were saved
 * @error: return location for an error
 *
 * Saves what a crash left as a draft, where it is newer than what is in the journal.
 *
 * Errors: as nabij_draft_store_list() and nabij_journal_writer_run(). What could not be saved stays a
 * draft.
 *
 * Returns: whether no draft of another run is left
 */
gboolean
nabij_journal_keeper_recover_drafts (NabijJournalWriter *writer,
                                     GPtrArray          *recovered,
                                     GError            **error)
{
  g_autoptr (GPtrArray) drafts = NULL;

  if (writer->keeps_nothing)
    return TRUE;

  drafts = nabij_draft_store_list (writer->drafts, error);
  if (drafts == NULL)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++) {
    if (!recover_draft (writer, g_ptr_array_index (drafts, i), recovered, error))
      return FALSE;
  }

  return TRUE;
}

/* What list_done() answers. */
typedef struct {
  char **uuids;
  gint64 has_entries;
} Present;

static gboolean
look_at_present (NabijDatabase *database,
                 gpointer       data,
                 GError       **error)
{
  Present *present = data;

  g_clear_pointer (&present->uuids, g_strfreev);

  return nabij_purge_list_done (database, &present->uuids, error) &&
         nabij_database_query_one (database, HAS_ENTRIES, &present->has_entries, NULL, error);
}

static gboolean
put_in_place (NabijJournalWriter *writer,
              NabijJournalReader *reader,
              const char         *path,
              GError            **error)
{
  gboolean done;

  nabij_journal_reader_block (reader);
  done = nabij_database_replace (g_steal_pointer (&writer->database), path, error);
  nabij_journal_reader_unblock (reader);
  if (!done)
    nabij_private_files_remove (path, NULL);

  /* Whichever of the two is there now is gone on with. */
  return nabij_journal_writer_open (writer, done ? error : NULL) && done;
}

/**
 * nabij_journal_keeper_restore:
 * @writer: the writing side
 * @reader: the reading side
 * @backup: the backup
 * @error: return location for an error
 *
 * Brings a backup back: what is there now is kept as one more backup, and a journal that was made from
 * @backup comes in its place.
 *
 * Errors: as nabij_journal_keeper_purge(), nabij_backup_store_keep_present(),
 * nabij_backup_store_prepare_restore(), nabij_database_replace() and nabij_journal_writer_open().
 *
 * Returns: whether it was brought back; where not, the journal is as it was
 */
gboolean
nabij_journal_keeper_restore (NabijJournalWriter *writer,
                              NabijJournalReader *reader,
                              const NabijBackup  *backup,
                              GError            **error)
{
  g_autofree char *path = g_build_filename (writer->folder, RESTORING_NAME, NULL);
  NabijInstant     now = nabij_clock_get_now (writer->clock);
  Present          present = { NULL };
  gboolean         done;

  /* What was just deleted would stay in the copy for ever: its mark goes with the old journal. */
  done = nabij_journal_keeper_purge (writer, error) &&
         nabij_journal_writer_run (writer, look_at_present, &present, error) &&
         (present.has_entries == 0 ||
          nabij_backup_store_keep_present (writer->backups, writer->database, &now, error)) &&
         nabij_backup_store_prepare_restore (writer->backups, backup, path,
                                             (const char *const *)present.uuids, now.utc_us,
                                             error) &&
         put_in_place (writer, reader, path, error);
  g_strfreev (present.uuids);

  return done;
}

static gboolean
has_our_prefix (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    if (g_str_has_prefix (name, prefixes[i]))
      return TRUE;
  }

  return FALSE;
}

/* A folder may have stood in the place of the journal, and have been set aside with what was in it,
 * which is not ours. */
static void
remove_one (const char *path,
            GPtrArray  *left)
{
  if (!nabij_private_files_remove (path, NULL) && rmdir (path) != 0)
    g_ptr_array_add (left, g_strdup (path));
}

static void
remove_files (NabijJournalWriter *writer,
              GPtrArray          *left)
{
  g_autofree char *song = g_build_filename (writer->folder, NABIJ_JOURNAL_SONG_FOLDER_NAME, NULL);
  g_auto (GStrv) names = NULL;

  nabij_private_files_remove_folder (song, left);
  nabij_backup_store_remove_all (writer->backups, left);
  nabij_draft_store_remove_all (writer->drafts, left);

  names = nabij_private_files_list (writer->folder, NULL);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (writer->folder, names[i], NULL);

    if (has_our_prefix (names[i]))
      remove_one (path, left);
  }
}

static void
set_error_from_left (GPtrArray *left,
                     GError   **error)
{
  GString *paths = g_string_new (NULL);

  for (guint i = 0; i < left->len; i++) {
    g_autofree char *shown = g_filename_display_name (g_ptr_array_index (left, i));

    if (i > 0)
      g_string_append (paths, ", ");
    g_string_append (paths, shown);
  }
  g_set_error_literal (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LEFT_BEHIND, paths->str);
  g_string_free (paths, TRUE);
}

/**
 * nabij_journal_keeper_delete_everything:
 * @writer: the writing side
 * @reader: the reading side
 * @error: return location for an error
 *
 * Removes the journal, its backups, its drafts, the song of the family, and what was set aside. What
 * others have put into the folder is left there.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_LEFT_BEHIND`, and as nabij_journal_folder_open().
 *
 * Returns: whether nothing is left
 */
gboolean
nabij_journal_keeper_delete_everything (NabijJournalWriter *writer,
                                        NabijJournalReader *reader,
                                        GError            **error)
{
  g_autoptr (NabijJournalFolder) folder = NULL;
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lock_path = g_build_filename (writer->folder, LOCK_NAME, NULL);

  g_clear_pointer (&writer->database, nabij_database_close);
  if (g_file_test (writer->folder, G_FILE_TEST_EXISTS)) {
    /* Not while another program has it open. */
    folder = nabij_journal_folder_open (writer->folder, error);
    if (folder == NULL)
      return FALSE;
  }

  g_ptr_array_set_size (writer->pending, 0);
  g_ptr_array_set_size (writer->written, 0);
  g_clear_pointer (&writer->set_aside_path, g_free);
  g_clear_error (&writer->problem);
  writer->is_suspect = FALSE;
  writer->purge_is_due = FALSE;
  if (folder == NULL)
    return TRUE;

  nabij_journal_reader_block (reader);
  remove_files (writer, left);
  nabij_journal_reader_unblock (reader);
  remove_one (lock_path, left);
  nabij_private_files_sync_folder (writer->folder);
  g_clear_pointer (&folder, nabij_journal_folder_close);
  /* Where others have something in it, it stays. */
  rmdir (writer->folder);

  if (left->len > 0)
    set_error_from_left (left, error);

  return left->len == 0;
}
