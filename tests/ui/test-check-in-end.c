/* test-check-in-end.c
 *
 * What comes after a check-in: help, whatever was said in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-end.h"
#include "nabij-check-in-words.h"
#include "nabij-family-fixture.h"
#include "nabij-help-card.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
  nabij_family_fixture_load (fixture);
}

static gboolean
is_shown (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

static void
have_baby (NabijPageFixture *fixture,
           int               days_ago,
           gboolean          in_hospital,
           gboolean          offered)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  nabij_family_fixture_add_child (family, fixture, "Sam", days_ago)->in_hospital = in_hospital;
  family->check_ins_offered = offered;
  nabij_family_fixture_set (fixture, family);
}

static guint
count_cards (GtkWidget *widget)
{
  guint n_cards = NABIJ_IS_HELP_CARD (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_cards += count_cards (child);
  return n_cards;
}

static gboolean
has_urgent (GtkWidget *widget)
{
  gboolean found = NABIJ_IS_HELP_CARD (widget) && gtk_widget_has_css_class (widget, "urgent");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); !found && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = has_urgent (child);
  return found;
}

static gboolean
comes_before (GtkWidget *first,
              GtkWidget *second)
{
  for (; first != NULL; first = gtk_widget_get_next_sibling (first)) {
    if (first == second)
      return TRUE;
  }
  return FALSE;
}

static void
test_help_is_there_whatever_was_said (NabijPageFixture *fixture,
                                      gconstpointer     data)
{
  static const struct {
    int      days_ago;
    gboolean in_hospital;
  } births[] = { { 3, FALSE }, { 3, TRUE }, { 41, FALSE }, { 43, FALSE }, { 700, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++) {
    have_baby (fixture, births[i].days_ago, births[i].in_hospital, FALSE);
    for (int talk = 0; talk < NABIJ_N_CHECK_IN_TALKS; talk++) {
      const gboolean would_talk = talk == NABIJ_CHECK_IN_TALK_YES || talk == NABIJ_CHECK_IN_TALK_MAYBE;
      GtkWidget     *help;

      nabij_page_fixture_show (fixture, nabij_check_in_end_new (fixture->ui.services, (NabijCheckInTalk)talk, FALSE));
      help = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "help");
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "frame"))), ==,
                       nabij_check_in_words_get_frame (NULL));
      g_assert_true (gtk_widget_get_visible (help));
      g_assert_cmpuint (count_cards (help), >=, 1);
      /* That would seem to be said about what was answered. */
      g_assert_false (has_urgent (help));
      g_assert_true (comes_before (help, nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, "buttons")) == would_talk);
      g_assert_true (!would_talk || is_shown (fixture, "tell_button"));
    }
  }
}

static void
test_help_is_there_in_silence (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  static const NabijSilence silences[] = { NABIJ_SILENCE_PAUSE, NABIJ_SILENCE_PREGNANCY_ENDED, NABIJ_SILENCE_CHILD_DIED };

  for (gsize i = 0; i < G_N_ELEMENTS (silences); i++) {
    g_autoptr (NabijFamily) family = nabij_family_new ();

    family->told = NABIJ_TOLD_PREGNANT;
    family->silence = silences[i];
    nabij_family_fixture_set (fixture, family);
    nabij_page_fixture_show (fixture, nabij_check_in_end_new (fixture->ui.services, NABIJ_CHECK_IN_TALK_NOT_NOW, FALSE));
    g_assert_cmpuint (count_cards (fixture->page), >=, 1);
    g_assert_false (is_shown (fixture, "offer"));
  }
}

static void
test_is_offered_again_only_where_it_may_be (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  g_autoptr (NabijFamily) nobody = nabij_family_new ();

  have_baby (fixture, 20, FALSE, FALSE);
  nabij_page_fixture_show (fixture, nabij_check_in_end_new (fixture->ui.services, NABIJ_CHECK_IN_TALK_SKIPPED, FALSE));
  g_assert_true (is_shown (fixture, "offer"));
  gtk_switch_set_active (GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, "offered")), TRUE);
  g_assert_true (nabij_family_fixture_get (fixture)->check_ins_offered);

  /* Who wants it already is not asked. */
  nabij_page_fixture_show (fixture, nabij_check_in_end_new (fixture->ui.services, NABIJ_CHECK_IN_TALK_SKIPPED, FALSE));
  g_assert_false (is_shown (fixture, "offer"));

  nabij_family_fixture_set (fixture, nobody);
  nabij_page_fixture_show (fixture, nabij_check_in_end_new (fixture->ui.services, NABIJ_CHECK_IN_TALK_SKIPPED, FALSE));
  g_assert_false (is_shown (fixture, "offer"));
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/nabij/ui/check-in-end/" name, NabijPageFixture, NULL, set_up, func, nabij_page_fixture_tear_down)
  ADD ("help-is-there-whatever-was-said", test_help_is_there_whatever_was_said);
  ADD ("help-is-there-in-silence", test_help_is_there_in_silence);
  ADD ("is-offered-again-only-where-it-may-be", test_is_offered_again_only_where_it_may_be);
#undef ADD

  return g_test_run ();
}
