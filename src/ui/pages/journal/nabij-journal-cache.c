/* nabij-journal-cache.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-cache.h"

#include <string.h>

/* What is seen of a text in a list; a text may have a million letters. */
#define TEXT_BYTES 1000

struct _NabijJournalCache {
  GHashTable *entries; /* number → entry */
  GQueue      order;   /* the same numbers, owned by the table, the oldest first */
  guint       n_entries_max;
};

static NabijEntry *
shorten (NabijEntry *entry)
{
  NabijEntryFields fields = *nabij_entry_get_fields (entry);
  g_autofree char *text = NULL;

  if (fields.text == NULL || strlen (fields.text) <= TEXT_BYTES)
    return nabij_entry_ref (entry);

  text = g_strndup (fields.text, (gsize)(g_utf8_find_prev_char (fields.text, fields.text + TEXT_BYTES) - fields.text));
  fields.text = text;
  return nabij_entry_new (&fields);
}

/**
 * nabij_journal_cache_new:
 * @n_entries_max: how many entries it holds at most, ≥ 1
 *
 * Makes an empty cache.
 *
 * Returns: (transfer full): the cache
 */
NabijJournalCache *
nabij_journal_cache_new (guint n_entries_max)
{
  NabijJournalCache *self = g_new0 (NabijJournalCache, 1);

  self->n_entries_max = MAX (n_entries_max, 1);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)nabij_entry_unref);
  g_queue_init (&self->order);
  return self;
}

/**
 * nabij_journal_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees a cache.
 */
void
nabij_journal_cache_free (NabijJournalCache *self)
{
  g_queue_clear (&self->order);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * nabij_journal_cache_put:
 * @self: a cache
 * @entry: what was read of the journal
 *
 * Holds an entry, in the place of an older version of it. The oldest gives way where it is full.
 *
 * Returns: (transfer none): what is held of @entry, which may be cut
 */
NabijEntry *
nabij_journal_cache_put (NabijJournalCache *self,
                         NabijEntry        *entry)
{
  const gint64 id = nabij_entry_get_fields (entry)->id;
  NabijEntry  *held = shorten (entry);
  gint64      *key;

  nabij_journal_cache_drop (self, id);
  while (self->order.length >= self->n_entries_max)
    g_hash_table_remove (self->entries, g_queue_pop_head (&self->order));

  key = g_memdup2 (&id, sizeof id);
  g_queue_push_tail (&self->order, key);
  g_hash_table_insert (self->entries, key, held);
  return held;
}

/**
 * nabij_journal_cache_get:
 * @self: a cache
 * @id: the number of an entry
 *
 * Looks an entry up.
 *
 * Returns: (transfer none) (nullable): what is held of it, or `NULL`
 */
NabijEntry *
nabij_journal_cache_get (NabijJournalCache *self,
                         gint64             id)
{
  return g_hash_table_lookup (self->entries, &id);
}

/**
 * nabij_journal_cache_find:
 * @self: a cache
 * @uuid: the name of an entry
 *
 * Looks up which number an entry has.
 *
 * Returns: the number, or 0 where it is not held
 */
gint64
nabij_journal_cache_find (NabijJournalCache *self,
                          const char        *uuid)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &entry)) {
    if (g_str_equal (nabij_entry_get_uuid (entry), uuid))
      return *(gint64 *)key;
  }
  return 0;
}

/**
 * nabij_journal_cache_drop:
 * @self: a cache
 * @id: the number of an entry
 *
 * Forgets an entry.
 */
void
nabij_journal_cache_drop (NabijJournalCache *self,
                          gint64             id)
{
  gpointer key;

  if (!g_hash_table_lookup_extended (self->entries, &id, &key, NULL))
    return;

  g_queue_remove (&self->order, key);
  g_hash_table_remove (self->entries, &id);
}

/**
 * nabij_journal_cache_clear:
 * @self: a cache
 *
 * Forgets everything.
 */
void
nabij_journal_cache_clear (NabijJournalCache *self)
{
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->entries);
}
