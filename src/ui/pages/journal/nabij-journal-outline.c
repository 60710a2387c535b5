/* nabij-journal-outline.c
 *
 * What stands in which line of the list, without lines: an array of #NabijJournalElement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-outline.h"

#include "nabij-wall-clock.h"

static const NabijJournalElement *
get_element (GArray *outline,
             guint   position)
{
  return &g_array_index (outline, NabijJournalElement, position);
}

/**
 * nabij_journal_outline_new:
 * @items: (element-type NabijJournalItem): what was found, the newest first
 * @with_card: whether a card stands over it, where there is anything
 *
 * Puts the titles of the days before their entries.
 *
 * Returns: (transfer full) (element-type NabijJournalElement): the outline
 */
GArray *
nabij_journal_outline_new (GArray  *items,
                           gboolean with_card)
{
  guint   n_days = 0;
  GArray *outline;

  for (guint i = 0; i < items->len; i++) {
    if (i == 0 || g_array_index (items, NabijJournalItem, i).day != g_array_index (items, NabijJournalItem, i - 1).day)
      n_days++;
  }
  outline = g_array_sized_new (FALSE, FALSE, sizeof (NabijJournalElement), items->len + n_days + 1);

  if (with_card && items->len > 0) {
    const NabijJournalElement card = { .kind = NABIJ_JOURNAL_LINE_CARD };

    g_array_append_val (outline, card);
  }
  for (guint i = 0; i < items->len; i++) {
    const NabijJournalItem   *item = &g_array_index (items, NabijJournalItem, i);
    const NabijJournalElement entry = {
      .id = item->id, .day = item->day, .kind = NABIJ_JOURNAL_LINE_ENTRY, .entry_kind = (gint16)item->kind
    };

    if (i == 0 || item->day != g_array_index (items, NabijJournalItem, i - 1).day) {
      const NabijJournalElement day = { .day = item->day, .kind = NABIJ_JOURNAL_LINE_DAY };

      g_array_append_val (outline, day);
    }
    g_array_append_val (outline, entry);
  }
  return outline;
}

/**
 * nabij_journal_outline_is_entry:
 * @outline: (element-type NabijJournalElement): an outline
 * @position: a line, which need not exist
 *
 * Tells whether an entry stands there.
 *
 * Returns: whether it is so
 */
gboolean
nabij_journal_outline_is_entry (GArray *outline,
                                guint   position)
{
  return position < outline->len && get_element (outline, position)->kind == NABIJ_JOURNAL_LINE_ENTRY;
}

/**
 * nabij_journal_outline_get_key:
 * @outline: (element-type NabijJournalElement): an outline
 * @position: a line
 *
 * Tells a number that no other line has: the number of an entry, or one below zero for a day. A day
 * stands once.
 *
 * Returns: the key
 */
gint64
nabij_journal_outline_get_key (GArray *outline,
                               guint   position)
{
  const NabijJournalElement *element = get_element (outline, position);

  switch ((NabijJournalLineKind)element->kind) {
  case NABIJ_JOURNAL_LINE_ENTRY:
    return element->id;
  case NABIJ_JOURNAL_LINE_DAY:
    return element->day - (G_GINT64_CONSTANT (1) << 40);
  case NABIJ_JOURNAL_LINE_CARD:
  default:
    return 0;
  }
}

static gboolean
elements_equal (const NabijJournalElement *a,
                const NabijJournalElement *b)
{
  return a->id == b->id && a->day == b->day && a->kind == b->kind && a->entry_kind == b->entry_kind;
}

/**
 * nabij_journal_outline_compare:
 * @old_outline: (element-type NabijJournalElement): an outline
 * @new_outline: (element-type NabijJournalElement): the one that takes its place
 * @n_before: (out): how many lines at the beginning are the same
 * @n_after: (out): how many of the others at the end are
 *
 * Finds what has changed.
 */
void
nabij_journal_outline_compare (GArray *old_outline,
                               GArray *new_outline,
                               guint  *n_before,
                               guint  *n_after)
{
  const guint least = MIN (old_outline->len, new_outline->len);
  guint       before = 0;
  guint       after = 0;

  while (before < least && elements_equal (get_element (old_outline, before), get_element (new_outline, before)))
    before++;
  while (after < least - before &&
         elements_equal (get_element (old_outline, old_outline->len - 1 - after),
                         get_element (new_outline, new_outline->len - 1 - after)))
    after++;

  *n_before = before;
  *n_after = after;
}

/**
 * nabij_journal_day_to_date:
 * @day: a civil day, counted from the first of January 1970
 * @date: (out caller-allocates): the date
 *
 * Finds a day in the calendar.
 *
 * Returns: (nullable): @date, or `NULL`, with @date not valid, where it is outside the years 1 to 9999
 */
GDate *
nabij_journal_day_to_date (int    day,
                           GDate *date)
{
  return nabij_civil_to_date ((gint64)day * NABIJ_SECONDS_A_DAY, date) ? date : NULL;
}

/**
 * nabij_journal_outline_list_months:
 * @outline: (element-type NabijJournalElement): an outline
 *
 * Lists the months that have entries, the newest first. Days that no calendar has are left out.
 *
 * Returns: (transfer full) (element-type NabijJournalMonth): the months
 */
GArray *
nabij_journal_outline_list_months (GArray *outline)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (NabijJournalMonth));
  int     last = -1;

  for (guint i = 0; i < outline->len; i++) {
    const NabijJournalElement *element = get_element (outline, i);
    GDate                      date;
    int                        number;

    if (element->kind != NABIJ_JOURNAL_LINE_DAY || nabij_journal_day_to_date (element->day, &date) == NULL)
      continue;

    number = g_date_get_year (&date) * 12 + (int)g_date_get_month (&date);
    if (number != last) {
      const NabijJournalMonth month = { .day = element->day, .position = i };

      g_array_append_val (months, month);
      last = number;
    }
  }
  return months;
}
