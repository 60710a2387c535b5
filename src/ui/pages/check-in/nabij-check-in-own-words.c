/* nabij-check-in-own-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-own-words.h"

#include "nabij-check-in-words.h"
#include "nabij-widgets.h"
#include "nabij-writing-area.h"

struct _NabijCheckInOwnWords {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel         *good_title;
  GtkLabel         *hard_title;
  GtkLabel         *need_title;
  NabijWritingArea *good;
  NabijWritingArea *hard;
  NabijWritingArea *need;

  gboolean is_filling; /* while it is filled, which is no change of the person's */
};

G_DEFINE_FINAL_TYPE (NabijCheckInOwnWords, nabij_check_in_own_words, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (NabijCheckInOwnWords *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
nabij_check_in_own_words_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_CHECK_IN_OWN_WORDS (widget)->good));
}

static void
nabij_check_in_own_words_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_own_words_parent_class)->dispose (object);
}

static void
nabij_check_in_own_words_class_init (NabijCheckInOwnWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_own_words_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_own_words_grab_focus);

  /**
   * NabijCheckInOwnWords::changed:
   * @self: the words
   *
   * Something was written or taken out.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRITING_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-own-words.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, good_title);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, hard_title);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, need_title);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, good);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, hard);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInOwnWords, need);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
nabij_check_in_own_words_init (NabijCheckInOwnWords *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (NabijWritingArea *area,
      GtkLabel         *label,
      const char       *title,
      const char       *text)
{
  gtk_label_set_label (label, title);
  nabij_writing_area_set_title (area, title);
  nabij_writing_area_set_text (area, text);
}

/**
 * nabij_check_in_own_words_new:
 * @check_in: what was written already; it is not kept
 *
 * Makes the room to write in.
 *
 * Returns: (transfer floating): the words
 */
GtkWidget *
nabij_check_in_own_words_new (const NabijCheckIn *check_in)
{
  NabijCheckInOwnWords *self;

  g_return_val_if_fail (check_in != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_OWN_WORDS, NULL);
  self->is_filling = TRUE;
  fill (self->good, self->good_title, nabij_check_in_words_get_good (NULL), check_in->good);
  fill (self->hard, self->hard_title, nabij_check_in_words_get_hard (NULL), check_in->hard);
  fill (self->need, self->need_title, nabij_check_in_words_get_need (NULL), check_in->need);
  self->is_filling = FALSE;
  return GTK_WIDGET (self);
}

/**
 * nabij_check_in_own_words_take_over:
 * @self: the words
 * @course: the way through the check-in
 *
 * Hands over what is written now.
 */
void
nabij_check_in_own_words_take_over (NabijCheckInOwnWords *self,
                                    NabijCheckInCourse   *course)
{
  g_autofree char *good = NULL;
  g_autofree char *hard = NULL;
  g_autofree char *need = NULL;

  g_return_if_fail (NABIJ_IS_CHECK_IN_OWN_WORDS (self));
  g_return_if_fail (course != NULL);

  good = nabij_writing_area_dup_text (self->good);
  hard = nabij_writing_area_dup_text (self->hard);
  need = nabij_writing_area_dup_text (self->need);
  nabij_check_in_course_set_words (course, good, hard, need);
}
