/* test-catalogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-catalogue.h"

#include "nabij-language.h"
#include "nabij-moment-words.h"
#include "nabij-practices.h"
#include "nabij-words.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_DAMAGED 4000

/* Where the parts of the head of such a file stand. */
enum {
  REVISION = 4,
  N_MESSAGES = 8,
  ORIGINALS = 12,
  TRANSLATIONS = 16,
};

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static NabijCatalogue *
open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  NabijCatalogue *catalogue = nabij_catalogue_new_for_bytes ("nl", bytes, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
assert_damaged (const char *contents,
                gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (nabij_catalogue_new_for_bytes ("nl", bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (strlen (error->message), >, 0);
}

static void
test_finds_messages (gconstpointer path)
{
  static const struct {
    const char *context;
    const char *message;
    const char *expected;
  } rows[] = {
    { NULL, "yes", "ja" },
    { "answer", "yes", "jazeker" },
    { "answe", "yes", "een kortere context" },
    { "answers", "yes", "een langere context" },
    { NULL, "answer", "antwoord" },
    { NULL, "café", "één kopje – ook ’s nachts" },
    { NULL, "zzz", "slaap" },
    { NULL, "%u minute", "%u minuutje" },
    /* What is not there, or was not translated, stays as it is. */
    { NULL, "not said", "not said" },
    { NULL, "no", "no" },
    { "answer", "no", "no" },
    { "question", "yes", "yes" },
    { "", "yes", "yes" },
    { NULL, "ye", "ye" },
    { NULL, "yess", "yess" },
    { NULL, "\x7f", "\x7f" },
    /* Not the head of the file. */
    { NULL, "", "" },
    { "answer", "", "" },
  };
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (NabijCatalogue) catalogue = open_bytes (bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (nabij_catalogue_get (catalogue, rows[i].context, rows[i].message), ==, rows[i].expected);
  g_assert_cmpstr (nabij_catalogue_get_language (catalogue), ==, "nl");
}

static void
test_finds_plurals (gconstpointer path)
{
  static const struct {
    gulong      n;
    const char *expected;
  } rows[] = {
    { 0, "%u minuten" },
    { 1, "%u minuutje" },
    { 2, "%u minuten" },
    { 21, "%u minuten" },
    { G_MAXULONG, "%u minuten" },
  };
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (NabijCatalogue) catalogue = open_bytes (bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u minute", "%u minutes", rows[i].n), ==, rows[i].expected);

  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u hour", "%u hours", 1), ==, "%u hour");
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u hour", "%u hours", 0), ==, "%u hours");
  /* One form where there should be two. */
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "yes", "yesses", 1), ==, "ja");
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "yes", "yesses", 2), ==, "yesses");
}

static void
test_english_is_what_the_messages_are (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijCatalogue) catalogue = nabij_catalogue_new ("en", "/nowhere", &error);
  static const char *const message = "My words.";

  g_assert_no_error (error);
  g_assert_cmpstr (nabij_catalogue_get_language (catalogue), ==, "en");
  g_assert_true (nabij_catalogue_get (catalogue, NULL, message) == message);
  g_assert_true (nabij_catalogue_get (catalogue, "month", "May") != NULL);
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u minute", "%u minutes", 0), ==, "%u minutes");
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u minute", "%u minutes", 1), ==, "%u minute");
  g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, "%u minute", "%u minutes", 2), ==, "%u minutes");
}

static void
test_says_that_a_language_is_not_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nabij_catalogue_new ("fy", NABIJ_TEST_LOCALE_DIR, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_names_the_file_that_is_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "nl", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "nabij.mo", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, "These are no words at all.", -1, &error);
  g_assert_no_error (error);

  g_assert_null (nabij_catalogue_new ("nl", g_get_user_cache_dir (), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, path));
}

/* An empty file, too: it can not be mapped into memory everywhere. */
static void
test_refuses_an_empty_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "nl", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "nabij.mo", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);

  g_assert_null (nabij_catalogue_new ("nl", g_get_user_config_dir (), &error));
  g_assert_nonnull (error);
}

static void
test_refuses_every_shorter_file (gconstpointer path)
{
  g_autoptr (GBytes) bytes = load (path);
  gsize       length;
  const char *contents = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    assert_damaged (contents, i);
}

static void
put_number (char   *contents,
            gsize   offset,
            guint32 number)
{
  memcpy (contents + offset, &number, sizeof number);
}

static guint32
get_number (const char *contents,
            gsize       offset)
{
  guint32 number;

  memcpy (&number, contents + offset, sizeof number);
  return number;
}

static void
test_refuses_what_can_not_be (void)
{
  g_autoptr (GBytes) bytes = load (NABIJ_TEST_CATALOGUE);
  gsize            length = g_bytes_get_size (bytes);
  g_autofree char *whole = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  const guint32    first_original = get_number (whole, ORIGINALS);
  const guint32    first_translation = get_number (whole, TRANSLATIONS);
  const guint32    last_original = first_original + 8 * (get_number (whole, N_MESSAGES) - 1);
  const struct {
    gsize   offset;
    guint32 number;
  } rows[] = {
    { 0, 0x950412df },
    { REVISION, 2 << 16 },
    { N_MESSAGES, G_MAXUINT32 },
    { N_MESSAGES, G_MAXUINT32 / 8 + 1 },
    { N_MESSAGES, (guint32)length },
    { ORIGINALS, G_MAXUINT32 },
    { ORIGINALS, (guint32)length },
    { TRANSLATIONS, G_MAXUINT32 - 3 },
    { first_original, G_MAXUINT32 },
    { first_original + 4, G_MAXUINT32 },
    { first_translation, (guint32)length },
    { first_translation + 4, (guint32)length },
    { first_translation + 4, (guint32)length - 1 },
    /* No NUL stands where it ends. */
    { last_original, 1 },
    /* Out of order: the last message would be an empty one. */
    { last_original, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *contents = g_memdup2 (whole, length);

    put_number (contents, rows[i].offset, rows[i].number);
    if (rows[i].offset == last_original && rows[i].number == 0)
      contents[get_number (contents, last_original + 4)] = '\0';
    assert_damaged (contents, length);
  }
}

static void
test_refuses_what_is_not_utf_8 (void)
{
  g_autoptr (GBytes) bytes = load (NABIJ_TEST_CATALOGUE);
  gsize            length = g_bytes_get_size (bytes);
  g_autofree char *contents = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  char            *letter = memmem (contents, length, "jazeker", 7);

  g_assert_nonnull (letter);
  *letter = (char)0xe9;
  assert_damaged (contents, length);
}

/* Whatever a file says, it is refused, or nothing but whole words come out of it. */
static void
test_survives_any_damage (gconstpointer path)
{
  static const char *const messages[] = { "yes", "answer", "café", "%u minute", "not said", "zzz", "", "a" };
  g_autoptr (GBytes) bytes = load (path);
  gsize length = g_bytes_get_size (bytes);
  guint n_opened = 0;

  for (guint i = 0; i < N_DAMAGED; i++) {
    char *contents = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (NabijCatalogue) catalogue = NULL;

    /* Most of the damage is to the head and the tables, where it matters. */
    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      contents[g_test_rand_int_range (0, (gint32)(i % 2 == 0 ? length : MIN (length, 200)))] = (char)g_test_rand_int_range (0, 256);
    damaged = g_bytes_new_take (contents, length);
    catalogue = nabij_catalogue_new_for_bytes ("nl", damaged, NULL);
    if (catalogue == NULL)
      continue;

    n_opened++;
    for (gsize j = 0; j < G_N_ELEMENTS (messages); j++) {
      g_assert_true (g_utf8_validate (nabij_catalogue_get (catalogue, NULL, messages[j]), -1, NULL));
      g_assert_true (g_utf8_validate (nabij_catalogue_get (catalogue, "answer", messages[j]), -1, NULL));
      g_assert_true (g_utf8_validate (nabij_catalogue_get_plural (catalogue, messages[j], "other", 1), -1, NULL));
      g_assert_true (g_utf8_validate (nabij_catalogue_get_plural (catalogue, messages[j], "other", 2), -1, NULL));
    }
  }
  /* Otherwise nothing was looked up at all. */
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_opened, <, N_DAMAGED);
}

static gpointer
look_up_often (gpointer data)
{
  g_autoptr (NabijCatalogue) catalogue = data;

  for (int i = 0; i < 1000; i++) {
    g_autoptr (NabijCatalogue) other = nabij_catalogue_ref (catalogue);

    g_assert_cmpstr (nabij_catalogue_get (other, "answer", "yes"), ==, "jazeker");
  }
  return NULL;
}

static void
test_speaks_in_several_threads (void)
{
  g_autoptr (GBytes) bytes = load (NABIJ_TEST_CATALOGUE);
  g_autoptr (NabijCatalogue) catalogue = open_bytes (bytes);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("speaker", look_up_often, nabij_catalogue_ref (catalogue));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* What follows speaks Dutch beside an English program, or the other way round: a process of its own, whose
 * language is set once. */
static NabijCatalogue *
begin (const char *language,
       const char *other)
{
  g_autoptr (GError) error = NULL;
  NabijCatalogue *catalogue;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return NULL;
  }

  nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
  catalogue = nabij_catalogue_new (other, NABIJ_TEST_LOCALE_DIR, &error);
  g_assert_no_error (error);
  return catalogue;
}

/* All messages of our own file, by a reading of it that is as plain as can be. */
static void
test_says_the_same_as_gettext (void)
{
  static const gulong numbers[] = { 0, 1, 2, 3, 11, 21, 100, 101, 1000000 };
  g_autoptr (NabijCatalogue) catalogue = begin ("nl", "nl");
  g_autoptr (GBytes) bytes = NULL;
  const char *contents;
  guint       n_other = 0;
  guint       n_plurals = 0;
  guint32     n_messages;

  if (catalogue == NULL)
    return;

  bytes = load (NABIJ_TEST_LOCALE_DIR "/nl/LC_MESSAGES/nabij.mo");
  contents = g_bytes_get_data (bytes, NULL);
  n_messages = get_number (contents, N_MESSAGES);
  g_assert_cmpuint (n_messages, >, 500);
  for (guint32 i = 1; i < n_messages; i++) {
    const gsize      entry = get_number (contents, ORIGINALS) + 8 * i;
    const char      *original = contents + get_number (contents, entry + 4);
    const char      *end = strchr (original, '\004');
    g_autofree char *context = end != NULL ? g_strndup (original, (gsize)(end - original)) : NULL;
    const char      *message = end != NULL ? end + 1 : original;
    const char      *words = nabij_catalogue_get (catalogue, context, message);

    g_assert_cmpstr (words, ==, nabij_catalogue_get (NULL, context, message));
    n_other += !g_str_equal (words, message);
    if (strlen (original) == get_number (contents, entry))
      continue;

    g_assert_null (context);
    n_plurals++;
    for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++) {
      const char *plural = message + strlen (message) + 1;

      g_assert_cmpstr (nabij_catalogue_get_plural (catalogue, message, plural, numbers[j]), ==,
                       nabij_catalogue_get_plural (NULL, message, plural, numbers[j]));
    }
  }
  g_assert_cmpuint (n_other, >, n_messages / 2);
  g_assert_cmpuint (n_plurals, >, 0);
}

static void
assert_words (char       *words,
              const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
check_words (NabijCatalogue *catalogue,
             gboolean        is_dutch)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 17, 6, 5, 0.0);
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  const NabijInstant moment = { .utc_us = g_date_time_to_unix (time) * G_USEC_PER_SEC };
  const NabijInstant calmer = { .utc_us = moment.utc_us + 2 * 3600 * (gint64)G_USEC_PER_SEC };

  assert_words (nabij_language_format_date_in (catalogue, time), is_dutch ? "dinsdag 17 november" : "Tuesday 17 November");
  assert_words (nabij_language_format_date_with_year_in (catalogue, time), is_dutch ? "dinsdag 17 november 2026" : "Tuesday 17 November 2026");
  assert_words (nabij_language_format_day_in (catalogue, time, FALSE), is_dutch ? "17 november" : "17 November");
  assert_words (nabij_language_format_day_in (catalogue, time, TRUE), is_dutch ? "17 november 2026" : "17 November 2026");
  assert_words (nabij_language_format_month_in (catalogue, time), is_dutch ? "november 2026" : "November 2026");
  assert_words (nabij_language_format_time_in (catalogue, time), "06:05");
  g_assert_cmpstr (nabij_language_get_weekday_in (catalogue, G_DATE_SUNDAY), ==, is_dutch ? "zondag" : "Sunday");
  g_assert_cmpstr (nabij_tension_get_word_in (catalogue, NABIJ_TENSION_TOO_MUCH), ==, is_dutch ? "te veel" : "too much");
  g_assert_null (nabij_tension_get_word_in (catalogue, NABIJ_TENSION_UNSET));

  assert_words (nabij_moment_words_describe_in (catalogue, &moment, NABIJ_TENSION_VERY_TENSE, &calmer, NABIJ_TENSION_CALM),
                is_dutch ? "dinsdag 17 november, heel gespannen; diezelfde ochtend rustiger, rustig"
                         : "Tuesday 17 November, very tense; calmer the same morning, calm");
  g_assert_cmpstr (nabij_words_get_text_in (words, catalogue, "slept-badly"), ==, is_dutch ? "slecht geslapen" : "slept badly");
  g_assert_cmpstr (nabij_practices_get_name_in (practices, catalogue, NABIJ_PRACTICE_ID_WATER), ==, "Water & Rust");
  g_assert_cmpstr (nabij_practices_get_name_in (practices, catalogue, NABIJ_PRACTICE_ID_FIVE), ==, is_dutch ? "Vijf uitademingen" : "Five exhales");
  g_assert_cmpstr (nabij_practices_get_name_in (practices, catalogue, NULL), ==, is_dutch ? "Een rustig moment" : "A quiet moment");
}

static void
test_speaks_dutch_in_an_english_program (void)
{
  g_autoptr (NabijCatalogue) catalogue = begin ("en", "nl");

  if (catalogue == NULL)
    return;

  check_words (catalogue, TRUE);
  check_words (NULL, FALSE);
}

static void
test_speaks_english_in_a_dutch_program (void)
{
  g_autoptr (NabijCatalogue) catalogue = begin ("nl", "en");

  if (catalogue == NULL)
    return;

  check_words (catalogue, FALSE);
  check_words (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/nabij/core/catalogue/finds-messages", NABIJ_TEST_CATALOGUE, test_finds_messages);
  g_test_add_data_func ("/nabij/core/catalogue/finds-messages-swapped", NABIJ_TEST_CATALOGUE_SWAPPED, test_finds_messages);
  g_test_add_data_func ("/nabij/core/catalogue/finds-plurals", NABIJ_TEST_CATALOGUE, test_finds_plurals);
  g_test_add_data_func ("/nabij/core/catalogue/finds-plurals-swapped", NABIJ_TEST_CATALOGUE_SWAPPED, test_finds_plurals);
  g_test_add_func ("/nabij/core/catalogue/english-is-what-the-messages-are", test_english_is_what_the_messages_are);
  g_test_add_func ("/nabij/core/catalogue/says-that-a-language-is-not-there", test_says_that_a_language_is_not_there);
  g_test_add_func ("/nabij/core/catalogue/names-the-file-that-is-damaged", test_names_the_file_that_is_damaged);
  g_test_add_func ("/nabij/core/catalogue/refuses-an-empty-file", test_refuses_an_empty_file);
  g_test_add_data_func ("/nabij/core/catalogue/refuses-every-shorter-file", NABIJ_TEST_CATALOGUE, test_refuses_every_shorter_file);
  g_test_add_data_func ("/nabij/core/catalogue/refuses-every-shorter-file-swapped", NABIJ_TEST_CATALOGUE_SWAPPED, test_refuses_every_shorter_file);
  g_test_add_func ("/nabij/core/catalogue/refuses-what-can-not-be", test_refuses_what_can_not_be);
  g_test_add_func ("/nabij/core/catalogue/refuses-what-is-not-utf-8", test_refuses_what_is_not_utf_8);
  g_test_add_data_func ("/nabij/core/catalogue/survives-any-damage", NABIJ_TEST_CATALOGUE, test_survives_any_damage);
  g_test_add_data_func ("/nabij/core/catalogue/survives-any-damage-swapped", NABIJ_TEST_CATALOGUE_SWAPPED, test_survives_any_damage);
  g_test_add_func ("/nabij/core/catalogue/speaks-in-several-threads", test_speaks_in_several_threads);
  g_test_add_func ("/nabij/core/catalogue/says-the-same-as-gettext", test_says_the_same_as_gettext);
  g_test_add_func ("/nabij/core/catalogue/speaks-dutch-in-an-english-program", test_speaks_dutch_in_an_english_program);
  g_test_add_func ("/nabij/core/catalogue/speaks-english-in-a-dutch-program", test_speaks_english_in_a_dutch_program);

  return g_test_run ();
}
