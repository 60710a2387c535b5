/* nabij-reading-card-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reading-card-page.h"

#include "nabij-drawing.h"
#include "nabij-reading.h"
#include "nabij-stress-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PICTURE_PX 112

struct _NabijReadingCardPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkAdjustment     *scroll;
  GtkScrolledWindow *scroller;
  NabijDrawing      *drawing;
  GtkLabel          *title;
  GtkLabel          *text;
  GtkExpander       *rests_on_expander;
  GtkLabel          *rests_on;
  GtkButton         *practice_button;
  NabijDrawing      *practice_drawing;
  GtkLabel          *practice_name;
  GtkLabel          *practice_about;
  GtkButton         *help_button;
  GtkLabel          *help_label;
  GtkWidget         *neighbours;
  GtkWidget         *previous_button;
  GtkWidget         *next_button;
  GtkLabel          *next_title;

  /* Borrowed References */
  const NabijReadingCard *card; /* owned by reading; NULL where the id is not one */

  /* Owned References */
  NabijServices *services;
  NabijReading  *reading;
};

G_DEFINE_FINAL_TYPE (NabijReadingCardPage, nabij_reading_card_page, GTK_TYPE_WIDGET)

static const struct {
  const char *label;
  const char *action;
} helps[NABIJ_N_READING_HELPS] = {
  [NABIJ_READING_HELP_PEOPLE] = { N_ ("Who can help"), "win.help" },
  [NABIJ_READING_HELP_ILL] = { N_ ("Ill, or not as usual? Call"), "win.help-ill" },
  [NABIJ_READING_HELP_UNSAFE] = { N_ ("Not safe with someone? Help"), "win.help-unsafe" },
};

static void
show_practice (NabijReadingCardPage *self)
{
  NabijPractice *practice = nabij_practices_find (nabij_services_get_practices (self->services),
                                                  nabij_reading_card_get_practice (self->card));
  NabijSituation situation;
  const char    *about;

  nabij_services_get_situation (self->services, &situation);
  /* What does not fit now is not offered; the card can be read all the same. */
  gtk_widget_set_visible (GTK_WIDGET (self->practice_button), practice != NULL && nabij_practice_fits (practice, &situation));
  if (practice == NULL)
    return;

  about = nabij_practice_get_about (practice, &situation);
  nabij_drawing_set_name (self->practice_drawing, nabij_practice_get_picture (practice));
  gtk_label_set_label (self->practice_name, nabij_practice_get_name (practice, &situation));
  gtk_label_set_label (self->practice_about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->practice_about), about != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->practice_button), "s", nabij_practice_get_id (practice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->practice_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, nabij_practice_get_name (practice, &situation), -1);
}

static void
show_help (NabijReadingCardPage *self)
{
  const NabijReadingHelp help = nabij_reading_card_get_help (self->card);

  gtk_widget_set_visible (GTK_WIDGET (self->help_button), help != NABIJ_READING_HELP_NONE);
  if (help == NABIJ_READING_HELP_NONE)
    return;

  gtk_label_set_label (self->help_label, _ (helps[help].label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->help_button), helps[help].action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->help_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (helps[help].label), -1);
}

static void
show_neighbours (NabijReadingCardPage *self,
                 NabijSeason           season)
{
  const NabijReadingCard *previous = nabij_reading_get_previous (self->reading, self->card, season);
  const NabijReadingCard *next = nabij_reading_get_next (self->reading, self->card, season);

  gtk_widget_set_visible (self->previous_button, previous != NULL);
  gtk_widget_set_visible (self->next_button, next != NULL);
  if (next != NULL) {
    g_autofree char *spoken = NULL;

    /* Translators: for who hears the button: %s is the title of a card to read. */
    spoken = g_strdup_printf (_ ("Next card: %s"), nabij_reading_card_get_title (next));
    gtk_label_set_label (self->next_title, nabij_reading_card_get_title (next));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  }
}

static void
fill (NabijReadingCardPage *self)
{
  const NabijSeason       season = nabij_services_get_season (self->services);
  g_autofree const char **paragraphs = NULL;
  g_autofree char        *text = NULL;

  /* In a silence, no card of before is shown. */
  if (nabij_season_is_silent (season) && self->card != NULL && !nabij_reading_card_fits (self->card, season)) {
    g_autoptr (GPtrArray) cards = nabij_reading_list (self->reading, season);

    self->card = cards->len > 0 ? g_ptr_array_index (cards, 0) : NULL;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->card != NULL);
  if (self->card == NULL)
    return;

  paragraphs = nabij_reading_card_list_paragraphs (self->card, season);
  text = g_strjoinv ("\n\n", (char **)paragraphs);
  nabij_drawing_set_name (self->drawing, nabij_reading_card_get_picture (self->card));
  gtk_label_set_label (self->title, nabij_reading_card_get_title (self->card));
  gtk_label_set_label (self->text, text);
  gtk_label_set_label (self->rests_on, nabij_reading_card_get_rests_on (self->card));
  show_practice (self);
  show_help (self);
  show_neighbours (self, season);
}

static void
go_to (NabijReadingCardPage   *self,
       const NabijReadingCard *card)
{
  if (card == NULL)
    return;

  self->card = card;
  gtk_expander_set_expanded (self->rests_on_expander, FALSE);
  fill (self);
  gtk_adjustment_set_value (self->scroll, 0.0);
}

static gboolean
unselect_cb (gpointer user_data)
{
  GtkLabel *text = user_data;
  int       start, end;

  /* What somebody selected with the mouse is less than all, and stays. */
  if (gtk_label_get_selection_bounds (text, &start, &end) && start == 0 && end == (int)g_utf8_strlen (gtk_label_get_text (text), -1))
    gtk_label_select_region (text, 0, 0);
  return G_SOURCE_REMOVE;
}

/* GTK selects all of a label that gets the focus, which is no way to read; and only after this. */
static void
text_focus_cb (NabijReadingCardPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, unselect_cb, g_object_ref (self->text), g_object_unref);
}

static void
next_cb (NabijReadingCardPage *self)
{
  go_to (self, nabij_reading_get_next (self->reading, self->card, nabij_services_get_season (self->services)));
  if (!gtk_widget_get_visible (self->next_button))
    gtk_widget_grab_focus (self->previous_button);
}

static void
previous_cb (NabijReadingCardPage *self)
{
  go_to (self, nabij_reading_get_previous (self->reading, self->card, nabij_services_get_season (self->services)));
  if (!gtk_widget_get_visible (self->previous_button))
    gtk_widget_grab_focus (self->next_button);
}

static void
nabij_reading_card_page_dispose (GObject *object)
{
  NabijReadingCardPage *self = NABIJ_READING_CARD_PAGE (object);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  self->card = NULL;
  g_clear_pointer (&self->reading, nabij_reading_free);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_reading_card_page_parent_class)->dispose (object);
}

static void
nabij_reading_card_page_class_init (NabijReadingCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reading_card_page_dispose;

  g_type_ensure (NABIJ_TYPE_DRAWING);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reading/nabij-reading-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, text);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, rests_on_expander);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, rests_on);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, practice_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, practice_drawing);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, practice_name);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, practice_about);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, help_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, help_label);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, neighbours);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReadingCardPage, next_title);
  gtk_widget_class_bind_template_callback (widget_class, text_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_set_css_name (widget_class, "reading-card-page");
}

static void
nabij_reading_card_page_init (NabijReadingCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_drawing_set_size (self->drawing, PICTURE_PX);
}

/**
 * nabij_reading_card_page_new:
 * @services: (transfer none): the services
 * @card_id: the id of a card
 *
 * Makes the page of a card. Where there is no such card, it is empty but for its header. In a silence
 * it shows the card for that.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reading_card_page_new (NabijServices *services,
                             const char    *card_id)
{
  NabijReadingCardPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (card_id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_READING_CARD_PAGE, NULL);
  self->services = g_object_ref (services);
  self->reading = nabij_reading_new_own ();
  self->card = nabij_reading_find (self->reading, card_id);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
