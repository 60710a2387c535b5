/* nabij-tell-days.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-days.h"

#include "nabij-day-button.h"
#include "nabij-tell-choices.h"

#include <glib/gi18n-lib.h>

struct _NabijTellDays {
  AdwPreferencesGroup parent_instance;

  /* Template Widgets */
  AdwComboRow    *period_row;
  GtkWidget      *from_row;
  GtkWidget      *until_row;
  NabijDayButton *from;
  NabijDayButton *until;

  /* Owned References */
  NabijServices *services;

  gboolean has_birth; /* and its row is there */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (NabijTellDays, nabij_tell_days, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GDate
get_today (NabijTellDays *self)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  GDate              today;

  if (!nabij_instant_get_day (&now, &today))
    g_date_set_dmy (&today, 1, G_DATE_JANUARY, 1970);
  return today;
}

/* In a silence no birth is spoken of; nor is one in the days to come, as where a clock was set back. */
static const GDate *
get_birth (NabijTellDays *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const NabijChild  *child = nabij_family_get_youngest_child (family);
  const GDate        today = get_today (self);

  if (child == NULL || nabij_season_is_silent (nabij_services_get_season (self->services)))
    return NULL;

  return g_date_compare (&child->born, &today) <= 0 ? &child->born : NULL;
}

static NabijTellPeriod
get_period (NabijTellDays *self)
{
  const guint selected = adw_combo_row_get_selected (self->period_row);

  /* Without a birth its row is not there. */
  return selected >= NABIJ_TELL_PERIOD_SINCE_BIRTH && !self->has_birth ? NABIJ_TELL_PERIOD_OWN_DAYS : (NabijTellPeriod)selected;
}

static void
changed_cb (NabijTellDays *self)
{
  const gboolean are_own = get_period (self) == NABIJ_TELL_PERIOD_OWN_DAYS;

  if (self->services == NULL || self->is_filling)
    return;

  gtk_widget_set_visible (self->from_row, are_own);
  gtk_widget_set_visible (self->until_row, are_own);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fill (NabijTellDays *self)
{
  const NabijTellPeriod period = get_period (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->has_birth = get_birth (self) != NULL;
  gtk_string_list_append (names, C_ ("period", "The last two weeks"));
  gtk_string_list_append (names, C_ ("period", "The last three months"));
  if (self->has_birth)
    gtk_string_list_append (names, C_ ("period", "Since the birth"));
  gtk_string_list_append (names, C_ ("period", "From one day to another"));

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (names));
  if (period == NABIJ_TELL_PERIOD_OWN_DAYS)
    adw_combo_row_set_selected (self->period_row, self->has_birth ? NABIJ_TELL_PERIOD_OWN_DAYS : NABIJ_TELL_PERIOD_OWN_DAYS - 1);
  else if (period < NABIJ_TELL_PERIOD_SINCE_BIRTH || self->has_birth)
    adw_combo_row_set_selected (self->period_row, period);
  self->is_filling = FALSE;
  changed_cb (self);
}

static void
family_cb (NabijTellDays *self)
{
  if (self->has_birth != (get_birth (self) != NULL))
    fill (self);
  /* It may be another day than was told before. */
  else if (get_period (self) == NABIJ_TELL_PERIOD_SINCE_BIRTH)
    changed_cb (self);
}

static void
nabij_tell_days_dispose (GObject *object)
{
  g_clear_object (&NABIJ_TELL_DAYS (object)->services);

  G_OBJECT_CLASS (nabij_tell_days_parent_class)->dispose (object);
}

static void
nabij_tell_days_class_init (NabijTellDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_tell_days_dispose;

  /**
   * NabijTellDays::changed:
   * @self: the days
   *
   * They are others now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-days.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTellDays, period_row);
  gtk_widget_class_bind_template_child (widget_class, NabijTellDays, from_row);
  gtk_widget_class_bind_template_child (widget_class, NabijTellDays, until_row);
  gtk_widget_class_bind_template_child (widget_class, NabijTellDays, from);
  gtk_widget_class_bind_template_child (widget_class, NabijTellDays, until);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
nabij_tell_days_init (NabijTellDays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_tell_days_set_services:
 * @self: the days
 * @services: what it needs from the world
 *
 * Begins with the last two weeks. To be called once.
 */
void
nabij_tell_days_set_services (NabijTellDays *self,
                              NabijServices *services)
{
  NabijInstant now;

  g_return_if_fail (NABIJ_IS_TELL_DAYS (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  now = nabij_clock_get_now (nabij_services_get_clock (services));
  nabij_day_button_couple (self->from, self->until, &now);
  fill (self);
  adw_combo_row_set_selected (self->period_row, NABIJ_TELL_PERIOD_TWO_WEEKS);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (family_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nabij_tell_days_get_days:
 * @self: the days, with services
 * @first: (out caller-allocates): the first day
 * @last: (out caller-allocates): the last day
 *
 * Tells which days they are.
 */
void
nabij_tell_days_get_days (NabijTellDays *self,
                          GDate         *first,
                          GDate         *last)
{
  GDate today;

  g_return_if_fail (NABIJ_IS_TELL_DAYS (self));
  g_return_if_fail (self->services != NULL);
  g_return_if_fail (first != NULL);
  g_return_if_fail (last != NULL);

  today = get_today (self);
  if (!nabij_tell_period_get_days (get_period (self), &today, get_birth (self), first, last)) {
    nabij_day_button_get_day (self->from, first);
    nabij_day_button_get_day (self->until, last);
  }
}
