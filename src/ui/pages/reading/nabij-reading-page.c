/* nabij-reading-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reading-page.h"

#include "nabij-columns-layout.h"
#include "nabij-drawing.h"
#include "nabij-reading.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Two columns from a window of 700 pixels on, less the margins. */
#define TWO_COLUMNS_FROM_PX 660
#define GAP_PX 10
#define PICTURE_PX 56
#define PICTURE_GAP_PX 14
#define TEXT_GAP_PX 3
/* How much of the text stands under a title, in lines. */
#define N_LINES 2
/* How narrow these texts may become, in letters. */
#define N_LETTERS_MIN 8
/* As many as a small window shows, so that the first frame is soon there; the others come after it. */
#define N_TILES_AT_ONCE 6
#define N_TILES_THEN 3

struct _NabijReadingPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkSearchEntry *search;
  GtkWidget      *groups;
  GtkWidget      *nothing;
  GtkWidget      *show_all;

  /* Owned References */
  NabijServices *services;
  NabijReading  *reading;
  GPtrArray     *cards; /* (element-type NabijReadingCard): that are shown; NULL before the first time */

  /* Borrowed References */
  GtkWidget *columns[NABIJ_N_READING_GROUPS]; /* owned by groups; NULL where a group is empty */

  NabijSeason season; /* that the cards were chosen for */
  guint       rest_id;
  guint       next; /* how many tiles stand already */
  gboolean    shows_all;
  gboolean    stale; /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (NabijReadingPage, nabij_reading_page, GTK_TYPE_WIDGET)

static const char *const titles[NABIJ_N_READING_GROUPS] = {
  /* Translators: headings over cards to read. */
  [NABIJ_READING_GROUP_BOND] = NC_ ("reading", "How a bond grows"),
  [NABIJ_READING_GROUP_YOU] = NC_ ("reading", "For you"),
  [NABIJ_READING_GROUP_INTENSE] = NC_ ("reading", "When it was a lot"),
  [NABIJ_READING_GROUP_SAFE] = NC_ ("reading", "Good to know"),
};

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Without it the narrowest width is tried with a line for each letter, which takes long. */
  gtk_label_set_width_chars (GTK_LABEL (label), N_LETTERS_MIN);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_tile (const NabijReadingCard *card,
           NabijSeason             season)
{
  g_autofree const char **paragraphs = nabij_reading_card_list_paragraphs (card, season);
  GtkWidget              *button = gtk_button_new ();
  GtkWidget              *row = gtk_grid_new ();
  GtkWidget              *drawing = nabij_drawing_new (PICTURE_PX);
  GtkWidget              *title = make_label (nabij_reading_card_get_title (card), "card-title");
  GtkWidget              *first_line = make_label (paragraphs[0], "card-line");

  nabij_drawing_set_name (NABIJ_DRAWING (drawing), nabij_reading_card_get_picture (card));
  gtk_widget_set_valign (drawing, GTK_ALIGN_START);
  gtk_label_set_lines (GTK_LABEL (first_line), N_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (first_line), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_vexpand (title, TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_END);
  gtk_widget_set_vexpand (first_line, TRUE);
  gtk_widget_set_valign (first_line, GTK_ALIGN_START);
  /* A box would ask its children how wide they are for this height, which a label that wraps finds out by trying: dozens of
   * layouts of each text. */
  gtk_grid_set_column_spacing (GTK_GRID (row), PICTURE_GAP_PX);
  gtk_grid_set_row_spacing (GTK_GRID (row), TEXT_GAP_PX);
  gtk_grid_attach (GTK_GRID (row), drawing, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (row), title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), first_line, 1, 1, 1, 1);

  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "padded");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.reading-card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nabij_reading_card_get_id (card));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, nabij_reading_card_get_title (card),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, paragraphs[0],
                                  -1);
  return button;
}

static GtkWidget *
add_group (NabijReadingPage *self,
           NabijReadingGroup group)
{
  GtkWidget *columns = g_object_new (GTK_TYPE_BOX, NULL);

  if (titles[group] != NULL) {
    GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

    gtk_label_set_label (GTK_LABEL (heading), g_dpgettext2 (GETTEXT_PACKAGE, "reading", titles[group]));
    gtk_label_set_xalign (GTK_LABEL (heading), 0.f);
    gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
    gtk_widget_add_css_class (heading, "section-title");
    gtk_widget_add_css_class (heading, "reading-heading");
    gtk_box_append (GTK_BOX (self->groups), heading);
  }
  gtk_widget_set_layout_manager (columns, nabij_columns_layout_new (TWO_COLUMNS_FROM_PX, GAP_PX));
  gtk_box_append (GTK_BOX (self->groups), columns);
  return columns;
}

static GPtrArray *
list_cards (NabijReadingPage *self,
            NabijSeason       season)
{
  const char      *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (*stripped != '\0')
    return nabij_reading_search (self->reading, stripped, season);
  return self->shows_all ? nabij_reading_list_all (self->reading, season) : nabij_reading_list (self->reading, season);
}

/* Adds the tiles from the one that comes next, at most so many; tells whether there are more. */
static gboolean
add_some (NabijReadingPage *self,
          guint             n_tiles)
{
  const guint end = MIN (n_tiles, self->cards->len - self->next) + self->next;

  for (; self->next < end; self->next++) {
    const NabijReadingCard *card = g_ptr_array_index (self->cards, self->next);
    const NabijReadingGroup group = nabij_reading_card_get_group (card);

    if (self->columns[group] == NULL)
      self->columns[group] = add_group (self, group);
    gtk_box_append (GTK_BOX (self->columns[group]), make_tile (card, self->season));
  }
  return self->next < self->cards->len;
}

static void
finish (NabijReadingPage *self)
{
  g_autoptr (GPtrArray) all = nabij_reading_list_all (self->reading, self->season);

  gtk_widget_set_visible (self->show_all, *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' && self->cards->len < all->len);
}

static gboolean
rest_cb (gpointer user_data)
{
  NabijReadingPage *self = NABIJ_READING_PAGE (user_data);

  if (add_some (self, N_TILES_THEN))
    return G_SOURCE_CONTINUE;

  self->rest_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
fill (NabijReadingPage *self)
{
  const NabijSeason season = nabij_services_get_season (self->services);
  const gboolean    is_silent = nabij_season_is_silent (season);
  GtkWidget        *child;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->stale = FALSE;
  self->season = season;
  if (is_silent) {
    self->shows_all = FALSE;
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  }
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = list_cards (self, season);

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  memset (self->columns, 0, sizeof self->columns);
  self->next = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->search), !is_silent);
  gtk_widget_set_visible (self->nothing, self->cards->len == 0);
  gtk_widget_set_visible (self->show_all, FALSE);

  /* What somebody looks for on the open page is there at once. */
  if (add_some (self, gtk_widget_get_mapped (GTK_WIDGET (self)) ? G_MAXUINT : N_TILES_AT_ONCE))
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
  else
    finish (self);
}

static void
search_cb (NabijReadingPage *self)
{
  fill (self);
}

static void
stop_search_cb (NabijReadingPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
show_all_cb (NabijReadingPage *self)
{
  self->shows_all = TRUE;
  fill (self);
  /* The button goes, and the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* A silence is not waited for: nothing of before may still stand when the page comes back. */
static void
changed_cb (NabijReadingPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || nabij_season_is_silent (nabij_services_get_season (self->services)))
    fill (self);
  else
    self->stale = TRUE;
}

static void
nabij_reading_page_map (GtkWidget *widget)
{
  NabijReadingPage *self = NABIJ_READING_PAGE (widget);

  if (self->stale)
    fill (self);
  GTK_WIDGET_CLASS (nabij_reading_page_parent_class)->map (widget);
}

static void
nabij_reading_page_dispose (GObject *object)
{
  NabijReadingPage *self = NABIJ_READING_PAGE (object);
  GtkWidget        *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->reading, nabij_reading_free);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_reading_page_parent_class)->dispose (object);
}

static void
nabij_reading_page_class_init (NabijReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reading_page_dispose;
  widget_class->map = nabij_reading_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reading/nabij-reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReadingPage, search);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingPage, groups);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingPage, show_all);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_set_css_name (widget_class, "reading-page");
}

static void
nabij_reading_page_init (NabijReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reading_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page. It follows the family.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reading_page_new (NabijServices *services)
{
  NabijReadingPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_READING_PAGE, NULL);
  self->services = g_object_ref (services);
  self->reading = nabij_reading_new_own ();
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
