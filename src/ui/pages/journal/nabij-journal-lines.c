/* nabij-journal-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-lines.h"

struct _NabijJournalLines {
  GHashTable *held; /* key → Held */
};

typedef struct {
  NabijJournalLines *lines; /* borrowed: it ends the watch first */
  NabijJournalLine  *line;  /* borrowed: it tells when it goes */
  gint64             key;
} Held;

static void
line_gone_cb (gpointer user_data,
              GObject *line)
{
  Held *held = user_data;

  g_hash_table_remove (held->lines->held, &held->key);
}

/**
 * nabij_journal_lines_new:
 *
 * Makes a register without lines.
 *
 * Returns: (transfer full): the register
 */
NabijJournalLines *
nabij_journal_lines_new (void)
{
  NabijJournalLines *self = g_new0 (NabijJournalLines, 1);

  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

/**
 * nabij_journal_lines_free:
 * @self: (transfer full): a register
 *
 * Frees a register. The lines live on as long as they are held.
 */
void
nabij_journal_lines_free (NabijJournalLines *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Held *)value)->line), line_gone_cb, value);
  g_hash_table_unref (self->held);
  g_free (self);
}

/**
 * nabij_journal_lines_watch:
 * @self: a register
 * @key: a number that no other line has; of an entry, its number
 * @line: a line
 *
 * Remembers a line for as long as somebody holds it.
 */
void
nabij_journal_lines_watch (NabijJournalLines *self,
                           gint64             key,
                           NabijJournalLine  *line)
{
  Held *held;

  g_return_if_fail (nabij_journal_lines_get (self, key) == NULL);

  held = g_new (Held, 1);
  held->lines = self;
  held->line = line;
  held->key = key;
  g_object_weak_ref (G_OBJECT (line), line_gone_cb, held);
  g_hash_table_insert (self->held, &held->key, held);
}

/**
 * nabij_journal_lines_get:
 * @self: a register
 * @key: the number of a line
 *
 * Looks a line up.
 *
 * Returns: (transfer none) (nullable): the line, or `NULL` where nobody holds it
 */
NabijJournalLine *
nabij_journal_lines_get (NabijJournalLines *self,
                         gint64             key)
{
  Held *held = g_hash_table_lookup (self->held, &key);

  return held != NULL ? held->line : NULL;
}

/**
 * nabij_journal_lines_find:
 * @self: a register
 * @uuid: the name of an entry
 *
 * Looks up which number an entry has.
 *
 * Returns: the number, or 0 where no line shows it
 */
gint64
nabij_journal_lines_find (NabijJournalLines *self,
                          const char        *uuid)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    NabijEntry *entry = nabij_journal_line_get_entry (((Held *)value)->line);

    if (entry != NULL && g_str_equal (nabij_entry_get_uuid (entry), uuid))
      return ((Held *)value)->key;
  }
  return 0;
}

/**
 * nabij_journal_lines_list_ids:
 * @self: a register
 *
 * Lists the entries whose lines are held.
 *
 * Returns: (transfer full) (element-type gint64): their numbers
 */
GArray *
nabij_journal_lines_list_ids (NabijJournalLines *self)
{
  GArray        *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Held *held = value;

    if (nabij_journal_line_get_kind (held->line) == NABIJ_JOURNAL_LINE_ENTRY)
      g_array_append_val (ids, held->key);
  }
  return ids;
}
