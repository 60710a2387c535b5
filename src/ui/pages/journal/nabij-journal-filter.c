/* nabij-journal-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-filter.h"

#include "nabij-chip.h"
#include "nabij-day-grid.h"
#include "nabij-journal-family.h"
#include "nabij-language.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define OPEN_ID "open"

static const struct {
  const char    *label;
  NabijEntryKind kind;
} kinds[] = {
  { N_ ("Moments"), NABIJ_ENTRY_KIND_MOMENT },
  { N_ ("Breathing"), NABIJ_ENTRY_KIND_SESSION },
  { N_ ("How you were doing"), NABIJ_ENTRY_KIND_CHECK_IN },
  { N_ ("Letters"), NABIJ_ENTRY_KIND_LETTER },
  { N_ ("Notes"), NABIJ_ENTRY_KIND_NOTE },
};

struct _NabijJournalFilter {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget     *chips;
  GtkDropDown   *period;
  GtkDropDown   *author;
  GtkWidget     *days;
  GtkMenuButton *from_button;
  GtkMenuButton *until_button;
  NabijDayGrid  *from;
  NabijDayGrid  *until;

  /* Borrowed References */
  GtkToggleButton *kind_chips[G_N_ELEMENTS (kinds)]; /* owned by chips */
  GtkToggleButton *open_chip;                        /* likewise */

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  char         **names;

  gboolean resetting; /* so that much changes at once */
};

G_DEFINE_FINAL_TYPE (NabijJournalFilter, nabij_journal_filter, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * nabij_journal_period_get_days:
 * @period: a period, but not the chosen one
 * @today: the present day
 * @first: (out caller-allocates): its first day; not valid where it has no beginning
 * @end: (out caller-allocates): the day after its last; not valid where it has no end
 *
 * Finds the days of a period.
 */
void
nabij_journal_period_get_days (NabijJournalPeriod period,
                               const GDate       *today,
                               GDate             *first,
                               GDate             *end)
{
  g_return_if_fail (today != NULL && g_date_valid (today));

  *first = *today;
  g_date_set_day (first, 1);
  *end = *first;
  switch (period) {
  case NABIJ_JOURNAL_PERIOD_THIS_MONTH:
    g_date_add_months (end, 1);
    break;
  case NABIJ_JOURNAL_PERIOD_LAST_MONTH:
    g_date_subtract_months (first, 1);
    break;
  case NABIJ_JOURNAL_PERIOD_THIS_YEAR:
    g_date_set_month (first, G_DATE_JANUARY);
    *end = *first;
    g_date_add_years (end, 1);
    break;
  case NABIJ_JOURNAL_PERIOD_ALL:
  case NABIJ_JOURNAL_PERIOD_CHOSEN:
  default:
    g_date_clear (first, 1);
    g_date_clear (end, 1);
    break;
  }
}

static gboolean
get_today (NabijJournalFilter *self,
           GDate              *today)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autoptr (GDateTime) local = nabij_instant_to_local (&now);

  g_date_clear (today, 1);
  if (local != NULL)
    g_date_set_dmy (today, (GDateDay)g_date_time_get_day_of_month (local), (GDateMonth)g_date_time_get_month (local),
                    (GDateYear)g_date_time_get_year (local));
  return g_date_valid (today);
}

/* When a day begins here; 0 where there is no day. */
static gint64
get_begin_us (const GDate *date)
{
  g_autoptr (GDateTime) begin = NULL;

  if (!g_date_valid (date))
    return 0;

  begin = g_date_time_new_local (g_date_get_year (date), (int)g_date_get_month (date), g_date_get_day (date), 0, 0, 0.0);
  return begin != NULL ? g_date_time_to_unix (begin) * G_USEC_PER_SEC : 0;
}

static void
emit_changed (NabijJournalFilter *self)
{
  if (!self->resetting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Only moments are open: the two chips would say the same. */
static void
chip_cb (NabijJournalFilter *self,
         GParamSpec         *pspec,
         GtkToggleButton    *chip)
{
  if (self->resetting)
    return;

  self->resetting = TRUE;
  if (gtk_toggle_button_get_active (chip)) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
      if (chip == self->open_chip)
        gtk_toggle_button_set_active (self->kind_chips[i], FALSE);
      else if (chip == self->kind_chips[i])
        gtk_toggle_button_set_active (self->open_chip, FALSE);
    }
  }
  self->resetting = FALSE;
  emit_changed (self);
}

static char *
format_day (const GDate *day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (day), (int)g_date_get_month (day), g_date_get_day (day), 0, 0, 0.0);

  return nabij_language_format_date_with_year (time);
}

static void
show_days (NabijJournalFilter *self)
{
  g_autofree char *from_day = NULL;
  g_autofree char *until_day = NULL;
  g_autofree char *from_label = NULL;
  g_autofree char *until_label = NULL;
  GDate            from;
  GDate            until;
  GDate            today;

  nabij_day_grid_get_day (self->from, &from);
  nabij_day_grid_get_day (self->until, &until);
  if (!g_date_valid (&from) || !g_date_valid (&until))
    return;

  nabij_day_grid_set_range (self->from, NULL, &until);
  nabij_day_grid_set_range (self->until, &from, get_today (self, &today) ? &today : NULL);
  from_day = format_day (&from);
  until_day = format_day (&until);
  /* Translators: the beginning of a period; %s is a day. */
  from_label = g_strdup_printf (_ ("From %s"), from_day);
  /* Translators: the end of a period; %s is a day. */
  until_label = g_strdup_printf (_ ("To %s"), until_day);
  gtk_menu_button_set_label (self->from_button, from_label);
  gtk_menu_button_set_label (self->until_button, until_label);
}

static void
day_chosen_cb (NabijJournalFilter *self)
{
  show_days (self);
  gtk_menu_button_popdown (self->from_button);
  gtk_menu_button_popdown (self->until_button);
  emit_changed (self);
}

static void
period_cb (NabijJournalFilter *self)
{
  const gboolean chosen = gtk_drop_down_get_selected (self->period) == NABIJ_JOURNAL_PERIOD_CHOSEN;
  GDate          day;
  GDate          today;

  if (self->services == NULL)
    return;

  nabij_day_grid_get_day (self->from, &day);
  if (chosen && !g_date_valid (&day) && get_today (self, &today)) {
    nabij_day_grid_set_day (self->until, &today);
    g_date_set_day (&today, 1);
    nabij_day_grid_set_day (self->from, &today);
    show_days (self);
  }
  gtk_widget_set_visible (self->days, chosen);
  emit_changed (self);
}

static void
author_cb (NabijJournalFilter *self)
{
  emit_changed (self);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijJournalFilter) self = NABIJ_JOURNAL_FILTER (user_data);
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, NULL);
  g_autoptr (GtkStringList) choices = NULL;

  if (names == NULL || self->services == NULL ||
      (self->names != NULL && g_strv_equal ((const char *const *)names, (const char *const *)self->names)))
    return;

  choices = gtk_string_list_new (NULL);
  gtk_string_list_append (choices, _ ("Everybody"));
  gtk_string_list_splice (choices, 1, 0, (const char *const *)names);
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  gtk_drop_down_set_model (self->author, G_LIST_MODEL (choices));
  gtk_widget_set_visible (GTK_WIDGET (self->author), *self->names != NULL);
}

static void
load (NabijJournalFilter *self)
{
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), self->cancellable, authors_cb, g_object_ref (self));
}

static GtkToggleButton *
add_chip (NabijJournalFilter *self,
          const char         *id,
          const char         *text)
{
  GtkWidget *chip = nabij_chip_new (id, text, FALSE);

  gtk_widget_insert_before (chip, self->chips, GTK_WIDGET (self->period));
  g_signal_connect_object (chip, "notify::active", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (chip);
}

static void
nabij_journal_filter_dispose (GObject *object)
{
  NabijJournalFilter *self = NABIJ_JOURNAL_FILTER (object);
  GtkWidget          *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_journal_filter_parent_class)->dispose (object);
}

static void
nabij_journal_filter_finalize (GObject *object)
{
  NabijJournalFilter *self = NABIJ_JOURNAL_FILTER (object);

  g_object_unref (self->cancellable);
  g_strfreev (self->names);

  G_OBJECT_CLASS (nabij_journal_filter_parent_class)->finalize (object);
}

static void
nabij_journal_filter_class_init (NabijJournalFilterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_journal_filter_dispose;
  object_class->finalize = nabij_journal_filter_finalize;

  /**
   * NabijJournalFilter::changed:
   * @self: a filter
   *
   * Emitted when something else was chosen.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_GRID);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, chips);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, period);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, author);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, days);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, from_button);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, until_button);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, from);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalFilter, until);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
}

static void
nabij_journal_filter_init (NabijJournalFilter *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->kind_chips[i] = add_chip (self, nabij_entry_kind_to_string (kinds[i].kind), _ (kinds[i].label));
  /* Translators: a chip that shows only moments that have not grown calmer yet. */
  self->open_chip = add_chip (self, OPEN_ID, C_ ("moment", "open"));
}

/**
 * nabij_journal_filter_set_services:
 * @self: a filter from a template
 * @services: what it needs from the world
 *
 * Gives the filter what it needs, once.
 */
void
nabij_journal_filter_set_services (NabijJournalFilter *self,
                                   NabijServices      *services)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_FILTER (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_journal (services), "reset", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * nabij_journal_filter_is_open:
 * @self: a filter
 *
 * Tells whether nothing is chosen, so that everything is shown.
 *
 * Returns: whether it is so
 */
gboolean
nabij_journal_filter_is_open (NabijJournalFilter *self)
{
  NabijJournalQuery query = { 0 };

  g_return_val_if_fail (NABIJ_IS_JOURNAL_FILTER (self), TRUE);

  nabij_journal_filter_fill_query (self, &query);
  return query.kinds == 0 && !query.only_open && query.author == NULL && query.from_us == 0 && query.until_us == 0;
}

/**
 * nabij_journal_filter_reset:
 * @self: a filter
 *
 * Shows everything again.
 */
void
nabij_journal_filter_reset (NabijJournalFilter *self)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_FILTER (self));

  if (nabij_journal_filter_is_open (self))
    return;

  self->resetting = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_toggle_button_set_active (self->kind_chips[i], FALSE);
  gtk_toggle_button_set_active (self->open_chip, FALSE);
  gtk_drop_down_set_selected (self->period, NABIJ_JOURNAL_PERIOD_ALL);
  gtk_drop_down_set_selected (self->author, 0);
  self->resetting = FALSE;
  emit_changed (self);
}

/**
 * nabij_journal_filter_fill_query:
 * @self: a filter
 * @query: (inout): what is asked; only what the filter decides is touched
 *
 * Writes into a question what is chosen. The author lives until the filter changes.
 */
void
nabij_journal_filter_fill_query (NabijJournalFilter *self,
                                 NabijJournalQuery  *query)
{
  const NabijJournalPeriod period = (NabijJournalPeriod)gtk_drop_down_get_selected (self->period);
  const guint              author = gtk_drop_down_get_selected (self->author);
  GDate                    today;
  GDate                    first;
  GDate                    end;

  g_return_if_fail (NABIJ_IS_JOURNAL_FILTER (self));
  g_return_if_fail (query != NULL);

  query->kinds = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (gtk_toggle_button_get_active (self->kind_chips[i]))
      query->kinds |= NABIJ_JOURNAL_KIND_BIT (kinds[i].kind);
  }
  query->only_open = gtk_toggle_button_get_active (self->open_chip);
  /* Whoever asks for breathing alone asks for all of it. */
  query->with_sessions_of_moments = query->kinds == NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_SESSION);
  query->author = self->names != NULL && author > 0 && author <= g_strv_length (self->names) ? self->names[author - 1] : NULL;

  g_date_clear (&first, 1);
  g_date_clear (&end, 1);
  if (period == NABIJ_JOURNAL_PERIOD_CHOSEN) {
    nabij_day_grid_get_day (self->from, &first);
    nabij_day_grid_get_day (self->until, &end);
    if (g_date_valid (&end))
      g_date_add_days (&end, 1);
  } else if (self->services != NULL && get_today (self, &today)) {
    nabij_journal_period_get_days (period, &today, &first, &end);
  }
  query->from_us = get_begin_us (&first);
  query->until_us = get_begin_us (&end);
}
