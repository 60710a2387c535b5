/* test-recovery-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-deletion.h"
#include "nabij-keepsake-fixture.h"
#include "nabij-recovery-card.h"
#include "nabij-recovery-picture.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *card;
  GtkWidget     *picture;
  GtkDropDown   *period;

  const char *stack_page; /* what a wait waits for */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  g_settings_reset (fixture->ui.settings, "recovery-period");
}

static void
show (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->card = nabij_recovery_card_new (fixture->ui.services);
  fixture->picture = nabij_ui_find (fixture->card, NABIJ_TYPE_RECOVERY_PICTURE, "picture");
  fixture->period = GTK_DROP_DOWN (nabij_ui_find (fixture->card, GTK_TYPE_DROP_DOWN, "period"));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_box_append (GTK_BOX (box), fixture->card);
  gtk_window_set_default_size (fixture->window, 440, 400);
  gtk_window_set_child (fixture->window, box);
  nabij_ui_show (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->card);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->card);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
save_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();

  for (guint i = 0; i < entries->len; i++)
    nabij_journal_save_async (fixture->ui.journal, g_ptr_array_index (entries, i), NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

static NabijEntry *
save_moment (Fixture *fixture,
             gint64   days_ago)
{
  NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE };
  NabijEntry      *entry;

  fields.instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  fields.instant.utc_us -= days_ago * 24 * 3600 * G_USEC_PER_SEC;
  entry = nabij_entry_new (&fields);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  return entry;
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_mapped (((Fixture *)data)->card);
}

static gboolean
is_invisible (gpointer data)
{
  return !gtk_widget_get_mapped (((Fixture *)data)->card);
}

static gboolean
shows_stack_page (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->card, GTK_TYPE_STACK, "stack"))), fixture->stack_page) == 0;
}

static void
wait_for_stack_page (Fixture    *fixture,
                     const char *name)
{
  fixture->stack_page = name;
  nabij_ui_wait_for (shows_stack_page, fixture);
}

/* It is there from the first moment until the last one is gone. */
static void
test_comes_and_goes (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (NabijEntry) moment = NULL;

  show (fixture);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  g_assert_false (is_visible (fixture));

  moment = save_moment (fixture, 1);
  nabij_ui_wait_for (is_visible, fixture);
  nabij_journal_delete_async (fixture->ui.journal, nabij_entry_get_uuid (moment), NULL, NULL, NULL);
  nabij_ui_wait_for (is_invisible, fixture);
}

static guint
count_moments (Fixture *fixture)
{
  NabijRecoveryPicture *picture = NABIJ_RECOVERY_PICTURE (fixture->picture);
  NabijEntry           *last;
  guint                 n_moments = 1;

  nabij_ui_press (fixture->picture, GDK_KEY_End, 0);
  last = nabij_recovery_picture_get_focused (picture);
  nabij_ui_press (fixture->picture, GDK_KEY_Home, 0);
  for (; nabij_recovery_picture_get_focused (picture) != last; n_moments++)
    nabij_ui_press (fixture->picture, GDK_KEY_Right, 0);
  return n_moments;
}

static gboolean
shows_all (gpointer data)
{
  return count_moments (data) == 8;
}

static void
test_periods (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *remembered = NULL;

  save_all (fixture);
  show (fixture);
  nabij_ui_wait_for (is_visible, fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->period), ==, 1);
  g_assert_cmpuint (count_moments (fixture), ==, 7);

  gtk_drop_down_set_selected (fixture->period, 3);
  nabij_ui_wait_for (shows_all, fixture);
  remembered = g_settings_get_string (fixture->ui.settings, "recovery-period");
  g_assert_cmpstr (remembered, ==, "all");
}

static void
test_a_remembered_period (Fixture      *fixture,
                          gconstpointer data)
{
  save_all (fixture);
  g_settings_set_string (fixture->ui.settings, "recovery-period", "two-weeks");
  show (fixture);
  nabij_ui_wait_for (is_visible, fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->period), ==, 0);
  g_assert_cmpuint (count_moments (fixture), ==, 4);
}

/* Weeks without a moment are not an empty picture, and what is further back stays in reach. */
static void
test_empty_weeks (Fixture      *fixture,
                  gconstpointer data)
{
  nabij_entry_unref (save_moment (fixture, 100));
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  show (fixture);
  nabij_ui_wait_for (is_visible, fixture);
  wait_for_stack_page (fixture, "empty");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->card, GTK_TYPE_STACK, "line_stack")));

  gtk_drop_down_set_selected (fixture->period, 3);
  wait_for_stack_page (fixture, "picture");
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  GtkStack *line_stack;

  save_all (fixture);
  show (fixture);
  nabij_ui_wait_for (is_visible, fixture);
  line_stack = GTK_STACK (nabij_ui_find (fixture->card, GTK_TYPE_STACK, "line_stack"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (line_stack), ==, "line");
  nabij_ui_press (fixture->picture, GDK_KEY_End, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (line_stack), ==, "words");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->card, GTK_TYPE_LABEL, "words"))), ==,
                   "Tuesday 17 November, tense; open, and it may stay open");
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add ("/nabij/ui/recovery-card/comes-and-goes", Fixture, NULL, set_up, test_comes_and_goes, tear_down);
  g_test_add ("/nabij/ui/recovery-card/periods", Fixture, NULL, set_up, test_periods, tear_down);
  g_test_add ("/nabij/ui/recovery-card/a-remembered-period", Fixture, NULL, set_up, test_a_remembered_period, tear_down);
  g_test_add ("/nabij/ui/recovery-card/empty-weeks", Fixture, NULL, set_up, test_empty_weeks, tear_down);
  g_test_add ("/nabij/ui/recovery-card/words", Fixture, NULL, set_up, test_words, tear_down);

  return g_test_run ();
}
