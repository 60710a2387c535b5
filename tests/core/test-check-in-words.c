/* test-check-in-words.c
 *
 * What a check-in asks and says, in English and in Dutch, whichever of them the program speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-words.h"

#include "nabij-text-rules.h"

static NabijCatalogue *
open_language (const char *language)
{
  g_autoptr (GError) error = NULL;
  NabijCatalogue *catalogue = nabij_catalogue_new (language, NABIJ_TEST_LOCALE_DIR, &error);

  g_assert_no_error (error);
  return catalogue;
}

static const char *
get_item (NabijCatalogue  *catalogue,
          NabijCheckInForm form,
          gboolean         more_children,
          NabijCheckInItem item)
{
  const char *text = nabij_check_in_words_get_item (catalogue, form, more_children, item);

  g_assert_nonnull (text);
  return text;
}

/* All that was decided on, word by word. */
static void
test_asks_in_its_words (gconstpointer language)
{
  static const struct {
    NabijCheckInForm form;
    gboolean         more_children;
    NabijCheckInItem item;
    const char      *english;
    const char      *dutch;
  } rows[] = {
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_CALM,
      "I had moments of calm.", "Ik had momenten van rust." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_CLOSE,
      "I had a nice moment with my baby, however small.", "Ik had een fijn moment met mijn baby, hoe klein ook." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_ALERT,
      "My body stayed on alert.", "Mijn lijf bleef op scherp staan." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_FEELINGS,
      "I felt guilty, sad or not like myself.", "Ik voelde me schuldig, verdrietig of niet mezelf." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_CRYING,
      "When my baby cried, I felt panicky or far away.", "Bij huilen voelde ik paniek, of juist afstand." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_STARTLED,
      "My baby startled easily or was hard to soothe.", "Mijn baby schrok snel of was moeilijk te troosten." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_REST,
      "I got some rest.", "Ik kon even uitrusten." },
    { NABIJ_CHECK_IN_FORM_AFTER, FALSE, NABIJ_CHECK_IN_ITEM_SOMEONE,
      "There was someone I could turn to.", "Er was iemand bij wie ik terechtkon." },
    { NABIJ_CHECK_IN_FORM_AFTER, TRUE, NABIJ_CHECK_IN_ITEM_CLOSE,
      "I had a nice moment with my babies, however small.", "Ik had een fijn moment met mijn baby’s, hoe klein ook." },
    { NABIJ_CHECK_IN_FORM_PREGNANCY, FALSE, NABIJ_CHECK_IN_ITEM_CLOSE,
      "For a moment I felt close to my baby.", "Ik voelde me even dicht bij mijn baby." },
    { NABIJ_CHECK_IN_FORM_PREGNANCY, TRUE, NABIJ_CHECK_IN_ITEM_CLOSE,
      "For a moment I felt close to my babies.", "Ik voelde me even dicht bij mijn baby’s." },
    { NABIJ_CHECK_IN_FORM_HOSPITAL, FALSE, NABIJ_CHECK_IN_ITEM_CLOSE,
      "I was with my baby in a way that felt good.", "Ik was bij mijn baby op een manier die goed voelde." },
  };
  g_autoptr (NabijCatalogue) catalogue = open_language (language);
  const gboolean is_dutch = g_str_equal (language, "nl");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (get_item (catalogue, rows[i].form, rows[i].more_children, rows[i].item), ==,
                     is_dutch ? rows[i].dutch : rows[i].english);
}

static void
test_answers_in_its_words (gconstpointer language)
{
  g_autoptr (NabijCatalogue) catalogue = open_language (language);
  const gboolean is_dutch = g_str_equal (language, "nl");

  g_assert_cmpstr (nabij_check_in_words_get_answer (catalogue, NABIJ_CHECK_IN_ANSWER_HARDLY), ==, is_dutch ? "nauwelijks" : "hardly");
  g_assert_cmpstr (nabij_check_in_words_get_answer (catalogue, NABIJ_CHECK_IN_ANSWER_SOMETIMES), ==, is_dutch ? "soms" : "sometimes");
  g_assert_cmpstr (nabij_check_in_words_get_answer (catalogue, NABIJ_CHECK_IN_ANSWER_OFTEN), ==, is_dutch ? "vaak" : "often");
  g_assert_null (nabij_check_in_words_get_answer (catalogue, NABIJ_CHECK_IN_ANSWER_NONE));
  g_assert_null (nabij_check_in_words_get_answer (catalogue, NABIJ_CHECK_IN_ANSWER_SKIPPED));

  g_assert_cmpstr (nabij_check_in_words_get_talk_question (catalogue), ==,
                   is_dutch ? "Wil je hier met iemand over praten?" : "Would you like to talk to someone about this?");
  g_assert_cmpstr (nabij_check_in_words_get_talk (catalogue, NABIJ_CHECK_IN_TALK_YES), ==, is_dutch ? "ja" : "yes");
  g_assert_cmpstr (nabij_check_in_words_get_talk (catalogue, NABIJ_CHECK_IN_TALK_MAYBE), ==, is_dutch ? "misschien" : "maybe");
  g_assert_cmpstr (nabij_check_in_words_get_talk (catalogue, NABIJ_CHECK_IN_TALK_NOT_NOW), ==, is_dutch ? "nu niet" : "not now");
  g_assert_null (nabij_check_in_words_get_talk (catalogue, NABIJ_CHECK_IN_TALK_NONE));
  g_assert_null (nabij_check_in_words_get_talk (catalogue, NABIJ_CHECK_IN_TALK_SKIPPED));

  g_assert_cmpstr (nabij_check_in_words_get_good (catalogue), ==, is_dutch ? "Eén goed moment" : "One good moment");
  g_assert_cmpstr (nabij_check_in_words_get_hard (catalogue), ==, is_dutch ? "Eén moeilijk moment" : "One hard moment");
  g_assert_cmpstr (nabij_check_in_words_get_need (catalogue), ==, is_dutch ? "Wat ik nodig heb" : "What I need");
  g_assert_cmpstr (nabij_check_in_words_get_frame (catalogue), ==,
                   is_dutch ? "Dit zijn jouw woorden, geen uitslag. Je mag ze met iemand delen, ook als het klein lijkt."
                            : "These are your words, not a result. You may share them with someone, even if it seems small.");
}

static void
assert_not_about (const char      *text,
                  NabijTextSubject subject,
                  gboolean         is_dutch)
{
  g_autofree char *words = nabij_text_rules_find (text, subject, is_dutch);

  g_assert_cmpstr (words, ==, NULL);
}

/* Where nothing was told, or it is silent, there is no baby in it; in hospital none that is held, cries for
 * its parent or sleeps at home. Nothing obliges, counts or judges. */
static void
test_takes_nothing_for_granted (gconstpointer language)
{
  g_autoptr (NabijCatalogue) catalogue = open_language (language);
  const gboolean is_dutch = g_str_equal (language, "nl");

  for (int form = 0; form < (int)NABIJ_N_CHECK_IN_FORMS; form++) {
    for (int more_children = 0; more_children < 2; more_children++) {
      guint                   n_items;
      const NabijCheckInItem *items = nabij_check_in_form_list_items ((NabijCheckInForm)form, &n_items);

      for (guint i = 0; i < n_items; i++) {
        const char *text = get_item (catalogue, (NabijCheckInForm)form, more_children, items[i]);

        assert_not_about (text, NABIJ_TEXT_SUBJECT_FORBIDDEN, is_dutch);
        if (form == NABIJ_CHECK_IN_FORM_SELF)
          assert_not_about (text, NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
        if (form == NABIJ_CHECK_IN_FORM_HOSPITAL || form == NABIJ_CHECK_IN_FORM_PREGNANCY) {
          assert_not_about (text, NABIJ_TEXT_SUBJECT_HOLDING, is_dutch);
          assert_not_about (text, NABIJ_TEXT_SUBJECT_CRYING, is_dutch);
        }
      }
    }
  }

  assert_not_about (nabij_check_in_words_get_talk_question (catalogue), NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
  assert_not_about (nabij_check_in_words_get_good (catalogue), NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
  assert_not_about (nabij_check_in_words_get_hard (catalogue), NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
  assert_not_about (nabij_check_in_words_get_need (catalogue), NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
  assert_not_about (nabij_check_in_words_get_frame (catalogue), NABIJ_TEXT_SUBJECT_FAMILY, is_dutch);
  assert_not_about (nabij_check_in_words_get_frame (catalogue), NABIJ_TEXT_SUBJECT_FORBIDDEN, is_dutch);
}

/* Where an item speaks of a baby, it speaks of as many as there are. */
static void
test_speaks_of_all_babies (gconstpointer language)
{
  g_autoptr (NabijCatalogue) catalogue = open_language (language);
  const gboolean is_dutch = g_str_equal (language, "nl");
  guint          n_about_babies = 0;

  for (int form = 0; form < (int)NABIJ_N_CHECK_IN_FORMS; form++) {
    guint                   n_items;
    const NabijCheckInItem *items = nabij_check_in_form_list_items ((NabijCheckInForm)form, &n_items);

    for (guint i = 0; i < n_items; i++) {
      const char      *of_one = get_item (catalogue, (NabijCheckInForm)form, FALSE, items[i]);
      const char      *of_more = get_item (catalogue, (NabijCheckInForm)form, TRUE, items[i]);
      g_autofree char *one = nabij_text_rules_find (of_one, NABIJ_TEXT_SUBJECT_BABY, is_dutch);
      g_autofree char *more = nabij_text_rules_find (of_more, NABIJ_TEXT_SUBJECT_BABY, is_dutch);

      if (one == NULL)
        continue;
      n_about_babies++;
      g_assert_cmpstr (one, ==, "baby");
      g_assert_cmpstr (more, ==, is_dutch ? "baby’s" : "babies");
    }
  }
  g_assert_cmpuint (n_about_babies, >=, 5);
}

/* A language that was begun is whole: no item is left in English. */
static void
test_says_all_in_dutch (void)
{
  g_autoptr (NabijCatalogue) english = open_language ("en");
  g_autoptr (NabijCatalogue) dutch = open_language ("nl");

  for (int form = 0; form < (int)NABIJ_N_CHECK_IN_FORMS; form++) {
    for (int item = 0; item < (int)NABIJ_N_CHECK_IN_ITEMS; item++) {
      for (int more_children = 0; more_children < 2; more_children++)
        g_assert_cmpstr (get_item (dutch, (NabijCheckInForm)form, more_children, (NabijCheckInItem)item), !=,
                         get_item (english, (NabijCheckInForm)form, more_children, (NabijCheckInItem)item));
    }
  }
}

int
main (int argc, char *argv[])
{
  static const char *const languages[] = { "en", "nl" };
  static const struct {
    const char   *name;
    GTestDataFunc test;
  } tests[] = {
    { "asks-in-its-words", test_asks_in_its_words },
    { "answers-in-its-words", test_answers_in_its_words },
    { "takes-nothing-for-granted", test_takes_nothing_for_granted },
    { "speaks-of-all-babies", test_speaks_of_all_babies },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (tests); j++) {
      g_autofree char *path = g_strdup_printf ("/nabij/core/check-in-words/%s-%s", tests[j].name, languages[i]);

      g_test_add_data_func (path, languages[i], tests[j].test);
    }
  }
  g_test_add_func ("/nabij/core/check-in-words/says-all-in-dutch", test_says_all_in_dutch);

  return g_test_run ();
}
