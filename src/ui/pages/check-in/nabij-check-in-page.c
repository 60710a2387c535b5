/* nabij-check-in-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-page.h"

#include "nabij-check-in-course.h"
#include "nabij-check-in-end.h"
#include "nabij-check-in-own-words.h"
#include "nabij-check-in-plan.h"
#include "nabij-check-in-question.h"
#include "nabij-check-in-start.h"
#include "nabij-entry-editor.h"
#include "nabij-journal-deletion.h"
#include "nabij-stress-button.h"
#include "nabij-undo.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So long a word is seen as chosen, before the next sentence comes. */
#define GO_ON_AFTER_MS 350

struct _NabijCheckInPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel          *problem;
  GtkWidget         *line;
  GtkScrolledWindow *scroller;
  GtkStack          *stack;
  NabijCheckInStart *start;
  GtkWidget         *ways;
  GtkWidget         *back_button;
  GtkWidget         *forward_button;

  /* Owned References */
  NabijServices      *services;
  NabijCheckInCourse *course;  /* NULL until it is begun */
  NabijEntryEditor   *editor;  /* likewise */
  AdwToastOverlay    *overlay; /* weak */

  /* Borrowed References */
  NabijCheckInOwnWords *words; /* owned by the stack */

  guint    go_on_id;
  guint    held_digit; /* the key of an answer that is still down, or 0 */
  gboolean on_one;     /* everything stands on one page */
};

G_DEFINE_FINAL_TYPE (NabijCheckInPage, nabij_check_in_page, GTK_TYPE_WIDGET)

/* Keeping */

static NabijJournal *
get_journal (NabijCheckInPage *self)
{
  return nabij_services_get_journal (self->services);
}

static void
take_over (NabijCheckInPage *self)
{
  NabijEntryFields fields;

  if (self->editor == NULL)
    return;

  fields = *nabij_entry_get_fields (nabij_entry_editor_get_entry (self->editor));
  if (self->words != NULL)
    nabij_check_in_own_words_take_over (self->words, self->course);
  fields.check_in = nabij_check_in_course_get_check_in (self->course);
  nabij_entry_editor_change (self->editor, &fields);
}

static void
save (NabijCheckInPage *self)
{
  take_over (self);
  if (self->editor != NULL)
    nabij_entry_editor_save_async (self->editor, NULL, NULL);
}

static void
problem_cb (NabijCheckInPage *self)
{
  nabij_widgets_show_text (self->problem, nabij_entry_editor_get_problem (self->editor));
}

/* An offer had its turn; one that is not open does not begin to be. */
static void
take_turn (NabijCheckInPage *self,
           gboolean          only_offered)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  const char        *author = nabij_entry_get_author (nabij_entry_editor_get_entry (self->editor));
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);
  NabijCheckInOffer offer;
  GDate             today;

  if (!nabij_instant_get_day (&now, &today))
    return;
  /* Where nothing is kept, an offer is over as if it was waved aside; that there was a check-in is not told. */
  if ((only_offered || nabij_journal_get_keeps_nothing (get_journal (self))) &&
      !nabij_check_in_plan_find (family, author, &today, &offer))
    return;

  nabij_check_in_plan_take (family, author, &today);
  nabij_family_keeper_set_family (keeper, family);
}

/* Showing where one is */

static GtkWidget *
get_shown (NabijCheckInPage *self)
{
  return gtk_stack_get_visible_child (self->stack);
}

static void
answered_cb (NabijCheckInPage     *self,
             NabijCheckInQuestion *question);

static GtkWidget *
make_question (NabijCheckInPage *self,
               guint             place,
               gboolean          is_large)
{
  GtkWidget *question = nabij_check_in_question_new (self->course, place, is_large);

  g_signal_connect_object (question, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  return question;
}

static GtkWidget *
make_words (NabijCheckInPage *self)
{
  self->words = NABIJ_CHECK_IN_OWN_WORDS (nabij_check_in_own_words_new (nabij_check_in_course_get_check_in (self->course)));
  g_signal_connect_object (self->words, "changed", G_CALLBACK (take_over), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->words);
}

static GtkWidget *
make_one_page (NabijCheckInPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  for (guint place = 0; place < nabij_check_in_course_get_n_questions (self->course); place++) {
    GtkWidget *question = make_question (self, place, FALSE);

    gtk_widget_add_css_class (question, "card");
    gtk_box_append (GTK_BOX (box), question);
  }
  gtk_box_append (GTK_BOX (box), make_words (self));
  return box;
}

static void
copied_cb (NabijCheckInPage *self)
{
  AdwToast *toast = adw_toast_new (_ ("Copied"));

  adw_toast_set_timeout (toast, 2);
  if (self->overlay != NULL)
    adw_toast_overlay_add_toast (self->overlay, g_steal_pointer (&toast));
  g_clear_object (&toast);
}

static GtkWidget *
make_end (NabijCheckInPage *self)
{
  const NabijCheckIn *check_in = nabij_check_in_course_get_check_in (self->course);
  GtkWidget          *end = nabij_check_in_end_new (self->services, check_in->talk, nabij_check_in_start_has_earlier (self->start));

  g_signal_connect_object (end, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
  return end;
}

static GtkWidget *
make_place (NabijCheckInPage *self)
{
  switch (nabij_check_in_course_get_kind (self->course)) {
  case NABIJ_CHECK_IN_PLACE_ITEM:
  case NABIJ_CHECK_IN_PLACE_TALK:
    return make_question (self, nabij_check_in_course_get_place (self->course), TRUE);
  case NABIJ_CHECK_IN_PLACE_WORDS:
    return self->on_one ? make_one_page (self) : make_words (self);
  case NABIJ_CHECK_IN_PLACE_END:
  default:
    return make_end (self);
  }
}

/* What has faded away is not kept: it is made anew with what was answered. */
static void
faded_cb (NabijCheckInPage *self)
{
  GtkWidget *child;

  if (gtk_stack_get_transition_running (self->stack))
    return;

  child = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
  while (child != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    if (child != GTK_WIDGET (self->start) && child != get_shown (self))
      gtk_stack_remove (self->stack, child);
    child = next;
  }
}

static void
show_ways (NabijCheckInPage *self)
{
  const NabijCheckInPlace kind = nabij_check_in_course_get_kind (self->course);
  const guint             place = nabij_check_in_course_get_place (self->course);

  gtk_widget_set_visible (self->ways, kind != NABIJ_CHECK_IN_PLACE_END);
  gtk_widget_set_visible (self->back_button, place > 0 && !self->on_one);
  gtk_button_set_label (GTK_BUTTON (self->forward_button), kind == NABIJ_CHECK_IN_PLACE_WORDS ? _ ("Done") : _ ("Go on"));
  /* To go on without a word is what the quiet one is for. */
  gtk_widget_set_visible (self->forward_button, kind == NABIJ_CHECK_IN_PLACE_WORDS ||
                                                  (place < nabij_check_in_course_get_n_questions (self->course) &&
                                                   nabij_check_in_course_get_answer (self->course, place) != NULL));
  gtk_widget_set_visible (self->line, !self->on_one && kind != NABIJ_CHECK_IN_PLACE_END);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->line), nabij_check_in_course_get_progress (self->course));
}

static void
show_place (NabijCheckInPage *self)
{
  GtkWidget *place;

  g_clear_handle_id (&self->go_on_id, g_source_remove);
  self->words = NULL;
  place = make_place (self);
  gtk_stack_add_child (self->stack, place);
  gtk_stack_set_visible_child (self->stack, place);
  show_ways (self);
  faded_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  /* By the focus a screen reader learns what is asked now. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (place);
}

/* What somebody does */

static void
go_on (NabijCheckInPage *self)
{
  take_over (self);
  if (!nabij_check_in_course_go_on (self->course))
    return;

  if (nabij_check_in_course_get_kind (self->course) == NABIJ_CHECK_IN_PLACE_END) {
    take_turn (self, FALSE);
    save (self);
  }
  show_place (self);
}

static void
go_on_cb (gpointer user_data)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (user_data);

  self->go_on_id = 0;
  go_on (self);
}

static void
answered_cb (NabijCheckInPage     *self,
             NabijCheckInQuestion *question)
{
  /* One that is fading away is answered no more. */
  if (!self->on_one && GTK_WIDGET (question) != get_shown (self))
    return;

  nabij_check_in_course_set_answer (self->course, nabij_check_in_question_get_place (question),
                                    nabij_check_in_question_get_answer (question));
  take_over (self);
  if (self->on_one)
    return;

  g_clear_handle_id (&self->go_on_id, g_source_remove);
  self->go_on_id = g_timeout_add_once (GO_ON_AFTER_MS, go_on_cb, self);
}

static gboolean
go_back (NabijCheckInPage *self)
{
  if (self->course == NULL || (self->on_one && nabij_check_in_course_get_kind (self->course) != NABIJ_CHECK_IN_PLACE_END))
    return FALSE;

  take_over (self);
  if (!nabij_check_in_course_go_back (self->course))
    return FALSE;

  show_place (self);
  return TRUE;
}

static void
forward_cb (NabijCheckInPage *self)
{
  go_on (self);
}

static void
back_cb (NabijCheckInPage *self)
{
  go_back (self);
}

static void
begin_with (NabijCheckInPage *self,
            NabijEntry       *entry,
            gboolean          kept)
{
  /* The start can still be pressed while it fades away. */
  if (self->editor != NULL)
    return;

  self->on_one = nabij_check_in_start_is_on_one_page (self->start);
  self->course = nabij_check_in_course_new (nabij_entry_get_fields (entry)->check_in);
  if (self->on_one)
    nabij_check_in_course_go_to_words (self->course);
  self->editor = nabij_entry_editor_new (self->services, entry, kept);
  g_signal_connect_object (self->editor, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  take_turn (self, TRUE);
  show_place (self);
}

static void
begin_cb (NabijCheckInPage *self)
{
  g_autoptr (NabijCheckIn) check_in = NULL;
  g_autoptr (NabijEntry) entry = NULL;
  NabijSituation situation;

  nabij_services_get_situation (self->services, &situation);
  check_in = nabij_check_in_new (nabij_check_in_form_for (&situation), situation.more_children);
  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = nabij_clock_get_now (nabij_services_get_clock (self->services)),
    .author = nabij_check_in_start_get_author (self->start),
    .check_in = check_in,
  });
  begin_with (self, entry, FALSE);
}

static void
go_on_with_half_cb (NabijCheckInPage *self)
{
  begin_with (self, nabij_check_in_start_get_half (self->start), TRUE);
}

static int
get_digit (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_3)
    return (int)(keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_3)
    return (int)(keyval - GDK_KEY_KP_0);
  return -1;
}

static NabijCheckInQuestion *
find_question (NabijCheckInPage *self,
               GtkWidget        *focus)
{
  GtkWidget *question = focus != NULL ? gtk_widget_get_ancestor (focus, NABIJ_TYPE_CHECK_IN_QUESTION) : NULL;

  if (question == NULL && NABIJ_IS_CHECK_IN_QUESTION (get_shown (self)))
    question = get_shown (self);
  return question != NULL ? NABIJ_CHECK_IN_QUESTION (question) : NULL;
}

/* Before the window, where Alt and the arrow lead off the page. */
static gboolean
key_pressed_cb (NabijCheckInPage *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   modifiers)
{
  const GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget            *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean        is_writing = GTK_IS_TEXT_VIEW (focus);
  NabijCheckInQuestion *question;

  if (self->course == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Left && held == GDK_ALT_MASK) || (keyval == GDK_KEY_BackSpace && held == 0 && !is_writing))
    return go_back (self) || keyval == GDK_KEY_BackSpace;

  question = find_question (self, focus);
  if (held != 0 || is_writing || get_digit (keyval) < 0 || question == NULL)
    return GDK_EVENT_PROPAGATE;

  /* A key that is held down repeats itself; it answers one sentence, and not the next one as well. */
  if (keyval != self->held_digit)
    nabij_check_in_question_press (question, (guint)get_digit (keyval));
  self->held_digit = keyval;
  return GDK_EVENT_STOP;
}

static void
key_released_cb (NabijCheckInPage *self,
                 guint             keyval,
                 guint             keycode,
                 GdkModifierType   modifiers)
{
  self->held_digit = 0;
}

/* GtkWidget */

static void
nabij_check_in_page_map (GtkWidget *widget)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_check_in_page_parent_class)->map (widget);
  g_set_weak_pointer (&self->overlay, ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)));
}

/* Saved as it is left, for a moment or for good. */
static void
nabij_check_in_page_unmap (GtkWidget *widget)
{
  save (NABIJ_CHECK_IN_PAGE (widget));
  GTK_WIDGET_CLASS (nabij_check_in_page_parent_class)->unmap (widget);
}

static void
say_that_it_is_kept (NabijCheckInPage *self)
{
  if (nabij_check_in_course_get_check_in (self->course)->is_finished || nabij_journal_get_keeps_nothing (get_journal (self)) ||
      nabij_entry_is_blank (nabij_entry_editor_get_entry (self->editor)))
    return;

  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Kept up to where you were")));
}

/* Blank leaves nothing, also of what was there before; one may change one's mind. */
static void
nabij_check_in_page_unroot (GtkWidget *widget)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (widget);
  /* A window that closes is hidden before its overlay lets go of the page, which could not bear a toast then. */
  const gboolean has_overlay = self->overlay != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->overlay));

  g_clear_handle_id (&self->go_on_id, g_source_remove);
  if (self->editor != NULL && nabij_entry_editor_is_emptied (self->editor)) {
    const char *uuid = nabij_entry_get_uuid (nabij_entry_editor_get_entry (self->editor));

    if (has_overlay)
      nabij_undo_delete (self->overlay, get_journal (self), uuid);
    else
      nabij_journal_delete_async (get_journal (self), uuid, NULL, NULL, NULL);
  } else if (self->editor != NULL && has_overlay) {
    say_that_it_is_kept (self);
  }
  GTK_WIDGET_CLASS (nabij_check_in_page_parent_class)->unroot (widget);
}

static gboolean
nabij_check_in_page_grab_focus (GtkWidget *widget)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (widget);

  return gtk_widget_grab_focus (get_shown (self));
}

static void
nabij_check_in_page_dispose (GObject *object)
{
  NabijCheckInPage *self = NABIJ_CHECK_IN_PAGE (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->go_on_id, g_source_remove);
  g_clear_weak_pointer (&self->overlay);
  self->words = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->course, nabij_check_in_course_free);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_check_in_page_parent_class)->dispose (object);
}

static void
nabij_check_in_page_class_init (NabijCheckInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_page_dispose;
  widget_class->map = nabij_check_in_page_map;
  widget_class->unmap = nabij_check_in_page_unmap;
  widget_class->unroot = nabij_check_in_page_unroot;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_CHECK_IN_START);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "check-in-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, start);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, ways);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInPage, forward_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, faded_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_with_half_cb);
}

static void
nabij_check_in_page_init (NabijCheckInPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * nabij_check_in_page_new_for:
 * @services: what it needs from the world
 * @entry: (nullable): a check-in of the journal to go on with, or `NULL` for a new one
 *
 * Makes the page for a check-in that was left half-way. It keeps what was said when it is unmapped, and activates
 * win.back, win.tell, win.looking-back and win.help.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_check_in_page_new_for (NabijServices *services,
                             NabijEntry    *entry)
{
  NabijCheckInPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (entry == NULL || nabij_entry_get_fields (entry)->check_in != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_PAGE, NULL);
  self->services = g_object_ref (services);
  nabij_check_in_start_set_services (self->start, services);
  if (entry != NULL)
    begin_with (self, entry, TRUE);
  return GTK_WIDGET (self);
}

/**
 * nabij_check_in_page_new:
 * @services: what it needs from the world
 *
 * Makes the page, at its beginning.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_check_in_page_new (NabijServices *services)
{
  return nabij_check_in_page_new_for (services, NULL);
}
