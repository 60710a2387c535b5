/* bench-tell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page to take along for a year of entries, all of which were chosen, with the picture: from the
 * choice to pages that are set; and how long the main loop stands still meanwhile. Beside it stands how
 * long it takes to read the same entries alone, the same with three entries a day, and to draw a page,
 * which is done on the main loop.
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench.h"
#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-query.h"
#include "nabij-tell-book.h"
#include "nabij-tell-maker.h"

#include <time.h>

/* One a day, and as many as three, and a check-in in each month. */
#define N_DAYS 365
#define MANY_A_DAY 3
#define N_CHECK_INS 12
#define N_ROUNDS 9
#define GROUP 8
/* The entries of that journal are two and a half hours apart, and of each eight there are some of every
 * kind. */
#define NUMBERS_A_DAY 9.6

typedef struct {
  guint         n_entries;
  GRand        *random;
  GStrvBuilder *uuids;
  gint64        first_us;
  gint64        last_us;
} Filling;

typedef struct {
  gint64 longest_us;
  gint64 longest_busy_us; /* of the processor, which others do not take part in */
} Loop;

typedef struct {
  double first_ms;
  double made_ms;
  double stop_ms;
  double drawn_ms;
} Figures;

static gint64
get_processor_us (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
keep (NabijDatabase *database,
      Filling       *filling,
      NabijEntry    *entry,
      GError       **error)
{
  g_strv_builder_add (filling->uuids, nabij_entry_get_uuid (entry));
  return nabij_entry_store_write (database, entry, error);
}

static gboolean
fill (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->n_entries; i++) {
    const guint day = (guint)((guint64)(i / GROUP * GROUP) * N_DAYS / filling->n_entries);
    const guint number = (guint)(day * NUMBERS_A_DAY) / GROUP * GROUP + i % GROUP;
    g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (filling->random, number);

    if (i == 0)
      filling->first_us = nabij_entry_get_instant (entry)->utc_us;
    filling->last_us = nabij_entry_get_instant (entry)->utc_us;
    if (!keep (database, filling, entry, error))
      return FALSE;
  }
  for (guint i = 0; i < N_CHECK_INS; i++) {
    NabijCheckIn check_in = {
      .form = NABIJ_CHECK_IN_FORM_AFTER,
      .talk = NABIJ_CHECK_IN_TALK_MAYBE,
      .good = (char *)"de zon op het water",
      .hard = (char *)"de nachten",
      .need = (char *)"slaap",
    };
    g_autoptr (NabijEntry) entry = NULL;

    for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++)
      check_in.answers[item] = NABIJ_CHECK_IN_ANSWER_SOMETIMES;
    entry = nabij_entry_new (&(NabijEntryFields){
      .kind = NABIJ_ENTRY_KIND_CHECK_IN,
      .instant = { filling->first_us + (filling->last_us - filling->first_us) / N_CHECK_INS * i, 3600 },
      .check_in = &check_in,
    });
    if (!keep (database, filling, entry, error))
      return FALSE;
  }
  return TRUE;
}

static char **
fill_folder (const char *folder,
             Filling    *filling)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (filling->n_entries);
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();

  filling->random = random;
  filling->uuids = uuids;
  database = nabij_database_open (folder, &(NabijInstant){ 0, 0 }, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  if (database == NULL || !nabij_database_in_transaction (database, fill, filling, &error))
    g_error ("No journal: %s", error->message);
  return g_strv_builder_end (uuids);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Turns the main loop until there is an answer; how long one turn of it took at the most is noted. */
static void
wait_for (GAsyncResult **result,
          Loop          *loop)
{
  while (*result == NULL) {
    const gint64 begin_us = g_get_monotonic_time ();
    const gint64 busy_us = get_processor_us (CLOCK_THREAD_CPUTIME_ID);

    if (!g_main_context_iteration (NULL, FALSE)) {
      g_usleep (200);
      continue;
    }
    loop->longest_us = MAX (loop->longest_us, g_get_monotonic_time () - begin_us);
    loop->longest_busy_us = MAX (loop->longest_busy_us, get_processor_us (CLOCK_THREAD_CPUTIME_ID) - busy_us);
  }
}

static double
read_alone_ms (NabijJournal *journal)
{
  const gint64      begin_us = g_get_monotonic_time ();
  NabijJournalQuery query = { .with_sessions_of_moments = TRUE };
  Loop              loop = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_journal_list_async (journal, &query, 0, NULL, result_cb, &result);
  wait_for (&result, &loop);
  entries = nabij_journal_list_finish (journal, result, NULL);
  return (double)(g_get_monotonic_time () - begin_us) / 1000.0;
}

static NabijTellBook *
make (NabijJournal          *journal,
      const NabijTellChoice *choice,
      char                 **uuids,
      NabijWords            *words,
      NabijPractices        *practices,
      Loop                  *loop)
{
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (GError) error = NULL;
  NabijTellBook *book;

  nabij_tell_make_text_async (journal, choice, (const char *const *)uuids, NULL, words, practices, NULL, NULL, result_cb, &written);
  wait_for (&written, loop);
  text = nabij_tell_make_text_finish (journal, written, &error);
  if (text == NULL)
    g_error ("No words: %s", error->message);
  nabij_tell_book_new_async (text, GTK_PAPER_NAME_A4, FALSE, NULL, result_cb, &set);
  wait_for (&set, loop);
  book = nabij_tell_book_new_finish (set, &error);
  if (book == NULL)
    g_error ("No pages: %s", error->message);
  return book;
}

static double
draw_page_ms (NabijTellBook *book)
{
  g_autoptr (NabijPaper) paper = nabij_tell_book_to_paper (book);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);
  cairo_t         *cairo = cairo_create (surface);
  const gint64     begin_us = g_get_monotonic_time ();

  nabij_paper_draw_preview (paper, 0, cairo, 595.0, 842.0);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return (double)(g_get_monotonic_time () - begin_us) / 1000.0;
}

static void
measure (guint       n_entries,
         const char *what,
         Figures    *figures)
{
  g_autofree char *folder = nabij_bench_journal_make_folder ();
  Filling          filling = { .n_entries = n_entries };
  g_auto (GStrv) uuids = fill_folder (folder, &filling);
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  NabijJournal *journal = nabij_journal_new (folder);
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) making = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) working = g_array_new (FALSE, FALSE, sizeof (double));
  NabijTellChoice choice = { .with_picture = TRUE, .questions = "?" };
  Loop            loop = { 0 };
  guint           n_pages = 0;

  g_date_set_time_t (&choice.first, (time_t)(filling.first_us / G_USEC_PER_SEC));
  g_date_set_time_t (&choice.last, (time_t)(filling.last_us / G_USEC_PER_SEC));
  for (guint round = 0; round < N_ROUNDS; round++) {
    const double read_ms = read_alone_ms (journal);
    const gint64 begin_us = g_get_monotonic_time ();
    const gint64 busy_us = get_processor_us (CLOCK_PROCESS_CPUTIME_ID);
    g_autoptr (NabijTellBook) book = make (journal, &choice, uuids, words, practices, &loop);
    const double made_ms = (double)(g_get_monotonic_time () - begin_us) / 1000.0;
    const double worked_ms = (double)(get_processor_us (CLOCK_PROCESS_CPUTIME_ID) - busy_us) / 1000.0;
    const double drawn_ms = draw_page_ms (book);

    if (round == 0)
      figures->first_ms = made_ms;
    n_pages = nabij_tell_book_get_n_pages (book);
    g_array_append_val (reading, read_ms);
    g_array_append_val (making, made_ms);
    g_array_append_val (working, worked_ms);
    g_array_append_val (drawing, drawn_ms);
  }

  figures->made_ms = nabij_bench_median (making);
  figures->drawn_ms = nabij_bench_median (drawing);
  figures->stop_ms = (double)loop.longest_us / 1000.0;
  g_printerr ("# %s, %d days, %u pages: %.1f ms, of the processor %.1f ms; only to read the same entries %.1f ms; longest main-loop stop %.1f ms\n",
              what, g_date_days_between (&choice.first, &choice.last), n_pages, figures->made_ms, nabij_bench_median (working), nabij_bench_median (reading), figures->stop_ms);
  nabij_journal_close_blocking (journal, 10 * G_USEC_PER_SEC, NULL);
  g_object_unref (journal);
  nabij_bench_journal_remove_folder (folder);
}

int
main (void)
{
  Figures year = { 0 };
  Figures full_year = { 0 };

  measure (N_DAYS, "an entry a day", &year);
  measure (MANY_A_DAY * N_DAYS, "three a day", &full_year);
  nabij_bench_report_at_most ("the page to take along, a year of entries, the first time", year.first_ms, 300.0, "ms");
  nabij_bench_report_at_most ("the same, median", year.made_ms, 300.0, "ms");
  nabij_bench_report_at_most ("the same, three entries a day, longest main-loop stop", full_year.stop_ms, 16.0, "ms");
  nabij_bench_report_at_most ("the first page of it drawn, median", full_year.drawn_ms, 16.0, "ms");
  return 0;
}
