/* nabij-sentence-chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sentence-chooser.h"

#include "nabij-own-text-undo.h"
#include "nabij-own-texts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijSentenceChooser {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *rows;
  GtkEntry  *entry;
  GtkWidget *add_button;
  GtkWidget *voice_button;

  /* Owned References */
  NabijServices *services;

  gboolean filling; /* the family chooses, not the person */
};

G_DEFINE_FINAL_TYPE (NabijSentenceChooser, nabij_sentence_chooser, GTK_TYPE_WIDGET)

static NabijFamilyKeeper *
get_keeper (NabijSentenceChooser *self)
{
  return nabij_services_get_family_keeper (self->services);
}

static gint64
get_now_us (NabijSentenceChooser *self)
{
  return nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;
}

static void
toggled_cb (NabijSentenceChooser *self,
            GtkCheckButton       *button)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->filling || !gtk_check_button_get_active (button))
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  nabij_family_choose_sentence (family, g_object_get_data (G_OBJECT (button), "sentence"), get_now_us (self));
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
remove_cb (NabijSentenceChooser *self,
           GtkButton            *button)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  GtkWidget    *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  guint         place;
  NabijOwnText *text = nabij_own_texts_remove (family, g_object_get_data (G_OBJECT (button), "sentence"), &place);

  if (text == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  nabij_family_keeper_set_family (get_keeper (self), family);
  if (overlay != NULL)
    nabij_own_text_undo_offer (ADW_TOAST_OVERLAY (overlay), get_keeper (self), text, place);
  else
    nabij_own_text_free (text);
}

static void
add_row (NabijSentenceChooser *self,
         GtkCheckButton      **group,
         const char           *sentence,
         const char           *words,
         gboolean              own)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  if (sentence == NULL)
    gtk_widget_add_css_class (label, "quiet");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), *group);
  if (*group == NULL)
    *group = GTK_CHECK_BUTTON (button);
  g_object_set_data_full (G_OBJECT (button), "sentence", g_strdup (sentence), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);

  if (own) {
    GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
    /* Translators: for who hears the button; %s is what will be removed. */
    g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), words);

    gtk_widget_add_css_class (remove, "flat");
    gtk_widget_add_css_class (remove, "circular");
    gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
    gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_object_set_data_full (G_OBJECT (remove), "sentence", g_strdup (sentence), g_free);
    g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (row), remove);
  }
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* The buttons that are there are kept where the same sentences are offered, and the focus with them. */
static char *
describe (NabijSentenceChooser *self,
          char                **offered)
{
  GString *description = g_string_new (NULL);
  g_autoptr (GPtrArray) own = nabij_own_texts_list (nabij_family_keeper_get_family (get_keeper (self)), NABIJ_OWN_TEXT_ROLE_SENTENCE);

  for (guint i = 0; i < own->len; i++) {
    const NabijOwnText *text = g_ptr_array_index (own, i);

    g_string_append_printf (description, "%s\n%s\n", text->uuid, text->text);
  }
  for (char **id = offered; *id != NULL; id++)
    g_string_append_printf (description, "%s\n", *id);
  return g_string_free (description, FALSE);
}

static void
make_rows (NabijSentenceChooser *self,
           char                **offered)
{
  const NabijFamily *family = nabij_family_keeper_get_family (get_keeper (self));
  g_autoptr (GPtrArray) own = nabij_own_texts_list (family, NABIJ_OWN_TEXT_ROLE_SENTENCE);
  GtkCheckButton *group = NULL;
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < own->len; i++) {
    const NabijOwnText *text = g_ptr_array_index (own, i);

    add_row (self, &group, text->uuid, text->text, TRUE);
  }
  for (char **id = offered; *id != NULL; id++)
    add_row (self, &group, *id, nabij_words_get_text (nabij_services_get_words (self->services), *id), FALSE);
  /* Translators: none of the sentences is chosen, which is fine. */
  add_row (self, &group, NULL, _ ("None, or whatever comes"), FALSE);
}

static void
fill (NabijSentenceChooser *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (get_keeper (self));
  const char        *chosen = nabij_family_get_sentence (family);
  g_auto (GStrv) offered = nabij_words_list (nabij_services_get_words (self->services), NABIJ_WORD_LIST_SENTENCES, nabij_family_get_season (family));
  g_autofree char *description = describe (self, offered);
  GtkWidget       *none = NULL;
  gboolean         found = FALSE;

  self->filling = TRUE;
  if (g_strcmp0 (g_object_get_data (G_OBJECT (self), "rows"), description) != 0) {
    make_rows (self, offered);
    g_object_set_data_full (G_OBJECT (self), "rows", g_steal_pointer (&description), g_free);
  }
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    GtkWidget  *button = gtk_widget_get_first_child (row);
    const char *sentence = g_object_get_data (G_OBJECT (button), "sentence");

    if (sentence == NULL)
      none = button;
    if (chosen != NULL && g_strcmp0 (sentence, chosen) == 0) {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
      found = TRUE;
    }
  }
  if (!found)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (none), TRUE);
  /* In a silence nobody is asked to speak. */
  gtk_widget_set_visible (self->voice_button, !nabij_season_is_silent (nabij_family_get_season (family)));
  self->filling = FALSE;
}

/* A new sentence is the one that is meant. */
static void
add_cb (NabijSentenceChooser *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  const NabijOwnText *text = nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_SENTENCE, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                                  get_now_us (self));

  if (text == NULL)
    return;

  nabij_family_choose_sentence (family, text->uuid, get_now_us (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
typed_cb (NabijSentenceChooser *self)
{
  g_autofree char *line = nabij_own_texts_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_widget_set_sensitive (self->add_button, line != NULL);
}

static void
nabij_sentence_chooser_dispose (GObject *object)
{
  NabijSentenceChooser *self = NABIJ_SENTENCE_CHOOSER (object);
  GtkWidget            *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_sentence_chooser_parent_class)->dispose (object);
}

static void
nabij_sentence_chooser_class_init (NabijSentenceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_sentence_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/practice/nabij-sentence-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceChooser, rows);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceChooser, add_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceChooser, voice_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
nabij_sentence_chooser_init (NabijSentenceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, NABIJ_OWN_TEXT_LENGTH_MAX);
}

/**
 * nabij_sentence_chooser_new:
 * @services: (transfer none): the services
 *
 * Makes a chooser. It follows the family, and every choice is kept at once. It leads to recording
 * the sentence by win.your-voice-at.
 *
 * Returns: (transfer floating): the chooser
 */
GtkWidget *
nabij_sentence_chooser_new (NabijServices *services)
{
  NabijSentenceChooser *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_SENTENCE_CHOOSER, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
