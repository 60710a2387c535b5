/* nabij-bench-journal.c
 *
 * Journals of any size for the benchmarks: every kind of entry, some thirty years of them, in words
 * that are as unevenly common as those of a language are. The same number gives the same journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"

#define FIRST_US (G_GINT64_CONSTANT (1577836800) * G_USEC_PER_SEC)
#define APART_US (G_GINT64_CONSTANT (9000) * G_USEC_PER_SEC)
#define N_RARE_WORDS 20000

/* The commonest words of a journal, and first letters that many words share. */
static const char *const common_words[] = {
  "de",
  "en",
  "ik",
  "het",
  "een",
  "was",
  "niet",
  "dat",
  "we",
  "van",
  "op",
  "te",
  "hij",
  "zij",
  "kind",
  "kindje",
  "kinderen",
  "slapen",
  "slaap",
  "slecht",
  "huilen",
  "huilde",
  "nacht",
  "vannacht",
  "moe",
  "boos",
  "rust",
  "rustig",
  "buiten",
  "gewandeld",
  "water",
  "adem",
  "ademen",
  "oma",
  "papa",
  "mama",
  "vandaag",
  "gisteren",
  "ochtend",
  "avond",
  "eten",
  "eindelijk",
  "even",
  "weer",
  "maar",
  "zo",
  "heel",
  "samen",
  "alleen",
  "lachte",
  "gelachen",
  "één",
  "crèche",
  "ruzie",
};

typedef struct {
  guint  n_entries;
  GRand *random;
} Filling;

char *
nabij_bench_journal_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("nabij-bench-XXXXXX", &error);

  if (folder == NULL)
    g_error ("No folder: %s", error->message);

  return folder;
}

void
nabij_bench_journal_remove_folder (const char *folder)
{
  const char *const arguments[] = { "rm", "-r", "--", folder, NULL };

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
append_word (GString *text,
             GRand   *random)
{
  /* The second half of a text is made of many words that come seldom. */
  if (g_rand_boolean (random)) {
    double share = g_rand_double (random);

    g_string_append (text, common_words[(guint)(share * share * G_N_ELEMENTS (common_words))]);
  } else {
    guint32 number = (guint32)g_rand_int_range (random, 0, N_RARE_WORDS) * 2654435761u;

    for (guint i = 0; i < 4 + number % 7; i++)
      g_string_append_c (text, (char)('a' + (number >> (3 * i)) % 23));
  }
}

static char *
make_text (GRand *random,
           guint  n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++) {
    if (i > 0)
      g_string_append (text, i % 12 == 0 ? ". " : " ");
    append_word (text, random);
  }

  return g_string_free (text, FALSE);
}

/**
 * nabij_bench_journal_make_entry:
 * @random: where chance comes from
 * @number: how many were made before
 *
 * Makes an entry of some kind. Half of them are moments, a quarter are sessions.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_bench_journal_make_entry (GRand *random,
                                guint  number)
{
  static const char *const circumstances[] = { "short-night", "crying", NULL };
  static const char *const helped[] = { "outside", NULL };
  g_autofree char         *text = make_text (random, (guint)g_rand_int_range (random, 5, 80));
  g_autofree char         *title = NULL;
  g_autofree char         *own = NULL;
  const char              *own_circumstances[2] = { NULL, NULL };
  NabijEntryFields         fields = {
            .instant = { FIRST_US + (gint64)number * APART_US, 3600 },
            .text = text,
  };

  switch (number % 8) {
  case 0:
  case 2:
  case 4:
  case 6:
    fields.kind = NABIJ_ENTRY_KIND_MOMENT;
    fields.tension = NABIJ_TENSION_LAST;
    fields.circumstances = circumstances;
    if (number % 3 == 0) {
      own = make_text (random, 2);
      own_circumstances[0] = own;
      fields.own_circumstances = own_circumstances;
    }
    if (number % 5 != 0) {
      fields.is_calmer = TRUE;
      fields.calmer = fields.instant;
      fields.calmer.utc_us += APART_US / 2;
      fields.helped = helped;
    }
    break;
  case 1:
  case 5:
    fields.kind = NABIJ_ENTRY_KIND_SESSION;
    fields.practice = "water-and-rust";
    fields.pattern = "water";
    fields.duration_us = 180 * G_USEC_PER_SEC;
    fields.text = NULL;
    break;
  case 3:
    fields.kind = NABIJ_ENTRY_KIND_LETTER;
    title = make_text (random, 3);
    fields.title = title;
    break;
  default:
    fields.kind = NABIJ_ENTRY_KIND_NOTE;
  }

  return nabij_entry_new (&fields);
}

static gboolean
fill (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->n_entries; i++) {
    g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (filling->random, i);

    if (!nabij_entry_store_write (database, entry, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_bench_journal_fill:
 * @folder: (type filename): the folder of a journal that is not open
 * @n_entries: how many
 *
 * Writes entries into a new journal, and closes it.
 */
void
nabij_bench_journal_fill (const char *folder,
                          guint       n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (n_entries);
  g_autoptr (NabijDatabase) database = NULL;
  Filling filling = { n_entries, random };

  database = nabij_database_open (folder, &(NabijInstant){ FIRST_US, 0 }, NABIJ_DATABASE_CHECK_QUICK,
                                  NULL, &error);
  if (database == NULL || !nabij_database_in_transaction (database, fill, &filling, &error))
    g_error ("No journal: %s", error->message);
}
