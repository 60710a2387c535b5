/* nabij-week-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-week-line.h"

#include "nabij-family-words.h"
#include "nabij-gestation.h"
#include "nabij-thousand-days-ring.h"

struct _NabijWeekLine {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget             *button;
  GtkLabel              *label;
  NabijThousandDaysRing *ring;
  GMenuModel            *menu_before;
  GMenuModel            *menu_before_more;
  GMenuModel            *menu_after;

  /* Borrowed References */
  GtkPopover *popover; /* a child of this widget */

  /* Owned References */
  NabijServices *services;
};

G_DEFINE_FINAL_TYPE (NabijWeekLine, nabij_week_line, GTK_TYPE_WIDGET)

/* The day of the ring is that of the youngest child who lives, or of the pregnancy. */
static int
find_day (const NabijFamily *family,
          const GDate       *today)
{
  const NabijDueDate *due = nabij_family_get_due_date (family);
  const GDate        *youngest = NULL;

  if (nabij_family_get_season (family) == NABIJ_SEASON_BEFORE)
    return nabij_thousand_days_at (due != NULL ? &due->date : NULL, NULL, today);

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);

    if (!child->died && g_date_valid (&child->born) && (youngest == NULL || g_date_compare (&child->born, youngest) > 0))
      youngest = &child->born;
  }
  return nabij_thousand_days_at (NULL, youngest, today);
}

static GMenuModel *
choose_menu (NabijWeekLine     *self,
             const NabijFamily *family)
{
  if (nabij_family_get_season (family) != NABIJ_SEASON_BEFORE)
    return self->menu_after;

  return family->expected > 1 ? self->menu_before_more : self->menu_before;
}

/* A GtkMenuButton of 4.8 does not break its label where there is no room for it. */
static void
clicked_cb (NabijWeekLine *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->button, GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height });
  gtk_popover_popup (self->popover);
}

static void
hide_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (NABIJ_WEEK_LINE (widget)->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->weeks_hidden = TRUE;
  nabij_family_keeper_set_family (keeper, family);
}

static void
nabij_week_line_dispose (GObject *object)
{
  NabijWeekLine *self = NABIJ_WEEK_LINE (object);
  GtkWidget     *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_week_line_parent_class)->dispose (object);
}

static void
nabij_week_line_class_init (NabijWeekLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_week_line_dispose;

  g_type_ensure (NABIJ_TYPE_THOUSAND_DAYS_RING);
  gtk_widget_class_set_css_name (widget_class, "week-line");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-week-line.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, button);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, label);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, ring);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, menu_before);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, menu_before_more);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekLine, menu_after);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_install_action (widget_class, "weeks.hide", NULL, hide_action);
}

static void
nabij_week_line_init (NabijWeekLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * nabij_week_line_set_services:
 * @self: a line without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a line from a template what it needs; it follows the family from then on.
 */
void
nabij_week_line_set_services (NabijWeekLine *self,
                              NabijServices *services)
{
  g_return_if_fail (NABIJ_IS_WEEK_LINE (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (nabij_week_line_update), self, G_CONNECT_SWAPPED);
  nabij_week_line_update (self);
}

/**
 * nabij_week_line_update:
 * @self: a line
 *
 * Looks again at the clock and at what is known of the family.
 */
void
nabij_week_line_update (NabijWeekLine *self)
{
  NabijFamilyKeeper *keeper;
  const NabijFamily *family;
  g_autofree char   *words = NULL;
  NabijInstant       now;
  GDate              today;
  int                day;

  g_return_if_fail (NABIJ_IS_WEEK_LINE (self));
  g_return_if_fail (self->services != NULL);

  keeper = nabij_services_get_family_keeper (self->services);
  family = nabij_family_keeper_get_family (keeper);
  now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  nabij_instant_get_day (&now, &today);

  if (nabij_family_keeper_is_loaded (keeper))
    words = nabij_family_words_today (family, &today, nabij_family_keeper_was_away (keeper));

  gtk_label_set_label (self->label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), choose_menu (self, family));
  day = family->ring_shown ? find_day (family, &today) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->ring), day > 0);
  if (day > 0)
    nabij_thousand_days_ring_set_day (self->ring, day);
}
