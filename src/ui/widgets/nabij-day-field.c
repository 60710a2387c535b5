/* nabij-day-field.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-day-field.h"

#include "nabij-day-grid.h"
#include "nabij-typed-date.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* After this, a whole date is taken although the person is still in the field. */
#define CALM_MS 900

struct _NabijDayField {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkEditable   *entry;
  GtkMenuButton *button;
  NabijDayGrid  *grid;
  GtkWidget     *answer;
  GtkLabel      *sentence;
  GtkWidget     *right_button;

  NabijDayFieldJudge judge;
  gpointer           judge_data;

  GDate    day;         /* what was taken; not valid where there is none */
  GDate    strange;     /* what is asked about; likewise */
  GDate    shown_first; /* where the calendar opens without a day; likewise */
  gboolean filling;     /* while the field is told, and not the person tells */
  guint    calm_id;
};

G_DEFINE_FINAL_TYPE (NabijDayField, nabij_day_field, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_same (const GDate *a,
         const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);

  return g_date_compare (a, b) == 0;
}

/* Beside the field, and read aloud with it. */
static void
say (NabijDayField *self,
     const char    *sentence,
     gboolean       ask)
{
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->right_button, ask);
  gtk_widget_set_visible (self->answer, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : nabij_typed_date_get_pattern (), -1);
  if (!ask)
    g_date_clear (&self->strange, 1);
}

static void
write_day (NabijDayField *self)
{
  g_autofree char *text = g_date_valid (&self->day) ? nabij_typed_date_write (&self->day) : g_strdup ("");

  self->filling = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->filling = FALSE;
}

static void
accept (NabijDayField *self,
        const GDate   *day)
{
  say (self, NULL, FALSE);
  if (is_same (&self->day, day))
    return;

  self->day = *day;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
judge_day (NabijDayField *self,
           const GDate   *day)
{
  gboolean    ask = FALSE;
  const char *sentence = NULL;

  /* What is asked about already is not asked again, and what was taken needs no other look. */
  if (g_date_valid (&self->strange) && is_same (&self->strange, day))
    return;
  if (self->judge != NULL && !is_same (&self->day, day))
    sentence = self->judge (day, &ask, self->judge_data);

  if (sentence == NULL) {
    accept (self, day);
    return;
  }
  say (self, sentence, ask);
  if (ask)
    self->strange = *day;
}

/* While somebody types, nothing is said yet about what is not a date. */
static void
look (NabijDayField *self,
      gboolean       finished)
{
  GDate day;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  switch (nabij_typed_date_read (gtk_editable_get_text (self->entry), &day)) {
  case NABIJ_TYPED_DATE_EMPTY:
    accept (self, &day);
    break;
  case NABIJ_TYPED_DATE_DAY:
    judge_day (self, &day);
    if (finished && is_same (&self->day, &day))
      write_day (self);
    break;
  case NABIJ_TYPED_DATE_IMPOSSIBLE:
    if (finished)
      say (self, _ ("There is no such day in the calendar."), FALSE);
    break;
  case NABIJ_TYPED_DATE_UNREADABLE:
  default:
    if (finished)
      /* Translators: beside a field for a date; write it as it is typed in your language. */
      say (self, _ ("Please write day, month and year, as in 31/12/2026."), FALSE);
    break;
  }
}

static void
calm_cb (gpointer user_data)
{
  NabijDayField *self = NABIJ_DAY_FIELD (user_data);

  self->calm_id = 0;
  look (self, FALSE);
}

static void
typed_cb (NabijDayField *self)
{
  if (self->filling)
    return;

  say (self, NULL, FALSE);
  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_once (CALM_MS, calm_cb, self);
}

static void
activate_cb (NabijDayField *self)
{
  look (self, TRUE);
}

static void
leave_cb (NabijDayField *self)
{
  /* Leaving to press the button beside it is an answer to the question, and no other day. */
  look (self, TRUE);
}

static void
right_cb (NabijDayField *self)
{
  const GDate day = self->strange;

  if (!g_date_valid (&day))
    return;

  accept (self, &day);
  write_day (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
opened_cb (NabijDayField *self)
{
  if (g_date_valid (&self->day))
    nabij_day_grid_set_day (self->grid, &self->day);
  else if (g_date_valid (&self->shown_first))
    nabij_day_grid_set_day (self->grid, &self->shown_first);
}

static void
chosen_cb (NabijDayField *self)
{
  g_autofree char *text = NULL;
  GDate            day;

  nabij_day_grid_get_day (self->grid, &day);
  gtk_menu_button_popdown (self->button);
  text = nabij_typed_date_write (&day);
  self->filling = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->filling = FALSE;
  look (self, TRUE);
}

static gboolean
nabij_day_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_DAY_FIELD (widget)->entry));
}

/* Whoever goes on to another page has finished typing. */
static void
nabij_day_field_unmap (GtkWidget *widget)
{
  NabijDayField *self = NABIJ_DAY_FIELD (widget);

  if (self->calm_id != 0)
    look (self, FALSE);
  GTK_WIDGET_CLASS (nabij_day_field_parent_class)->unmap (widget);
}

static void
nabij_day_field_dispose (GObject *object)
{
  NabijDayField *self = NABIJ_DAY_FIELD (object);
  GtkWidget     *child;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_day_field_parent_class)->dispose (object);
}

static void
nabij_day_field_class_init (NabijDayFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_day_field_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_day_field_grab_focus);
  widget_class->unmap = nabij_day_field_unmap;

  /**
   * NabijDayField::changed:
   * @self: a field
   *
   * The person gave another day, or took the day away.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_GRID);
  gtk_widget_class_set_css_name (widget_class, "day-field");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-day-field.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, entry);
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, button);
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, grid);
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, answer);
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, sentence);
  gtk_widget_class_bind_template_child (widget_class, NabijDayField, right_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
nabij_day_field_init (NabijDayField *self)
{
  g_date_clear (&self->day, 1);
  g_date_clear (&self->strange, 1);
  g_date_clear (&self->shown_first, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), nabij_typed_date_get_pattern ());
  say (self, NULL, FALSE);
}

/**
 * nabij_day_field_new:
 * @name: which day it is, translated, as it is read aloud
 *
 * Makes an empty field. In a template, `NabijDayField` can stand by itself, and gets its name with
 * nabij_day_field_set_name().
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
nabij_day_field_new (const char *name)
{
  NabijDayField *self = g_object_new (NABIJ_TYPE_DAY_FIELD, NULL);

  nabij_day_field_set_name (self, name);
  return GTK_WIDGET (self);
}

/**
 * nabij_day_field_set_name:
 * @self: a field
 * @name: which day it is, translated, as it is read aloud
 *
 * Names the field for who hears it.
 */
void
nabij_day_field_set_name (NabijDayField *self,
                          const char    *name)
{
  g_return_if_fail (NABIJ_IS_DAY_FIELD (self));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * nabij_day_field_set_judge:
 * @self: a field
 * @judge: (nullable) (scope forever): judges a day before it is taken
 * @user_data: for @judge
 *
 * Sets what is impossible or strange. Without a judge, every day of the calendar is taken.
 */
void
nabij_day_field_set_judge (NabijDayField     *self,
                           NabijDayFieldJudge judge,
                           gpointer           user_data)
{
  g_return_if_fail (NABIJ_IS_DAY_FIELD (self));

  self->judge = judge;
  self->judge_data = user_data;
}

/**
 * nabij_day_field_set_day:
 * @self: a field
 * @day: (nullable): a day, or `NULL` for none; one that is not valid is none, too
 *
 * Shows a day. Nobody is told, for it was not a person who chose; and where that day was shown already,
 * what is being typed is left alone.
 */
void
nabij_day_field_set_day (NabijDayField *self,
                         const GDate   *day)
{
  GDate none;

  g_return_if_fail (NABIJ_IS_DAY_FIELD (self));

  g_date_clear (&none, 1);
  if (day == NULL)
    day = &none;
  if (is_same (&self->day, day))
    return;

  self->day = *day;
  g_clear_handle_id (&self->calm_id, g_source_remove);
  say (self, NULL, FALSE);
  write_day (self);
}

/**
 * nabij_day_field_get_day:
 * @self: a field
 * @day: (out caller-allocates): the day; not valid where there is none
 *
 * Tells which day was given.
 *
 * Returns: whether there is one
 */
gboolean
nabij_day_field_get_day (NabijDayField *self,
                         GDate         *day)
{
  g_return_val_if_fail (NABIJ_IS_DAY_FIELD (self), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  *day = self->day;
  return g_date_valid (day);
}

/**
 * nabij_day_field_set_shown_first:
 * @self: a field
 * @day: a valid day
 *
 * Sets where the calendar opens as long as there is no day.
 */
void
nabij_day_field_set_shown_first (NabijDayField *self,
                                 const GDate   *day)
{
  g_return_if_fail (NABIJ_IS_DAY_FIELD (self));
  g_return_if_fail (day != NULL && g_date_valid (day));

  self->shown_first = *day;
}

/**
 * nabij_day_field_take:
 * @self: a field
 *
 * Takes what is typed now, without waiting; where it is no day, or a strange one, that is said.
 *
 * Returns: whether nothing is left to be said: the field is empty, or its day was taken
 */
gboolean
nabij_day_field_take (NabijDayField *self)
{
  g_return_val_if_fail (NABIJ_IS_DAY_FIELD (self), FALSE);

  look (self, TRUE);
  return !gtk_widget_get_visible (self->answer);
}
