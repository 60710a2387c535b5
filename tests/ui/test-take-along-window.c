/* test-take-along-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take-along-window.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-fixture.h"

#include <adwaita.h>

typedef struct {
  NabijUiFixture ui;
  NabijServices *services;
  GtkWindow     *window;
  char          *folder;

  const char *stack_page; /* what a wait waits for */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

/* Shows the window to someone who always chooses this place, or none. */
static void
show (Fixture    *fixture,
      const char *path)
{
  fixture->services = nabij_ui_fixture_make_services (&fixture->ui, path);
  fixture->window = nabij_take_along_window_new (NULL, fixture->services);
  nabij_ui_show (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->services);
  nabij_ui_fixture_clear (&fixture->ui);
  nabij_ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static const char *
get_stack_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "stack")));
}

static gboolean
shows_stack_page (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (get_stack_page (fixture), fixture->stack_page);
}

static void
wait_for_stack_page (Fixture    *fixture,
                     const char *name)
{
  fixture->stack_page = name;
  nabij_ui_wait_for (shows_stack_page, fixture);
}

static AdwComboRow *
get_row (Fixture    *fixture,
         const char *id)
{
  return ADW_COMBO_ROW (nabij_ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_COMBO_ROW, id));
}

static const char *
get_choice (Fixture    *fixture,
            const char *id)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (get_row (fixture, id)));
}

static GtkWidget *
get_problem (Fixture *fixture)
{
  return nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "problem");
}

static void
save (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "take-along.save", NULL));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_begins_with_what_was_chosen (Fixture      *fixture,
                                  gconstpointer data)
{
  g_settings_set_string (fixture->ui.settings, "length", "10");
  g_settings_set_string (fixture->ui.settings, "pattern", "even");
  show (fixture, NULL);
  g_assert_cmpstr (get_choice (fixture, "length"), ==, "10 minutes");
  g_assert_cmpstr (get_choice (fixture, "pattern"), ==, "Even");
  g_assert_cmpstr (get_stack_page (fixture), ==, "choose");
}

static void
test_a_slow_breath_gives_way_to_water (Fixture      *fixture,
                                       gconstpointer data)
{
  g_settings_set_string (fixture->ui.settings, "pattern", "slow");
  show (fixture, NULL);
  g_assert_cmpstr (get_choice (fixture, "pattern"), ==, "Water & Rust");
}

static void
test_saves_a_file (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "five.wav", NULL);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_settings_set_string (fixture->ui.settings, "length", "five-exhales");
  show (fixture, path);
  save (fixture);
  wait_for_stack_page (fixture, "saved");
  g_assert_false (gtk_widget_get_visible (get_problem (fixture)));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window)))), ==, "Done");

  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  /* 50 s, and the last fade of 8 s; two channels of 16 bits. */
  g_assert_cmpuint (length, >=, 58 * 48000 * 4);
  g_assert_cmpuint (length, <, 59 * 48000 * 4);
}

static void
test_who_chooses_no_place_stays (Fixture      *fixture,
                                 gconstpointer data)
{
  show (fixture, NULL);
  save (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_stack_page (fixture), ==, "choose");
  g_assert_false (gtk_widget_get_visible (get_problem (fixture)));
  /* And may press again. */
  save (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_stack_page (fixture), ==, "choose");
}

static void
test_cancelled_it_leaves_nothing (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "long.wav", NULL);

  g_settings_set_string (fixture->ui.settings, "length", "20");
  show (fixture, path);
  for (int i = 0; i < 2; i++) {
    save (fixture);
    wait_for_stack_page (fixture, "saving");
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "take-along.cancel", NULL));
    wait_for_stack_page (fixture, "choose");
    g_assert_false (gtk_widget_get_visible (get_problem (fixture)));
    g_assert_cmpuint (count_files (fixture), ==, 0);
  }
}

static gboolean
has_a_file (gpointer data)
{
  return count_files (data) > 0;
}

static gboolean
has_no_file (gpointer data)
{
  return count_files (data) == 0;
}

static void
test_closed_it_leaves_nothing (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "long.wav", NULL);

  g_settings_set_string (fixture->ui.settings, "length", "20");
  show (fixture, path);
  save (fixture);
  /* Half a file, under another name. */
  nabij_ui_wait_for (has_a_file, fixture);
  gtk_window_close (g_steal_pointer (&fixture->window));
  nabij_ui_wait_for (has_no_file, fixture);
}

static void
assert_refused (Fixture    *fixture,
                const char *path,
                const char *sentence)
{
  show (fixture, path);
  save (fixture);
  wait_for_stack_page (fixture, "saving");
  wait_for_stack_page (fixture, "choose");
  g_assert_true (gtk_widget_get_visible (get_problem (fixture)));
  g_test_message ("%s", gtk_label_get_label (GTK_LABEL (get_problem (fixture))));
  g_assert_true (g_pattern_match_simple (sentence, gtk_label_get_label (GTK_LABEL (get_problem (fixture)))));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_a_place_that_cannot_be_written (Fixture      *fixture,
                                     gconstpointer data)
{
  assert_refused (fixture, "/proc/five.wav", "*/proc*.");
}

static void
test_a_name_without_an_ending (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "five", NULL);

  assert_refused (fixture, path, "The name of the file must end in .mp3, .opus or .wav.");
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Nobody has recorded anything, and nothing is asked. */
static void
test_without_a_voice_there_is_no_choice (Fixture      *fixture,
                                         gconstpointer data)
{
  show (fixture, NULL);
  nabij_voice_fixture_load (&fixture->ui);
  settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (fixture, "voice"))));
}

static gboolean
shows_voices (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_row (data, "voice")));
}

/* The fixture's own services are used to record; the window has others, as after a start. */
static void
show_voices (Fixture    *fixture,
             const char *path)
{
  nabij_voice_fixture_load (&fixture->ui);
  nabij_voice_fixture_record (&fixture->ui, "Sam", "water-and-rust/tone-eyes", 2 * (gint64)G_USEC_PER_SEC);
  nabij_fake_clock_pass (fixture->ui.clock, G_USEC_PER_SEC);
  nabij_voice_fixture_record (&fixture->ui, "Noor & Co", "five-exhales/hand", 2 * (gint64)G_USEC_PER_SEC);
  nabij_voice_keeper_choose (nabij_services_get_voice_keeper (fixture->ui.services), FALSE, "Noor & Co");
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));

  show (fixture, path);
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->services));
  nabij_ui_wait_for (shows_voices, fixture);
}

static void
test_begins_with_the_voice_of_the_day (Fixture      *fixture,
                                       gconstpointer data)
{
  show_voices (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (get_row (fixture, "voice"))), ==, 3);
  g_assert_cmpstr (get_choice (fixture, "voice"), ==, "Noor & Co");

  /* Who is heard in the file changes nothing for the exercises, nor they for the file. */
  adw_combo_row_set_selected (get_row (fixture, "voice"), 0);
  g_assert_cmpstr (get_choice (fixture, "voice"), ==, "None");
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->services), FALSE), ==, "Noor & Co");
  nabij_voice_keeper_choose (nabij_services_get_voice_keeper (fixture->services), FALSE, "Sam");
  g_assert_cmpstr (get_choice (fixture, "voice"), ==, "None");
}

static void
test_a_silence_takes_the_choice_away (Fixture      *fixture,
                                      gconstpointer data)
{
  nabij_voice_fixture_load (&fixture->ui);
  nabij_voice_fixture_record (&fixture->ui, "Sam", "water-and-rust/tone-eyes", 2 * (gint64)G_USEC_PER_SEC);
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));

  fixture->services = nabij_ui_fixture_make_services (&fixture->ui, NULL);
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->services));
  while (!nabij_voice_keeper_is_loaded (nabij_services_get_voice_keeper (fixture->services)))
    g_main_context_iteration (NULL, TRUE);
  fixture->window = nabij_take_along_window_new (NULL, fixture->services);
  nabij_ui_show (fixture->window);
  g_assert_cmpstr (nabij_voice_keeper_get_speakers (nabij_services_get_voice_keeper (fixture->services))[0], ==, "Sam");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (fixture, "voice"))));
  g_settings_reset (fixture->ui.settings, "silent");
}

/* What was recorded is damaged: the file is made all the same, and that is said. */
static void
test_a_damaged_line_stays_out_of_the_file (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "five.wav", NULL);
  GtkWidget       *note;

  g_settings_set_string (fixture->ui.settings, "length", "five-exhales");
  show_voices (fixture, path);
  note = nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "saved_note");
  save (fixture);
  wait_for_stack_page (fixture, "saved");
  g_assert_true (gtk_widget_is_visible (note));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (note)), ==,
                   "Something that was recorded cannot be played, so the file was made without it. You can record it again.");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_a_file_without_a_voice_says_nothing (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "five.wav", NULL);

  g_settings_set_string (fixture->ui.settings, "length", "five-exhales");
  show_voices (fixture, path);
  adw_combo_row_set_selected (get_row (fixture, "voice"), 0);
  save (fixture);
  wait_for_stack_page (fixture, "saved");
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "saved_note")));
}

/* A file may be played at night with a baby in the arms: that eyes may close is not in it, so that not even
 * a damaged recording of it is missed. */
static void
test_says_what_fits_at_any_hour (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, "three.wav", NULL);
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  g_autoptr (NabijFamily) family = NULL;

  g_settings_set_string (fixture->ui.settings, "length", "3");
  nabij_voice_fixture_load (&fixture->ui);
  family = nabij_family_keeper_copy_family (keeper);
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  nabij_family_keeper_set_family (keeper, family);
  show_voices (fixture, path);
  g_assert_cmpint (nabij_services_get_season (fixture->services), ==, NABIJ_SEASON_AFTER);

  adw_combo_row_set_selected (get_row (fixture, "voice"), 1);
  g_assert_cmpstr (get_choice (fixture, "voice"), ==, "Sam");
  save (fixture);
  wait_for_stack_page (fixture, "saved");
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "saved_note")));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "begins-with-what-was-chosen", test_begins_with_what_was_chosen },
    { "a-slow-breath-gives-way-to-water", test_a_slow_breath_gives_way_to_water },
    { "saves-a-file", test_saves_a_file },
    { "who-chooses-no-place-stays", test_who_chooses_no_place_stays },
    { "cancelled-it-leaves-nothing", test_cancelled_it_leaves_nothing },
    { "closed-it-leaves-nothing", test_closed_it_leaves_nothing },
    { "a-place-that-cannot-be-written", test_a_place_that_cannot_be_written },
    { "a-name-without-an-ending", test_a_name_without_an_ending },
    { "without-a-voice-there-is-no-choice", test_without_a_voice_there_is_no_choice },
    { "begins-with-the-voice-of-the-day", test_begins_with_the_voice_of_the_day },
    { "a-silence-takes-the-choice-away", test_a_silence_takes_the_choice_away },
    { "a-damaged-line-stays-out-of-the-file", test_a_damaged_line_stays_out_of_the_file },
    { "a-file-without-a-voice-says-nothing", test_a_file_without_a_voice_says_nothing },
    { "says-what-fits-at-any-hour", test_says_what_fits_at_any_hour },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/take-along-window/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
