/* test-steps-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-page-fixture.h"
#include "nabij-step-card.h"
#include "nabij-steps-page.h"
#include "nabij-ui-widgets.h"

#define S(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

static void
set_up_at (NabijPageFixture *fixture,
           int               hour,
           const char       *practice,
           gboolean          hospital)
{
  NabijFamilyKeeper *keeper;
  g_autoptr (NabijFamily) family = NULL;
  GDate born;

  nabij_page_fixture_init (fixture, hour);
  keeper = nabij_services_get_family_keeper (fixture->ui.services);
  family = nabij_family_keeper_copy_family (keeper);
  g_date_clear (&born, 1);
  g_date_set_dmy (&born, 1, G_DATE_NOVEMBER, 2020);
  nabij_family_give_birth (family, &born);
  ((NabijChild *)family->children->pdata[0])->in_hospital = hospital;
  nabij_family_keeper_set_family (keeper, family);
  nabij_page_fixture_show (fixture, nabij_steps_page_new (fixture->ui.services,
                                                          nabij_practices_find (nabij_services_get_practices (fixture->ui.services), practice)));
}

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  set_up_at (fixture, 15, "when-your-baby-cries", FALSE);
}

static void
set_up_night (NabijPageFixture *fixture,
              gconstpointer     data)
{
  set_up_at (fixture, 23, "when-your-baby-cries", FALSE);
}

static void
set_up_hospital (NabijPageFixture *fixture,
                 gconstpointer     data)
{
  set_up_at (fixture, 15, "when-your-baby-cries", TRUE);
}

static void
set_up_quiet (NabijPageFixture *fixture,
              gconstpointer     data)
{
  set_up_at (fixture, 15, "three-steps", FALSE);
}

static void
tear_down (NabijPageFixture *fixture,
           gconstpointer     data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_page_fixture_leave (fixture);
  /* Whatever was done here, nothing of it is kept. */
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
  nabij_page_fixture_clear (fixture);
}

/* As GTK does: first what looks at keys on their way down, then the bindings of what has the focus. */
static void
press (NabijPageFixture *fixture,
       guint             keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
      continue;
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &done);
    g_signal_emit_by_name (controller, "key-released", keyval, 0, 0);
  }
  if (!done && GTK_IS_BUTTON (nabij_page_fixture_get_focus (fixture)))
    g_signal_emit_by_name (nabij_page_fixture_get_focus (fixture), "clicked");
}

static const char *
get_title (GtkWidget *card)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (card, GTK_TYPE_LABEL, "title")));
}

/* The title of the card that is outlined, or what stands in its place. */
static const char *
get_place (NabijPageFixture *fixture)
{
  GtkWidget *cards = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "cards");

  if (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "end")))
    return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "question")));
  for (GtkWidget *card = gtk_widget_get_first_child (cards); card != NULL; card = gtk_widget_get_next_sibling (card)) {
    if (gtk_widget_has_css_class (card, "current"))
      return get_title (card);
  }
  return "the sentence";
}

static const char *
get_focus_name (NabijPageFixture *fixture)
{
  return gtk_buildable_get_buildable_id (GTK_BUILDABLE (nabij_page_fixture_get_focus (fixture)));
}

static gboolean
is_at_first_card (gpointer data)
{
  return g_str_equal (get_place (data), "Slow down");
}

static gboolean
is_at_end (gpointer data)
{
  return g_str_equal (get_place (data), "Still crying?");
}

static void
test_the_space_bar_alone (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  g_assert_cmpstr (get_place (fixture), ==, "the sentence");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "Slow down");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "Closeness first");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "You too");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "Still crying?");
  g_assert_cmpstr (get_focus_name (fixture), ==, "again_button");

  /* From the second round on, laying the baby down comes first. */
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "the sentence");
  for (guint i = 0; i < 4; i++)
    press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (get_place (fixture), ==, "Still crying?");
  g_assert_cmpstr (get_focus_name (fixture), ==, "end_lay_down_button");
  g_assert_true (gtk_widget_has_css_class (nabij_page_fixture_get_focus (fixture), "large-choice"));
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (fixture->activated->str, ==, "practice:lay-down ");
}

static void
test_time_goes_where_it_may (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  nabij_fake_clock_pass (fixture->ui.clock, S (6));
  nabij_ui_wait_for (is_at_first_card, fixture);
  /* The steps themselves wait. */
  nabij_fake_clock_pass (fixture->ui.clock, S (600));
  nabij_ui_wait_for_frame (fixture->page);
  g_assert_cmpstr (get_place (fixture), ==, "Slow down");

  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "You too");
  nabij_fake_clock_pass (fixture->ui.clock, S (22.5));
  nabij_ui_wait_for (is_at_end, fixture);
}

static void
test_a_card_is_pressed (NabijPageFixture *fixture,
                        gconstpointer     data)
{
  GtkWidget *first = gtk_widget_get_first_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "cards"));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  GtkWidget *more = nabij_ui_find (second, GTK_TYPE_BUTTON, "more_button");
  GtkWidget *detail = nabij_ui_find (second, GTK_TYPE_REVEALER, "detail_revealer");

  g_assert_false (gtk_widget_get_visible (nabij_ui_find (first, GTK_TYPE_BUTTON, "more_button")));
  g_signal_emit_by_name (nabij_ui_find (second, GTK_TYPE_BUTTON, "button"), "clicked");
  g_assert_cmpstr (get_place (fixture), ==, "Closeness first");

  /* More is there on request, and the space bar still goes on. */
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (detail)));
  g_signal_emit_by_name (more, "clicked");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (detail)));
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "You too");
}

static void
test_breaths_are_shown (NabijPageFixture *fixture,
                        gconstpointer     data)
{
  GtkWidget *last = gtk_widget_get_last_child (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "cards"));
  GtkWidget *breath = nabij_ui_find (last, GTK_TYPE_BOX, "breath");
  GtkLabel  *word = GTK_LABEL (nabij_ui_find (last, GTK_TYPE_LABEL, "breath_word"));

  g_assert_false (gtk_widget_get_visible (breath));
  g_signal_emit_by_name (nabij_ui_find (last, GTK_TYPE_BUTTON, "button"), "clicked");
  g_assert_true (gtk_widget_get_visible (breath));
  g_assert_cmpstr (gtk_label_get_label (word), ==, "Breathe in");
  nabij_fake_clock_pass (fixture->ui.clock, S (4));
  nabij_ui_wait_for_frame (fixture->page);
  nabij_ui_wait_for_frame (fixture->page);
  while (!g_str_equal (gtk_label_get_label (word), "Breathe out"))
    g_main_context_iteration (NULL, TRUE);
}

/* Both are there all the time, whatever is done. */
static void
test_the_fixed_buttons_and_text (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  GtkWidget *title = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "safety_title");
  GtkWidget *text = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "safety_text");

  for (guint i = 0; i < 5; i++) {
    g_assert_true (gtk_widget_get_mapped (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "lay_down_button")));
    g_assert_true (gtk_widget_get_mapped (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "ill_button")));
    g_assert_true (gtk_widget_get_mapped (title));
    g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, nabij_practice_crying_title ());
    g_assert_true (gtk_widget_get_mapped (text));
    g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (text)), ==, nabij_practice_crying_text (FALSE));
    if (i < 4)
      press (fixture, GDK_KEY_space);
  }
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "lay_down_button"), "clicked");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "ill_button"), "clicked");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "call_button"), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "practice:lay-down help-ill help ");
}

static void
test_in_hospital_a_nurse_is_near (NabijPageFixture *fixture,
                                  gconstpointer     data)
{
  GtkWidget *nurse = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "nurse");

  g_assert_true (gtk_widget_get_mapped (nurse));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nurse)), ==, "Ask the nurse to come.");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "lay_down_button")));
  for (guint i = 0; i < 4; i++)
    press (fixture, GDK_KEY_space);
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "end_lay_down_button")));
}

static void
test_at_night_nobody_holds (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  GtkWidget *cards = nabij_ui_find (fixture->page, GTK_TYPE_BOX, "cards");

  for (GtkWidget *card = gtk_widget_get_first_child (cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (nabij_ui_find (card, GTK_TYPE_LABEL, "text"))), "holding"));
}

static void
test_three_steps_without_crying (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  g_assert_false (gtk_widget_get_mapped (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "ill_button")));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "safety")));
  for (guint i = 0; i < 4; i++)
    press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_place (fixture), ==, "That was all.");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (fixture->activated->str, ==, "back ");
}

/* Large text needs more room downwards, never more to the side. */
static void
test_fits_a_phone (NabijPageFixture *fixture,
                   gconstpointer     data)
{
  int minimum_px;

  nabij_page_fixture_enlarge_text (fixture);
  for (guint i = 0; i < 5; i++) {
    gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
    g_assert_cmpint (minimum_px, <=, 360);
    if (i < 4)
      press (fixture, GDK_KEY_space);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*set_up) (NabijPageFixture *fixture, gconstpointer data);
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "the-space-bar-alone", set_up, test_the_space_bar_alone },
    { "time-goes-where-it-may", set_up, test_time_goes_where_it_may },
    { "a-card-is-pressed", set_up, test_a_card_is_pressed },
    { "breaths-are-shown", set_up, test_breaths_are_shown },
    { "the-fixed-buttons-and-text", set_up, test_the_fixed_buttons_and_text },
    { "in-hospital-a-nurse-is-near", set_up_hospital, test_in_hospital_a_nurse_is_near },
    { "at-night-nobody-holds", set_up_night, test_at_night_nobody_holds },
    { "three-steps-without-crying", set_up_quiet, test_three_steps_without_crying },
    { "fits-a-phone", set_up, test_fits_a_phone },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/steps-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, tests[i].set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
