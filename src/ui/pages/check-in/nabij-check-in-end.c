/* nabij-check-in-end.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-end.h"

#include "nabij-check-in-words.h"
#include "nabij-help-card.h"
#include "nabij-region.h"
#include "nabij-whom-to-call.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijCheckInEnd {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkBox    *parts;
  GtkWidget *lead;
  GtkLabel  *frame;
  GtkBox    *help;
  GtkWidget *tell_button;
  GtkWidget *offer;
  GtkSwitch *offered;
  GtkWidget *buttons;
  GtkWidget *look_back_button;
  GtkWidget *done_button;

  /* Owned References */
  NabijServices *services;

  gboolean would_talk;
};

G_DEFINE_FINAL_TYPE (NabijCheckInEnd, nabij_check_in_end, GTK_TYPE_WIDGET)

enum {
  SIGNAL_COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copied_cb (NabijCheckInEnd *self)
{
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

static void
offered_cb (NabijCheckInEnd *self)
{
  if (self->services != NULL)
    nabij_check_in_keeper_set_offered (nabij_services_get_check_in_keeper (self->services), gtk_switch_get_active (self->offered));
}

/* The days since the youngest child was born, where that is known. */
static int
get_days_since_birth (NabijCheckInEnd *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const NabijChild  *child = nabij_family_get_youngest_child (family);
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  GDate              today;
  int                days;

  if (child == NULL || !nabij_instant_get_day (&now, &today))
    return NABIJ_DAYS_SINCE_BIRTH_UNKNOWN;

  days = g_date_days_between (&child->born, &today);
  return days >= 0 ? days : NABIJ_DAYS_SINCE_BIRTH_UNKNOWN;
}

/* As on the page of help. What is urgent stands there for everybody, one press away: here it would seem to be
 * said about what was answered. */
static void
add_cards (NabijCheckInEnd *self)
{
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_autoptr (GPtrArray) lines = NULL;
  const char          *region = nabij_region_choose (help, nabij_services_get_settings (self->services));
  const NabijHelpRole *roles;
  NabijSituation       situation;

  nabij_services_get_situation (self->services, &situation);
  roles = nabij_whom_to_call (situation.season, get_days_since_birth (self),
                              situation.hand == NABIJ_HAND_PARTNERS_BELLY, situation.hospital);
  lines = nabij_help_list_first (help, region, situation.season, roles);
  for (guint i = 0; i < lines->len; i++) {
    const NabijHelpLine *line = g_ptr_array_index (lines, i);
    GtkWidget           *card;

    if (nabij_help_line_is_urgent (line))
      continue;
    card = nabij_help_card_new (line);
    gtk_widget_add_css_class (card, "card");
    g_signal_connect_object (card, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->help, card);
  }
}

static gboolean
nabij_check_in_end_grab_focus (GtkWidget *widget)
{
  NabijCheckInEnd *self = NABIJ_CHECK_IN_END (widget);

  /* Where the button is far below, what is said first would be scrolled away. */
  return gtk_widget_grab_focus (self->would_talk ? self->lead : self->done_button);
}

static void
nabij_check_in_end_dispose (GObject *object)
{
  NabijCheckInEnd *self = NABIJ_CHECK_IN_END (object);
  GtkWidget       *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_end_parent_class)->dispose (object);
}

static void
nabij_check_in_end_class_init (NabijCheckInEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_end_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_end_grab_focus);

  /**
   * NabijCheckInEnd::copied:
   * @self: the end
   *
   * A number or a website is on the clipboard.
   */
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "check-in-end");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-end.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, parts);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, lead);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, frame);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, help);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, tell_button);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, offer);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, offered);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, buttons);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, look_back_button);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInEnd, done_button);
  gtk_widget_class_bind_template_callback (widget_class, offered_cb);
}

static void
nabij_check_in_end_init (NabijCheckInEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_check_in_end_new:
 * @services: what it needs from the world
 * @talk: whether somebody would like to talk; with yes or maybe, whom to call comes first, and the page to
 *   take along is offered
 * @has_earlier: whether there is an earlier check-in to look back at
 *
 * Makes the end. Its buttons activate win.back, win.tell, win.looking-back and win.help.
 *
 * Returns: (transfer floating): the end
 */
GtkWidget *
nabij_check_in_end_new (NabijServices   *services,
                        NabijCheckInTalk talk,
                        gboolean         has_earlier)
{
  const gboolean     would_talk = talk == NABIJ_CHECK_IN_TALK_YES || talk == NABIJ_CHECK_IN_TALK_MAYBE;
  NabijCheckInEnd   *self;
  NabijFamilyKeeper *keeper;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_END, NULL);
  self->would_talk = would_talk;
  keeper = nabij_services_get_family_keeper (services);
  gtk_label_set_label (self->frame, nabij_check_in_words_get_frame (NULL));
  gtk_widget_set_visible (self->tell_button, would_talk);
  gtk_widget_set_visible (self->look_back_button, has_earlier);
  gtk_widget_set_visible (self->offer, nabij_services_get_season (services) == NABIJ_SEASON_AFTER &&
                                         !nabij_family_keeper_get_family (keeper)->check_ins_offered);
  if (!would_talk)
    gtk_box_reorder_child_after (self->parts, GTK_WIDGET (self->help), self->buttons);

  self->services = g_object_ref (services);
  add_cards (self);
  return GTK_WIDGET (self);
}
