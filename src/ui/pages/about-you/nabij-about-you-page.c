/* nabij-about-you-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-about-you-page.h"

#include "nabij-child-row.h"
#include "nabij-date-judge.h"
#include "nabij-day-field.h"
#include "nabij-due-panel.h"
#include "nabij-hand-choice.h"
#include "nabij-help.h"
#include "nabij-names-window.h"
#include "nabij-stress-button.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* In the order in which they are offered. */
static const NabijTold tolds[] = {
  NABIJ_TOLD_NOT_NOW,
  NABIJ_TOLD_PREGNANT,
  NABIJ_TOLD_BABY_IS_HERE,
  NABIJ_TOLD_SOMETHING_ELSE,
};

struct _NabijAboutYouPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwToastOverlay     *toasts;
  GtkAdjustment       *scroll;
  GtkWidget           *content;
  GtkWidget           *quiet_group;
  GtkWidget           *quiet_row;
  GtkWidget           *anew_row;
  GtkWidget           *told_group;
  AdwComboRow         *told;
  NabijDuePanel       *due_panel;
  AdwPreferencesGroup *birth_group;
  NabijDayField       *birth;
  AdwPreferencesGroup *children_group;
  GtkWidget           *add_button;
  NabijHandChoice     *hand;
  GtkWidget           *shown_group;
  GtkSwitch           *show_weeks;
  GtkSwitch           *show_ring;
  AdwComboRow         *region;
  GtkWidget           *pause_group;

  /* Owned References */
  NabijServices *services;
  GPtrArray     *rows;    /* borrowed, owned by children_group */
  char         **regions; /* ids, in the order in which they are offered */

  gboolean birth_asked; /* somebody came here to tell of a birth */
  gboolean filling;     /* while the page is told, and not the person tells */
  guint    show_id;
};

G_DEFINE_FINAL_TYPE (NabijAboutYouPage, nabij_about_you_page, GTK_TYPE_WIDGET)

static NabijFamilyKeeper *
get_keeper (NabijAboutYouPage *self)
{
  return nabij_services_get_family_keeper (self->services);
}

/* What was done, to be taken back. */

typedef struct {
  NabijFamilyKeeper *keeper;
  NabijFamily       *before;
  NabijFamily       *after;
} Undo;

static void
undo_free (Undo *undo)
{
  g_object_unref (undo->keeper);
  nabij_family_free (undo->before);
  nabij_family_free (undo->after);
  g_free (undo);
}

static gboolean
has_child (const NabijFamily *family,
           const char        *uuid)
{
  for (guint i = 0; i < family->children->len; i++)
    if (g_str_equal (((const NabijChild *)g_ptr_array_index (family->children, i))->uuid, uuid))
      return TRUE;
  return FALSE;
}

/* Only the children that came or went are turned back, and what was told with them; what was changed
 * meanwhile stays. */
static void
undo_cb (Undo *undo)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (undo->keeper);

  for (guint i = family->children->len; i > 0; i--) {
    const NabijChild *child = g_ptr_array_index (family->children, i - 1);

    if (has_child (undo->after, child->uuid) && !has_child (undo->before, child->uuid))
      g_ptr_array_remove_index (family->children, i - 1);
  }
  for (guint i = 0; i < undo->before->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (undo->before->children, i);

    if (!has_child (undo->after, child->uuid) && !has_child (family, child->uuid))
      g_ptr_array_insert (family->children, (int)MIN (i, family->children->len), nabij_child_copy (child));
  }
  if (family->told == undo->after->told)
    family->told = undo->before->told;
  nabij_family_keeper_set_family (undo->keeper, family);
}

static void
offer_undo (NabijAboutYouPage *self,
            const char        *words,
            NabijFamily       *before)
{
  AdwToast *toast = adw_toast_new (words);
  Undo     *undo = g_new0 (Undo, 1);

  undo->keeper = g_object_ref (get_keeper (self));
  undo->before = before;
  undo->after = nabij_family_keeper_copy_family (get_keeper (self));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, (GClosureNotify)(GCallback)undo_free, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Children */

static void
remove_child_cb (NabijAboutYouPage *self,
                 NabijChildRow     *row)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  NabijFamily *before = nabij_family_keeper_copy_family (get_keeper (self));

  for (guint i = 0; i < family->children->len; i++) {
    if (g_str_equal (((const NabijChild *)g_ptr_array_index (family->children, i))->uuid, nabij_child_row_get_uuid (row))) {
      g_ptr_array_remove_index (family->children, i);
      break;
    }
  }
  nabij_family_keeper_set_family (get_keeper (self), family);
  offer_undo (self, _ ("Taken off the list"), before);
  gtk_widget_grab_focus (self->add_button);
}

static NabijChildRow *
find_row (NabijAboutYouPage *self,
          const char        *uuid)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (nabij_child_row_get_uuid (g_ptr_array_index (self->rows, i)), uuid))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static gboolean
is_same_order (NabijAboutYouPage *self,
               const NabijFamily *family)
{
  if (self->rows->len != family->children->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_str_equal (nabij_child_row_get_uuid (g_ptr_array_index (self->rows, i)),
                      ((const NabijChild *)g_ptr_array_index (family->children, i))->uuid))
      return FALSE;
  return TRUE;
}

/* Rows that are still right stay: somebody may be typing in one of them. */
static void
show_children (NabijAboutYouPage *self,
               const NabijFamily *family)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!is_same_order (self, family)) {
    rows = g_ptr_array_new ();
    for (guint i = 0; i < family->children->len; i++) {
      const NabijChild *child = g_ptr_array_index (family->children, i);
      NabijChildRow    *row = find_row (self, child->uuid);

      if (row == NULL) {
        row = NABIJ_CHILD_ROW (nabij_child_row_new (self->services, child->uuid));
        g_object_ref_sink (row);
        g_signal_connect_object (row, "remove", G_CALLBACK (remove_child_cb), self, G_CONNECT_SWAPPED);
      } else {
        g_object_ref (row);
        adw_preferences_group_remove (self->children_group, GTK_WIDGET (row));
        g_ptr_array_remove (self->rows, row);
      }
      g_ptr_array_add (rows, row);
    }
    for (guint i = 0; i < self->rows->len; i++)
      adw_preferences_group_remove (self->children_group, g_ptr_array_index (self->rows, i));
    g_ptr_array_set_size (self->rows, 0);
    for (guint i = 0; i < rows->len; i++) {
      adw_preferences_group_add (self->children_group, g_ptr_array_index (rows, i));
      g_ptr_array_add (self->rows, g_ptr_array_index (rows, i));
      g_object_unref (g_ptr_array_index (rows, i));
    }
  }

  for (guint i = 0; i < self->rows->len; i++)
    nabij_child_row_show (g_ptr_array_index (self->rows, i), family, i);
}

static void
open_row (NabijAboutYouPage *self,
          guint              index)
{
  if (index >= self->rows->len)
    return;

  adw_expander_row_set_expanded (g_ptr_array_index (self->rows, index), TRUE);
  gtk_widget_child_focus (g_ptr_array_index (self->rows, index), GTK_DIR_TAB_FORWARD);
}

static void
add_child_cb (NabijAboutYouPage *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));

  nabij_family_add_child (family);
  nabij_family_keeper_set_family (get_keeper (self), family);
  open_row (self, self->rows->len - 1);
}

/* The birth: once for each of them. Nobody is congratulated; it is not known how it is. */
static void
give_birth (NabijAboutYouPage *self,
            const GDate       *born)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  NabijFamily *before = nabij_family_keeper_copy_family (get_keeper (self));
  const guint  n_before = family->children->len;

  for (guint i = 0; i < MAX (family->expected, 1); i++)
    nabij_family_give_birth (family, born);
  self->birth_asked = FALSE;
  nabij_family_keeper_set_family (get_keeper (self), family);
  nabij_day_field_set_day (self->birth, NULL);
  offer_undo (self, _ ("Kept"), before);
  open_row (self, n_before);
}

static void
birth_cb (NabijAboutYouPage *self)
{
  GDate born;

  if (nabij_day_field_get_day (self->birth, &born))
    give_birth (self, &born);
}

static void
without_day_cb (NabijAboutYouPage *self)
{
  /* What was typed and is a day is no day that can wait. */
  if (nabij_day_field_take (self->birth) && gtk_widget_get_visible (GTK_WIDGET (self->birth_group)))
    give_birth (self, NULL);
}

/* The family */

static guint
find_told (NabijTold told)
{
  for (guint i = 0; i < G_N_ELEMENTS (tolds); i++)
    if (tolds[i] == told)
      return i;
  return 0;
}

static void
show_family (NabijAboutYouPage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (get_keeper (self));
  const gboolean     is_loaded = nabij_family_keeper_is_loaded (get_keeper (self));
  const NabijSeason  season = nabij_family_get_season (family);
  const gboolean     is_silent = !is_loaded || nabij_season_is_silent (season);
  const gboolean     was_silenced = family->silence != NABIJ_SILENCE_NONE;
  const gboolean     has_due = nabij_family_get_due_date (family) != NULL;

  self->filling = TRUE;
  gtk_widget_set_visible (self->quiet_group, is_loaded && was_silenced);
  gtk_widget_set_visible (self->anew_row, family->silence == NABIJ_SILENCE_PREGNANCY_ENDED);
  gtk_widget_set_visible (self->told_group, is_loaded && !was_silenced);
  adw_combo_row_set_selected (self->told, find_told (family->told));
  gtk_widget_set_visible (GTK_WIDGET (self->due_panel), !is_silent && (family->told == NABIJ_TOLD_PREGNANT || (season == NABIJ_SEASON_AFTER && has_due)));
  adw_preferences_group_set_title (self->birth_group, family->expected > 1 ? _ ("Our babies are here") : _ ("Our baby is here"));
  gtk_widget_set_visible (GTK_WIDGET (self->birth_group), !is_silent && (season == NABIJ_SEASON_BEFORE || (season == NABIJ_SEASON_AFTER && family->children->len == 0) || self->birth_asked));
  gtk_widget_set_visible (GTK_WIDGET (self->children_group), !is_silent && (season == NABIJ_SEASON_AFTER || family->children->len > 0));
  gtk_widget_set_visible (GTK_WIDGET (self->hand), !is_silent && season == NABIJ_SEASON_BEFORE);
  gtk_widget_set_visible (self->shown_group, !is_silent && season != NABIJ_SEASON_UNKNOWN);
  gtk_widget_set_visible (self->pause_group, !is_silent);
  gtk_switch_set_active (self->show_weeks, !family->weeks_hidden);
  gtk_switch_set_active (self->show_ring, family->ring_shown);
  show_children (self, family);
  self->filling = FALSE;
}

static void
told_cb (NabijAboutYouPage *self)
{
  g_autoptr (NabijFamily) family = NULL;
  const guint selected = adw_combo_row_get_selected (self->told);

  if (self->filling || self->services == NULL || selected >= G_N_ELEMENTS (tolds))
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->told = tolds[selected];
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
shown_cb (NabijAboutYouPage *self)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->filling || self->services == NULL)
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->weeks_hidden = !gtk_switch_get_active (self->show_weeks);
  family->ring_shown = gtk_switch_get_active (self->show_ring);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

/* A pregnancy that comes later never shows the weeks of the one that ended. */
static void
anew_cb (NabijAboutYouPage *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));

  family->silence = NABIJ_SILENCE_NONE;
  family->told = NABIJ_TOLD_NOT_NOW;
  family->expected = 1;
  g_array_set_size (family->due_dates, 0);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

/* This computer */

static void
names_cb (NabijAboutYouPage *self)
{
  gtk_window_present (nabij_names_window_new (nabij_widgets_get_window (GTK_WIDGET (self)), self->services));
}

static void
show_region (NabijAboutYouPage *self)
{
  g_autofree char *chosen = g_settings_get_string (nabij_services_get_settings (self->services), "region");

  self->filling = TRUE;
  for (guint i = 0; self->regions[i] != NULL; i++)
    if (g_str_equal (self->regions[i], chosen))
      adw_combo_row_set_selected (self->region, i);
  self->filling = FALSE;
}

static void
region_cb (NabijAboutYouPage *self)
{
  const guint selected = adw_combo_row_get_selected (self->region);

  if (self->filling || self->services == NULL || self->regions == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_settings_set_string (nabij_services_get_settings (self->services), "region", self->regions[selected]);
}

/* What the computer says comes first, as in *Help*. */
static void
fill_regions (NabijAboutYouPage *self)
{
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  g_strv_builder_add (ids, NABIJ_HELP_REGION_AUTO);
  /* Translators: where one is, told by the clock of the computer. */
  gtk_string_list_append (names, _ ("Where this computer is"));
  for (char **region = regions; *region != NULL; region++) {
    g_strv_builder_add (ids, *region);
    gtk_string_list_append (names, nabij_help_get_region_name (help, *region));
  }
  self->filling = TRUE;
  self->regions = g_strv_builder_end (ids);
  adw_combo_row_set_model (self->region, G_LIST_MODEL (names));
  self->filling = FALSE;
  show_region (self);
}

static gboolean
nabij_about_you_page_grab_focus (GtkWidget *widget)
{
  NabijAboutYouPage *self = NABIJ_ABOUT_YOU_PAGE (widget);

  if (gtk_widget_get_visible (self->quiet_group))
    return gtk_widget_grab_focus (self->quiet_row);
  if (gtk_widget_get_visible (GTK_WIDGET (self->due_panel)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->due_panel));

  return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
nabij_about_you_page_dispose (GObject *object)
{
  NabijAboutYouPage *self = NABIJ_ABOUT_YOU_PAGE (object);
  GtkWidget         *child;

  g_clear_handle_id (&self->show_id, g_source_remove);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->regions, g_strfreev);

  G_OBJECT_CLASS (nabij_about_you_page_parent_class)->dispose (object);
}

static void
nabij_about_you_page_class_init (NabijAboutYouPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_about_you_page_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_about_you_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_DAY_FIELD);
  g_type_ensure (NABIJ_TYPE_DUE_PANEL);
  g_type_ensure (NABIJ_TYPE_HAND_CHOICE);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "about-you-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/about-you/nabij-about-you-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, content);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, quiet_group);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, anew_row);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, told_group);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, told);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, due_panel);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, birth_group);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, birth);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, children_group);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, hand);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, shown_group);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, show_weeks);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, show_ring);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, region);
  gtk_widget_class_bind_template_child (widget_class, NabijAboutYouPage, pause_group);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, birth_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_child_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_cb);
}

static void
nabij_about_you_page_init (NabijAboutYouPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_day_field_set_name (self->birth, _ ("Date of birth"));
}

/**
 * nabij_about_you_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_about_you_page_new (NabijServices *services)
{
  NabijAboutYouPage *self;
  NabijInstant       now;
  GDate              today;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_ABOUT_YOU_PAGE, NULL);
  self->services = g_object_ref (services);
  nabij_due_panel_set_services (self->due_panel, services);
  nabij_hand_choice_set_services (self->hand, services);
  nabij_day_field_set_judge (self->birth, nabij_date_judge_birth, nabij_services_get_clock (services));
  now = nabij_clock_get_now (nabij_services_get_clock (services));
  if (nabij_instant_get_day (&now, &today))
    nabij_day_field_set_shown_first (self->birth, &today);
  fill_regions (self);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::region", G_CALLBACK (show_region), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  show_family (self);
  return GTK_WIDGET (self);
}

static gboolean
show_birth_cb (gpointer user_data)
{
  NabijAboutYouPage *self = NABIJ_ABOUT_YOU_PAGE (user_data);
  GtkWidget         *group = GTK_WIDGET (self->birth_group);
  graphene_rect_t    bounds;

  self->show_id = 0;
  if (gtk_widget_get_visible (group))
    gtk_widget_grab_focus (GTK_WIDGET (self->birth));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->children_group)))
    group = GTK_WIDGET (self->children_group);
  /* The focus scrolls, too, as little as it can: what comes after it counts. */
  if (gtk_widget_get_visible (group) && gtk_widget_compute_bounds (group, gtk_widget_get_parent (self->content), &bounds))
    gtk_adjustment_set_value (self->scroll, (double)bounds.origin.y);
  return G_SOURCE_REMOVE;
}

/**
 * nabij_about_you_page_show_birth:
 * @self: a page
 *
 * Brings the birth to the top, with the focus in it. Where the children are here already, it is they.
 */
void
nabij_about_you_page_show_birth (NabijAboutYouPage *self)
{
  g_return_if_fail (NABIJ_IS_ABOUT_YOU_PAGE (self));

  self->birth_asked = nabij_family_keeper_get_season (get_keeper (self)) != NABIJ_SEASON_AFTER;
  show_family (self);
  /* After the layout, which a page that was only just made does not have yet. */
  if (self->show_id == 0)
    self->show_id = g_idle_add_full (G_PRIORITY_LOW, show_birth_cb, self, NULL);
}
