/* nabij-moment-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-moment-page.h"

#include "nabij-author-button.h"
#include "nabij-chip-flow.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-query.h"
#include "nabij-safety-lines.h"
#include "nabij-stress-button.h"
#include "nabij-when-button.h"
#include "nabij-widgets.h"
#include "nabij-word-choices.h"
#include "nabij-wrap-layout.h"
#include "nabij-writing-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Where a hard moment is written down. Nothing is asked for that cannot stay empty, and it is kept as
 * it is left. */
struct _NabijMomentPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget         *done_button;
  GtkLabel          *problem;
  NabijChipFlow     *tension;
  NabijChipFlow     *circumstances;
  NabijWritingArea  *text;
  NabijWhenButton   *when;
  NabijAuthorButton *author;
  GtkLabel          *recovery_line;
  GtkLabel          *calmer_label;
  GtkWidget         *keeps_nothing;
  AdwBin            *safety;

  /* Owned References */
  NabijServices    *services;
  NabijMoment      *moment;
  NabijWordChoices *choices;

  gboolean filling; /* while the widgets are told, and not the person tells */
  gboolean leaving; /* the person pressed Done, and the page goes when all is kept */
};

G_DEFINE_FINAL_TYPE (NabijMomentPage, nabij_moment_page, GTK_TYPE_WIDGET)

/* What is on the page */

/* As it stands on the page now; the recovery is another page's. */
static NabijEntry *
collect (NabijMomentPage *self)
{
  NabijEntryFields fields = *nabij_entry_get_fields (nabij_moment_get_entry (self->moment));
  g_auto (GStrv) tension = nabij_chip_flow_get_chosen (self->tension, FALSE);
  g_auto (GStrv) circumstances = nabij_chip_flow_get_chosen (self->circumstances, FALSE);
  g_auto (GStrv) own_circumstances = nabij_chip_flow_get_chosen (self->circumstances, TRUE);
  g_autofree char *text = nabij_writing_area_dup_text (self->text);
  g_autoptr (NabijEntry) entry = NULL;

  fields.instant = nabij_when_button_get_instant (self->when);
  fields.author = nabij_author_button_get_author (self->author);
  fields.text = *text != '\0' ? text : NULL;
  fields.circumstances = *circumstances != NULL ? (const char *const *)circumstances : NULL;
  fields.own_circumstances = *own_circumstances != NULL ? (const char *const *)own_circumstances : NULL;
  fields.tension = NABIJ_TENSION_UNSET;
  nabij_tension_from_id (*tension, &fields.tension);
  /* It does not grow calmer before it was hard. */
  if (fields.is_calmer && fields.calmer.utc_us < fields.instant.utc_us)
    fields.calmer = fields.instant;

  entry = nabij_entry_new (&fields);
  if (nabij_entry_equal (entry, nabij_moment_get_entry (self->moment)))
    return g_steal_pointer (&entry);

  /* It was written now, also where it was set back. */
  fields.changed_us = MAX (fields.changed_us, nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us);
  return nabij_entry_new (&fields);
}

static void
show_recovery (NabijMomentPage *self)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (nabij_moment_get_entry (self->moment));
  g_autofree char        *sentence = nabij_moment_dup_recovery (self->moment);

  gtk_label_set_label (self->recovery_line,
                       sentence != NULL ? sentence : _ ("This moment may stay open. If it grows calmer, do come back."));
  gtk_label_set_label (self->calmer_label, fields->is_calmer ? _ ("Look at it again") : _ ("It is calmer now"));
}

static void
fill (NabijMomentPage *self)
{
  NabijEntry             *entry = nabij_moment_get_entry (self->moment);
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  const char *const       tension[] = { nabij_tension_to_id (fields->tension), NULL };

  self->filling = TRUE;
  for (NabijTension word = NABIJ_TENSION_FIRST; word <= NABIJ_TENSION_LAST; word++)
    nabij_chip_flow_add (self->tension, nabij_tension_to_id (word), nabij_tension_get_word (word));
  nabij_chip_flow_choose (self->tension, tension, NULL);
  nabij_word_choices_choose (self->choices, fields->circumstances, fields->own_circumstances);
  nabij_writing_area_set_text (self->text, fields->text);
  nabij_when_button_set_clock (self->when, nabij_services_get_clock (self->services));
  nabij_when_button_set_instant (self->when, &fields->instant);

  /* Where nothing was said yet, whoever wrote last is writing now. */
  nabij_author_button_set_services (self->author, self->services);
  if (!nabij_entry_is_blank (entry))
    nabij_author_button_set_author (self->author, fields->author);
  self->filling = FALSE;
}

static void
show_problem (NabijMomentPage *self)
{
  const GError *problem = nabij_journal_get_problem (nabij_services_get_journal (self->services));

  gtk_label_set_label (self->problem, problem != NULL ? nabij_journal_error_to_sentence (problem) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* Keeping */

static void
changed_cb (NabijMomentPage *self)
{
  g_autoptr (NabijEntry) entry = NULL;

  if (self->filling || self->moment == NULL)
    return;

  entry = collect (self);
  nabij_moment_draft (self->moment, entry);
}

/* The name that is offered is no word of the person's: it alone makes no draft. */
static void
author_cb (NabijMomentPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    changed_cb (self);
}

static void
done_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (NabijMomentPage) self = NABIJ_MOMENT_PAGE (user_data);
  const gboolean saved = nabij_moment_save_finish (NABIJ_MOMENT (source), result, NULL);

  if (self->services == NULL)
    return;

  gtk_widget_set_sensitive (self->done_button, TRUE);
  /* What could not be kept stays on the screen, where it can be read and copied. */
  if (saved && self->leaving)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  else
    show_problem (self);
  self->leaving = FALSE;
}

static void
done_cb (NabijMomentPage *self)
{
  g_autoptr (NabijEntry) entry = NULL;

  nabij_chip_flow_take_word (self->circumstances);
  entry = collect (self);
  self->leaving = TRUE;
  gtk_widget_set_sensitive (self->done_button, FALSE);
  nabij_moment_save_async (self->moment, entry, done_saved_cb, g_object_ref (self));
}

static void
calmer_cb (NabijMomentPage *self)
{
  nabij_moment_page_save (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.calmer", "s", nabij_moment_get_uuid (self->moment));
}

static void
nabij_moment_page_map (GtkWidget *widget)
{
  NabijMomentPage *self = NABIJ_MOMENT_PAGE (widget);

  /* The page of the recovery may have been over this one. */
  show_recovery (self);
  gtk_widget_set_visible (self->keeps_nothing,
                          nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)));

  GTK_WIDGET_CLASS (nabij_moment_page_parent_class)->map (widget);
}

static void
nabij_moment_page_unmap (GtkWidget *widget)
{
  NabijMomentPage *self = NABIJ_MOMENT_PAGE (widget);

  /* Whatever leads away from here keeps what is written: a key, another page, the end. */
  if (self->services != NULL)
    nabij_moment_page_save (self);
  self->leaving = FALSE;

  GTK_WIDGET_CLASS (nabij_moment_page_parent_class)->unmap (widget);
}

static gboolean
nabij_moment_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_MOMENT_PAGE (widget)->tension));
}

static void
nabij_moment_page_dispose (GObject *object)
{
  NabijMomentPage *self = NABIJ_MOMENT_PAGE (object);
  GtkWidget       *child;

  g_clear_object (&self->choices);
  g_clear_object (&self->moment);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_moment_page_parent_class)->dispose (object);
}

static void
nabij_moment_page_class_init (NabijMomentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_moment_page_dispose;
  widget_class->map = nabij_moment_page_map;
  widget_class->unmap = nabij_moment_page_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_moment_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_AUTHOR_BUTTON);
  g_type_ensure (NABIJ_TYPE_CHIP_FLOW);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WHEN_BUTTON);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  g_type_ensure (NABIJ_TYPE_WRITING_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/moment/nabij-moment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, tension);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, circumstances);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, text);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, when);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, author);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, recovery_line);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, calmer_label);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, keeps_nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijMomentPage, safety);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, calmer_cb);
}

static void
nabij_moment_page_init (NabijMomentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_moment_page_new:
 * @services: what it needs from the world
 * @entry: (nullable): a moment of the journal to go on with, or `NULL` for one of now
 *
 * Makes the page on which a hard moment is written down. It keeps what is written when it is unmapped
 * and activates win.back, win.calmer and win.stress.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_moment_page_new (NabijServices *services,
                       NabijEntry    *entry)
{
  g_autoptr (NabijMoment) moment = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  moment = entry != NULL ? nabij_moment_new_for_entry (services, entry) : nabij_moment_new (services);
  return nabij_moment_page_new_for_moment (services, moment);
}

/**
 * nabij_moment_page_new_for_moment:
 * @services: what it needs from the world
 * @moment: the moment, which other pages may share
 *
 * Makes the page for a moment that was begun elsewhere.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_moment_page_new_for_moment (NabijServices *services,
                                  NabijMoment   *moment)
{
  NabijMomentPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (NABIJ_IS_MOMENT (moment), NULL);

  self = g_object_new (NABIJ_TYPE_MOMENT_PAGE, NULL);
  self->services = g_object_ref (services);
  self->moment = g_object_ref (moment);
  self->choices = nabij_word_choices_new (services, self->circumstances, NABIJ_WORD_LIST_CIRCUMSTANCES, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  adw_bin_set_child (self->safety, nabij_safety_lines_new (nabij_services_get_season (services)));
  fill (self);
  show_recovery (self);
  show_problem (self);
  g_signal_connect_object (nabij_services_get_journal (services), "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * nabij_moment_page_get_moment:
 * @self: a page
 *
 * Returns: (transfer none): the moment that is written down, as it was last kept
 */
NabijMoment *
nabij_moment_page_get_moment (NabijMomentPage *self)
{
  g_return_val_if_fail (NABIJ_IS_MOMENT_PAGE (self), NULL);

  return self->moment;
}

/**
 * nabij_moment_page_save:
 * @self: a page
 *
 * Keeps what is written as it stands. A new moment in which nothing is written leaves nothing behind.
 */
void
nabij_moment_page_save (NabijMomentPage *self)
{
  g_autoptr (NabijEntry) entry = NULL;

  g_return_if_fail (NABIJ_IS_MOMENT_PAGE (self));

  nabij_chip_flow_take_word (self->circumstances);
  entry = collect (self);
  nabij_moment_save_async (self->moment, entry, NULL, NULL);
}
