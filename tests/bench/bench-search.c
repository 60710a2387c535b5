/* bench-search.c
 *
 * Search as somebody types, on the way that the page of the journal goes: what was typed becomes a
 * question, the first entries are found and read, and then all others are found. What is measured is
 * the time from a letter to the first rows, on a main loop.
 *
 * With 10,000 entries every letter is waited for. With 100,000 the letters come so quickly that each
 * gives up what is still asked for the one before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench.h"
#include "nabij-journal-query.h"
#include "nabij-search.h"

/* As many as the page asks for at first, and as many of them as it reads. */
#define N_FIRST 60
#define N_ROWS 16
/* How quickly letters come from somebody who rolls a hand over the keys. */
#define LETTER_US 30000

/* What people look for: common words, rare ones, several, what is not there, accents, and signs. */
static const char *const searches[] = {
  "de nacht",
  "kinderen",
  "slapen vannacht",
  "een heel rustig kind",
  "huilen",
  "é",
  "crèche oma",
  "qqqq",
  "a",
  "we e i",
  "ik was moe en boos",
  "\"kind\" -AND (slecht*",
  "buiten gewandeld",
  "korte nacht",
  "water",
  "s",
  "e",
};

typedef struct {
  NabijJournal *journal;
  GCancellable *cancellable;
  char         *match;
  guint         n_under_way;
  gint64        answered_us; /* 0 until the rows are there */
  guint         n_found;     /* in the end */
} Search;

static char **
find_ids (const char *token,
          gpointer    data)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (g_str_has_prefix ("nacht", token) || g_str_has_prefix ("korte", token))
    g_strv_builder_add (ids, "short-night");
  if (g_str_has_prefix ("water", token))
    g_strv_builder_add (ids, "water-and-rust");

  return g_strv_builder_end (ids);
}

static void
check (GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error ("The search failed: %s", error->message);
}

static void
find_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);

  search->n_under_way--;
  if (items == NULL)
    check (error);
  else
    search->n_found = items->len;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nabij_journal_read_finish (NABIJ_JOURNAL (source), result, &error);
  NabijJournalQuery query = { .match = search->match };

  search->n_under_way--;
  if (entries == NULL) {
    check (error);
    return;
  }

  search->answered_us = g_get_monotonic_time ();
  search->n_under_way++;
  nabij_journal_find_async (search->journal, &query, 0, search->cancellable, find_all_cb, search);
}

static void
find_first_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Search *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);
  gint64 ids[N_ROWS];

  search->n_under_way--;
  if (items == NULL) {
    check (error);
    return;
  }

  for (guint i = 0; i < MIN (items->len, N_ROWS); i++)
    ids[i] = g_array_index (items, NabijJournalItem, i).id;
  search->n_under_way++;
  nabij_journal_read_async (search->journal, ids, MIN (items->len, N_ROWS), search->cancellable, read_cb, search);
}

/* A letter was typed. */
static void
ask (Search     *search,
     const char *text)
{
  NabijJournalQuery query = { 0 };

  g_free (search->match);
  search->match = nabij_search_compile (text, find_ids, NULL);
  query.match = search->match;
  g_cancellable_cancel (search->cancellable);
  g_clear_object (&search->cancellable);
  search->cancellable = g_cancellable_new ();
  search->answered_us = 0;
  search->n_under_way++;
  nabij_journal_find_async (search->journal, &query, N_FIRST, search->cancellable, find_first_cb, search);
}

static void
wait_until (gint64 monotonic_us)
{
  while (g_get_monotonic_time () < monotonic_us) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  }
}

/* Types the beginning of a text, and waits for what is found. */
static double
type_ms (Search     *search,
         const char *text,
         gsize       length,
         gboolean    one_by_one)
{
  gint64 asked_us = 0;

  for (gsize i = one_by_one ? length : 1; i <= length; i++) {
    g_autofree char *typed = g_utf8_substring (text, 0, (glong)i);

    if (asked_us != 0)
      wait_until (asked_us + LETTER_US);
    asked_us = g_get_monotonic_time ();
    ask (search, typed);
  }
  while (search->answered_us == 0)
    g_main_context_iteration (NULL, TRUE);
  asked_us = search->answered_us - asked_us;
  while (search->n_under_way > 0)
    g_main_context_iteration (NULL, TRUE);

  return (double)asked_us / 1000.0;
}

static double
measure_ms (Search  *search,
            gboolean one_by_one)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 3; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (searches); i++) {
      glong n_letters = g_utf8_strlen (searches[i], -1);

      for (glong length = 1; length <= n_letters; length++) {
        double figure = type_ms (search, searches[i], (gsize)length, one_by_one);

        g_array_append_val (figures, figure);
        if (g_getenv ("NABIJ_BENCH_VERBOSE") != NULL)
          g_printerr ("# %.*s: %u, %.1f ms\n", (int)length, searches[i], search->n_found, figure);
      }
    }
  }

  return nabij_bench_percentile (figures, 0.99);
}

static void
measure (guint       n_entries,
         gboolean    one_by_one,
         const char *what,
         double      limit_ms)
{
  g_autofree char *folder = nabij_bench_journal_make_folder ();
  Search           search = { 0 };

  nabij_bench_journal_fill (folder, n_entries);
  search.journal = nabij_journal_new (folder);
  type_ms (&search, "w", 1, TRUE);
  nabij_bench_report_at_most (what, measure_ms (&search, one_by_one), limit_ms, "ms");
  nabij_journal_close_blocking (search.journal, 10 * G_USEC_PER_SEC, NULL);
  g_clear_object (&search.cancellable);
  g_free (search.match);
  g_object_unref (search.journal);
  nabij_bench_journal_remove_folder (folder);
}

int
main (void)
{
  measure (10000, TRUE, "search as you type, 10,000 entries, 99th percentile", 16.0);
  measure (100000, FALSE, "the same, 100,000 entries, each letter giving up the search before", 100.0);

  return 0;
}
