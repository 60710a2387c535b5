/* nabij-rituals-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-rituals-page.h"

#include "nabij-columns-layout.h"
#include "nabij-practice-choice.h"
#include "nabij-ritual-tile.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Two columns from a window of 700 pixels on, less the margins. */
#define TWO_COLUMNS_FROM_PX 660
#define GAP_PX 12
/* About as many as a small window shows, so that the first frame is soon there; the others come after it. */
#define N_TILES_AT_ONCE 5

/* The rituals that fit now, group by group. */
struct _NabijRitualsPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *groups;
  GtkWidget *show_all;

  /* Owned References */
  NabijServices *services;

  /* Borrowed References */
  GtkWidget *columns[NABIJ_N_PRACTICE_GROUPS]; /* owned by groups; NULL where a group is empty */

  gboolean shows_all;
  guint    rest_id;
  guint    next;  /* how many tiles stand already */
  gboolean stale; /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (NabijRitualsPage, nabij_rituals_page, GTK_TYPE_WIDGET)

static const char *const titles[NABIJ_N_PRACTICE_GROUPS] = {
  [NABIJ_PRACTICE_GROUP_CONNECT] = N_ ("Connect"),
  [NABIJ_PRACTICE_GROUP_CLOSENESS] = N_ ("Closeness"),
  [NABIJ_PRACTICE_GROUP_FOR_YOU] = N_ ("For you"),
  [NABIJ_PRACTICE_GROUP_INTENSE_START] = N_ ("After an intense start"),
};

/* One group in its order: what fits now, or, for who wants to see it, what fits at any time. */
static GPtrArray *
list_group (NabijRitualsPage     *self,
            NabijPracticeGroup    group,
            const NabijSituation *now)
{
  NabijPractices *practices = nabij_services_get_practices (self->services);
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *listed;

  if (!self->shows_all)
    return nabij_practices_list (practices, group, now);

  all = nabij_practices_list_all (practices);
  listed = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++) {
    NabijPractice *practice = g_ptr_array_index (all, i);
    NabijSituation situation;

    if (nabij_practice_get_group (practice) == group && nabij_practice_get_variant_of (practice) == NULL &&
        nabij_practice_choice_find_situation (practice, now, &situation))
      g_ptr_array_add (listed, practice);
  }
  return listed;
}

static GtkWidget *
add_columns (NabijRitualsPage  *self,
             NabijPracticeGroup group)
{
  GtkWidget *columns = g_object_new (GTK_TYPE_BOX, NULL);

  if (titles[group] != NULL) {
    GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

    gtk_label_set_label (GTK_LABEL (heading), _ (titles[group]));
    gtk_label_set_xalign (GTK_LABEL (heading), 0.f);
    gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
    gtk_widget_add_css_class (heading, "section-title");
    gtk_widget_add_css_class (heading, "ritual-heading");
    gtk_box_append (GTK_BOX (self->groups), heading);
    gtk_widget_set_layout_manager (columns, nabij_columns_layout_new (TWO_COLUMNS_FROM_PX, GAP_PX));
  }
  gtk_box_append (GTK_BOX (self->groups), columns);
  return columns;
}

static void
add_tile (NabijRitualsPage     *self,
          NabijPractice        *practice,
          const NabijSituation *now)
{
  const NabijPracticeGroup group = nabij_practice_get_group (practice);
  NabijPractice           *chosen;
  NabijSituation           situation;
  GtkWidget               *tile;

  nabij_practice_choice_find_situation (practice, now, &situation);
  chosen = nabij_practice_choice_get (nabij_services_get_settings (self->services), nabij_services_get_practices (self->services),
                                      practice, &situation);
  tile = nabij_ritual_tile_new (practice, chosen, &situation);
  if (group == NABIJ_PRACTICE_GROUP_CRYING)
    gtk_widget_add_css_class (tile, "calm");
  gtk_widget_set_hexpand (tile, TRUE);
  if (self->columns[group] == NULL)
    self->columns[group] = add_columns (self, group);
  gtk_box_append (GTK_BOX (self->columns[group]), tile);
}

/* Adds the tiles from the one that comes next, at most so many; tells whether there are more. */
static gboolean
add_some (NabijRitualsPage *self,
          guint             n_tiles)
{
  const guint    end = self->next + n_tiles;
  guint          number = 0;
  NabijSituation now;

  nabij_services_get_situation (self->services, &now);
  for (int group = 0; group < NABIJ_PRACTICE_GROUP_HIDDEN; group++) {
    g_autoptr (GPtrArray) practices = list_group (self, (NabijPracticeGroup)group, &now);

    for (guint i = 0; i < practices->len; i++, number++) {
      if (number < self->next)
        continue;
      if (number == end)
        return TRUE;
      add_tile (self, g_ptr_array_index (practices, i), &now);
      self->next++;
    }
  }
  return FALSE;
}

/* What may come can be looked at; in a silence it can not, and after birth everything is there. */
static void
finish (NabijRitualsPage *self)
{
  const NabijSeason season = nabij_services_get_season (self->services);

  gtk_widget_set_visible (self->show_all, !self->shows_all && (season == NABIJ_SEASON_BEFORE || season == NABIJ_SEASON_UNKNOWN));
}

static gboolean
rest_cb (gpointer user_data)
{
  NabijRitualsPage *self = NABIJ_RITUALS_PAGE (user_data);

  if (add_some (self, N_TILES_AT_ONCE))
    return G_SOURCE_CONTINUE;

  self->rest_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
fill (NabijRitualsPage *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  memset (self->columns, 0, sizeof self->columns);
  gtk_widget_set_visible (self->show_all, FALSE);
  self->next = 0;
  self->stale = FALSE;
  if (nabij_season_is_silent (nabij_services_get_season (self->services)))
    self->shows_all = FALSE;

  if (add_some (self, N_TILES_AT_ONCE))
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
  else
    finish (self);
}

static void
show_all_cb (NabijRitualsPage *self)
{
  self->shows_all = TRUE;
  fill (self);
}

/* A silence is not waited for: nothing of before may still stand when the page comes back. */
static void
changed_cb (NabijRitualsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || nabij_season_is_silent (nabij_services_get_season (self->services)))
    fill (self);
  else
    self->stale = TRUE;
}

/* The hour may have become another one since. */
static void
nabij_rituals_page_map (GtkWidget *widget)
{
  NabijRitualsPage *self = NABIJ_RITUALS_PAGE (widget);

  if (self->stale)
    fill (self);
  GTK_WIDGET_CLASS (nabij_rituals_page_parent_class)->map (widget);
}

static void
nabij_rituals_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_rituals_page_parent_class)->unmap (widget);
  NABIJ_RITUALS_PAGE (widget)->stale = TRUE;
}

static void
nabij_rituals_page_dispose (GObject *object)
{
  NabijRitualsPage *self = NABIJ_RITUALS_PAGE (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_rituals_page_parent_class)->dispose (object);
}

static void
nabij_rituals_page_class_init (NabijRitualsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_rituals_page_dispose;
  widget_class->map = nabij_rituals_page_map;
  widget_class->unmap = nabij_rituals_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/rituals/nabij-rituals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRitualsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualsPage, show_all);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);

  gtk_widget_class_set_css_name (widget_class, "rituals-page");
}

static void
nabij_rituals_page_init (NabijRitualsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_rituals_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page. It follows the family and the hour.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_rituals_page_new (NabijServices *services)
{
  NabijRitualsPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_RITUALS_PAGE, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::variants", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
