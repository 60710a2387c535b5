/* nabij-when-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-when-button.h"

#include "nabij-day-grid.h"
#include "nabij-language.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* What was so short a time ago is now. */
#define NOW_US (2 * 60 * (gint64)G_USEC_PER_SEC)

struct _NabijWhenButton {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkMenuButton *button;
  GtkLabel      *label;
  NabijDayGrid  *days;
  GtkSpinButton *hour;
  GtkSpinButton *minute;

  /* Owned References */
  NabijClock *clock;

  NabijInstant instant;
  NabijInstant earliest;
  gboolean     has_earliest;
  gboolean     filling; /* while the popover is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijWhenButton, nabij_when_button, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_INSTANT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
get_date (const NabijInstant *instant,
          GDate              *date)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (instant);

  g_date_clear (date, 1);
  if (local != NULL)
    g_date_set_dmy (date, (GDateDay)g_date_time_get_day_of_month (local), (GDateMonth)g_date_time_get_month (local),
                    (GDateYear)g_date_time_get_year (local));
}

static char *
describe (const NabijInstant *instant,
          const NabijInstant *now)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (instant);
  g_autofree char *time = NULL;
  g_autofree char *date = NULL;
  GDate            day;
  GDate            today;

  if (local == NULL || ABS (now->utc_us - instant->utc_us) < NOW_US)
    return g_strdup (C_ ("when", "Now"));

  get_date (instant, &day);
  get_date (now, &today);
  time = nabij_language_format_time (local);
  if (g_date_valid (&today) && g_date_compare (&day, &today) == 0)
    /* Translators: %s is a time, such as 16:40. */
    return g_strdup_printf (C_ ("when", "Today %s"), time);
  if (g_date_valid (&today) && g_date_days_between (&day, &today) == 1)
    /* Translators: %s is a time, such as 16:40. */
    return g_strdup_printf (C_ ("when", "Yesterday %s"), time);

  date = g_date_valid (&today) && g_date_get_year (&today) == g_date_get_year (&day)
           ? nabij_language_format_date (local)
           : nabij_language_format_date_with_year (local);
  /* Translators: a day, such as Tuesday 17 November, and a time, such as 16:40. */
  return g_strdup_printf (C_ ("when", "%1$s, %2$s"), date, time);
}

static void
show_words (NabijWhenButton *self)
{
  const NabijInstant now = nabij_clock_get_now (self->clock);
  g_autofree char   *words = describe (&self->instant, &now);
  g_autofree char   *spoken = NULL;

  /* Translators: how the button is read aloud; %s is for example "Today 16:40". */
  spoken = g_strdup_printf (_ ("When: %s"), words);
  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
fill_popover (NabijWhenButton *self)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (&self->instant);
  const NabijInstant now = nabij_clock_get_now (self->clock);
  GDate              day;
  GDate              first;
  GDate              last;

  get_date (&self->instant, &day);
  get_date (&now, &last);
  get_date (&self->earliest, &first);
  if (local == NULL)
    return;

  self->filling = TRUE;
  nabij_day_grid_set_range (self->days, self->has_earliest && g_date_valid (&first) ? &first : NULL,
                            g_date_valid (&last) ? &last : NULL);
  nabij_day_grid_set_day (self->days, &day);
  gtk_spin_button_set_value (self->hour, g_date_time_get_hour (local));
  gtk_spin_button_set_value (self->minute, g_date_time_get_minute (local));
  self->filling = FALSE;
}

static void
change_to (NabijWhenButton *self,
           NabijInstant     instant)
{
  const NabijInstant now = nabij_clock_get_now (self->clock);

  if (instant.utc_us > now.utc_us)
    instant = now;
  if (self->has_earliest && instant.utc_us < self->earliest.utc_us)
    instant = self->earliest;

  if (instant.utc_us != self->instant.utc_us || instant.offset_s != self->instant.offset_s) {
    self->instant = instant;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANT]);
  }
  show_words (self);
}

/* What was chosen is read as the clock on this wall, with the summer time of that day. */
static void
chosen_cb (NabijWhenButton *self)
{
  g_autoptr (GDateTime) old = NULL;
  g_autoptr (GDateTime) local = NULL;
  NabijInstant instant;
  GDate        day;
  const int    hour = gtk_spin_button_get_value_as_int (self->hour);
  const int    minute = gtk_spin_button_get_value_as_int (self->minute);

  if (self->filling)
    return;

  nabij_day_grid_get_day (self->days, &day);
  old = nabij_instant_to_local (&self->instant);
  if (!g_date_valid (&day) || old == NULL)
    return;

  /* Nothing was changed: the seconds stay. */
  if (g_date_time_get_year (old) == g_date_get_year (&day) &&
      g_date_time_get_day_of_year (old) == (int)g_date_get_day_of_year (&day) &&
      g_date_time_get_hour (old) == hour && g_date_time_get_minute (old) == minute)
    return;

  local = g_date_time_new_local (g_date_get_year (&day), (int)g_date_get_month (&day), g_date_get_day (&day), hour, minute, 0.0);
  if (local == NULL)
    return;

  instant.utc_us = g_date_time_to_unix (local) * G_USEC_PER_SEC;
  instant.offset_s = (int)(g_date_time_get_utc_offset (local) / G_USEC_PER_SEC);
  change_to (self, instant);
}

static void
now_cb (NabijWhenButton *self)
{
  change_to (self, nabij_clock_get_now (self->clock));
  fill_popover (self);
  gtk_menu_button_popdown (self->button);
}

static void
popover_closed_cb (NabijWhenButton *self)
{
  /* A time that is still to come was brought back to the present. */
  gtk_spin_button_update (self->hour);
  gtk_spin_button_update (self->minute);
  fill_popover (self);
}

/* A clock says 09:05. */
static gboolean
two_digits_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
nabij_when_button_map (GtkWidget *widget)
{
  NabijWhenButton *self = NABIJ_WHEN_BUTTON (widget);

  show_words (self);
  GTK_WIDGET_CLASS (nabij_when_button_parent_class)->map (widget);
}

static gboolean
nabij_when_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_WHEN_BUTTON (widget)->button));
}

static void
nabij_when_button_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  NabijWhenButton *self = NABIJ_WHEN_BUTTON (object);

  switch (id) {
  case PROP_INSTANT:
    g_value_take_boxed (value, nabij_instant_to_local (&self->instant));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
nabij_when_button_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&NABIJ_WHEN_BUTTON (object)->clock);

  G_OBJECT_CLASS (nabij_when_button_parent_class)->dispose (object);
}

static void
nabij_when_button_class_init (NabijWhenButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = nabij_when_button_get_property;
  object_class->dispose = nabij_when_button_dispose;
  widget_class->map = nabij_when_button_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_when_button_grab_focus);

  /**
   * NabijWhenButton:instant:
   *
   * When it was. It is notified when the person chooses another time, and when it is set.
   */
  properties[PROP_INSTANT] = g_param_spec_boxed ("instant", NULL, NULL, G_TYPE_DATE_TIME,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (NABIJ_TYPE_DAY_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-when-button.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWhenButton, button);
  gtk_widget_class_bind_template_child (widget_class, NabijWhenButton, label);
  gtk_widget_class_bind_template_child (widget_class, NabijWhenButton, days);
  gtk_widget_class_bind_template_child (widget_class, NabijWhenButton, hour);
  gtk_widget_class_bind_template_child (widget_class, NabijWhenButton, minute);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, two_digits_cb);
}

static void
nabij_when_button_init (NabijWhenButton *self)
{
  self->clock = nabij_system_clock_new ();
  self->instant = nabij_clock_get_now (self->clock);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_popover (self);
  show_words (self);
}

/**
 * nabij_when_button_new:
 * @clock: (transfer none): where time comes from
 *
 * Makes a button that says *Now*. In a template, `NabijWhenButton` can stand by itself, and is handed
 * its clock with nabij_when_button_set_clock().
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
nabij_when_button_new (NabijClock *clock)
{
  NabijWhenButton *self;

  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  self = g_object_new (NABIJ_TYPE_WHEN_BUTTON, NULL);
  nabij_when_button_set_clock (self, clock);
  return GTK_WIDGET (self);
}

/**
 * nabij_when_button_set_clock:
 * @self: a button
 * @clock: (transfer none): where time comes from
 *
 * Takes another clock, and its present moment.
 */
void
nabij_when_button_set_clock (NabijWhenButton *self,
                             NabijClock      *clock)
{
  NabijInstant now;

  g_return_if_fail (NABIJ_IS_WHEN_BUTTON (self));
  g_return_if_fail (NABIJ_IS_CLOCK (clock));

  g_set_object (&self->clock, clock);
  now = nabij_clock_get_now (clock);
  nabij_when_button_set_instant (self, &now);
}

/**
 * nabij_when_button_get_instant:
 * @self: a button
 *
 * Tells when it was.
 *
 * Returns: the moment, and what the clock on the wall said
 */
NabijInstant
nabij_when_button_get_instant (NabijWhenButton *self)
{
  g_return_val_if_fail (NABIJ_IS_WHEN_BUTTON (self), (NabijInstant){ 0 });

  return self->instant;
}

/**
 * nabij_when_button_set_instant:
 * @self: a button
 * @instant: when it was
 *
 * Shows a moment. It is shown as it is, even where a clock that was set back makes it the future.
 */
void
nabij_when_button_set_instant (NabijWhenButton    *self,
                               const NabijInstant *instant)
{
  g_return_if_fail (NABIJ_IS_WHEN_BUTTON (self));
  g_return_if_fail (instant != NULL);

  if (instant->utc_us != self->instant.utc_us || instant->offset_s != self->instant.offset_s) {
    self->instant = *instant;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANT]);
  }
  fill_popover (self);
  show_words (self);
}

/**
 * nabij_when_button_set_earliest:
 * @self: a button
 * @earliest: (nullable): the earliest moment that can be chosen, or `NULL` for no limit
 *
 * Sets how far back one can go; for example, it does not grow calmer before it was hard.
 */
void
nabij_when_button_set_earliest (NabijWhenButton    *self,
                                const NabijInstant *earliest)
{
  g_return_if_fail (NABIJ_IS_WHEN_BUTTON (self));

  self->has_earliest = earliest != NULL;
  if (earliest != NULL)
    self->earliest = *earliest;
  fill_popover (self);
}
