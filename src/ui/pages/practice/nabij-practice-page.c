/* nabij-practice-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-page.h"

#include "nabij-drawing.h"
#include "nabij-practice-choice.h"
#include "nabij-sentence-chooser.h"
#include "nabij-song-chooser.h"
#include "nabij-stress-button.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PICTURE_PX 200
#define VARIANT_PX 64
#define GAP_PX 10
#define LINE_GAP_PX 6
#define TITLE_GAP_PX 3

/* The card of a ritual: what is good to know before, what can be chosen, and one large button. */
struct _NabijPracticePage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijDrawing *drawing;
  GtkWidget    *content;
  GtkWidget    *silence;
  GtkLabel     *name;
  GtkLabel     *about;
  GtkLabel     *length;
  GtkWidget    *safety;
  GtkWidget    *variants;
  GtkWidget    *choosers;
  GtkWidget    *read_first;
  GtkLabel     *read_first_title;
  GtkWidget    *lines;
  GtkWidget    *reading_link;
  GtkWidget    *fridge_link;
  GtkWidget    *remind_link;
  GtkWidget    *bar;
  GtkButton    *begin_button;

  /* Owned References */
  NabijServices *services;

  /* Borrowed References */
  NabijPractice *practice; /* owned by the services; NULL where there is none of that name */

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NabijPracticePage, nabij_practice_page, GTK_TYPE_WIDGET)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  return label;
}

/* What keeps everybody safe */

static GtkWidget *
make_crying (gboolean more_children)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, TITLE_GAP_PX);
  GtkWidget *title = make_label (nabij_practice_crying_title ());

  gtk_widget_add_css_class (title, "card-title");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_label (nabij_practice_crying_text (more_children)));
  return box;
}

static void
fill_safety (NabijPracticePage    *self,
             NabijPractice        *chosen,
             const NabijSituation *situation)
{
  g_autofree const char **lines = nabij_practice_list_safety (chosen, situation);

  clear (self->safety);
  for (guint i = 0; lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->safety), make_label (lines[i]));
  if (nabij_practice_get_flags (chosen) & NABIJ_PRACTICE_FLAGS_CRYING) {
    if (situation->hospital)
      gtk_box_append (GTK_BOX (self->safety), make_label (nabij_practice_crying_hospital_text ()));
    gtk_box_append (GTK_BOX (self->safety), make_crying (situation->more_children));
  }
  gtk_widget_set_visible (self->safety, gtk_widget_get_first_child (self->safety) != NULL);
}

/* For closed eyes, the words are read before. At night, beside a baby, eyes stay open. */
static void
fill_lines (NabijPracticePage    *self,
            NabijPractice        *chosen,
            const NabijSituation *situation)
{
  const gboolean is_shown = (nabij_practice_get_flags (chosen) & NABIJ_PRACTICE_FLAGS_READ_FIRST) != 0;

  gtk_widget_set_visible (self->read_first, is_shown);
  clear (self->lines);
  if (is_shown) {
    g_autofree const char **lines = nabij_practice_list_lines (chosen, situation);

    gtk_label_set_label (self->read_first_title, situation->night && situation->season == NABIJ_SEASON_AFTER
                                                   ? _ ("Read it first, if you like.")
                                                   : _ ("Read first. Then you may close your eyes."));
    for (guint i = 0; lines[i] != NULL; i++)
      gtk_box_append (GTK_BOX (self->lines), make_label (lines[i]));
  }
}

/* Variants */

static void fill (NabijPracticePage *self);

static void
variant_cb (NabijPracticePage *self,
            GtkToggleButton   *button)
{
  NabijPractice *variant;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;

  variant = nabij_practices_find (nabij_services_get_practices (self->services), g_object_get_data (G_OBJECT (button), "variant"));
  g_return_if_fail (variant != NULL);

  nabij_practice_choice_set (nabij_services_get_settings (self->services), self->practice, variant);
  fill (self);
}

/* Among its variants a ritual is called by what is special in it. */
static const char *
get_variant_name (NabijPracticePage    *self,
                  NabijPractice        *variant,
                  const NabijSituation *situation)
{
  if (g_str_equal (nabij_practice_get_id (variant), "warm-place"))
    return C_ ("a warm place", "A beach");
  if (g_str_equal (nabij_practice_get_id (variant), "one-sentence"))
    return C_ ("one sentence", "With a sentence");
  return nabij_practice_get_name (variant, situation);
}

static void
add_variant (NabijPracticePage    *self,
             NabijPractice        *variant,
             const NabijSituation *situation,
             gboolean              with_picture,
             GtkToggleButton     **group)
{
  const char *name = get_variant_name (self, variant, situation);
  GtkWidget  *button = gtk_toggle_button_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_GAP_PX);
  GtkWidget  *label = make_label (name);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  if (with_picture) {
    GtkWidget *drawing = nabij_drawing_new (VARIANT_PX);

    nabij_drawing_set_name (NABIJ_DRAWING (drawing), nabij_practice_get_picture (variant));
    gtk_widget_set_halign (drawing, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), drawing);
  }
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, with_picture ? "variant" : "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "variant", (gpointer)nabij_practice_get_id (variant));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  if (*group == NULL)
    *group = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (variant_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, self->variants);
}

/* The buttons stay as long as the page does, and the focus with them: only what is pressed changes. */
static void
fill_variants (NabijPracticePage    *self,
               NabijPractice        *chosen,
               const NabijSituation *situation)
{
  g_autoptr (GPtrArray) variants = nabij_practices_list_variants (nabij_services_get_practices (self->services),
                                                                  nabij_practice_get_id (self->practice));
  GtkToggleButton *group = NULL;

  for (guint i = variants->len; i > 0; i--) {
    if (!nabij_practice_fits (g_ptr_array_index (variants, i - 1), situation))
      g_ptr_array_remove_index (variants, i - 1);
  }
  gtk_widget_set_visible (self->variants, variants->len > 0);

  if (gtk_widget_get_first_child (self->variants) == NULL && variants->len > 0) {
    const gboolean with_pictures = variants->len > 1;

    add_variant (self, self->practice, situation, with_pictures, &group);
    for (guint i = 0; i < variants->len; i++)
      add_variant (self, g_ptr_array_index (variants, i), situation, with_pictures, &group);
  }
  for (GtkWidget *button = gtk_widget_get_first_child (self->variants); button != NULL; button = gtk_widget_get_next_sibling (button)) {
    if (g_str_equal (g_object_get_data (G_OBJECT (button), "variant"), nabij_practice_get_id (chosen)))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
}

/* Made once, so that what somebody is typing is never lost. */
static void
fill_choosers (NabijPracticePage *self,
               NabijPractice     *chosen)
{
  if (gtk_widget_get_first_child (self->choosers) == NULL) {
    if (nabij_practice_get_flags (self->practice) & NABIJ_PRACTICE_FLAGS_SENTENCE)
      gtk_box_append (GTK_BOX (self->choosers), nabij_sentence_chooser_new (self->services));
    if (nabij_practice_get_kind (self->practice) == NABIJ_PRACTICE_KIND_SONG)
      gtk_box_append (GTK_BOX (self->choosers), nabij_song_chooser_new (self->services));
  }
  /* A variant without words or song has nothing to choose. */
  gtk_widget_set_visible (self->choosers, gtk_widget_get_first_child (self->choosers) != NULL && chosen == self->practice);
}

/* The whole */

static const char *
get_begin_word (NabijPractice *practice)
{
  switch (nabij_practice_get_kind (practice)) {
  case NABIJ_PRACTICE_KIND_READING:
    return C_ ("a card", "Read");
  case NABIJ_PRACTICE_KIND_ORDER:
    return C_ ("our fixed order", "Open");
  case NABIJ_PRACTICE_KIND_WATER:
  case NABIJ_PRACTICE_KIND_FIVE:
  case NABIJ_PRACTICE_KIND_TIMED:
  case NABIJ_PRACTICE_KIND_SONG:
  case NABIJ_PRACTICE_KIND_STEPS:
  default:
    return _ ("Begin");
  }
}

/* Nobody is reminded in silence, nor of what is read once, nor of a baby who cries. */
static gboolean
can_be_reminded_of (NabijPractice        *practice,
                    const NabijSituation *situation)
{
  return !nabij_season_is_silent (situation->season) &&
         nabij_practice_get_kind (practice) != NABIJ_PRACTICE_KIND_READING &&
         nabij_practice_get_group (practice) != NABIJ_PRACTICE_GROUP_HIDDEN &&
         (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) == 0;
}

static void
fill (NabijPracticePage *self)
{
  NabijSituation   now;
  NabijSituation   situation;
  NabijPractice   *chosen;
  g_autofree char *length = NULL;
  gboolean         is_shown;

  nabij_services_get_situation (self->services, &now);
  /* A silence is not waited for, and nothing of before is seen in it. */
  is_shown = self->practice != NULL && nabij_practice_choice_find_situation (self->practice, &now, &situation);
  gtk_widget_set_visible (self->content, is_shown);
  gtk_widget_set_visible (self->bar, is_shown);
  gtk_widget_set_visible (self->silence, !is_shown);
  if (!is_shown)
    return;

  self->filling = TRUE;
  chosen = nabij_practice_choice_get (nabij_services_get_settings (self->services), nabij_services_get_practices (self->services),
                                      self->practice, &situation);
  length = nabij_practice_get_length_words (chosen, &situation);
  nabij_drawing_set_name (self->drawing, nabij_practice_get_picture (chosen));
  nabij_widgets_show_text (self->name, nabij_practice_get_name (self->practice, &situation));
  nabij_widgets_show_text (self->about, nabij_practice_get_about (chosen, &situation));
  nabij_widgets_show_text (self->length, length);

  fill_safety (self, chosen, &situation);
  fill_variants (self, chosen, &situation);
  fill_choosers (self, chosen);
  fill_lines (self, chosen, &situation);

  gtk_widget_set_visible (self->reading_link, nabij_practice_get_reading (self->practice) != NULL &&
                                                nabij_practice_get_kind (self->practice) != NABIJ_PRACTICE_KIND_READING);
  if (nabij_practice_get_reading (self->practice) != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reading_link), "s", nabij_practice_get_reading (self->practice));
  gtk_widget_set_visible (self->fridge_link, (nabij_practice_get_flags (self->practice) & NABIJ_PRACTICE_FLAGS_CRYING) != 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remind_link), "s", nabij_practice_get_id (self->practice));
  gtk_widget_set_visible (self->remind_link, can_be_reminded_of (self->practice, &now));
  gtk_button_set_label (self->begin_button, get_begin_word (self->practice));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->begin_button), "s", nabij_practice_get_id (chosen));
  self->filling = FALSE;
}

/* The hour may have become another one. */
static void
nabij_practice_page_map (GtkWidget *widget)
{
  fill (NABIJ_PRACTICE_PAGE (widget));
  GTK_WIDGET_CLASS (nabij_practice_page_parent_class)->map (widget);
}

static gboolean
nabij_practice_page_grab_focus (GtkWidget *widget)
{
  NabijPracticePage *self = NABIJ_PRACTICE_PAGE (widget);

  return gtk_widget_get_visible (self->bar) ? gtk_widget_grab_focus (GTK_WIDGET (self->begin_button))
                                            : GTK_WIDGET_CLASS (nabij_practice_page_parent_class)->grab_focus (widget);
}

static void
nabij_practice_page_dispose (GObject *object)
{
  NabijPracticePage *self = NABIJ_PRACTICE_PAGE (object);
  GtkWidget         *child;

  if (self->variants != NULL)
    clear (self->variants);
  self->variants = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_practice_page_parent_class)->dispose (object);
}

static void
nabij_practice_page_class_init (NabijPracticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_practice_page_dispose;
  widget_class->map = nabij_practice_page_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_practice_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_DRAWING);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/practice/nabij-practice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, drawing);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, content);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, silence);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, name);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, about);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, length);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, safety);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, variants);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, choosers);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, read_first);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, read_first_title);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, lines);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, reading_link);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, fridge_link);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, remind_link);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, bar);
  gtk_widget_class_bind_template_child (widget_class, NabijPracticePage, begin_button);

  gtk_widget_class_set_css_name (widget_class, "practice-page");
}

static void
nabij_practice_page_init (NabijPracticePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_drawing_set_size (self->drawing, PICTURE_PX);
  gtk_widget_set_layout_manager (self->variants, nabij_wrap_layout_new (GAP_PX));
}

/**
 * nabij_practice_page_new:
 * @services: (transfer none): the services
 * @practice_id: which practice; a variant opens the card of what it is a variant of
 *
 * Makes the page. It follows the family and the hour.
 *
 * Errors: where there is no practice of that name, the page says quietly that it is not there.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_practice_page_new (NabijServices *services,
                         const char    *practice_id)
{
  NabijPracticePage *self;
  NabijPractices    *practices;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice_id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_PRACTICE_PAGE, NULL);
  self->services = g_object_ref (services);
  practices = nabij_services_get_practices (services);
  self->practice = nabij_practices_find (practices, practice_id);
  if (self->practice != NULL && nabij_practice_get_variant_of (self->practice) != NULL &&
      nabij_practices_find (practices, nabij_practice_get_variant_of (self->practice)) != NULL)
    self->practice = nabij_practices_find (practices, nabij_practice_get_variant_of (self->practice));
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
