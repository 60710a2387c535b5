/* nabij-tell-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Six weeks of somebody who wants to tell of them: answers, moments of every form, other writings.
 */

#include "config.h"

#include "nabij-tell-fixture.h"

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)
/* Tuesday 17 November 2026, 15:00 in Amsterdam. */
#define NOW_US (G_GINT64_CONSTANT (1794924000) * G_USEC_PER_SEC)

static NabijEntry *
make (const NabijEntryFields *fields,
      guint                   number,
      double                  days_ago,
      double                  calmer_after_hours)
{
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
  NabijEntryFields made = *fields;

  made.uuid = uuid;
  made.instant = (NabijInstant){ NOW_US - (gint64)(days_ago * DAY_US), 3600 };
  if (made.is_calmer)
    made.calmer = (NabijInstant){ made.instant.utc_us + (gint64)(calmer_after_hours * HOUR_US), 3600 };
  return nabij_entry_new (&made);
}

static NabijEntry *
make_check_in (guint               number,
               double              days_ago,
               const NabijCheckIn *check_in)
{
  return make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .author = "Anna", .check_in = check_in }, number, days_ago, 0);
}

/* One of each kind, the oldest first. */
GPtrArray *
nabij_tell_fixture_entries (void)
{
  static const char *const night[] = { "slept-badly", "on-my-own", NULL };
  static const char *const cried[] = { "baby-cried", NULL };
  static const char *const own[] = { "het telefoontje", NULL };
  static const char *const outside[] = { "outside", "talking", NULL };
  static const char *const tea[] = { "een kop thee", NULL };
  GPtrArray               *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  const NabijCheckIn       first = {
          .form = NABIJ_CHECK_IN_FORM_AFTER,
          .answers = {
            NABIJ_CHECK_IN_ANSWER_HARDLY,
            NABIJ_CHECK_IN_ANSWER_SOMETIMES,
            NABIJ_CHECK_IN_ANSWER_OFTEN,
            NABIJ_CHECK_IN_ANSWER_OFTEN,
            NABIJ_CHECK_IN_ANSWER_SOMETIMES,
            NABIJ_CHECK_IN_ANSWER_SKIPPED,
            NABIJ_CHECK_IN_ANSWER_HARDLY,
            NABIJ_CHECK_IN_ANSWER_SOMETIMES,
    },
          .talk = NABIJ_CHECK_IN_TALK_YES,
          .good = "Sam die in slaap viel op mijn borst, en dat ik niets hoefde.",
          .hard = "De nachten. Ik lig wakker, ook als hij slaapt.",
          .need = "Een nacht waarin iemand anders luistert.",
          .is_finished = TRUE,
  };
  const NabijCheckIn second = {
    .form = NABIJ_CHECK_IN_FORM_AFTER,
    .answers = {
      NABIJ_CHECK_IN_ANSWER_SOMETIMES,
      NABIJ_CHECK_IN_ANSWER_OFTEN,
      NABIJ_CHECK_IN_ANSWER_SOMETIMES,
      NABIJ_CHECK_IN_ANSWER_NONE,
    },
    .talk = NABIJ_CHECK_IN_TALK_NONE,
    .good = "Samen in bad.",
  };

  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .author = "Anna", .tension = NABIJ_TENSION_VERY_TENSE, .circumstances = night, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_A_LITTLE, .helped = outside }, 1, 41.1, 5));
  g_ptr_array_add (entries, make_check_in (2, 28, &first));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .author = "Anna", .tension = NABIJ_TENSION_TOO_MUCH, .circumstances = cried, .own_circumstances = own, .text = "Hij bleef huilen en ik wist het niet meer. Ik heb hem neergelegd en ben op de gang gaan staan.", .about_contact = TRUE, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_CALM, .helped = outside, .own_helped = tea, .repair = "Ik was even weg. Ik ben er weer." }, 3, 20, 3));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .author = "Anna", .title = "Slapen", .text = "Om de twee uur wakker.\nOm vijf uur niet meer in slaap gekomen.\n\nOverdag lukt het alleen op de bank." }, 4, 15, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .author = "Anna", .practice = "five-exhales", .pattern = "water", .duration_us = HOUR_US / 60, .text = "Mijn schouders zakten vanzelf." }, 5, 14, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .author = "Bas", .text = "Lieve Sam, vannacht was ik het die je hoorde." }, 6, 12, 0));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .author = "Anna", .title = "Na het telefoontje", .tension = NABIJ_TENSION_TENSE, .is_calmer = TRUE, .tension_after = NABIJ_TENSION_CALM }, 7, 6.2, 26));
  g_ptr_array_add (entries, make_check_in (8, 2, &second));
  g_ptr_array_add (entries, make (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .author = "Anna", .text = "Dit staat nog open." }, 9, 0.1, 0));
  return entries;
}

/* Many of them, a week apart. */
GPtrArray *
nabij_tell_fixture_check_ins (guint n_check_ins)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  for (guint i = 0; i < n_check_ins; i++) {
    g_autofree char *good = g_strdup_printf ("Iets goeds, nummer %u.", i);
    g_autofree char *hard = g_strdup_printf ("Iets moeilijks, nummer %u.", i);
    NabijCheckIn     check_in = { .form = (NabijCheckInForm)(i % NABIJ_N_CHECK_IN_FORMS), .talk = (NabijCheckInTalk)(i % NABIJ_N_CHECK_IN_TALKS), .good = good, .hard = hard };

    for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++)
      check_in.answers[item] = (NabijCheckInAnswer)((i + item) % NABIJ_N_CHECK_IN_ANSWERS);
    g_ptr_array_add (entries, make_check_in (100 + i, 7.0 * (n_check_ins - i), &check_in));
  }
  return entries;
}

/* What the picture shows of them. */
GPtrArray *
nabij_tell_fixture_pick_moments (GPtrArray *entries)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  for (guint i = 0; i < entries->len; i++) {
    if (nabij_entry_get_kind (g_ptr_array_index (entries, i)) == NABIJ_ENTRY_KIND_MOMENT)
      g_ptr_array_add (moments, nabij_entry_ref (g_ptr_array_index (entries, i)));
  }
  return moments;
}

/* The six weeks, with everything. */
void
nabij_tell_fixture_choose (NabijTellChoice *choice)
{
  *choice = (NabijTellChoice){
    .with_picture = TRUE,
    .questions = "Is het gewoon dat ik zo weinig slaap?\n\n  Kan de kraamzorg langer komen?  ",
  };
  g_date_set_dmy (&choice->first, 5, G_DATE_OCTOBER, 2026);
  g_date_set_dmy (&choice->last, 17, G_DATE_NOVEMBER, 2026);
}

NabijTellText *
nabij_tell_fixture_write (const NabijTellChoice *choice,
                          GPtrArray             *entries,
                          GPtrArray             *moments,
                          NabijCatalogue        *catalogue)
{
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  return nabij_tell_text_new (choice, entries, moments, words, practices, catalogue);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Waits until it is set. */
NabijTellBook *
nabij_tell_fixture_set (const NabijTellText *text,
                        const char          *paper_size,
                        gboolean             is_large)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijTellBook *book;

  nabij_tell_book_new_async (text, paper_size, is_large, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  book = nabij_tell_book_new_finish (result, &error);
  g_assert_no_error (error);
  return book;
}

/* All pages, one after the other. */
char *
nabij_tell_fixture_dup_whole (NabijTellBook *book)
{
  GString *whole = g_string_new (NULL);

  for (guint page = 0; page < nabij_tell_book_get_n_pages (book); page++) {
    g_autofree char *words = nabij_tell_book_dup_page_text (book, page);

    g_string_append_printf (whole, "%s\n", words);
  }
  return g_string_free (whole, FALSE);
}
