/* nabij-help-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help-page.h"

#include "nabij-help-card.h"
#include "nabij-language.h"
#include "nabij-own-numbers.h"
#include "nabij-region.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <string.h>

struct _NabijHelpPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwToastOverlay *toasts;
  GtkAdjustment   *scroll;
  GtkMenuButton   *region_button;
  GtkLabel        *region;
  NabijOwnNumbers *own_numbers;
  GtkBox          *jumps;
  GtkBox          *sections;
  GtkWidget       *fridge_card;
  GtkLabel        *checked;

  /* Borrowed References */
  GtkWidget *headings[NABIJ_N_HELP_SECTIONS]; /* owned by sections */

  /* Owned References */
  NabijServices *services;
  NabijHelp     *help;
};

G_DEFINE_FINAL_TYPE (NabijHelpPage, nabij_help_page, GTK_TYPE_WIDGET)

static const char *const titles[NABIJ_N_HELP_SECTIONS] = {
  [NABIJ_HELP_SECTION_DANGER] = N_ ("Danger to life"),
  [NABIJ_HELP_SECTION_FIRST] = N_ ("Who to call first"),
  [NABIJ_HELP_SECTION_ILL] = N_ ("Ill, or not as usual"),
  [NABIJ_HELP_SECTION_TALK] = N_ ("Someone to talk to now"),
  [NABIJ_HELP_SECTION_UNSAFE] = N_ ("Not safe with someone"),
  [NABIJ_HELP_SECTION_MORE] = N_ ("More help"),
  [NABIJ_HELP_SECTION_LOSS] = N_ ("After a loss"),
};

static void
copied_cb (NabijHelpPage *self)
{
  AdwToast *toast = adw_toast_new (_ ("Copied"));

  adw_toast_set_timeout (toast, 2);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
jump_cb (NabijHelpPage *self,
         GtkButton     *button)
{
  nabij_help_page_show_section (self, (NabijHelpSection)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "section")));
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Who is in danger or does not feel safe does not have to read all the rest first. */
static void
add_jump (NabijHelpPage   *self,
          NabijHelpSection section)
{
  GtkWidget *label = gtk_label_new (_ (titles[section]));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "help-jump");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (titles[section]), -1);
  g_object_set_data (G_OBJECT (button), "section", GINT_TO_POINTER (section));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (jump_cb), self);
  gtk_box_append (self->jumps, button);
}

/* The days since the youngest child was born, where that is known. */
static int
get_days_since_birth (const NabijFamily *family,
                      const GDate       *today)
{
  int days = NABIJ_DAYS_SINCE_BIRTH_UNKNOWN;

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);
    int               since;

    if (child->died || !g_date_valid (&child->born))
      continue;
    since = g_date_days_between (&child->born, today);
    if (since >= 0 && (days < 0 || since < days))
      days = since;
  }
  return days;
}

static GPtrArray *
list_lines (NabijHelpPage   *self,
            const char      *region,
            NabijHelpSection section)
{
  const NabijFamily   *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const NabijHelpRole *roles;
  NabijSituation       situation;
  NabijInstant         now;
  GDate                today;

  nabij_services_get_situation (self->services, &situation);
  if (section != NABIJ_HELP_SECTION_FIRST)
    return nabij_help_list_lines (self->help, region, section, situation.season);

  now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  nabij_instant_get_day (&now, &today);
  roles = nabij_whom_to_call (situation.season, get_days_since_birth (family, &today),
                              situation.hand == NABIJ_HAND_PARTNERS_BELLY, situation.hospital);
  return nabij_help_list_first (self->help, region, situation.season, roles);
}

static void
add_section (NabijHelpPage   *self,
             const char      *region,
             NabijHelpSection section)
{
  g_autoptr (GPtrArray) lines = list_lines (self, region, section);
  GtkWidget *heading;

  if (lines->len == 0)
    return;

  heading = gtk_label_new (_ (titles[section]));
  gtk_label_set_xalign (GTK_LABEL (heading), 0.f);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "section-title");
  gtk_widget_add_css_class (heading, "help-heading");
  gtk_box_append (self->sections, heading);
  self->headings[section] = heading;

  for (guint i = 0; i < lines->len; i++) {
    GtkWidget *card = nabij_help_card_new (g_ptr_array_index (lines, i));

    gtk_widget_add_css_class (card, "card");
    g_signal_connect_swapped (card, "copied", G_CALLBACK (copied_cb), self);
    gtk_box_append (self->sections, card);
  }
}

static void
fill (NabijHelpPage *self)
{
  const gboolean   is_silent = nabij_season_is_silent (nabij_services_get_season (self->services));
  const char      *region = nabij_region_choose (self->help, nabij_services_get_settings (self->services));
  const GDate     *checked_on = nabij_help_get_checked_on (self->help, region, nabij_services_get_season (self->services));
  g_autofree char *name = g_markup_escape_text (nabij_help_get_region_name (self->help, region), -1);
  g_autofree char *place = NULL;
  g_autofree char *checked = NULL;

  /* Translators: %s is a country; keep the underlining of what can be pressed. */
  place = g_strdup_printf (_ ("You are in: %s · <u>change</u>"), name);
  gtk_label_set_markup (self->region, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->region_button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->region), -1);

  gtk_widget_set_visible (self->fridge_card, !is_silent);
  clear (self->jumps);
  clear (self->sections);
  memset (self->headings, 0, sizeof self->headings);
  /* Whoever lost someone does not have to look for it. */
  if (is_silent)
    add_section (self, region, NABIJ_HELP_SECTION_LOSS);
  for (int section = 0; section < NABIJ_N_HELP_SECTIONS; section++) {
    if (self->headings[section] == NULL)
      add_section (self, region, (NabijHelpSection)section);
  }
  if (self->headings[NABIJ_HELP_SECTION_ILL] != NULL)
    add_jump (self, NABIJ_HELP_SECTION_ILL);
  add_jump (self, NABIJ_HELP_SECTION_TALK);
  add_jump (self, NABIJ_HELP_SECTION_UNSAFE);

  if (checked_on != NULL) {
    g_autoptr (GDateTime) date = g_date_time_new_utc (g_date_get_year (checked_on), (int)g_date_get_month (checked_on),
                                                      g_date_get_day (checked_on), 12, 0, 0.0);
    g_autofree char *month = nabij_language_format_month (date);

    /* Translators: %s is a month with its year, for example November 2026. */
    checked = g_strdup_printf (_ ("Numbers and websites were checked in %s."), month);
    gtk_label_set_label (self->checked, checked);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->checked), checked_on != NULL);
}

static void
nabij_help_page_dispose (GObject *object)
{
  NabijHelpPage *self = NABIJ_HELP_PAGE (object);
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);
  g_clear_pointer (&self->help, nabij_help_free);

  G_OBJECT_CLASS (nabij_help_page_parent_class)->dispose (object);
}

static void
nabij_help_page_class_init (NabijHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_help_page_dispose;

  g_type_ensure (NABIJ_TYPE_OWN_NUMBERS);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/help/nabij-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, region_button);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, region);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, own_numbers);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, jumps);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, fridge_card);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, sections);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpPage, checked);
}

static void
nabij_help_page_init (NabijHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the computer says comes first; then every region, by its name. */
static GMenuModel *
make_region_menu (NabijHelpPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) by_itself = g_menu_new ();
  g_autoptr (GMenu) chosen = g_menu_new ();
  g_auto (GStrv) regions = nabij_help_list_regions (self->help);

  /* Translators: where one is, told by the clock of the computer. */
  g_menu_append (by_itself, _ ("Where this computer is"), "help.region::" NABIJ_HELP_REGION_AUTO);
  for (char **region = regions; *region != NULL; region++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (nabij_help_get_region_name (self->help, *region), NULL);

    g_menu_item_set_action_and_target (item, "help.region", "s", *region);
    g_menu_append_item (chosen, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by_itself));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chosen));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * nabij_help_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_help_page_new (NabijServices *services)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GAction) region = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  NabijHelpPage *self;
  GSettings     *settings;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_HELP_PAGE, NULL);
  self->services = g_object_ref (services);
  self->help = nabij_help_new_own ();

  settings = nabij_services_get_settings (services);
  region = g_settings_create_action (settings, "region");
  g_action_map_add_action (G_ACTION_MAP (actions), region);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "help", G_ACTION_GROUP (actions));
  menu = make_region_menu (self);
  gtk_menu_button_set_menu_model (self->region_button, menu);
  g_signal_connect_object (settings, "changed::region", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  nabij_own_numbers_set_keeper (self->own_numbers, nabij_services_get_family_keeper (services));
  g_signal_connect_swapped (self->own_numbers, "copied", G_CALLBACK (copied_cb), self);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

static gboolean
show_section_cb (gpointer user_data)
{
  GtkWidget      *heading = user_data;
  NabijHelpPage  *self = NABIJ_HELP_PAGE (gtk_widget_get_ancestor (heading, NABIJ_TYPE_HELP_PAGE));
  GtkWidget      *first;
  graphene_rect_t bounds;

  /* The region was changed meanwhile. */
  if (self == NULL)
    return G_SOURCE_REMOVE;

  /* The focus scrolls, too, as little as it can: what comes after it counts. */
  first = gtk_widget_get_next_sibling (heading);
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);

  if (gtk_widget_compute_bounds (heading, GTK_WIDGET (self->sections), &bounds)) {
    graphene_point_t top = GRAPHENE_POINT_INIT (0.f, bounds.origin.y);
    graphene_point_t place;
    GtkWidget       *content = gtk_widget_get_parent (GTK_WIDGET (self->sections));

    if (gtk_widget_compute_point (GTK_WIDGET (self->sections), content, &top, &place))
      gtk_adjustment_set_value (self->scroll, (double)place.y);
  }
  return G_SOURCE_REMOVE;
}

/**
 * nabij_help_page_show_section:
 * @self: a page
 * @section: what help is for
 *
 * Brings a section to the top of the page, as far as that goes, and the focus into it. Nothing happens
 * where the section has no lines.
 */
void
nabij_help_page_show_section (NabijHelpPage   *self,
                              NabijHelpSection section)
{
  g_return_if_fail (NABIJ_IS_HELP_PAGE (self));
  g_return_if_fail (section < NABIJ_N_HELP_SECTIONS);

  /* After the layout, which a page that was only just made does not have yet. */
  if (self->headings[section] != NULL)
    g_idle_add_full (G_PRIORITY_LOW, show_section_cb, g_object_ref (self->headings[section]), g_object_unref);
}

/**
 * nabij_help_page_show_ill:
 * @self: a page
 *
 * Brings what to do with an ill baby to the top; where that is not shown, whom to call first.
 */
void
nabij_help_page_show_ill (NabijHelpPage *self)
{
  g_return_if_fail (NABIJ_IS_HELP_PAGE (self));

  nabij_help_page_show_section (self, self->headings[NABIJ_HELP_SECTION_ILL] != NULL ? NABIJ_HELP_SECTION_ILL : NABIJ_HELP_SECTION_FIRST);
}
