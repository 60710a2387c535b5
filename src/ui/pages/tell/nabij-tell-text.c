/* nabij-tell-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From entries to the words of the page to take along, in the language of that page. It is read by
 * somebody else, who has little time: each line says what it is about. What was chosen is told whole,
 * nothing is added to it, and nothing is reckoned from it. It may run in any thread.
 */

#include "config.h"

#include "nabij-tell-text.h"

#include "nabij-check-in-words.h"
#include "nabij-language.h"
#include "nabij-moment-words.h"
#include "nabij-paper-lines.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "paper to tell"

typedef struct {
  const NabijTellChoice *choice;
  NabijWords            *words;
  NabijPractices        *practices;
  NabijCatalogue        *catalogue;
  NabijTellText         *text;
} Writer;

static void
part_free (gpointer data)
{
  NabijTellPart *part = data;

  g_free (part->id);
  g_free (part->heading);
  g_free (part->text);
  g_strfreev (part->pairs);
  g_free (part);
}

static gpointer
part_copy (gconstpointer data,
           gpointer      user_data)
{
  const NabijTellPart *part = data;
  NabijTellPart       *copy = g_new0 (NabijTellPart, 1);

  copy->id = g_strdup (part->id);
  copy->kind = part->kind;
  copy->heading = g_strdup (part->heading);
  copy->text = g_strdup (part->text);
  copy->pairs = g_strdupv (part->pairs);
  return copy;
}

/* Takes its heading and its text. */
static NabijTellPart *
add_part (Writer           *self,
          const char       *id,
          NabijTellPartKind kind,
          char             *heading,
          char             *text)
{
  NabijTellPart *part = g_new0 (NabijTellPart, 1);

  part->id = g_strdup (id);
  part->kind = kind;
  part->heading = heading;
  part->text = text;
  g_ptr_array_add (self->text->parts, part);
  return part;
}

/* As it was written, but for the empty space around it. */
static char *
dup_stripped (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static void
add_line (GString    *text,
          const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Dates */

static GDateTime *
make_local (const GDate *date)
{
  return g_date_time_new_utc (g_date_get_year (date), (int)g_date_get_month (date), g_date_get_day (date), 0, 0, 0.0);
}

static char *
write_period (NabijCatalogue *catalogue,
              const GDate    *first,
              const GDate    *last)
{
  g_autoptr (GDateTime) first_local = make_local (first);
  g_autoptr (GDateTime) last_local = make_local (last);
  g_autofree char *last_date = nabij_language_format_date_with_year_in (catalogue, last_local);
  g_autofree char *first_date = NULL;

  if (g_date_compare (first, last) == 0)
    return g_steal_pointer (&last_date);

  first_date = g_date_get_year (first) == g_date_get_year (last)
                 ? nabij_language_format_date_in (catalogue, first_local)
                 : nabij_language_format_date_with_year_in (catalogue, first_local);
  /* Translators: the first and the last day of a page, as in "Monday 5 October to Tuesday 17 November
   * 2026". */
  return g_strdup_printf (nabij_catalogue_get (catalogue, NULL, N_ ("%1$s to %2$s")), first_date, last_date);
}

/* With the year wherever the days on top do not say it already. */
static char *
write_date (Writer             *self,
            const NabijInstant *instant,
            gboolean            with_weekday)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (instant);
  const int first_year = g_date_get_year (&self->choice->first);
  const int last_year = g_date_get_year (&self->choice->last);
  gboolean  with_year;

  if (local == NULL)
    return g_strdup ("");

  with_year = first_year != last_year || g_date_time_get_year (local) != last_year;
  if (!with_weekday)
    return nabij_language_format_day_in (self->catalogue, local, with_year);
  return with_year ? nabij_language_format_date_with_year_in (self->catalogue, local)
                   : nabij_language_format_date_in (self->catalogue, local);
}

/* Headings */

/* Takes the heading. */
static char *
add_author (Writer                 *self,
            const NabijEntryFields *fields,
            char                   *heading)
{
  g_autofree char *plain = heading;

  if (!self->choice->with_authors || nabij_paper_is_blank (fields->author))
    return g_steal_pointer (&plain);

  /* Translators: what stands above an entry, as in "A hard moment, Tuesday 17 November", and who wrote
   * it. */
  return g_strdup_printf (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "%1$s, by %2$s")), plain, fields->author);
}

static const char *
get_kind (Writer                 *self,
          const NabijEntryFields *fields)
{
  switch (fields->kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
    return nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "A hard moment"));
  case NABIJ_ENTRY_KIND_SESSION:
    return nabij_practices_get_name_in (self->practices, self->catalogue, fields->practice);
  case NABIJ_ENTRY_KIND_LETTER:
    return self->choice->is_silent ? nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "A letter"))
                                   : nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "A letter to my baby"));
  case NABIJ_ENTRY_KIND_CHECK_IN:
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "What I wrote"));
  }
}

static char *
write_heading (Writer                 *self,
               const NabijEntryFields *fields)
{
  g_autofree char *date = write_date (self, &fields->instant, TRUE);
  g_autofree char *title = dup_stripped (fields->title);

  /* Translators: what stands above an entry: what it is, or its own title, and the day, as in "A hard
   * moment, Tuesday 17 November". */
  return add_author (self, fields,
                     g_strdup_printf (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "%1$s, %2$s")),
                                      *title != '\0' ? title : get_kind (self, fields), date));
}

/* Check-ins */

static void
add_pair (GStrvBuilder *pairs,
          const char   *item,
          const char   *answer)
{
  if (answer == NULL)
    return;

  g_strv_builder_add (pairs, item);
  g_strv_builder_add (pairs, answer);
}

static char **
list_pairs (Writer             *self,
            const NabijCheckIn *check_in)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  guint                   n_items;
  const NabijCheckInItem *items = nabij_check_in_form_list_items (check_in->form, &n_items);

  for (guint i = 0; i < n_items; i++)
    add_pair (pairs, nabij_check_in_words_get_item (self->catalogue, check_in->form, check_in->more_children, items[i]),
              nabij_check_in_words_get_answer (self->catalogue, check_in->answers[items[i]]));
  /* Translators: stands in a column with an answer behind it: "yes", "maybe" or "not now". */
  add_pair (pairs, nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "I would like to talk to someone about this.")),
            nabij_check_in_words_get_talk (self->catalogue, check_in->talk));
  return g_strv_builder_end (pairs);
}

static void
add_own_words (Writer     *self,
               GString    *text,
               const char *label,
               const char *words)
{
  g_autofree char *stripped = dup_stripped (words);
  g_autofree char *line = NULL;

  if (*stripped == '\0')
    return;

  /* Translators: what is told, as in "One good moment", and what somebody wrote about it. */
  line = g_strdup_printf (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "%1$s: %2$s")), label, stripped);
  add_line (text, line);
}

static void
add_check_in (Writer                 *self,
              const NabijEntryFields *fields)
{
  const NabijCheckIn *check_in = fields->check_in;
  g_autofree char    *date = write_date (self, &fields->instant, FALSE);
  g_autofree char    *written = dup_stripped (fields->text);
  char               *heading;
  GString            *text = g_string_new (NULL);

  /* Translators: stands above the answers; %s is a day, as in "17 November". They are about the
   * week before it. */
  heading = g_strdup_printf (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "How I was doing in the week up to %s")), date);
  add_own_words (self, text, nabij_check_in_words_get_good (self->catalogue), check_in->good);
  add_own_words (self, text, nabij_check_in_words_get_hard (self->catalogue), check_in->hard);
  add_own_words (self, text, nabij_check_in_words_get_need (self->catalogue), check_in->need);
  if (*written != '\0')
    add_line (text, written);

  add_part (self, fields->uuid, NABIJ_TELL_PART_ANSWERS, add_author (self, fields, heading), g_string_free (text, FALSE))->pairs =
    list_pairs (self, check_in);
}

/* Entries */

/* The words that were chosen and those of one's own, in a row. */
static char *
join_words (Writer            *self,
            const char *const *ids,
            const char *const *own)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (; ids != NULL && *ids != NULL; ids++) {
    const char *text = nabij_words_get_text_in (self->words, self->catalogue, *ids);

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

/* A line with something in it; nothing where there is nothing to say. The format comes from the
 * catalogue, which checks no more than that it is there. */
static void G_GNUC_PRINTF (2, 0)
  add_filled (GString    *text,
              const char *format,
              const char *words)
{
  g_autofree char *line = NULL;

  if (nabij_paper_is_blank (words))
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  line = g_strdup_printf (format, words);
#pragma GCC diagnostic pop
  add_line (text, line);
}

static void
add_moment (Writer                 *self,
            const NabijEntryFields *fields,
            GString                *text)
{
  g_autofree char *circumstances = join_words (self, fields->circumstances, fields->own_circumstances);
  g_autofree char *written = dup_stripped (fields->text);
  g_autofree char *calmer = NULL;
  g_autofree char *helped = NULL;
  g_autofree char *repair = NULL;

  /* Translators: %s is how tense somebody was, as in "very tense" or "too much". */
  add_filled (text, nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "How it was: %s")),
              nabij_moment_words_tension_in (self->catalogue, fields->tension));
  add_filled (text, nabij_catalogue_get (self->catalogue, NULL, N_ ("What was going on: %s")), circumstances);
  if (*written != '\0')
    add_line (text, written);
  if (!fields->is_calmer)
    return;

  calmer = nabij_moment_words_calmer_in (self->catalogue, &fields->instant, &fields->calmer, fields->tension_after);
  helped = join_words (self, fields->helped, fields->own_helped);
  repair = dup_stripped (fields->repair);
  /* Translators: %s is when it grew calmer, as in "calmer the same evening, a little tense". */
  add_filled (text, nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "Afterwards: %s")), calmer);
  add_filled (text, nabij_catalogue_get (self->catalogue, NULL, N_ ("What helped: %s")), helped);
  /* Translators: %s is what somebody said to their baby or child after a hard moment with them. */
  add_filled (text, nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "What I said then: %s")), repair);
}

static void
add_entry (Writer                 *self,
           const NabijEntryFields *fields)
{
  GString *text = g_string_new (NULL);

  if (fields->kind == NABIJ_ENTRY_KIND_MOMENT) {
    add_moment (self, fields, text);
  } else {
    g_autofree char *written = dup_stripped (fields->text);

    g_string_append (text, written);
  }
  add_part (self, fields->uuid, NABIJ_TELL_PART_ENTRY, write_heading (self, fields), g_string_free (text, FALSE));
}

static void
add_entries (Writer    *self,
             GPtrArray *entries,
             gboolean   with_answers)
{
  for (guint i = 0; i < entries->len; i++) {
    const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (entries, i));
    const gboolean          has_answers = fields->kind == NABIJ_ENTRY_KIND_CHECK_IN && fields->check_in != NULL;

    if (has_answers != with_answers)
      continue;
    if (has_answers)
      add_check_in (self, fields);
    else
      add_entry (self, fields);
  }
}

static void
add_picture (Writer    *self,
             GPtrArray *moments)
{
  if (!self->choice->with_picture || moments == NULL || moments->len == 0)
    return;

  for (guint i = 0; i < moments->len; i++)
    g_ptr_array_add (self->text->moments, nabij_entry_ref (g_ptr_array_index (moments, i)));
  add_part (self, "picture", NABIJ_TELL_PART_PICTURE,
            g_strdup (nabij_catalogue_get (self->catalogue, NULL, N_ ("Tension and recovery"))),
            /* Translators: what the picture of tension and recovery shows, to somebody who has never seen it. */
            g_strdup (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "Each round point is a hard moment. At the leaf it grew calmer again; a dotted ring is still open."))));
}

static void
add_questions (Writer *self)
{
  g_auto (GStrv) lines = NULL;
  GString *text;

  if (nabij_paper_is_blank (self->choice->questions))
    return;

  text = g_string_new (NULL);
  lines = g_strsplit (self->choice->questions, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (!nabij_paper_is_blank (lines[i]))
      add_line (text, g_strstrip (lines[i]));
  }
  add_part (self, "questions", NABIJ_TELL_PART_QUESTIONS,
            g_strdup (nabij_catalogue_get (self->catalogue, CONTEXT, NC_ ("paper to tell", "Questions I have"))), g_string_free (text, FALSE));
}

/**
 * nabij_tell_text_new:
 * @choice: what goes on it, with two valid days
 * @entries: (element-type NabijEntry): the entries that were chosen, the oldest first
 * @moments: (nullable) (element-type NabijEntry): what the picture shows, the oldest first
 * @words: the words that were offered
 * @practices: all practices, for their names
 * @catalogue: (nullable): the language of the page, or `NULL` for that of the program
 *
 * Puts exactly what was chosen into the words of a page. What somebody wants to ask comes first, because
 * time may be short; then the answers, the picture, and the other entries. It may be called in any
 * thread.
 *
 * Returns: (transfer full): the words
 */
NabijTellText *
nabij_tell_text_new (const NabijTellChoice *choice,
                     GPtrArray             *entries,
                     GPtrArray             *moments,
                     NabijWords            *words,
                     NabijPractices        *practices,
                     NabijCatalogue        *catalogue)
{
  NabijTellText *self;
  Writer         writer = { choice, words, practices, catalogue, NULL };

  g_return_val_if_fail (choice != NULL, NULL);
  g_return_val_if_fail (g_date_valid (&choice->first) && g_date_valid (&choice->last), NULL);
  g_return_val_if_fail (entries != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (practices != NULL, NULL);

  self = g_new0 (NabijTellText, 1);
  writer.text = self;
  self->title = g_strdup (nabij_catalogue_get (catalogue, CONTEXT, NC_ ("paper to tell", "What I want to tell")));
  self->period = write_period (catalogue, &choice->first, &choice->last);
  /* Translators: at the foot of the page, for a midwife or a doctor who reads it. */
  self->foot = g_strdup (nabij_catalogue_get (catalogue, CONTEXT, NC_ ("paper to tell", "These are my own words, not the result of a test.")));
  self->language = g_strdup (catalogue != NULL ? nabij_catalogue_get_language (catalogue) : "");
  self->catalogue = catalogue != NULL ? nabij_catalogue_ref (catalogue) : NULL;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  add_questions (&writer);
  add_entries (&writer, entries, TRUE);
  add_picture (&writer, moments);
  add_entries (&writer, entries, FALSE);
  return self;
}

static gpointer
entry_copy (gconstpointer data,
            gpointer      user_data)
{
  return nabij_entry_ref ((NabijEntry *)data);
}

/**
 * nabij_tell_text_copy:
 * @self: the words of a page
 *
 * Returns: (transfer full): the same once more
 */
NabijTellText *
nabij_tell_text_copy (const NabijTellText *self)
{
  NabijTellText *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (NabijTellText, 1);
  copy->title = g_strdup (self->title);
  copy->period = g_strdup (self->period);
  copy->foot = g_strdup (self->foot);
  copy->language = g_strdup (self->language);
  copy->catalogue = self->catalogue != NULL ? nabij_catalogue_ref (self->catalogue) : NULL;
  copy->parts = g_ptr_array_copy (self->parts, (GCopyFunc)part_copy, NULL);
  g_ptr_array_set_free_func (copy->parts, part_free);
  copy->moments = g_ptr_array_copy (self->moments, (GCopyFunc)entry_copy, NULL);
  g_ptr_array_set_free_func (copy->moments, (GDestroyNotify)nabij_entry_unref);
  return copy;
}

/**
 * nabij_tell_text_free:
 * @self: (transfer full): the words of a page
 *
 * Lets them go.
 */
void
nabij_tell_text_free (NabijTellText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->period);
  g_free (self->foot);
  g_free (self->language);
  g_clear_pointer (&self->catalogue, nabij_catalogue_unref);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->moments);
  g_free (self);
}
