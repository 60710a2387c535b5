/* nabij-recovery-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-page.h"

#include "nabij-chip-flow.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-query.h"
#include "nabij-preferences.h"
#include "nabij-safety-lines.h"
#include "nabij-stress-button.h"
#include "nabij-when-button.h"
#include "nabij-widgets.h"
#include "nabij-word-choices.h"
#include "nabij-wrap-layout.h"
#include "nabij-writing-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many exercises since the moment are looked through; each kind is offered once. */
#define N_SESSIONS_MAX 50
#define TOAST_S 4

/* Where a hard moment is closed, at once or days later: what made it whole again. Leaving it untouched
 * leaves the moment open. */
struct _NabijRecoveryPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget        *done_button;
  GtkLabel         *problem;
  GtkLabel         *line;
  NabijWhenButton  *when;
  NabijChipFlow    *tension;
  NabijChipFlow    *helped;
  GtkWidget        *contact_card;
  GtkSwitch        *contact;
  GtkWidget        *repair_box;
  NabijWritingArea *repair;
  GtkWidget        *keeps_nothing;
  AdwBin           *safety;

  /* Owned References */
  NabijServices    *services;
  NabijMoment      *moment;
  NabijWordChoices *choices;
  GCancellable     *cancellable;

  gboolean filling; /* while the widgets are told, and not the person tells */
  gboolean touched; /* the person said something here, which is kept however the page is left */
  gboolean leaving; /* the person pressed Done, and the page goes when all is kept */
};

/* What was taken back, for whoever takes that back. */
typedef struct {
  NabijMoment *moment;
  NabijEntry  *entry;
} Undo;

G_DEFINE_FINAL_TYPE (NabijRecoveryPage, nabij_recovery_page, GTK_TYPE_WIDGET)

/* What is on the page */

static NabijEntry *
collect (NabijRecoveryPage *self)
{
  NabijEntryFields fields = *nabij_entry_get_fields (nabij_moment_get_entry (self->moment));
  g_auto (GStrv) tension = nabij_chip_flow_get_chosen (self->tension, FALSE);
  g_auto (GStrv) helped = nabij_chip_flow_get_chosen (self->helped, FALSE);
  g_auto (GStrv) own_helped = nabij_chip_flow_get_chosen (self->helped, TRUE);
  g_autofree char *repair = nabij_writing_area_dup_text (self->repair);
  g_autoptr (NabijEntry) entry = NULL;

  fields.is_calmer = TRUE;
  fields.calmer = nabij_when_button_get_instant (self->when);
  fields.tension_after = NABIJ_TENSION_UNSET;
  nabij_tension_from_id (*tension, &fields.tension_after);
  fields.helped = *helped != NULL ? (const char *const *)helped : NULL;
  fields.own_helped = *own_helped != NULL ? (const char *const *)own_helped : NULL;
  fields.repair = *repair != '\0' ? repair : NULL;
  /* Words that were written are not lost by a switch that hides them. */
  fields.about_contact = gtk_switch_get_active (self->contact) || fields.repair != NULL;

  entry = nabij_entry_new (&fields);
  if (nabij_entry_equal (entry, nabij_moment_get_entry (self->moment)))
    return g_steal_pointer (&entry);

  fields.changed_us = MAX (fields.changed_us, nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us);
  return nabij_entry_new (&fields);
}

/* As the line of the moment will read. */
static void
show_line (NabijRecoveryPage *self)
{
  g_autoptr (NabijEntry) entry = collect (self);
  g_autoptr (NabijMoment) moment = nabij_moment_new_for_entry (self->services, entry);
  g_autofree char *sentence = nabij_moment_dup_recovery (moment);

  gtk_label_set_label (self->line, sentence);
}

static void
show_problem (NabijRecoveryPage *self)
{
  const GError *problem = nabij_journal_get_problem (nabij_services_get_journal (self->services));

  gtk_label_set_label (self->problem, problem != NULL ? nabij_journal_error_to_sentence (problem) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* In a silent season nothing speaks of a baby by itself. */
static gboolean
may_ask_about_contact (NabijRecoveryPage *self)
{
  const NabijSeason season = nabij_services_get_season (self->services);

  return (season != NABIJ_SEASON_PAUSED && season != NABIJ_SEASON_ENDED) || gtk_switch_get_active (self->contact);
}

static gboolean
had_to_do_with_contact (NabijRecoveryPage      *self,
                        const NabijEntryFields *fields)
{
  NabijWords *words = nabij_services_get_words (self->services);

  if (fields->is_calmer)
    return fields->about_contact;

  for (guint i = 0; fields->circumstances != NULL && fields->circumstances[i] != NULL; i++) {
    if (nabij_words_is_about_contact (words, fields->circumstances[i]))
      return TRUE;
  }
  return fields->about_contact;
}

/* A practice that was chosen once has its chip, also when its session was deleted. */
static void
add_practices (NabijRecoveryPage *self,
               const char *const *ids)
{
  NabijPractices *practices = nabij_services_get_practices (self->services);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    if (nabij_practices_find (practices, ids[i]) != NULL)
      nabij_chip_flow_add (self->helped, ids[i], nabij_practices_get_name (practices, ids[i]));
  }
}

static void
fill (NabijRecoveryPage *self)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (nabij_moment_get_entry (self->moment));
  const char *const       tension[] = { fields->is_calmer ? nabij_tension_to_id (fields->tension_after) : NULL, NULL };

  self->filling = TRUE;
  nabij_when_button_set_clock (self->when, nabij_services_get_clock (self->services));
  nabij_when_button_set_earliest (self->when, &fields->instant);
  if (fields->is_calmer)
    nabij_when_button_set_instant (self->when, &fields->calmer);
  for (NabijTension word = NABIJ_TENSION_FIRST; word <= NABIJ_TENSION_LAST; word++)
    nabij_chip_flow_add (self->tension, nabij_tension_to_id (word), nabij_tension_get_word (word));
  nabij_chip_flow_choose (self->tension, tension, NULL);
  add_practices (self, fields->helped);
  nabij_word_choices_choose (self->choices, fields->helped, fields->own_helped);
  gtk_switch_set_active (self->contact, had_to_do_with_contact (self, fields));
  nabij_writing_area_set_text (self->repair, fields->repair);
  self->filling = FALSE;

  gtk_widget_set_visible (self->contact_card, may_ask_about_contact (self));
  gtk_widget_set_visible (self->repair_box, gtk_switch_get_active (self->contact));
}

/* What was breathed since then. */
static void
sessions_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijRecoveryPage) self = NABIJ_RECOVERY_PAGE (user_data);
  g_autoptr (GPtrArray) sessions = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, NULL);

  for (guint i = 0; self->services != NULL && sessions != NULL && i < sessions->len; i++) {
    const char *const ids[] = { nabij_entry_get_practice (g_ptr_array_index (sessions, i)), NULL };

    add_practices (self, ids);
  }
}

static void
find_sessions (NabijRecoveryPage *self)
{
  const NabijJournalQuery query = {
    .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_SESSION),
    .from_us = nabij_entry_get_instant (nabij_moment_get_entry (self->moment))->utc_us,
    .with_sessions_of_moments = TRUE,
  };

  nabij_journal_list_async (nabij_services_get_journal (self->services), &query, N_SESSIONS_MAX,
                            self->cancellable, sessions_cb, g_object_ref (self));
}

/* Keeping */

static void
changed_cb (NabijRecoveryPage *self)
{
  g_autoptr (NabijEntry) entry = NULL;

  if (self->filling || self->moment == NULL)
    return;

  self->touched = TRUE;
  entry = collect (self);
  nabij_moment_draft (self->moment, entry);
  show_line (self);
}

static void
contact_cb (NabijRecoveryPage *self)
{
  gtk_widget_set_visible (self->repair_box, gtk_switch_get_active (self->contact));
  changed_cb (self);
}

static void
add_toast (NabijRecoveryPage *self,
           AdwToast          *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  adw_toast_set_timeout (toast, TOAST_S);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
done_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (NabijRecoveryPage) self = NABIJ_RECOVERY_PAGE (user_data);
  const gboolean saved = nabij_moment_save_finish (NABIJ_MOMENT (source), result, NULL);

  if (self->services == NULL)
    return;

  gtk_widget_set_sensitive (self->done_button, TRUE);
  if (saved && self->leaving) {
    g_autofree char *sentence = nabij_moment_dup_recovery (self->moment);
    g_autofree char *escaped = g_markup_escape_text (sentence != NULL ? sentence : "", -1);

    self->touched = FALSE;
    add_toast (self, adw_toast_new (escaped));
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  } else {
    show_problem (self);
  }
  self->leaving = FALSE;
}

static void
done_cb (NabijRecoveryPage *self)
{
  g_autoptr (NabijEntry) entry = NULL;

  nabij_chip_flow_take_word (self->helped);
  entry = collect (self);
  self->leaving = TRUE;
  gtk_widget_set_sensitive (self->done_button, FALSE);
  nabij_moment_save_async (self->moment, entry, done_saved_cb, g_object_ref (self));
}

static void
undo_free (Undo     *undo,
           GClosure *closure)
{
  g_object_unref (undo->moment);
  nabij_entry_unref (undo->entry);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast,
         Undo     *undo)
{
  nabij_moment_save_async (undo->moment, undo->entry, NULL, NULL);
}

/* It stays open, which is fine. What was said here can be had back for a while. */
static void
not_yet_cb (NabijRecoveryPage *self)
{
  g_autoptr (NabijEntry) said = NULL;
  const gboolean was_calmer = nabij_entry_get_fields (nabij_moment_get_entry (self->moment))->is_calmer;

  nabij_chip_flow_take_word (self->helped);
  said = collect (self);
  if (was_calmer || self->touched) {
    NabijEntryFields fields = *nabij_entry_get_fields (nabij_moment_get_entry (self->moment));
    g_autoptr (NabijEntry) open = NULL;
    AdwToast *toast = adw_toast_new (_ ("The moment stays open."));
    Undo     *undo = g_new0 (Undo, 1);

    undo->moment = g_object_ref (self->moment);
    undo->entry = nabij_entry_ref (said);
    adw_toast_set_button_label (toast, _ ("Undo"));
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, (GClosureNotify)undo_free, 0);
    add_toast (self, toast);

    fields.is_calmer = FALSE;
    fields.changed_us = MAX (fields.changed_us, nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us);
    open = nabij_entry_new (&fields);
    nabij_moment_save_async (self->moment, open, NULL, NULL);
  }

  self->touched = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
nabij_recovery_page_map (GtkWidget *widget)
{
  NabijRecoveryPage *self = NABIJ_RECOVERY_PAGE (widget);

  gtk_widget_set_visible (self->keeps_nothing,
                          nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)));

  GTK_WIDGET_CLASS (nabij_recovery_page_parent_class)->map (widget);
}

static void
nabij_recovery_page_unmap (GtkWidget *widget)
{
  NabijRecoveryPage *self = NABIJ_RECOVERY_PAGE (widget);

  if (self->services != NULL) {
    nabij_chip_flow_take_word (self->helped);
    if (self->touched) {
      g_autoptr (NabijEntry) entry = collect (self);

      nabij_moment_save_async (self->moment, entry, NULL, NULL);
    }
  }
  self->leaving = FALSE;

  GTK_WIDGET_CLASS (nabij_recovery_page_parent_class)->unmap (widget);
}

static gboolean
nabij_recovery_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_RECOVERY_PAGE (widget)->tension));
}

static void
nabij_recovery_page_dispose (GObject *object)
{
  NabijRecoveryPage *self = NABIJ_RECOVERY_PAGE (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->choices);
  g_clear_object (&self->moment);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_recovery_page_parent_class)->dispose (object);
}

static void
nabij_recovery_page_class_init (NabijRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_recovery_page_dispose;
  widget_class->map = nabij_recovery_page_map;
  widget_class->unmap = nabij_recovery_page_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_recovery_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_CHIP_FLOW);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WHEN_BUTTON);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  g_type_ensure (NABIJ_TYPE_WRITING_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/recovery/nabij-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, when);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, tension);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, helped);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, contact_card);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, contact);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, repair_box);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, repair);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, keeps_nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryPage, safety);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, contact_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_yet_cb);
}

static void
nabij_recovery_page_init (NabijRecoveryPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_recovery_page_new:
 * @services: what it needs from the world
 * @moment: a moment of the journal
 *
 * Makes the page on which a moment grows calmer, or on which that is looked at again. It activates
 * win.back and win.stress.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_recovery_page_new (NabijServices *services,
                         NabijEntry    *moment)
{
  g_autoptr (NabijMoment) shared = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (moment != NULL, NULL);

  shared = nabij_moment_new_for_entry (services, moment);
  return nabij_recovery_page_new_for_moment (services, shared);
}

/**
 * nabij_recovery_page_new_for_moment:
 * @services: what it needs from the world
 * @moment: the moment, which other pages may share
 *
 * Makes the page for a moment that is on another page as well.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_recovery_page_new_for_moment (NabijServices *services,
                                    NabijMoment   *moment)
{
  NabijRecoveryPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (NABIJ_IS_MOMENT (moment), NULL);

  self = g_object_new (NABIJ_TYPE_RECOVERY_PAGE, NULL);
  self->services = g_object_ref (services);
  self->moment = g_object_ref (moment);
  self->choices = nabij_word_choices_new (services, self->helped, NABIJ_WORD_LIST_HELPED, NABIJ_OWN_WORDS_HELPED);
  adw_bin_set_child (self->safety, nabij_safety_lines_new (nabij_services_get_season (services)));
  fill (self);
  show_line (self);
  show_problem (self);
  find_sessions (self);
  g_signal_connect_object (nabij_services_get_journal (services), "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
