/* nabij-fridge-card-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-card-page.h"

#include "nabij-fridge-sheet.h"
#include "nabij-region.h"
#include "nabij-sheet-view.h"
#include "nabij-stress-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The card for the fridge, as it will be printed, and the ways out onto paper. */
struct _NabijFridgeCardPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget      *card;
  GtkWidget      *silence;
  NabijSheetView *view;
  GtkWidget      *add_numbers;

  /* Owned References */
  NabijServices *services;
  NabijHelp     *help;
};

G_DEFINE_FINAL_TYPE (NabijFridgeCardPage, nabij_fridge_card_page, GTK_TYPE_WIDGET)

static const char *
get_emergency_number (NabijFridgeCardPage *self)
{
  const char *region = nabij_region_choose (self->help, nabij_services_get_settings (self->services));
  g_autoptr (GPtrArray) lines = nabij_help_list_lines (self->help, region, NABIJ_HELP_SECTION_DANGER, nabij_services_get_season (self->services));

  for (guint i = 0; i < lines->len; i++) {
    if (nabij_help_line_get_number (g_ptr_array_index (lines, i)) != NULL)
      return nabij_help_line_get_number (g_ptr_array_index (lines, i));
  }
  return NULL;
}

static void
fill (NabijFridgeCardPage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const gboolean     silent = nabij_season_is_silent (nabij_services_get_season (self->services));
  g_autoptr (NabijSheet) sheet = NULL;
  NabijSituation situation;

  /* Nothing in a silence speaks of a baby, even for who comes here by an old way. */
  gtk_widget_set_visible (self->card, !silent);
  gtk_widget_set_visible (self->silence, silent);
  if (silent) {
    nabij_sheet_view_set_sheet (self->view, NULL);
    return;
  }

  nabij_services_get_situation (self->services, &situation);
  sheet = nabij_fridge_sheet_new (family, situation.more_children, get_emergency_number (self));
  nabij_sheet_view_set_sheet (self->view, sheet);
  gtk_widget_set_visible (self->add_numbers, family->contacts->len == 0);
}

static void
nabij_fridge_card_page_dispose (GObject *object)
{
  NabijFridgeCardPage *self = NABIJ_FRIDGE_CARD_PAGE (object);
  GtkWidget           *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);
  g_clear_pointer (&self->help, nabij_help_free);

  G_OBJECT_CLASS (nabij_fridge_card_page_parent_class)->dispose (object);
}

static void
nabij_fridge_card_page_class_init (NabijFridgeCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_fridge_card_page_dispose;

  g_type_ensure (NABIJ_TYPE_SHEET_VIEW);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/fridge-card/nabij-fridge-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijFridgeCardPage, card);
  gtk_widget_class_bind_template_child (widget_class, NabijFridgeCardPage, silence);
  gtk_widget_class_bind_template_child (widget_class, NabijFridgeCardPage, view);
  gtk_widget_class_bind_template_child (widget_class, NabijFridgeCardPage, add_numbers);
}

static void
nabij_fridge_card_page_init (NabijFridgeCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_fridge_card_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_fridge_card_page_new (NabijServices *services)
{
  NabijFridgeCardPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_FRIDGE_CARD_PAGE, NULL);
  self->services = g_object_ref (services);
  self->help = nabij_help_new_own ();
  nabij_sheet_view_set_up (self->view, nabij_services_get_file_picker (services), _ ("Fridge card"));
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::region", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
