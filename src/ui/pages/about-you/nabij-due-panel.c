/* nabij-due-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-due-panel.h"

#include "nabij-date-judge.h"
#include "nabij-day-field.h"
#include "nabij-gestation.h"
#include "nabij-language.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijDuePanel {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijDayField *due;
  GtkLabel      *basis_line;
  GtkLabel      *changed_line;
  GtkWidget     *reckon;
  NabijDayField *period;
  NabijDayField *transfer;
  AdwComboRow   *embryo;
  GtkWidget     *expected_row;
  GtkSpinButton *expected;

  /* Owned References */
  NabijServices *services;

  gboolean filling; /* while the panel is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijDuePanel, nabij_due_panel, GTK_TYPE_WIDGET)

static NabijFamilyKeeper *
get_keeper (NabijDuePanel *self)
{
  return nabij_services_get_family_keeper (self->services);
}

static void
show_line (GtkLabel   *label,
           const char *line)
{
  gtk_label_set_label (label, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (label), line != NULL);
}

/* A date that was reckoned is always called a rough one. */
static char *
describe_basis (const NabijDueDate *due)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;

  if (due == NULL || due->basis == NABIJ_DUE_BASIS_DATE)
    return NULL;

  local = g_date_time_new_utc (g_date_get_year (&due->date), (int)g_date_get_month (&due->date), g_date_get_day (&due->date), 12, 0, 0.0);
  date = local != NULL ? nabij_language_format_date_with_year (local) : g_strdup ("");
  /* Translators: %s is a day, such as Tuesday 17 November 2026. */
  return g_strdup_printf (_ ("Worked out: around %s."), date);
}

static void
show_family (NabijDuePanel *self)
{
  const NabijFamily  *family = nabij_family_keeper_get_family (get_keeper (self));
  const NabijDueDate *due = nabij_family_get_due_date (family);
  g_autofree char    *basis = describe_basis (due);

  self->filling = TRUE;
  nabij_day_field_set_day (self->due, due != NULL ? &due->date : NULL);
  show_line (self->basis_line, basis);
  gtk_widget_set_visible (self->reckon, nabij_family_get_season (family) == NABIJ_SEASON_BEFORE);
  gtk_spin_button_set_value (self->expected, family->expected);
  gtk_widget_set_visible (self->expected_row, nabij_family_get_season (family) == NABIJ_SEASON_BEFORE);
  self->filling = FALSE;
}

static void
take (NabijDuePanel *self,
      const GDate   *date,
      NabijDueBasis  basis)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  const gboolean     had_one = nabij_family_get_due_date (family) != NULL;

  if (!nabij_family_add_due_date (family, date, basis, now.utc_us))
    return;

  show_line (self->changed_line, had_one ? _ ("Your date has changed.") : NULL);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

/* Who takes the date away does not want it to be there. */
static void
due_cb (NabijDuePanel *self)
{
  g_autoptr (NabijFamily) family = NULL;
  GDate due;

  if (self->filling)
    return;
  if (nabij_day_field_get_day (self->due, &due)) {
    take (self, &due, NABIJ_DUE_BASIS_DATE);
    return;
  }

  family = nabij_family_keeper_copy_family (get_keeper (self));
  g_array_set_size (family->due_dates, 0);
  show_line (self->changed_line, NULL);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
period_cb (NabijDuePanel *self)
{
  GDate period;
  GDate due;

  if (!nabij_day_field_get_day (self->period, &period))
    return;

  nabij_gestation_due_from_last_period (&period, &due);
  take (self, &due, NABIJ_DUE_BASIS_LAST_PERIOD);
}

static void
transfer_cb (NabijDuePanel *self)
{
  const gboolean three_days = adw_combo_row_get_selected (self->embryo) == 1;
  GDate          transfer;
  GDate          due;

  if (self->services == NULL || !nabij_day_field_get_day (self->transfer, &transfer))
    return;

  nabij_gestation_due_from_transfer (&transfer, three_days ? 3 : 5, &due);
  take (self, &due, three_days ? NABIJ_DUE_BASIS_TRANSFER_DAY_3 : NABIJ_DUE_BASIS_TRANSFER_DAY_5);
}

static void
expected_cb (NabijDuePanel *self)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->filling || self->services == NULL)
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->expected = (guint)gtk_spin_button_get_value_as_int (self->expected);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static gboolean
nabij_due_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_DUE_PANEL (widget)->due));
}

static void
nabij_due_panel_dispose (GObject *object)
{
  NabijDuePanel *self = NABIJ_DUE_PANEL (object);
  GtkWidget     *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_due_panel_parent_class)->dispose (object);
}

static void
nabij_due_panel_class_init (NabijDuePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_due_panel_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_due_panel_grab_focus);

  g_type_ensure (NABIJ_TYPE_DAY_FIELD);
  gtk_widget_class_set_css_name (widget_class, "due-panel");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/about-you/nabij-due-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, due);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, basis_line);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, changed_line);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, reckon);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, period);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, transfer);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, embryo);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, expected_row);
  gtk_widget_class_bind_template_child (widget_class, NabijDuePanel, expected);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, transfer_cb);
  gtk_widget_class_bind_template_callback (widget_class, expected_cb);
}

static void
nabij_due_panel_init (NabijDuePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_day_field_set_name (self->due, _ ("Due date"));
  nabij_day_field_set_name (self->period, _ ("First day of the last period"));
  nabij_day_field_set_name (self->transfer, _ ("Day of the transfer"));
}

/**
 * nabij_due_panel_set_services:
 * @self: a panel without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a panel from a template what it needs; it follows the family from then on.
 */
void
nabij_due_panel_set_services (NabijDuePanel *self,
                              NabijServices *services)
{
  NabijClock  *clock;
  NabijInstant now;
  GDate        today;

  g_return_if_fail (NABIJ_IS_DUE_PANEL (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  clock = nabij_services_get_clock (services);
  nabij_day_field_set_judge (self->due, nabij_date_judge_due, clock);
  nabij_day_field_set_judge (self->period, nabij_date_judge_start, clock);
  nabij_day_field_set_judge (self->transfer, nabij_date_judge_start, clock);
  now = nabij_clock_get_now (clock);
  if (nabij_instant_get_day (&now, &today)) {
    nabij_day_field_set_shown_first (self->due, &today);
    nabij_day_field_set_shown_first (self->period, &today);
    nabij_day_field_set_shown_first (self->transfer, &today);
  }
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  show_family (self);
}
