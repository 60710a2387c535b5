/* test-pacer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pacer.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

typedef struct {
  GtkWindow  *window;
  NabijPacer *pacer;
  guint       n_paints;
} Fixture;

static void
paint_cb (Fixture *fixture)
{
  fixture->n_paints++;
}

static NabijSessionFrame
make_frame (const char *word,
            gboolean    is_line)
{
  return (NabijSessionFrame){
    .elapsed_us = SECONDS (30.123),
    .state = { .stage = NABIJ_STAGE_FOLLOW, .phase = NABIJ_PHASE_INHALE, .level = 0.523, .breath = 1 },
    .moment = { .word = word, .is_line = is_line, .opacity = 1.0 },
    .share = 0.25,
  };
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->pacer = g_object_new (NABIJ_TYPE_PACER, NULL);
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->pacer));
  nabij_ui_show (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->pacer)), "paint", G_CALLBACK (paint_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->pacer)), fixture);
  g_object_ref (fixture->pacer);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->pacer);
}

static GtkWidget *
get_label (Fixture *fixture,
           int      index)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixture->pacer));

  while (index-- > 0)
    label = gtk_widget_get_next_sibling (label);
  return label;
}

static const char *
get_text (Fixture *fixture,
          int      index)
{
  return gtk_label_get_text (GTK_LABEL (get_label (fixture, index)));
}

/* How many lines of what is drawn begin like this. */
static guint
count_drawn (Fixture    *fixture,
             const char *begin)
{
  g_autofree char *description = nabij_ui_describe (GTK_WIDGET (fixture->pacer));
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], begin) ? 1 : 0;
  return n;
}

static void
assert_name (Fixture    *fixture,
             const char *name)
{
  gtk_test_accessible_assert_property (fixture->pacer, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_its_name_is_what_is_spoken (Fixture      *fixture,
                                 gconstpointer data)
{
  NabijSessionFrame frame = make_frame ("Breathe in", FALSE);

  gtk_test_accessible_assert_role (fixture->pacer, GTK_ACCESSIBLE_ROLE_IMG);
  nabij_pacer_set_spoken (fixture->pacer, "Breathe in");
  assert_name (fixture, "Breathe in");

  /* What is drawn is another thing: the name waits for what is said. */
  frame.moment.word = "Breathe out";
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  assert_name (fixture, "Breathe in");
  nabij_pacer_set_spoken (fixture->pacer, "Breathe out");
  assert_name (fixture, "Breathe out");
  nabij_pacer_set_spoken (fixture->pacer, "Breathe out");
  assert_name (fixture, "Breathe out");
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  NabijSessionFrame frame = make_frame ("Breathe in", FALSE);

  frame.moment.small = "Not extra deep, soft and easy.";
  frame.moment.hint = "Your shoulders may drop.";
  frame.moment.hint_opacity = 0.5;
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_cmpstr (get_text (fixture, 0), ==, "Breathe in");
  g_assert_cmpstr (get_text (fixture, 1), ==, "Not extra deep, soft and easy.");
  g_assert_cmpstr (get_text (fixture, 2), ==, "Your shoulders may drop.");
  g_assert_false (gtk_widget_has_css_class (get_label (fixture, 0), "line"));

  /* A sentence is set smaller. */
  frame = make_frame ("Now let your breath do as it likes.", TRUE);
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_cmpstr (get_text (fixture, 0), ==, "Now let your breath do as it likes.");
  g_assert_cmpstr (get_text (fixture, 1), ==, "");
  g_assert_true (gtk_widget_has_css_class (get_label (fixture, 0), "line"));

  frame = make_frame ("In", FALSE);
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_false (gtk_widget_has_css_class (get_label (fixture, 0), "line"));
}

static gboolean
draws_one_text (gpointer data)
{
  return count_drawn (data, "text ") == 1;
}

static gboolean
draws_three_texts (gpointer data)
{
  return count_drawn (data, "text ") == 3;
}

static gboolean
draws_no_text (gpointer data)
{
  return count_drawn (data, "text ") == 0;
}

static void
test_no_words_are_drawn_where_there_are_none (Fixture      *fixture,
                                              gconstpointer data)
{
  NabijSessionFrame frame = make_frame ("In", FALSE);

  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  nabij_ui_wait_for (draws_one_text, fixture);

  frame.moment.small = "Small";
  frame.moment.small_opacity = 1.0;
  frame.moment.hint = "Hint";
  frame.moment.hint_opacity = 1.0;
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  nabij_ui_wait_for (draws_three_texts, fixture);

  frame.moment = (NabijScriptMoment){ 0 };
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  nabij_ui_wait_for (draws_no_text, fixture);
}

typedef struct {
  NabijStage stage;
  NabijPhase phase;
  guint      breath;
  guint      n_lit;
} Lit;

/* Five lights, and one more is lit when each exhale begins. */
static void
test_lights (Fixture      *fixture,
             gconstpointer data)
{
  static const Lit lits[] = {
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_EXHALE, 0, 0 },
    { NABIJ_STAGE_ARRIVE, NABIJ_PHASE_STILL, 0, 0 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_INHALE, 1, 0 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_EXHALE, 1, 1 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_INHALE, 2, 1 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_EXHALE, 2, 2 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_INHALE, 5, 4 },
    { NABIJ_STAGE_FOLLOW, NABIJ_PHASE_EXHALE, 5, 5 },
    { NABIJ_STAGE_CLOSE, NABIJ_PHASE_STILL, 0, 5 },
  };
  const NabijLookColours *colours = nabij_look_get_colours (NABIJ_LOOK_DAY_LIGHT);
  g_autofree char        *lit_colour = gdk_rgba_to_string (&colours->lamp_lit);
  g_autofree char        *unlit_colour = gdk_rgba_to_string (&colours->lamp_unlit);
  g_autofree char        *lit = g_strconcat ("colour ", lit_colour, NULL);
  g_autofree char        *unlit = g_strconcat ("colour ", unlit_colour, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lits); i++) {
    NabijSessionFrame frame = make_frame ("In", FALSE);

    frame.state.stage = lits[i].stage;
    frame.state.phase = lits[i].phase;
    frame.state.breath = lits[i].breath;
    nabij_pacer_show_frame (fixture->pacer, &frame, 5);
    g_assert_cmpuint (count_drawn (fixture, lit), ==, lits[i].n_lit);
    g_assert_cmpuint (count_drawn (fixture, unlit), ==, 5 - lits[i].n_lit);

    nabij_pacer_show_frame (fixture->pacer, &frame, 0);
    g_assert_cmpuint (count_drawn (fixture, lit) + count_drawn (fixture, unlit), ==, 0);
  }
}

static void
wake_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* Lets the main loop run long enough for what was asked to be drawn. */
static guint
count_paints (Fixture *fixture)
{
  gboolean awake = FALSE;

  fixture->n_paints = 0;
  g_timeout_add_once (150, wake_cb, &awake);
  while (!awake)
    g_main_context_iteration (NULL, TRUE);
  return fixture->n_paints;
}

static gboolean
has_settled (gpointer data)
{
  return count_paints (data) == 0;
}

static gboolean
has_painted (gpointer data)
{
  return ((Fixture *)data)->n_paints > 0;
}

static void
assert_paints (Fixture                 *fixture,
               const NabijSessionFrame *frame)
{
  fixture->n_paints = 0;
  nabij_pacer_show_frame (fixture->pacer, frame, 0);
  nabij_ui_wait_for (has_painted, fixture);
  nabij_ui_wait_for (has_settled, fixture);
}

static void
test_draws_only_what_is_new (Fixture      *fixture,
                             gconstpointer data)
{
  NabijSessionFrame frame = make_frame ("In", FALSE);

  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  nabij_ui_wait_for (has_settled, fixture);

  /* The same moment; one that is a hair later; and a line of time that grows by less than a pixel. */
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_cmpuint (count_paints (fixture), ==, 0);
  frame.elapsed_us += 10;
  frame.state.level += 1e-6;
  frame.share += 1e-6;
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_cmpuint (count_paints (fixture), ==, 0);

  frame.state.level = 0.8;
  assert_paints (fixture, &frame);
  frame.moment.word = "Out";
  assert_paints (fixture, &frame);
  frame.moment.opacity = 0.9;
  assert_paints (fixture, &frame);
  frame.share = 0.5;
  assert_paints (fixture, &frame);

  /* No word, and none again: its opacity is of no interest. */
  frame.moment.word = NULL;
  assert_paints (fixture, &frame);
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  g_assert_cmpuint (count_paints (fixture), ==, 0);
}

static char *
get_shape (Fixture *fixture,
           double   level,
           gint64   elapsed_us)
{
  NabijSessionFrame frame = make_frame (NULL, FALSE);

  frame.state.level = level;
  frame.elapsed_us = elapsed_us;
  nabij_pacer_show_frame (fixture->pacer, &frame, 0);
  return nabij_ui_describe_shape (GTK_WIDGET (fixture->pacer));
}

static void
test_stands_still_without_animations (Fixture      *fixture,
                                      gconstpointer data)
{
  GtkSettings     *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->pacer));
  g_autofree char *low = get_shape (fixture, 0.1, SECONDS (10));
  g_autofree char *high = get_shape (fixture, 0.9, SECONDS (40));
  g_autofree char *still = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (low, !=, "");
  g_assert_cmpstr (low, !=, high);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  still = get_shape (fixture, 0.1, SECONDS (10));
  later = get_shape (fixture, 0.9, SECONDS (40));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpstr (still, ==, later);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "its-name-is-what-is-spoken", test_its_name_is_what_is_spoken },
    { "words", test_words },
    { "no-words-are-drawn-where-there-are-none", test_no_words_are_drawn_where_there_are_none },
    { "lights", test_lights },
    { "draws-only-what-is-new", test_draws_only_what_is_new },
    { "stands-still-without-animations", test_stands_still_without_animations },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/pacer/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
