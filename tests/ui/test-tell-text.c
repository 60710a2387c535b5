/* test-tell-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-words.h"
#include "nabij-paper-fixture.h"
#include "nabij-tell-fixture.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>

/* NABIJ_TEST_ROUNDS says how often, for a shorter run under the sanitizers. */
#define N_ROUNDS 200
#define N_PDFS 8
#define N_ENTRIES 12
/* What somebody wrote is a word that is nowhere else: such a beginning, and five digits. */
#define MARK "zq"
#define MARKED_LENGTH 7

static NabijCatalogue *
open_english (void)
{
  g_autoptr (GError) error = NULL;
  NabijCatalogue *catalogue = nabij_catalogue_new ("en", NABIJ_TEST_LOCALE_DIR, &error);

  g_assert_no_error (error);
  return catalogue;
}

static const NabijTellPart *
find_part (const NabijTellText *text,
           const char          *id)
{
  for (guint i = 0; i < text->parts->len; i++) {
    const NabijTellPart *part = g_ptr_array_index (text->parts, i);

    if (g_str_equal (part->id, id))
      return part;
  }
  return NULL;
}

static NabijTellText *
write_one (const NabijEntryFields *fields,
           gboolean                with_authors,
           gboolean                is_silent)
{
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  NabijTellChoice choice;

  nabij_tell_fixture_choose (&choice);
  choice.questions = NULL;
  choice.with_authors = with_authors;
  choice.is_silent = is_silent;
  g_ptr_array_add (entries, nabij_entry_new (fields));
  return nabij_tell_fixture_write (&choice, entries, NULL, catalogue);
}

/* What is asked comes first, then the answers, the picture, and what else there is, the oldest first. */
static void
test_order (void)
{
  static const char *const ids[] = {
    "questions",
    "00000000-0000-4000-8000-000000000002",
    "00000000-0000-4000-8000-000000000008",
    "picture",
    "00000000-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-000000000003",
    "00000000-0000-4000-8000-000000000004",
    "00000000-0000-4000-8000-000000000005",
    "00000000-0000-4000-8000-000000000006",
    "00000000-0000-4000-8000-000000000007",
    "00000000-0000-4000-8000-000000000009",
  };
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autoptr (GPtrArray) moments = nabij_tell_fixture_pick_moments (entries);
  g_autoptr (NabijTellText) text = NULL;
  NabijTellChoice choice;

  nabij_tell_fixture_choose (&choice);
  text = nabij_tell_fixture_write (&choice, entries, moments, catalogue);
  g_assert_cmpuint (text->parts->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < text->parts->len; i++)
    g_assert_cmpstr (((NabijTellPart *)g_ptr_array_index (text->parts, i))->id, ==, ids[i]);
  g_assert_cmpuint (text->moments->len, ==, 4);
  g_assert_cmpstr (text->language, ==, "en");
}

/* What was passed over, and what was not reached, is not there; and nothing is reckoned. */
static void
test_answers (void)
{
  static const char *const expected[] = {
    "I had moments of calm.", "sometimes",
    "I had a nice moment with my baby, however small.", "often",
    "My body stayed on alert.", "sometimes",
    NULL
  };
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autoptr (NabijTellText) text = NULL;
  NabijTellChoice      choice;
  const NabijTellPart *part;

  nabij_tell_fixture_choose (&choice);
  text = nabij_tell_fixture_write (&choice, entries, NULL, catalogue);
  part = find_part (text, "00000000-0000-4000-8000-000000000008");
  g_assert_cmpint (part->kind, ==, NABIJ_TELL_PART_ANSWERS);
  g_assert_true (g_strv_equal ((const char *const *)part->pairs, expected));
  g_assert_cmpstr (part->heading, ==, "How I was doing in the week up to 15 November");
  g_assert_cmpstr (part->text, ==, "One good moment: Samen in bad.");
  /* Without moments there is no picture. */
  g_assert_null (find_part (text, "picture"));
}

static void
test_moment (void)
{
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autoptr (NabijTellText) text = NULL;
  NabijTellChoice choice;

  nabij_tell_fixture_choose (&choice);
  choice.with_authors = TRUE;
  text = nabij_tell_fixture_write (&choice, entries, NULL, catalogue);
  g_assert_cmpstr (find_part (text, "00000000-0000-4000-8000-000000000003")->heading, ==, "A hard moment, Wednesday 28 October, by Anna");
  g_assert_cmpstr (find_part (text, "00000000-0000-4000-8000-000000000003")->text, ==,
                   "How it was: too much\n"
                   "What was going on: the baby cried a lot, het telefoontje\n"
                   "Hij bleef huilen en ik wist het niet meer. Ik heb hem neergelegd en ben op de gang gaan staan.\n"
                   "Afterwards: calmer the same evening, calm\n"
                   "What helped: going outside, talking about it, een kop thee\n"
                   "What I said then: Ik was even weg. Ik ben er weer.");
  g_assert_cmpstr (find_part (text, "00000000-0000-4000-8000-000000000009")->text, ==, "Dit staat nog open.");
}

static void
test_headings (void)
{
  static const struct {
    NabijEntryKind kind;
    const char    *title;
    gboolean       is_silent;
    const char    *heading;
  } table[] = {
    { NABIJ_ENTRY_KIND_MOMENT, NULL, FALSE, "A hard moment, Thursday 1 January 1970" },
    { NABIJ_ENTRY_KIND_MOMENT, "  After the call ", FALSE, "After the call, Thursday 1 January 1970" },
    { NABIJ_ENTRY_KIND_SESSION, NULL, FALSE, "Five exhales, Thursday 1 January 1970" },
    { NABIJ_ENTRY_KIND_LETTER, NULL, FALSE, "A letter to my baby, Thursday 1 January 1970" },
    { NABIJ_ENTRY_KIND_LETTER, NULL, TRUE, "A letter, Thursday 1 January 1970" },
    { NABIJ_ENTRY_KIND_NOTE, " ", FALSE, "What I wrote, Thursday 1 January 1970" },
    /* Without answers it is a note. */
    { NABIJ_ENTRY_KIND_CHECK_IN, NULL, FALSE, "What I wrote, Thursday 1 January 1970" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    const NabijEntryFields fields = { .uuid = "one", .kind = table[i].kind, .title = table[i].title, .practice = "five-exhales", .author = "Anna" };
    g_autoptr (NabijTellText) text = write_one (&fields, FALSE, table[i].is_silent);

    g_assert_cmpstr (find_part (text, "one")->heading, ==, table[i].heading);
  }
}

static void
test_period (void)
{
  static const struct {
    GDate       first;
    GDate       last;
    const char *words;
  } table[] = {
    { { .dmy = 1, .day = 5, .month = 10, .year = 2026 }, { .dmy = 1, .day = 17, .month = 11, .year = 2026 }, "Monday 5 October to Tuesday 17 November 2026" },
    { { .dmy = 1, .day = 5, .month = 10, .year = 2026 }, { .dmy = 1, .day = 5, .month = 10, .year = 2026 }, "Monday 5 October 2026" },
    { { .dmy = 1, .day = 31, .month = 12, .year = 2025 }, { .dmy = 1, .day = 1, .month = 1, .year = 2026 }, "Wednesday 31 December 2025 to Thursday 1 January 2026" },
  };
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    const NabijTellChoice choice = { .first = table[i].first, .last = table[i].last, .questions = " \n" };
    g_autoptr (NabijTellText) text = nabij_tell_fixture_write (&choice, entries, NULL, catalogue);

    g_assert_cmpstr (text->period, ==, table[i].words);
    g_assert_cmpuint (text->parts->len, ==, 0);
  }
}

static void
test_copy (void)
{
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autoptr (GPtrArray) moments = nabij_tell_fixture_pick_moments (entries);
  g_autoptr (NabijTellText) copy = NULL;
  g_autoptr (NabijTellBook) before = NULL;
  g_autoptr (NabijTellBook) after = NULL;
  g_autofree char *before_words = NULL;
  g_autofree char *after_words = NULL;
  NabijTellText   *text;
  NabijTellChoice  choice;

  nabij_tell_fixture_choose (&choice);
  text = nabij_tell_fixture_write (&choice, entries, moments, catalogue);
  before = nabij_tell_fixture_set (text, NULL, FALSE);
  copy = nabij_tell_text_copy (text);
  nabij_tell_text_free (text);
  after = nabij_tell_fixture_set (copy, NULL, FALSE);
  before_words = nabij_tell_fixture_dup_whole (before);
  after_words = nabij_tell_fixture_dup_whole (after);
  g_assert_cmpstr (before_words, ==, after_words);
}

/* Whatever is chosen */

typedef struct {
  GPtrArray *entries;   /* of NabijEntry */
  GPtrArray *marks;     /* of GPtrArray of char: what each says, in own words */
  guint     *n_answers; /* how many answers each has */
} Writings;

static char *
add_mark (GPtrArray *marks)
{
  static guint number;
  char        *mark;

  if (g_test_rand_int_range (0, 4) == 0)
    return NULL;

  mark = g_strdup_printf (MARK "%05u", number++ % 100000);
  g_ptr_array_add (marks, mark);
  return mark;
}

static void
add_random_entry (Writings *writings,
                  guint     number,
                  gboolean  with_authors)
{
  GPtrArray       *marks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *uuid = g_strdup_printf ("entry-%u", number);
  NabijCheckIn     check_in = { .form = (NabijCheckInForm)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_FORMS) };
  NabijEntryFields fields = {
    .uuid = uuid,
    .kind = (NabijEntryKind)g_test_rand_int_range (0, NABIJ_ENTRY_KIND_NOTE + 1),
    .instant = { g_test_rand_int_range (0, G_MAXINT32) * (gint64)G_USEC_PER_SEC, 3600 },
    .practice = "five-exhales",
    .about_contact = TRUE,
    .text = add_mark (marks),
    .is_calmer = g_test_rand_int_range (0, 2) == 0,
    .tension = (NabijTension)g_test_rand_int_range (0, NABIJ_TENSION_LAST + 1),
  };
  const char *circumstances[2] = { NULL, NULL };
  const char *helped[2] = { NULL, NULL };

  if (with_authors)
    fields.author = add_mark (marks);
  switch (fields.kind) {
  case NABIJ_ENTRY_KIND_CHECK_IN:
    check_in.good = add_mark (marks);
    check_in.hard = add_mark (marks);
    check_in.need = add_mark (marks);
    check_in.talk = (NabijCheckInTalk)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_TALKS);
    writings->n_answers[number] = nabij_check_in_words_get_talk (NULL, check_in.talk) != NULL ? 1 : 0;
    {
      guint                   n_items;
      const NabijCheckInItem *items = nabij_check_in_form_list_items (check_in.form, &n_items);

      for (guint i = 0; i < n_items; i++) {
        check_in.answers[items[i]] = (NabijCheckInAnswer)g_test_rand_int_range (0, NABIJ_N_CHECK_IN_ANSWERS);
        if (nabij_check_in_words_get_answer (NULL, check_in.answers[items[i]]) != NULL)
          writings->n_answers[number]++;
      }
    }
    fields.check_in = &check_in;
    break;
  case NABIJ_ENTRY_KIND_MOMENT:
    fields.title = add_mark (marks);
    circumstances[0] = add_mark (marks);
    fields.own_circumstances = circumstances;
    if (fields.is_calmer) {
      helped[0] = add_mark (marks);
      fields.own_helped = helped;
      fields.repair = add_mark (marks);
    }
    break;
  case NABIJ_ENTRY_KIND_SESSION:
  case NABIJ_ENTRY_KIND_LETTER:
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    fields.title = add_mark (marks);
    break;
  }

  g_ptr_array_add (writings->entries, nabij_entry_new (&fields));
  g_ptr_array_add (writings->marks, marks);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* All that stands there in own words, as often as it does, in the order of their numbers. */
static GPtrArray *
find_marks (const char *words)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_free);

  while ((words = strstr (words, MARK)) != NULL) {
    g_ptr_array_add (marks, g_strndup (words, MARKED_LENGTH));
    words += MARKED_LENGTH;
  }
  g_ptr_array_sort (marks, compare_marks);
  return marks;
}

static void
assert_marks (const char *words,
              GPtrArray  *expected)
{
  g_autoptr (GPtrArray) found = find_marks (words);

  for (guint i = 0; i < MIN (found->len, expected->len); i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpuint (found->len, ==, expected->len);
}

static char *
read_pdf (NabijTellBook *book)
{
  g_autoptr (NabijPaper) paper = nabij_tell_book_to_paper (book);
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tell.pdf", NULL);
  g_autoptr (GError) error = NULL;
  GString *whole = g_string_new (NULL);

  g_assert_true (nabij_paper_fixture_save (paper, path, NULL, &error));
  g_assert_no_error (error);
  for (guint page = 1; page <= nabij_tell_book_get_n_pages (book); page++) {
    g_autofree char *words = nabij_paper_fixture_read_page (path, page);
    g_autofree char *squeezed = nabij_paper_fixture_squeeze (words);

    g_string_append (whole, squeezed);
  }
  g_remove (path);
  g_rmdir (folder);
  return g_string_free (whole, FALSE);
}

static void
check_round (guint           round,
             NabijCatalogue *catalogue)
{
  const gboolean    with_authors = g_test_rand_int_range (0, 2) == 0;
  g_autofree guint *n_answers = g_new0 (guint, N_ENTRIES);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_questions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  g_autofree char *whole = NULL;
  Writings         writings = { entries, marks, n_answers };
  guint            n_parts = 0;
  NabijTellChoice  choice;

  for (guint i = 0; i < N_ENTRIES; i++)
    add_random_entry (&writings, i, with_authors);

  nabij_tell_fixture_choose (&choice);
  choice.questions = add_mark (of_questions);
  choice.with_authors = with_authors;
  choice.with_picture = FALSE;
  for (guint i = 0; i < of_questions->len; i++)
    g_ptr_array_add (expected, g_ptr_array_index (of_questions, i));
  for (guint i = 0; i < N_ENTRIES; i++) {
    GPtrArray *of_entry = g_ptr_array_index (marks, i);

    if (g_test_rand_int_range (0, 2) == 0)
      continue;
    g_ptr_array_add (chosen, g_ptr_array_index (entries, i));
    for (guint j = 0; j < of_entry->len; j++)
      g_ptr_array_add (expected, g_ptr_array_index (of_entry, j));
  }
  g_ptr_array_sort (expected, compare_marks);

  text = nabij_tell_fixture_write (&choice, chosen, NULL, catalogue);
  for (guint i = 0; i < N_ENTRIES; i++) {
    const NabijTellPart *part = find_part (text, nabij_entry_get_uuid (g_ptr_array_index (entries, i)));

    g_assert_true ((part != NULL) == g_ptr_array_find (chosen, g_ptr_array_index (entries, i), NULL));
    if (part == NULL)
      continue;
    n_parts++;
    g_assert_cmpuint (part->pairs != NULL ? g_strv_length (part->pairs) : 0, ==, 2 * n_answers[i]);
  }
  g_assert_cmpuint (text->parts->len, ==, n_parts + of_questions->len);

  book = nabij_tell_fixture_set (text, round % 2 == 0 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER, round % 3 == 0);
  whole = nabij_tell_fixture_dup_whole (book);
  assert_marks (whole, expected);
  if (round < N_PDFS) {
    g_autofree char *pdf = read_pdf (book);

    assert_marks (pdf, expected);
  }
}

static void
test_exactly_what_was_chosen (void)
{
  g_autoptr (NabijCatalogue) catalogue = open_english ();
  const char   *wanted = g_getenv ("NABIJ_TEST_ROUNDS");
  const guint64 n_rounds = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : N_ROUNDS;

  g_assert_cmpuint (n_rounds, >, 0);
  for (guint round = 0; round < n_rounds; round++)
    check_round (round, catalogue);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/tell-text/order", test_order);
  g_test_add_func ("/nabij/ui/tell-text/answers", test_answers);
  g_test_add_func ("/nabij/ui/tell-text/moment", test_moment);
  g_test_add_func ("/nabij/ui/tell-text/headings", test_headings);
  g_test_add_func ("/nabij/ui/tell-text/period", test_period);
  g_test_add_func ("/nabij/ui/tell-text/copy", test_copy);
  g_test_add_func ("/nabij/ui/tell-text/exactly-what-was-chosen", test_exactly_what_was_chosen);

  status = g_test_run ();
  /* The fonts of this thread are kept for as long as it lives. */
  pango_cairo_font_map_set_default (NULL);
  return status;
}
