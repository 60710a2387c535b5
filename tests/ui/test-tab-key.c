/* test-tab-key.c
 *
 * The Tab key, pressed over and over, on every page of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip-flow.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-booth.h"
#include "nabij-voice-page.h"
#include "nabij-window-fixture.h"

#include <adwaita.h>

/* More than there are controls on any page. */
#define N_TABS_MAX 200

#define WIDE_PX 1100

/* Stands for the moment that is in the journal. */
#define MOMENT "moment"

/* A page, and what leads to it. */
typedef struct {
  const char *name;
  const char *action;
  const char *target;
} Way;

static const Way ways[] = {
  { "today", NULL, NULL },
  { "rituals", "win.show-page", "rituals" },
  { "journal", "win.show-page", "journal" },
  { "reading", "win.show-page", "reading" },
  { "practice-card", "win.open-practice", "one-song" },
  { "order", "win.order", NULL },
  { "fridge-card", "win.fridge-card", NULL },
  { "entry", "win.open-entry", MOMENT },
  { "moment", "win.write-moment", NULL },
  { "moment-again", "win.edit-entry", MOMENT },
  { "note", "win.write", "note" },
  { "letter", "win.write", "letter" },
  { "recovery", "win.calmer", MOMENT },
  { "stress", "win.stress", NULL },
  { "keeping", "win.keeping", NULL },
  { "keepsake", "win.keepsake", NULL },
  { "tell", "win.tell", NULL },
  { "looking-back", "win.looking-back", NULL },
  { "check-in", "win.check-in", NULL },
  { "memories", "win.memories", NULL },
  { "voice", "win.your-voice", NULL },
  { "pause", "win.pause-or-stop", NULL },
  { "about-you", "win.about-you", NULL },
  { "birth", "win.baby-is-here", NULL },
  { "reading-card", "win.reading-card", "crying" },
  { "help", "win.help", NULL },
  { "help-unsafe", "win.help-unsafe", NULL },
  { "help-ill", "win.help-ill", NULL },
  { "reminders", "win.reminders", NULL },
  { "reminder", "win.remind", "one-song" },
  { "steps", "win.practice", "when-your-baby-cries" },
  { "three-steps", "win.practice", "three-steps" },
  { "session", "win.begin", NULL },
};

/* What comes there */

/* Among the parts of one choice the arrow keys move; the Tab key comes to one of them. */
static GtkWidget *
get_choice (GtkWidget *widget)
{
  GtkWidget *flow = gtk_widget_get_ancestor (widget, NABIJ_TYPE_CHIP_FLOW);
  GtkWidget *list = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);

  if (flow != NULL)
    return flow;
  return list != NULL ? list : widget;
}

/* What has the focus only for what is in it, and words that are read first and do nothing. */
static gboolean
is_frame (GtkWidget *widget)
{
  return GTK_IS_WINDOW (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_BOX (widget) ||
         ADW_IS_ENTRY_ROW (widget) || ADW_IS_EXPANDER_ROW (widget);
}

static void
collect (GtkWidget  *widget,
         GHashTable *controls)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_can_focus (widget) || GTK_IS_POPOVER (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
  if (gtk_widget_get_focusable (widget) && !is_frame (widget))
    g_hash_table_add (controls, get_choice (widget));
}

/* By its name and words, and where it stands. */
static void
describe (GtkWidget *widget,
          GString   *words)
{
  for (; widget != NULL && !GTK_IS_WINDOW (widget); widget = gtk_widget_get_parent (widget)) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

    g_string_append_printf (words, " < %s", G_OBJECT_TYPE_NAME (widget));
    if (id != NULL && !g_str_has_prefix (id, "___"))
      g_string_append_printf (words, " %s", id);
    if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
      g_string_append_printf (words, " “%s”", gtk_button_get_label (GTK_BUTTON (widget)));
    if (ADW_IS_HEADER_BAR (widget) || g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Nabij"))
      break;
  }
  g_string_append_c (words, ';');
}

/* What the key comes to next; or nothing, where the focus is on no control. */
static GtkWidget *
press (NabijWindowFixture *fixture,
       GtkDirectionType    direction)
{
  GtkWidget *focus;

  gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  if (g_test_verbose ()) {
    g_autoptr (GString) words = g_string_new (NULL);

    describe (focus, words);
    g_test_message ("%s%s", direction == GTK_DIR_TAB_FORWARD ? "forward" : "backward", words->str);
  }
  return focus != NULL ? get_choice (focus) : NULL;
}

/* Once around: every control is come to, and the first one again. */
static void
assert_goes_round (NabijWindowFixture *fixture,
                   GtkDirectionType    direction)
{
  g_autoptr (GHashTable) awaited = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  const char    *way = direction == GTK_DIR_TAB_FORWARD ? "forward" : "backward";
  GtkWidget     *first = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget     *control;
  gboolean       has_left = FALSE;
  GHashTableIter iter;
  gpointer       key;

  g_assert_nonnull (first);
  collect (GTK_WIDGET (fixture->window), awaited);
  g_assert_cmpuint (g_hash_table_size (awaited), >, 1);

  first = g_hash_table_contains (awaited, get_choice (first)) ? get_choice (first) : press (fixture, direction);
  control = first;
  g_hash_table_remove (awaited, first);
  for (guint i = 0; i < N_TABS_MAX && !(has_left && control == first); i++) {
    control = press (fixture, direction);
    g_hash_table_remove (awaited, control);
    has_left = has_left || control != first;
  }

  if (!has_left || control != first) {
    g_test_message ("going %s, the focus does not come back to where it was", way);
    g_test_fail ();
  }
  g_hash_table_iter_init (&iter, awaited);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    describe (key, missing);
  if (missing->len > 0) {
    g_test_message ("going %s, the focus does not come to%s", way, missing->str);
    g_test_fail ();
  }
}

/* Pages */

/* Text is left with the key as well. */
static void
assert_leaves_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_leaves_text (child);
}

static gboolean
is_gone_or_stays (gpointer data)
{
  GtkWidget *page = *(GtkWidget **)data;

  return page == NULL || gtk_widget_get_parent (page) != NULL;
}

/* A page that something is still set for, in a thread, goes when it has it. */
static void
leave (NabijWindowFixture *fixture)
{
  GtkWidget *page = nabij_window_fixture_get_top (fixture);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  nabij_window_fixture_activate (fixture, "win.home", NULL);
  nabij_ui_wait_for (is_gone_or_stays, &page);
  if (page != NULL)
    g_object_remove_weak_pointer (G_OBJECT (page), (gpointer *)&page);
}

static void
look_at_page (NabijWindowFixture *fixture)
{
  /* What the journal has to tell comes first, and then the place for it. */
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));
  nabij_ui_wait_for_frame (GTK_WIDGET (fixture->window));

  assert_leaves_text (GTK_WIDGET (fixture->window));
  assert_goes_round (fixture, GTK_DIR_TAB_FORWARD);
  assert_goes_round (fixture, GTK_DIR_TAB_BACKWARD);
  leave (fixture);
}

static void
test_comes_to_everything (NabijWindowFixture *fixture,
                          gconstpointer       data)
{
  const NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE, .instant = { G_USEC_PER_SEC, 0 } };
  const NabijCheckIn     check_in = { .form = NABIJ_CHECK_IN_FORM_AFTER, .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN }, .is_finished = TRUE };
  g_autoptr (NabijEntry) moment = nabij_entry_new (&fields);
  g_autoptr (NabijEntry) answered = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = &check_in, .instant = { 1, 0 } });
  const Way *way = data;

  nabij_journal_save_async (fixture->ui.journal, moment, NULL, NULL, NULL);
  nabij_journal_save_async (fixture->ui.journal, answered, NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));

  if (way->action != NULL)
    nabij_window_fixture_activate (fixture, way->action, g_strcmp0 (way->target, MOMENT) == 0 ? nabij_entry_get_uuid (moment) : way->target);
  look_at_page (fixture);
}

static gboolean
is_wide (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (data), "switcher") == 0;
}

static void
click (NabijWindowFixture *fixture,
       const char         *id)
{
  g_signal_emit_by_name (nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_BUTTON, id), "clicked");
}

/* At one sentence, or with all of them on one page. */
static void
test_comes_to_everything_in_a_check_in (NabijWindowFixture *fixture,
                                        gconstpointer       data)
{
  g_settings_set_boolean (fixture->ui.settings, "check-in-on-one-page", data != NULL);
  nabij_window_fixture_activate (fixture, "win.check-in", NULL);
  click (fixture, "begin_button");
  look_at_page (fixture);
  g_settings_reset (fixture->ui.settings, "check-in-on-one-page");
}

/* Where a line waits to be recorded, or where all of them lie behind. */
static void
test_comes_to_everything_where_lines_are_recorded (NabijWindowFixture *fixture,
                                                   gconstpointer       data)
{
  GtkWidget *booth;

  nabij_window_fixture_activate (fixture, "win.your-voice", NULL);
  booth = nabij_ui_find (GTK_WIDGET (fixture->window), NABIJ_TYPE_VOICE_BOOTH, "booth");
  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (gtk_widget_get_ancestor (booth, NABIJ_TYPE_VOICE_PAGE), GTK_TYPE_ENTRY, "entry")), "Sam");
  g_signal_emit_by_name (nabij_ui_find (gtk_widget_get_ancestor (booth, NABIJ_TYPE_VOICE_PAGE), GTK_TYPE_BUTTON, "record_button"), "clicked");
  g_assert_true (gtk_widget_get_mapped (booth));
  for (guint i = 0; data != NULL && i < 10; i++)
    g_assert_true (nabij_ui_press (gtk_root_get_focus (GTK_ROOT (fixture->window)), GDK_KEY_n, 0));
  g_assert_cmpint (gtk_widget_get_mapped (nabij_ui_find (booth, GTK_TYPE_BUTTON, "done_button")), ==, data != NULL);
  look_at_page (fixture);
}

/* With the tabs in the header. */
static void
test_comes_to_everything_in_a_wide_window (NabijWindowFixture *fixture,
                                           gconstpointer       data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDE_PX, 820);
  nabij_ui_wait_for (is_wide, nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "title_stack"));
  look_at_page (fixture);
}

/* After an exercise. */
static void
test_comes_to_everything_that_closes (NabijWindowFixture *fixture,
                                      gconstpointer       data)
{
  GtkStack  *stack = GTK_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "stack"));
  GtkWidget *closing = gtk_stack_get_child_by_name (stack, "closing");

  gtk_stack_set_visible_child (stack, closing);
  g_assert_true (gtk_widget_grab_focus (closing));
  look_at_page (fixture);
}

static void
add (const char   *name,
     gconstpointer data,
     void (*test) (NabijWindowFixture *fixture,
                   gconstpointer       data))
{
  g_autofree char *path = g_strdup_printf ("/nabij/ui/tab-key/comes-to-everything/%s", name);

  g_test_add (path, NabijWindowFixture, data, nabij_window_fixture_set_up, test, nabij_window_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    add (ways[i].name, &ways[i], test_comes_to_everything);
  add ("check-in-begun", NULL, test_comes_to_everything_in_a_check_in);
  add ("check-in-on-one-page", "one", test_comes_to_everything_in_a_check_in);
  add ("voice-line", NULL, test_comes_to_everything_where_lines_are_recorded);
  add ("voice-end", "end", test_comes_to_everything_where_lines_are_recorded);
  add ("wide", NULL, test_comes_to_everything_in_a_wide_window);
  add ("closing", NULL, test_comes_to_everything_that_closes);

  return g_test_run ();
}
