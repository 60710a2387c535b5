/* nabij-journal-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-line.h"

struct _NabijJournalLine {
  GObject parent_instance;

  NabijJournalLineKind kind;
  NabijEntryKind       entry_kind;
  int                  day;
  gint64               id;
  NabijEntry          *entry; /* NULL until it was read */
  gboolean             is_first;
  gboolean             is_last;
};

G_DEFINE_FINAL_TYPE (NabijJournalLine, nabij_journal_line, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
nabij_journal_line_finalize (GObject *object)
{
  g_clear_pointer (&NABIJ_JOURNAL_LINE (object)->entry, nabij_entry_unref);

  G_OBJECT_CLASS (nabij_journal_line_parent_class)->finalize (object);
}

static void
nabij_journal_line_class_init (NabijJournalLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_journal_line_finalize;

  /**
   * NabijJournalLine::changed:
   * @self: a line
   *
   * Emitted when there is something else to show.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_journal_line_init (NabijJournalLine *self)
{
}

/**
 * nabij_journal_line_new_card:
 *
 * Makes the line of the card.
 *
 * Returns: (transfer full): the line
 */
NabijJournalLine *
nabij_journal_line_new_card (void)
{
  NabijJournalLine *self = g_object_new (NABIJ_TYPE_JOURNAL_LINE, NULL);

  self->kind = NABIJ_JOURNAL_LINE_CARD;
  return self;
}

/**
 * nabij_journal_line_new_day:
 * @day: a civil day, counted from the first of January 1970
 *
 * Makes the title of a day.
 *
 * Returns: (transfer full): the line
 */
NabijJournalLine *
nabij_journal_line_new_day (int day)
{
  NabijJournalLine *self = g_object_new (NABIJ_TYPE_JOURNAL_LINE, NULL);

  self->kind = NABIJ_JOURNAL_LINE_DAY;
  self->day = day;
  return self;
}

/**
 * nabij_journal_line_new_entry:
 * @id: the number of the entry
 * @kind: what it is
 *
 * Makes the line of an entry that was not read yet.
 *
 * Returns: (transfer full): the line
 */
NabijJournalLine *
nabij_journal_line_new_entry (gint64         id,
                              NabijEntryKind kind)
{
  NabijJournalLine *self = g_object_new (NABIJ_TYPE_JOURNAL_LINE, NULL);

  self->kind = NABIJ_JOURNAL_LINE_ENTRY;
  self->id = id;
  self->entry_kind = kind;
  return self;
}

/**
 * nabij_journal_line_get_kind:
 * @self: a line
 *
 * Returns: what stands in it
 */
NabijJournalLineKind
nabij_journal_line_get_kind (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), NABIJ_JOURNAL_LINE_CARD);

  return self->kind;
}

/**
 * nabij_journal_line_get_day:
 * @self: the title of a day
 *
 * Returns: the civil day, counted from the first of January 1970
 */
int
nabij_journal_line_get_day (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), 0);

  return self->day;
}

/**
 * nabij_journal_line_get_id:
 * @self: the line of an entry
 *
 * Returns: the number of the entry
 */
gint64
nabij_journal_line_get_id (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), 0);

  return self->id;
}

/**
 * nabij_journal_line_get_entry_kind:
 * @self: the line of an entry
 *
 * Returns: what the entry is, which decides how high the line is
 */
NabijEntryKind
nabij_journal_line_get_entry_kind (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), NABIJ_ENTRY_KIND_NOTE);

  return self->entry_kind;
}

/**
 * nabij_journal_line_get_entry:
 * @self: the line of an entry
 *
 * Tells what was read. Its text may have been cut: it is for showing, and never for saving.
 *
 * Returns: (transfer none) (nullable): the entry, or `NULL` where it was not read yet
 */
NabijEntry *
nabij_journal_line_get_entry (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), NULL);

  return self->entry;
}

/**
 * nabij_journal_line_set_entry:
 * @self: the line of an entry
 * @entry: (transfer none): what was read
 *
 * Fills the line.
 */
void
nabij_journal_line_set_entry (NabijJournalLine *self,
                              NabijEntry       *entry)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_LINE (self));
  g_return_if_fail (entry != NULL);

  if (self->entry == entry)
    return;

  nabij_entry_ref (entry);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->entry = entry;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * nabij_journal_line_is_first:
 * @self: the line of an entry
 *
 * Returns: whether it is the first of its day
 */
gboolean
nabij_journal_line_is_first (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), FALSE);

  return self->is_first;
}

/**
 * nabij_journal_line_is_last:
 * @self: the line of an entry
 *
 * Returns: whether it is the last of its day
 */
gboolean
nabij_journal_line_is_last (NabijJournalLine *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_LINE (self), FALSE);

  return self->is_last;
}

/**
 * nabij_journal_line_set_edges:
 * @self: a line
 * @is_first: whether it is the first of its day
 * @is_last: whether it is the last
 *
 * Tells where it stands in the card of its day.
 */
void
nabij_journal_line_set_edges (NabijJournalLine *self,
                              gboolean          is_first,
                              gboolean          is_last)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_LINE (self));

  if (self->is_first == is_first && self->is_last == is_last)
    return;

  self->is_first = is_first;
  self->is_last = is_last;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
