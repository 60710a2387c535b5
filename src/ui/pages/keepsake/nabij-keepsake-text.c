/* nabij-keepsake-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From entries to words: what stands in a keepsake, without how it looks. Nothing here is markup,
 * and nothing is left out of what somebody wrote. It may run in any thread.
 */

#include "config.h"

#include "nabij-keepsake-text.h"

#include "nabij-language.h"
#include "nabij-moment-words.h"
#include "nabij-paper-lines.h"
#include "nabij-preferences.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const NabijKeepsakeChoice *choice;
  NabijWords                *words;
  NabijPractices            *all_practices;
  NabijKeepsakeText         *text;
  GPtrArray                 *practices; /* of static strings: what was breathed on this day */

  gint64   day; /* that was begun, as year and day of the year; 0 before the first */
  gboolean with_years;
  gboolean is_first_of_day;
} Writer;

static void
block_free (gpointer data)
{
  NabijKeepsakeBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static NabijKeepsakeBlock *
add (Writer            *self,
     NabijKeepsakeStyle style,
     NabijKeepsakeSpace space,
     const char        *text)
{
  NabijKeepsakeBlock *block = g_new0 (NabijKeepsakeBlock, 1);

  block->style = style;
  block->space = space;
  block->text = g_strdup (text);
  block->keeps_with_next = style == NABIJ_KEEPSAKE_STYLE_DAY || style == NABIJ_KEEPSAKE_STYLE_HEADING;
  g_ptr_array_add (self->text->blocks, block);
  return block;
}

/* The space above the first block of an entry: a heading of the day is nearer than another entry. */
static NabijKeepsakeSpace
begin_entry (Writer *self)
{
  const NabijKeepsakeSpace space = self->is_first_of_day ? NABIJ_KEEPSAKE_SPACE_PARAGRAPH : NABIJ_KEEPSAKE_SPACE_ENTRY;

  self->is_first_of_day = FALSE;
  return space;
}

/* Lines stay lines and empty lines part paragraphs, as they were written. */
static void
add_text (Writer            *self,
          NabijKeepsakeStyle style,
          NabijKeepsakeSpace space,
          const char        *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (nabij_paper_is_blank (lines[i]))
      continue;
    g_strdelimit (lines[i], "\r\f\v", ' ');
    add (self, style, space, g_strchomp (lines[i]));
    /* The first line had the space of the whole; an empty line before it says nothing more. */
    space = lines[i + 1] != NULL && nabij_paper_is_blank (lines[i + 1]) ? NABIJ_KEEPSAKE_SPACE_PARAGRAPH : NABIJ_KEEPSAKE_SPACE_LINE;
  }
}

/* The words that were chosen and those of one's own, in a row. */
static char *
join_words (Writer            *self,
            const char *const *ids,
            const char *const *own)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (; ids != NULL && *ids != NULL; ids++) {
    const char *text = nabij_words_get_text (self->words, *ids);

    /* A newer program may know words that this one does not. */
    if (text != NULL)
      g_ptr_array_add (all, (gpointer)text);
  }
  for (; own != NULL && *own != NULL; own++)
    g_ptr_array_add (all, (gpointer)*own);
  if (all->len == 0)
    return NULL;

  g_ptr_array_add (all, NULL);
  return g_strjoinv (", ", (char **)all->pdata);
}

/* What stands above an entry: its title, and who wrote it. */
static NabijKeepsakeSpace
add_head (Writer                 *self,
          const NabijEntryFields *fields,
          const char             *title)
{
  NabijKeepsakeSpace space = begin_entry (self);

  if (title != NULL) {
    add (self, NABIJ_KEEPSAKE_STYLE_HEADING, space, title);
    space = NABIJ_KEEPSAKE_SPACE_SMALL;
  }
  if (self->choice->with_authors && !nabij_paper_is_blank (fields->author)) {
    add (self, NABIJ_KEEPSAKE_STYLE_QUIET, space, fields->author)->keeps_with_next = TRUE;
    space = NABIJ_KEEPSAKE_SPACE_SMALL;
  }
  return space;
}

static void
add_recovery (Writer                 *self,
              const NabijEntryFields *fields)
{
  g_autofree char    *words = nabij_moment_words_calmer (&fields->instant, &fields->calmer, fields->tension_after);
  g_autofree char    *helped = join_words (self, fields->helped, fields->own_helped);
  NabijKeepsakeBlock *block = add (self, NABIJ_KEEPSAKE_STYLE_RECOVERY, NABIJ_KEEPSAKE_SPACE_PARAGRAPH, words);

  block->mark = NABIJ_KEEPSAKE_MARK_LEAF;
  block->joins_above = TRUE;

  if (helped != NULL) {
    /* Translators: %s is a row of words, such as "a walk, someone near". */
    g_autofree char *line = g_strdup_printf (_ ("What helped: %s"), helped);

    block->keeps_with_next = TRUE;
    add (self, NABIJ_KEEPSAKE_STYLE_QUIET, NABIJ_KEEPSAKE_SPACE_SMALL, line);
  }
  add_text (self, NABIJ_KEEPSAKE_STYLE_REPAIR, NABIJ_KEEPSAKE_SPACE_SMALL, fields->repair);
}

static void
add_moment (Writer                 *self,
            const NabijEntryFields *fields)
{
  const char         *tension = nabij_moment_words_tension (fields->tension);
  g_autofree char    *circumstances = join_words (self, fields->circumstances, fields->own_circumstances);
  NabijKeepsakeSpace  space = add_head (self, fields, nabij_paper_is_blank (fields->title) ? NULL : fields->title);
  NabijKeepsakeBlock *block;
  guint               first;

  block = add (self, NABIJ_KEEPSAKE_STYLE_TENSION, space, tension != NULL ? tension : _ ("a hard moment"));
  block->mark = fields->is_calmer ? NABIJ_KEEPSAKE_MARK_POINT : NABIJ_KEEPSAKE_MARK_OPEN;
  block->joins_below = fields->is_calmer;
  first = self->text->blocks->len;

  if (circumstances != NULL) {
    /* Translators: %s is a row of words, such as "slept badly, work". */
    g_autofree char *line = g_strdup_printf (_ ("What was going on: %s"), circumstances);

    add (self, NABIJ_KEEPSAKE_STYLE_QUIET, NABIJ_KEEPSAKE_SPACE_SMALL, line);
  }
  add_text (self, NABIJ_KEEPSAKE_STYLE_BODY, NABIJ_KEEPSAKE_SPACE_SMALL, fields->text);

  block->keeps_with_next = self->text->blocks->len > first || fields->is_calmer;
  if (fields->is_calmer) {
    for (guint i = first; i < self->text->blocks->len; i++) {
      NabijKeepsakeBlock *between = g_ptr_array_index (self->text->blocks, i);

      between->joins_above = between->joins_below = TRUE;
    }
    add_recovery (self, fields);
  }
}

static void
add_writing (Writer                 *self,
             const NabijEntryFields *fields)
{
  const char *title = nabij_paper_is_blank (fields->title) ? NULL : fields->title;

  if (title == NULL && fields->kind == NABIJ_ENTRY_KIND_LETTER)
    title = self->choice->is_silent ? _ ("Letter") : _ ("Letter to your baby");
  add_text (self, NABIJ_KEEPSAKE_STYLE_BODY, add_head (self, fields, title), fields->text);
}

/* What was breathed on a day is one line, however often it was. */
static void
end_day (Writer *self)
{
  g_autofree char *names = NULL;
  g_autofree char *line = NULL;

  if (self->practices->len == 0)
    return;

  g_ptr_array_add (self->practices, NULL);
  names = g_strjoinv (", ", (char **)self->practices->pdata);
  g_ptr_array_set_size (self->practices, 0);
  /* Translators: %s is a row of exercises, such as "Water & Rust". */
  line = g_strdup_printf (_ ("Breathed: %s"), names);
  add (self, NABIJ_KEEPSAKE_STYLE_QUIET, begin_entry (self), line);
}

static void
note_practice (Writer     *self,
               const char *id)
{
  const char *name = nabij_practices_get_name (self->all_practices, id);

  for (guint i = 0; i < self->practices->len; i++) {
    if (g_str_equal (g_ptr_array_index (self->practices, i), name))
      return;
  }
  g_ptr_array_add (self->practices, (gpointer)name);
}

static void
begin_day (Writer     *self,
           NabijEntry *entry)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (nabij_entry_get_instant (entry));
  g_autofree char *date = NULL;
  const gint64     day = local != NULL ? g_date_time_get_year (local) * 1000 + g_date_time_get_day_of_year (local) : -1;

  if (day == self->day)
    return;

  end_day (self);
  self->day = day;
  self->is_first_of_day = TRUE;
  if (local == NULL)
    return;

  date = self->with_years ? nabij_language_format_date_with_year (local) : nabij_language_format_date (local);
  add (self, NABIJ_KEEPSAKE_STYLE_DAY, NABIJ_KEEPSAKE_SPACE_DAY, date);
}

static void
add_entry (Writer     *self,
           NabijEntry *entry)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);

  /* How somebody was doing is for a talk, and has a page of its own to take along; this is a book of
   * memories, which may lie about where others read it. */
  if (fields->kind == NABIJ_ENTRY_KIND_CHECK_IN)
    return;

  begin_day (self, entry);
  switch (fields->kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
    add_moment (self, fields);
    break;
  case NABIJ_ENTRY_KIND_SESSION:
    /* What was noticed stands in its place among the rest, under the name of what was breathed. */
    if (nabij_paper_is_blank (fields->text))
      note_practice (self, fields->practice);
    else
      add_text (self, NABIJ_KEEPSAKE_STYLE_BODY, add_head (self, fields, nabij_practices_get_name (self->all_practices, fields->practice)), fields->text);
    break;
  case NABIJ_ENTRY_KIND_LETTER:
  case NABIJ_ENTRY_KIND_NOTE:
  case NABIJ_ENTRY_KIND_CHECK_IN:
  default:
    add_writing (self, fields);
    break;
  }
}

static void
add_picture (Writer    *self,
             GPtrArray *entries)
{
  NabijKeepsakeBlock *block;

  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);

    if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT)
      g_ptr_array_add (self->text->moments, nabij_entry_ref (entry));
  }
  if (self->text->moments->len == 0)
    return;

  add (self, NABIJ_KEEPSAKE_STYLE_HEADING, NABIJ_KEEPSAKE_SPACE_DAY, _ ("Tension and recovery"));
  block = add (self, NABIJ_KEEPSAKE_STYLE_PICTURE, NABIJ_KEEPSAKE_SPACE_PARAGRAPH, "");
  block->keeps_with_next = TRUE;
  add (self, NABIJ_KEEPSAKE_STYLE_QUIET, NABIJ_KEEPSAKE_SPACE_PARAGRAPH, _ ("At the green point it grew calmer. What is still open may stay open."));
}

static char *
write_period (const NabijInstant *first,
              const NabijInstant *last)
{
  g_autoptr (GDateTime) first_local = nabij_instant_to_local (first);
  g_autoptr (GDateTime) last_local = nabij_instant_to_local (last);
  g_autofree char *first_date = NULL;
  g_autofree char *last_date = NULL;

  if (first_local == NULL || last_local == NULL)
    return g_strdup ("");

  last_date = nabij_language_format_date_with_year (last_local);
  first_date = g_date_time_get_year (first_local) == g_date_time_get_year (last_local)
                 ? nabij_language_format_date (first_local)
                 : nabij_language_format_date_with_year (first_local);
  if (g_date_time_get_year (first_local) == g_date_time_get_year (last_local) &&
      g_date_time_get_day_of_year (first_local) == g_date_time_get_day_of_year (last_local))
    return g_steal_pointer (&last_date);

  /* Translators: the first and the last day of a keepsake, as in "Monday 5 October to Tuesday 17
   * November 2026". */
  return g_strdup_printf (_ ("%1$s to %2$s"), first_date, last_date);
}

static gboolean
are_of_two_years (const NabijInstant *first,
                  const NabijInstant *last)
{
  g_autoptr (GDateTime) first_local = nabij_instant_to_local (first);
  g_autoptr (GDateTime) last_local = nabij_instant_to_local (last);

  return first_local == NULL || last_local == NULL || g_date_time_get_year (first_local) != g_date_time_get_year (last_local);
}

/**
 * nabij_keepsake_text_new:
 * @choice: what it is to be
 * @entries: (element-type NabijEntry): what is in it, the oldest first
 * @words: the words that were offered
 * @practices: all practices, for their names
 *
 * Puts entries into the words of a keepsake. It may be called in any thread.
 *
 * Returns: (transfer full): the words
 */
NabijKeepsakeText *
nabij_keepsake_text_new (const NabijKeepsakeChoice *choice,
                         GPtrArray                 *entries,
                         NabijWords                *words,
                         NabijPractices            *practices)
{
  NabijKeepsakeText *self;
  g_autoptr (GPtrArray) of_day = g_ptr_array_new ();
  Writer writer = { .choice = choice, .words = words, .all_practices = practices, .practices = of_day };

  g_return_val_if_fail (choice != NULL, NULL);
  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (practices != NULL, NULL);

  self = g_new0 (NabijKeepsakeText, 1);
  self->title = g_strdup (choice->title != NULL ? choice->title : "");
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  writer.text = self;

  if (entries->len == 0) {
    self->period = g_strdup ("");
    return self;
  }

  {
    const NabijInstant *oldest = nabij_entry_get_instant (g_ptr_array_index (entries, 0));
    const NabijInstant *newest = nabij_entry_get_instant (g_ptr_array_index (entries, entries->len - 1));

    self->period = write_period (choice->first != NULL ? choice->first : oldest,
                                 choice->last != NULL ? choice->last : newest);
    writer.with_years = are_of_two_years (oldest, newest);
  }

  if (choice->with_picture)
    add_picture (&writer, entries);
  for (guint i = 0; i < entries->len; i++)
    add_entry (&writer, g_ptr_array_index (entries, i));
  end_day (&writer);
  return self;
}

/**
 * nabij_keepsake_text_free:
 * @self: (transfer full): the words of a keepsake
 *
 * Lets them go.
 */
void
nabij_keepsake_text_free (NabijKeepsakeText *self)
{
  g_free (self->title);
  g_free (self->period);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->moments);
  g_free (self);
}
