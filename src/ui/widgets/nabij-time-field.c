/* nabij-time-field.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-time-field.h"

#include "nabij-typed-time.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _NabijTimeField {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkEditable *entry;
  GtkWidget   *answer;
  GtkLabel    *sentence;
  GtkWidget   *choice;

  NabijTimeFieldJudge judge;
  gpointer            judge_data;

  int      minute;  /* what was taken, or NABIJ_TIME_FIELD_NONE */
  int      strange; /* what is asked about; likewise */
  int      offer;   /* what is offered in its place; likewise */
  gboolean filling; /* while the field is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijTimeField, nabij_time_field, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Under the field, and read aloud with it. */
static void
say (NabijTimeField *self,
     const char     *sentence)
{
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->choice, sentence != NULL && self->offer != NABIJ_TIME_FIELD_NONE);
  gtk_widget_set_visible (self->answer, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence != NULL ? sentence : "", -1);
}

static void
say_nothing (NabijTimeField *self)
{
  self->strange = NABIJ_TIME_FIELD_NONE;
  self->offer = NABIJ_TIME_FIELD_NONE;
  say (self, NULL);
}

static void
write_minute (NabijTimeField *self)
{
  g_autofree char *text = self->minute != NABIJ_TIME_FIELD_NONE ? nabij_typed_time_write (self->minute) : g_strdup ("");

  self->filling = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->filling = FALSE;
}

static void
accept (NabijTimeField *self,
        int             minute)
{
  say_nothing (self);
  if (self->minute == minute) {
    write_minute (self);
    return;
  }

  self->minute = minute;
  write_minute (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Tells whether there is nothing to be said against it. */
static gboolean
judge_minute (NabijTimeField *self,
              int             minute)
{
  g_autofree char *sentence = NULL;
  int              offer = NABIJ_TIME_FIELD_NONE;

  if (self->judge != NULL)
    sentence = self->judge (self, minute, &offer, self->judge_data);
  if (sentence == NULL)
    return TRUE;

  self->strange = minute;
  self->offer = offer;
  say (self, sentence);
  return FALSE;
}

static void
look (NabijTimeField *self)
{
  int minute;

  switch (nabij_typed_time_read (gtk_editable_get_text (self->entry), &minute)) {
  case NABIJ_TYPED_TIME_EMPTY:
    /* Emptying is how one begins to write another one. */
    accept (self, self->minute);
    break;
  case NABIJ_TYPED_TIME_TIME:
    /* What is asked about already is not asked again, and what was taken needs no other look. */
    if (minute != self->strange && (minute == self->minute || judge_minute (self, minute)))
      accept (self, minute);
    break;
  case NABIJ_TYPED_TIME_UNREADABLE:
  default:
    self->offer = NABIJ_TIME_FIELD_NONE;
    /* Translators: under a field for a time of day. */
    say (self, _ ("Please write a time, as in 19:30."));
    break;
  }
}

static void
typed_cb (NabijTimeField *self)
{
  if (!self->filling)
    say_nothing (self);
}

static void
look_cb (NabijTimeField *self)
{
  look (self);
}

static void
move_cb (NabijTimeField *self)
{
  const int offer = self->offer;

  if (offer == NABIJ_TIME_FIELD_NONE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  accept (self, offer);
}

static void
another_cb (NabijTimeField *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

static gboolean
nabij_time_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_TIME_FIELD (widget)->entry));
}

/* Whoever goes on to another page has finished typing. */
static void
nabij_time_field_unmap (GtkWidget *widget)
{
  look (NABIJ_TIME_FIELD (widget));
  GTK_WIDGET_CLASS (nabij_time_field_parent_class)->unmap (widget);
}

static void
nabij_time_field_dispose (GObject *object)
{
  NabijTimeField *self = NABIJ_TIME_FIELD (object);
  GtkWidget      *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_time_field_parent_class)->dispose (object);
}

static void
nabij_time_field_class_init (NabijTimeFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_time_field_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_time_field_grab_focus);
  widget_class->unmap = nabij_time_field_unmap;

  /**
   * NabijTimeField::changed:
   * @self: a field
   *
   * The person gave another time.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "time-field");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-time-field.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTimeField, entry);
  gtk_widget_class_bind_template_child (widget_class, NabijTimeField, answer);
  gtk_widget_class_bind_template_child (widget_class, NabijTimeField, sentence);
  gtk_widget_class_bind_template_child (widget_class, NabijTimeField, choice);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
}

static void
nabij_time_field_init (NabijTimeField *self)
{
  self->minute = NABIJ_TIME_FIELD_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  say_nothing (self);
}

/**
 * nabij_time_field_new:
 * @name: which time it is, translated, as it is read aloud
 *
 * Makes an empty field. In a template, `NabijTimeField` can stand by itself, and gets its name with
 * nabij_time_field_set_name().
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
nabij_time_field_new (const char *name)
{
  NabijTimeField *self = g_object_new (NABIJ_TYPE_TIME_FIELD, NULL);

  nabij_time_field_set_name (self, name);
  return GTK_WIDGET (self);
}

/**
 * nabij_time_field_set_name:
 * @self: a field
 * @name: which time it is, translated, as it is read aloud
 *
 * Names the field for who hears it.
 */
void
nabij_time_field_set_name (NabijTimeField *self,
                           const char     *name)
{
  g_return_if_fail (NABIJ_IS_TIME_FIELD (self));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * nabij_time_field_set_judge:
 * @self: a field
 * @judge: (nullable) (scope forever): judges a time before it is taken
 * @user_data: for @judge
 *
 * Sets what is not taken as it is. Without a judge, every time is.
 */
void
nabij_time_field_set_judge (NabijTimeField     *self,
                            NabijTimeFieldJudge judge,
                            gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_TIME_FIELD (self));

  self->judge = judge;
  self->judge_data = user_data;
}

/**
 * nabij_time_field_set_minute:
 * @self: a field
 * @minute: a time, in minutes after midnight, 0 to 1439, or `NABIJ_TIME_FIELD_NONE`
 *
 * Shows a time. Nobody is told, for it was not a person who chose; and where that time was shown already,
 * what is being typed is left alone.
 */
void
nabij_time_field_set_minute (NabijTimeField *self,
                             int             minute)
{
  g_return_if_fail (NABIJ_IS_TIME_FIELD (self));

  if (self->minute == minute)
    return;

  self->minute = minute;
  say_nothing (self);
  write_minute (self);
}

/**
 * nabij_time_field_get_minute:
 * @self: a field
 *
 * Returns: the time that was taken, in minutes after midnight, or `NABIJ_TIME_FIELD_NONE`
 */
int
nabij_time_field_get_minute (NabijTimeField *self)
{
  g_return_val_if_fail (NABIJ_IS_TIME_FIELD (self), NABIJ_TIME_FIELD_NONE);

  return self->minute;
}

/**
 * nabij_time_field_take:
 * @self: a field
 *
 * Takes what is typed now, without waiting; where it is no time, or not taken as it is, that is said.
 *
 * Returns: whether nothing is left to be said
 */
gboolean
nabij_time_field_take (NabijTimeField *self)
{
  g_return_val_if_fail (NABIJ_IS_TIME_FIELD (self), FALSE);

  look (self);
  return !gtk_widget_get_visible (self->answer);
}

/**
 * nabij_time_field_look_again:
 * @self: a field
 *
 * Judges the time that was taken before once more, after what decides about it has changed. It stays,
 * whatever is said.
 */
void
nabij_time_field_look_again (NabijTimeField *self)
{
  g_return_if_fail (NABIJ_IS_TIME_FIELD (self));

  /* While something else is typed or asked about, that comes first. */
  if (self->minute == NABIJ_TIME_FIELD_NONE || (self->strange != self->minute && gtk_widget_get_visible (self->answer)))
    return;

  if (judge_minute (self, self->minute))
    say_nothing (self);
}
