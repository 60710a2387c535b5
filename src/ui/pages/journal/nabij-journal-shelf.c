/* nabij-journal-shelf.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-shelf.h"

#include "nabij-journal-cache.h"
#include "nabij-journal-lines.h"
#include "nabij-journal-query.h"

/* How many entries that were read are kept beside those that are on the screen. */
#define N_CACHED 512

struct _NabijJournalShelf {
  GObject parent_instance;

  /* Owned References */
  NabijJournal      *journal;
  NabijJournalCache *cache;
  NabijJournalLines *lines;
  GArray            *wanted; /* numbers that are read after this frame */

  guint read_id;
};

G_DEFINE_FINAL_TYPE (NabijJournalShelf, nabij_journal_shelf, G_TYPE_OBJECT)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijJournalShelf) self = NABIJ_JOURNAL_SHELF (user_data);
  g_autoptr (GPtrArray) entries = nabij_journal_read_finish (NABIJ_JOURNAL (source), result, NULL);

  /* What can not be read now stays a placeholder; finding says what is wrong. */
  if (entries != NULL && self->journal != NULL)
    nabij_journal_shelf_take (self, entries);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  NabijJournalShelf *self = NABIJ_JOURNAL_SHELF (user_data);

  self->read_id = 0;
  nabij_journal_read_async (self->journal, (const gint64 *)(gpointer)self->wanted->data, self->wanted->len, NULL,
                            read_cb, g_object_ref (self));
  g_array_set_size (self->wanted, 0);
  return G_SOURCE_REMOVE;
}

/* What changed is read anew, where it is on the screen or was just now. */
static void
renew (NabijJournalShelf *self,
       const char        *uuid)
{
  gint64 id = nabij_journal_cache_find (self->cache, uuid);

  if (id == 0)
    id = nabij_journal_lines_find (self->lines, uuid);
  if (id == 0)
    return;

  nabij_journal_cache_drop (self->cache, id);
  if (nabij_journal_lines_get (self->lines, id) != NULL)
    nabij_journal_shelf_want (self, id);
}

static void
changed_cb (NabijJournalShelf *self,
            NabijEntry        *entry)
{
  const char *moment = nabij_entry_get_fields (entry)->moment;

  renew (self, nabij_entry_get_uuid (entry));
  /* A session is a line inside its moment. */
  if (moment != NULL)
    renew (self, moment);
}

static void
reset_cb (NabijJournalShelf *self)
{
  g_autoptr (GArray) ids = nabij_journal_lines_list_ids (self->lines);

  nabij_journal_cache_clear (self->cache);
  for (guint i = 0; i < ids->len; i++)
    nabij_journal_shelf_want (self, g_array_index (ids, gint64, i));
}

static void
nabij_journal_shelf_dispose (GObject *object)
{
  NabijJournalShelf *self = NABIJ_JOURNAL_SHELF (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (nabij_journal_shelf_parent_class)->dispose (object);
}

static void
nabij_journal_shelf_finalize (GObject *object)
{
  NabijJournalShelf *self = NABIJ_JOURNAL_SHELF (object);

  nabij_journal_cache_free (self->cache);
  nabij_journal_lines_free (self->lines);
  g_array_unref (self->wanted);

  G_OBJECT_CLASS (nabij_journal_shelf_parent_class)->finalize (object);
}

static void
nabij_journal_shelf_class_init (NabijJournalShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_journal_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_journal_shelf_finalize;
}

static void
nabij_journal_shelf_init (NabijJournalShelf *self)
{
  self->cache = nabij_journal_cache_new (N_CACHED);
  self->lines = nabij_journal_lines_new ();
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * nabij_journal_shelf_new:
 * @journal: the journal
 *
 * Makes an empty shelf.
 *
 * Returns: (transfer full): the shelf
 */
NabijJournalShelf *
nabij_journal_shelf_new (NabijJournal *journal)
{
  NabijJournalShelf *self;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);

  self = g_object_new (NABIJ_TYPE_JOURNAL_SHELF, NULL);
  self->journal = g_object_ref (journal);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_journal_shelf_get_line:
 * @self: a shelf
 * @key: the key of a line
 *
 * Looks a line up.
 *
 * Returns: (transfer none) (nullable): the line, or `NULL` where nobody holds it
 */
NabijJournalLine *
nabij_journal_shelf_get_line (NabijJournalShelf *self,
                              gint64             key)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_SHELF (self), NULL);

  return nabij_journal_lines_get (self->lines, key);
}

/**
 * nabij_journal_shelf_add_line:
 * @self: a shelf
 * @key: a number that no other line has; of an entry, its number
 * @line: (transfer none): a new line
 *
 * Fills a line with what was read already, and remembers it for as long as somebody holds it.
 */
void
nabij_journal_shelf_add_line (NabijJournalShelf *self,
                              gint64             key,
                              NabijJournalLine  *line)
{
  NabijEntry *entry;

  g_return_if_fail (NABIJ_IS_JOURNAL_SHELF (self));
  g_return_if_fail (NABIJ_IS_JOURNAL_LINE (line));

  entry = nabij_journal_cache_get (self->cache, key);
  if (entry != NULL)
    nabij_journal_line_set_entry (line, entry);
  nabij_journal_lines_watch (self->lines, key, line);
}

/**
 * nabij_journal_shelf_has_read:
 * @self: a shelf
 * @id: the number of an entry
 *
 * Tells whether an entry need not be read for its line.
 *
 * Returns: whether it is so
 */
gboolean
nabij_journal_shelf_has_read (NabijJournalShelf *self,
                              gint64             id)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_SHELF (self), FALSE);

  return nabij_journal_cache_get (self->cache, id) != NULL;
}

/**
 * nabij_journal_shelf_take:
 * @self: a shelf
 * @entries: (element-type NabijEntry): what was read of the journal
 *
 * Fills the lines of these entries.
 */
void
nabij_journal_shelf_take (NabijJournalShelf *self,
                          GPtrArray         *entries)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_SHELF (self));
  g_return_if_fail (entries != NULL);

  for (guint i = 0; i < entries->len; i++) {
    NabijEntry       *read = g_ptr_array_index (entries, i);
    NabijEntry       *entry = nabij_journal_cache_put (self->cache, read);
    NabijJournalLine *line = nabij_journal_lines_get (self->lines, nabij_entry_get_fields (read)->id);

    if (line != NULL)
      nabij_journal_line_set_entry (line, entry);
  }
}

/**
 * nabij_journal_shelf_want:
 * @self: a shelf
 * @id: the number of an entry
 *
 * Has an entry read, together with all others that are wanted in this frame.
 */
void
nabij_journal_shelf_want (NabijJournalShelf *self,
                          gint64             id)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_SHELF (self));

  g_array_append_val (self->wanted, id);
  if (self->read_id == 0)
    self->read_id = g_idle_add_full (G_PRIORITY_DEFAULT, read_wanted_cb, self, NULL);
}
