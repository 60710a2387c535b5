/* nabij-day-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-button.h"

#include "nabij-day-grid.h"
#include "nabij-language.h"

struct _NabijDayButton {
  GtkWidget parent_instance;

  /* Borrowed References */
  GtkMenuButton *button; /* owned by the widget tree */
  GtkLabel      *label;  /* owned by the button */
  NabijDayGrid  *grid;   /* owned by the button's popover; NULL until it was opened */

  GDate day;
  GDate first; /* that may be chosen; not valid for no limit */
  GDate last;  /* likewise */
};

G_DEFINE_FINAL_TYPE (NabijDayButton, nabij_day_button, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The beginning of a day on the clock of this place; the days around a change of the clock too. */
static GDateTime *
to_local (const GDate *day)
{
  return g_date_time_new_local (g_date_get_year (day), (int)g_date_get_month (day), g_date_get_day (day), 0, 0, 0);
}

static void
update_label (NabijDayButton *self)
{
  g_autoptr (GDateTime) local = to_local (&self->day);
  g_autofree char *label = local != NULL ? nabij_language_format_date_with_year (local) : g_strdup ("");

  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
chosen_cb (NabijDayButton *self)
{
  nabij_day_grid_get_day (self->grid, &self->day);
  update_label (self);
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const GDate *
get_limit (const GDate *day)
{
  return g_date_valid (day) ? day : NULL;
}

/* A month of days is much to make for a page on which nobody may look at it. */
static void
open_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  NabijDayButton *self = NABIJ_DAY_BUTTON (user_data);
  GtkWidget      *popover;

  if (self->grid != NULL)
    return;

  popover = gtk_popover_new ();
  self->grid = NABIJ_DAY_GRID (nabij_day_grid_new ());
  nabij_day_grid_set_range (self->grid, get_limit (&self->first), get_limit (&self->last));
  nabij_day_grid_set_day (self->grid, &self->day);
  g_signal_connect_object (self->grid, "day-chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->grid));
  gtk_menu_button_set_popover (button, popover);
}

static gint64
to_us (const GDate *day)
{
  g_autoptr (GDateTime) local = to_local (day);

  return local != NULL ? g_date_time_to_unix (local) * G_USEC_PER_SEC : 0;
}

static void
nabij_day_button_dispose (GObject *object)
{
  NabijDayButton *self = NABIJ_DAY_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (nabij_day_button_parent_class)->dispose (object);
}

static void
nabij_day_button_class_init (NabijDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_day_button_dispose;

  /**
   * NabijDayButton::changed:
   * @self: a button
   *
   * A person chose another day.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
nabij_day_button_init (NabijDayButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->button, open_cb, self, NULL);
  /* A day with its year is long where text is large. */
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_date_set_dmy (&self->day, 1, G_DATE_JANUARY, 1970);
}

/**
 * nabij_day_button_set_day:
 * @self: a button
 * @day: a valid day
 *
 * Says another day. Nobody is told, for it was not a person who chose.
 */
void
nabij_day_button_set_day (NabijDayButton *self,
                          const GDate    *day)
{
  g_return_if_fail (NABIJ_IS_DAY_BUTTON (self));
  g_return_if_fail (g_date_valid (day));

  self->day = *day;
  if (self->grid != NULL)
    nabij_day_grid_set_day (self->grid, day);
  update_label (self);
}

/**
 * nabij_day_button_get_day:
 * @self: a button
 * @day: (out caller-allocates): the day
 *
 * Tells which day it says.
 */
void
nabij_day_button_get_day (NabijDayButton *self,
                          GDate          *day)
{
  g_return_if_fail (NABIJ_IS_DAY_BUTTON (self));
  g_return_if_fail (day != NULL);

  *day = self->day;
}

/**
 * nabij_day_button_set_range:
 * @self: a button
 * @first: (nullable): the first day that may be chosen
 * @last: (nullable): the last one
 *
 * Bounds what may be chosen.
 */
void
nabij_day_button_set_range (NabijDayButton *self,
                            const GDate    *first,
                            const GDate    *last)
{
  g_return_if_fail (NABIJ_IS_DAY_BUTTON (self));

  g_date_clear (&self->first, 1);
  g_date_clear (&self->last, 1);
  if (first != NULL)
    self->first = *first;
  if (last != NULL)
    self->last = *last;
  if (self->grid != NULL)
    nabij_day_grid_set_range (self->grid, first, last);
}

/* The other end goes along where the two would pass each other. */
static void
from_cb (NabijDayButton *until,
         NabijDayButton *from)
{
  if (g_date_compare (&from->day, &until->day) > 0)
    nabij_day_button_set_day (until, &from->day);
}

static void
until_cb (NabijDayButton *from,
          NabijDayButton *until)
{
  if (g_date_compare (&from->day, &until->day) > 0)
    nabij_day_button_set_day (from, &until->day);
}

/**
 * nabij_day_button_couple:
 * @from: the button of a first day
 * @until: the button of a last day
 * @now: the present moment
 *
 * Makes two buttons the ends of a period: it is never turned round, never in the days to come, and
 * at first the last month.
 */
void
nabij_day_button_couple (NabijDayButton     *from,
                         NabijDayButton     *until,
                         const NabijInstant *now)
{
  g_autoptr (GDateTime) local = NULL;
  GDate today;
  GDate first;

  g_return_if_fail (NABIJ_IS_DAY_BUTTON (from));
  g_return_if_fail (NABIJ_IS_DAY_BUTTON (until));
  g_return_if_fail (now != NULL);

  local = nabij_instant_to_local (now);
  if (local != NULL) {
    g_date_set_dmy (&today, (GDateDay)g_date_time_get_day_of_month (local),
                    (GDateMonth)g_date_time_get_month (local), (GDateYear)g_date_time_get_year (local));
    first = today;
    g_date_subtract_months (&first, 1);
    nabij_day_button_set_range (from, NULL, &today);
    nabij_day_button_set_range (until, NULL, &today);
    nabij_day_button_set_day (from, &first);
    nabij_day_button_set_day (until, &today);
  }

  g_signal_connect_object (from, "changed", G_CALLBACK (from_cb), until, G_CONNECT_SWAPPED);
  g_signal_connect_object (until, "changed", G_CALLBACK (until_cb), from, G_CONNECT_SWAPPED);
}

/**
 * nabij_day_button_get_start_us:
 * @self: a button
 *
 * Returns: where its day begins, in microseconds since 1970 in UTC
 */
gint64
nabij_day_button_get_start_us (NabijDayButton *self)
{
  g_return_val_if_fail (NABIJ_IS_DAY_BUTTON (self), 0);

  return to_us (&self->day);
}

/**
 * nabij_day_button_get_end_us:
 * @self: a button
 *
 * Returns: where the day after it begins, likewise
 */
gint64
nabij_day_button_get_end_us (NabijDayButton *self)
{
  GDate next;

  g_return_val_if_fail (NABIJ_IS_DAY_BUTTON (self), 0);

  next = self->day;
  g_date_add_days (&next, 1);
  return to_us (&next);
}
