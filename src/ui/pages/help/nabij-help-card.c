/* nabij-help-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help-card.h"

#include <glib/gi18n-lib.h>

struct _NabijHelpCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel  *name;
  GtkLabel  *use;
  GtkWidget *number_row;
  GtkLabel  *number;
  GtkWidget *copy_number;
  GtkWidget *website_row;
  GtkLabel  *website;
  GtkWidget *copy_website;
  GtkLabel  *hours;
  GtkLabel  *languages;
};

G_DEFINE_FINAL_TYPE (NabijHelpCard, nabij_help_card, GTK_TYPE_WIDGET)

enum {
  SIGNAL_COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct {
  const char *code;
  const char *name;
} languages[] = {
  /* Translators: languages that a helpline speaks; they stand alone. */
  { "nl", NC_ ("language", "Dutch") },
  { "en", NC_ ("language", "English") },
  { "fr", NC_ ("language", "French") },
  { "de", NC_ ("language", "German") },
};

static void
show_text (GtkLabel   *label,
           GtkWidget  *row,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (row, text != NULL);
}

/* The languages, where there is something to tell: who reads Dutch expects a Dutch line to speak it. */
static char *
describe_languages (const char *const *codes)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) described = NULL;
  /* Translators: the code of the language you translate into, such as "nl". */
  const char *shown = C_ ("code of this language", "en");

  if (codes == NULL || (g_strv_length ((char **)codes) == 1 && g_str_equal (codes[0], shown)))
    return NULL;

  for (; *codes != NULL; codes++) {
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
      if (g_str_equal (*codes, languages[i].code))
        g_strv_builder_add (names, g_dpgettext2 (GETTEXT_PACKAGE, "language", languages[i].name));
    }
  }
  described = g_strv_builder_end (names);
  return g_strjoinv (" · ", described);
}

static void
copy (NabijHelpCard *self,
      GtkLabel      *label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (label));
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

static void
copy_number_cb (NabijHelpCard *self)
{
  copy (self, self->number);
}

static void
copy_website_cb (NabijHelpCard *self)
{
  copy (self, self->website);
}

static void
nabij_help_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_help_card_parent_class)->dispose (object);
}

static void
nabij_help_card_class_init (NabijHelpCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_help_card_dispose;

  /**
   * NabijHelpCard::copied:
   *
   * The number or the website is on the clipboard.
   */
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/help/nabij-help-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, name);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, use);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, number_row);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, number);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, copy_number);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, website_row);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, website);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, copy_website);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, hours);
  gtk_widget_class_bind_template_child (widget_class, NabijHelpCard, languages);
  gtk_widget_class_bind_template_callback (widget_class, copy_number_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_website_cb);
  gtk_widget_class_set_css_name (widget_class, "help-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nabij_help_card_init (NabijHelpCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_help_card_new:
 * @line: (transfer none): somebody who helps; is not kept
 *
 * Makes a card that says who helps, with what, and how to reach them.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
nabij_help_card_new (const NabijHelpLine *line)
{
  NabijHelpCard   *self = g_object_new (NABIJ_TYPE_HELP_CARD, NULL);
  g_autofree char *spoken = NULL;
  g_autofree char *copy_number = NULL;
  g_autofree char *copy_website = NULL;

  g_return_val_if_fail (line != NULL, GTK_WIDGET (self));

  spoken = describe_languages (nabij_help_line_get_languages (line));
  gtk_label_set_label (self->name, nabij_help_line_get_name (line));
  gtk_label_set_label (self->use, nabij_help_line_get_use (line));
  show_text (self->number, self->number_row, nabij_help_line_get_number (line));
  show_text (self->website, self->website_row, nabij_help_line_get_website (line));
  show_text (self->hours, GTK_WIDGET (self->hours), nabij_help_line_get_hours (line));
  show_text (self->languages, GTK_WIDGET (self->languages), spoken);
  if (nabij_help_line_is_urgent (line))
    gtk_widget_add_css_class (GTK_WIDGET (self), "urgent");

  /* Translators: what a button does; %s is a telephone number or a website. */
  copy_number = g_strdup_printf (_ ("Copy %s"), gtk_label_get_label (self->number));
  copy_website = g_strdup_printf (_ ("Copy %s"), gtk_label_get_label (self->website));
  gtk_widget_set_tooltip_text (self->copy_number, copy_number);
  gtk_widget_set_tooltip_text (self->copy_website, copy_website);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_number), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_number, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_website), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_website, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, nabij_help_line_get_name (line), -1);
  return GTK_WIDGET (self);
}
