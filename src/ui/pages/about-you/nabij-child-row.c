/* nabij-child-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-child-row.h"

#include "nabij-child-words.h"
#include "nabij-date-judge.h"
#include "nabij-day-field.h"
#include "nabij-family-words.h"

#include <glib/gi18n-lib.h>

/* While somebody still types, nothing is kept. */
#define CALM_MS 600

struct _NabijChildRow {
  AdwExpanderRow parent_instance;

  /* Template Widgets */
  GtkEditable   *name_row;
  GtkWidget     *name_limit;
  NabijDayField *born;
  GtkEditable   *weeks;
  GtkWidget     *weeks_sentence;
  GtkWidget     *hospital_row;
  GtkSwitch     *hospital;
  GtkWidget     *corrected_row;
  GtkSwitch     *corrected;
  GtkWidget     *remove_row;

  /* Owned References */
  NabijServices *services;
  char          *uuid;

  int      days_at_birth; /* as they were shown last, or -1 */
  gboolean filling;       /* while the row is told, and not the person tells */
  guint    calm_id;
};

G_DEFINE_FINAL_TYPE (NabijChildRow, nabij_child_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NabijFamilyKeeper *
get_keeper (NabijChildRow *self)
{
  return nabij_services_get_family_keeper (self->services);
}

static NabijChild *
find_child (NabijChildRow     *self,
            const NabijFamily *family)
{
  for (guint i = 0; i < family->children->len; i++) {
    NabijChild *child = g_ptr_array_index (family->children, i);

    if (g_str_equal (child->uuid, self->uuid))
      return child;
  }
  return NULL;
}

static void
get_today (NabijChildRow *self,
           GDate         *today)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));

  nabij_instant_get_day (&now, today);
}

/* Only the one thing that a person changed is changed; the rest may be newer. */
static void
keep_name (NabijChildRow *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  NabijChild *child = find_child (self, family);
  gboolean    cut;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  if (child == NULL)
    return;

  g_free (child->name);
  child->name = nabij_child_words_limit_name (gtk_editable_get_text (self->name_row), &cut);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
calm_cb (gpointer user_data)
{
  NabijChildRow *self = NABIJ_CHILD_ROW (user_data);

  self->calm_id = 0;
  keep_name (self);
}

static void
name_cb (NabijChildRow *self)
{
  g_autofree char *name = NULL;
  gboolean         cut;

  name = nabij_child_words_limit_name (gtk_editable_get_text (self->name_row), &cut);
  gtk_widget_set_visible (self->name_limit, cut);
  if (self->filling)
    return;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_once (CALM_MS, calm_cb, self);
}

/* How many days a pregnancy had that ended in a birth on this day, or -1 where that can not be. */
static int
reckon_days (const NabijFamily *family,
             const GDate       *born)
{
  const NabijDueDate *due = nabij_family_get_due_date (family);
  int                 days;

  if (due == NULL || !g_date_valid (born))
    return -1;

  days = nabij_gestation_get_days (&due->date, born);
  return days >= NABIJ_CHILD_DAYS_AT_BIRTH_MIN && days <= NABIJ_CHILD_DAYS_AT_BIRTH_MAX ? days : -1;
}

/* Weeks that were reckoned go along with the day; those that a person told stay. */
static void
born_cb (NabijChildRow *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  NabijChild *child = find_child (self, family);
  GDate       born;

  if (child == NULL)
    return;

  nabij_day_field_get_day (self->born, &born);
  if (child->days_at_birth < 0 || child->days_at_birth == reckon_days (family, &child->born))
    child->days_at_birth = reckon_days (family, &born);
  child->born = born;
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
weeks_typed_cb (NabijChildRow *self)
{
  gtk_widget_set_visible (self->weeks_sentence, FALSE);
}

static void
weeks_cb (NabijChildRow *self)
{
  g_autoptr (NabijFamily) family = NULL;
  NabijChild *child;
  int         days;

  if (!nabij_child_words_read_weeks (gtk_editable_get_text (self->weeks), &days)) {
    gtk_widget_set_visible (self->weeks_sentence, TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->weeks), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_label (GTK_LABEL (self->weeks_sentence)), -1);
    return;
  }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weeks), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  family = nabij_family_keeper_copy_family (get_keeper (self));
  child = find_child (self, family);
  if (child == NULL)
    return;
  child->days_at_birth = days;
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
switch_cb (NabijChildRow *self)
{
  g_autoptr (NabijFamily) family = NULL;
  NabijChild *child;

  if (self->filling || self->services == NULL)
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  child = find_child (self, family);
  if (child == NULL)
    return;
  child->in_hospital = gtk_switch_get_active (self->hospital);
  child->shows_corrected = gtk_switch_get_active (self->corrected);
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
remove_cb (NabijChildRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* Whoever goes on to another page has finished typing. */
static void
nabij_child_row_unmap (GtkWidget *widget)
{
  NabijChildRow *self = NABIJ_CHILD_ROW (widget);

  if (self->calm_id != 0)
    keep_name (self);
  GTK_WIDGET_CLASS (nabij_child_row_parent_class)->unmap (widget);
}

static void
nabij_child_row_dispose (GObject *object)
{
  NabijChildRow *self = NABIJ_CHILD_ROW (object);

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->filling = TRUE;

  G_OBJECT_CLASS (nabij_child_row_parent_class)->dispose (object);
}

static void
nabij_child_row_finalize (GObject *object)
{
  NabijChildRow *self = NABIJ_CHILD_ROW (object);

  g_clear_object (&self->services);
  g_free (self->uuid);

  G_OBJECT_CLASS (nabij_child_row_parent_class)->finalize (object);
}

static void
nabij_child_row_class_init (NabijChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_child_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_child_row_finalize;
  widget_class->unmap = nabij_child_row_unmap;

  /**
   * NabijChildRow::remove:
   * @self: a row
   *
   * The person takes the child off the list.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/about-you/nabij-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, name_limit);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, born);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, weeks);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, weeks_sentence);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, hospital_row);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, hospital);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, corrected_row);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, corrected);
  gtk_widget_class_bind_template_child (widget_class, NabijChildRow, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, born_cb);
  gtk_widget_class_bind_template_callback (widget_class, weeks_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, weeks_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
nabij_child_row_init (NabijChildRow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A name is a name, whatever is in it. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  nabij_day_field_set_name (self->born, _ ("Date of birth"));
  self->days_at_birth = -1;
  self->filling = FALSE;
}

/**
 * nabij_child_row_new:
 * @services: (transfer none): what it needs from the world
 * @uuid: the stable name of the child
 *
 * Makes a row, closed and empty. nabij_child_row_show() fills it.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_child_row_new (NabijServices *services,
                     const char    *uuid)
{
  NabijChildRow *self;
  GDate          today;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_CHILD_ROW, NULL);
  self->services = g_object_ref (services);
  self->uuid = g_strdup (uuid);
  nabij_day_field_set_judge (self->born, nabij_date_judge_birth, nabij_services_get_clock (services));
  get_today (self, &today);
  if (g_date_valid (&today))
    nabij_day_field_set_shown_first (self->born, &today);
  return GTK_WIDGET (self);
}

/**
 * nabij_child_row_get_uuid:
 * @self: a row
 *
 * Returns: (transfer none): the stable name of its child
 */
const char *
nabij_child_row_get_uuid (NabijChildRow *self)
{
  g_return_val_if_fail (NABIJ_IS_CHILD_ROW (self), NULL);

  return self->uuid;
}

/* A child who died has a name and a birthday, and no age. */
static char *
describe_age (NabijChildRow     *self,
              const NabijFamily *family,
              const NabijChild  *child)
{
  g_autofree char *corrected = NULL;
  g_autofree char *words = NULL;
  NabijAge         age;
  GDate            today;

  get_today (self, &today);
  if (child->died || family->weeks_hidden || !nabij_age_at (&child->born, &today, &age))
    return g_strdup ("");

  words = nabij_family_words_age (&age);
  corrected = nabij_family_words_corrected (child, &today);
  return corrected != NULL ? g_strconcat (words, "\n", corrected, NULL) : g_steal_pointer (&words);
}

/**
 * nabij_child_row_show:
 * @self: a row
 * @family: what is known
 * @index: the place of the child in the list, from 0
 *
 * Shows what is known of the child. What is being typed is left alone.
 */
void
nabij_child_row_show (NabijChildRow     *self,
                      const NabijFamily *family,
                      guint              index)
{
  g_autofree char  *title = NULL;
  g_autofree char  *subtitle = NULL;
  const NabijChild *child;
  gboolean          is_early;

  g_return_if_fail (NABIJ_IS_CHILD_ROW (self));
  g_return_if_fail (family != NULL);

  child = find_child (self, family);
  if (child == NULL)
    return;

  self->filling = TRUE;
  title = nabij_child_words_name (child, index, family->children->len);
  subtitle = describe_age (self, family, child);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  if (self->calm_id == 0) {
    g_autofree char *typed = NULL;
    gboolean         cut;

    typed = nabij_child_words_limit_name (gtk_editable_get_text (self->name_row), &cut);
    if (g_strcmp0 (typed, child->name) != 0)
      gtk_editable_set_text (self->name_row, child->name != NULL ? child->name : "");
  }
  nabij_day_field_set_day (self->born, &child->born);
  if (self->days_at_birth != child->days_at_birth) {
    g_autofree char *weeks = nabij_child_words_write_weeks (child->days_at_birth);

    self->days_at_birth = child->days_at_birth;
    gtk_editable_set_text (self->weeks, weeks);
  }
  gtk_switch_set_active (self->hospital, child->in_hospital);
  gtk_switch_set_active (self->corrected, child->shows_corrected);
  is_early = child->days_at_birth >= 0 && child->days_at_birth < NABIJ_TERM_DAYS;
  gtk_widget_set_visible (self->hospital_row, !child->died);
  gtk_widget_set_visible (self->corrected_row, !child->died && is_early);
  self->filling = FALSE;
}
