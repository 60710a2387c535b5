/* nabij-journal-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-row.h"

#include "nabij-entry-words.h"
#include "nabij-journal-outline.h"
#include "nabij-language.h"
#include "nabij-recovery-words.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How high entries are, in lines of text: what they can show at most, and the space around it. */
#define MOMENT_LINES 6.2
#define WRITTEN_LINES 4.5
#define SESSION_LINES 3.4

struct _NabijJournalRow {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkBox   *body;
  GtkBox   *head;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *time;
  GtkLabel *text;

  /* Borrowed References, made when a line needs them for the first time: a list holds two hundred rows,
   * and most of them never do. */
  GtkLabel  *day;
  GtkLabel  *author;   /* in head */
  GtkWidget *chips;    /* in body, as what follows */
  GtkLabel  *tension;  /* in chips */
  GtkLabel  *recovery; /* likewise */
  GtkLabel  *breathed;

  /* Owned References */
  NabijServices    *services;
  NabijJournalLine *line;
  GtkWidget        *card; /* borrowed, a child while it is here */

  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (NabijJournalRow, nabij_journal_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  if (label != NULL)
    nabij_widgets_show_text (label, text);
}

static const char *
get_text (GtkLabel *label)
{
  return label != NULL ? gtk_label_get_label (label) : "";
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
make_moment_parts (NabijJournalRow *self)
{
  if (self->chips != NULL)
    return;

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (self->chips, 2);
  self->tension = make_label ("word-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->tension), "tension");
  self->recovery = make_label ("word-chip");
  self->breathed = make_label ("journal-small");
  gtk_box_append (GTK_BOX (self->chips), GTK_WIDGET (self->tension));
  gtk_box_append (GTK_BOX (self->chips), GTK_WIDGET (self->recovery));
  gtk_box_append (self->body, self->chips);
  gtk_box_append (self->body, GTK_WIDGET (self->breathed));
}

static void
show_author (NabijJournalRow *self,
             const char      *author)
{
  if (author != NULL && self->author == NULL) {
    self->author = make_label ("journal-small");
    gtk_label_set_max_width_chars (self->author, 12);
    gtk_box_insert_child_after (self->head, GTK_WIDGET (self->author), GTK_WIDGET (self->title));
  }
  show_text (self->author, author);
}

static void
set_class (NabijJournalRow *self,
           const char      *css_class,
           gboolean         has_it)
{
  if (has_it)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

/* What is read aloud is a property of the item of the list, which has the focus. */
static void
speak (NabijJournalRow *self,
       const char      *name,
       const char      *description)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
show_day (NabijJournalRow *self)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autofree char   *words = NULL;
  NabijInstant       noon = { 0 };
  GDate              date;

  if (nabij_journal_day_to_date (nabij_journal_line_get_day (self->line), &date) != NULL) {
    noon.utc_us = ((gint64)nabij_journal_line_get_day (self->line) * 24 + 12) * 3600 * G_USEC_PER_SEC;
    words = nabij_entry_words_date (&noon, &now);
  }
  if (self->day == NULL) {
    self->day = make_label ("journal-day");
    gtk_widget_set_parent (GTK_WIDGET (self->day), GTK_WIDGET (self));
  }
  gtk_label_set_label (self->day, words != NULL ? words : "");
  speak (self, words != NULL ? words : "", "");
}

static void
show_moment (NabijJournalRow        *self,
             const NabijEntryFields *fields)
{
  g_autofree char *breathed = NULL;

  make_moment_parts (self);
  gtk_widget_set_visible (self->chips, TRUE);
  show_text (self->tension, nabij_tension_get_word (fields->tension));
  show_text (self->recovery, fields->is_calmer
                               ? nabij_recovery_words_calmer (nabij_recovery_time_choose (&fields->instant, &fields->calmer))
                               : C_ ("moment", "open"));
  if (fields->is_calmer)
    gtk_widget_add_css_class (GTK_WIDGET (self->recovery), "recovery");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->recovery), "recovery");
  if (fields->breathed_us > 0)
    breathed = nabij_entry_words_breathed (fields->breathed_us);
  show_text (self->breathed, breathed);
}

static void
hide_moment (NabijJournalRow *self)
{
  if (self->chips != NULL)
    gtk_widget_set_visible (self->chips, FALSE);
  show_text (self->breathed, NULL);
}

/* Who wrote nothing has perhaps chosen words for what was going on. */
static char *
join_circumstances (NabijJournalRow        *self,
                    const NabijEntryFields *fields)
{
  NabijWords *words = nabij_services_get_words (self->services);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (const char *const *id = fields->circumstances; id != NULL && *id != NULL; id++) {
    const char *word = nabij_words_get_text (words, *id);

    if (word != NULL)
      g_strv_builder_add (builder, word);
  }
  if (fields->own_circumstances != NULL)
    g_strv_builder_addv (builder, (const char **)fields->own_circumstances);
  all = g_strv_builder_end (builder);
  return g_strjoinv (", ", all);
}

static void
show_entry (NabijJournalRow *self,
            NabijEntry      *entry)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  const char             *kind = nabij_entry_words_get_kind (fields->kind, nabij_services_get_season (self->services));
  g_autoptr (GDateTime) local = nabij_instant_to_local (&fields->instant);
  g_autofree char *time = local != NULL ? nabij_language_format_time (local) : g_strdup ("");
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  nabij_entry_words_get_face (entry, nabij_services_get_practices (self->services), nabij_services_get_season (self->services), &title, &text);
  if (*text == '\0' && fields->kind == NABIJ_ENTRY_KIND_MOMENT) {
    g_free (text);
    text = join_circumstances (self, fields);
  }
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->time, time);
  show_author (self, fields->author);
  show_text (self->text, text);
  if (fields->kind == NABIJ_ENTRY_KIND_MOMENT)
    show_moment (self, fields);
  else
    hide_moment (self);

  /* What has no title of its own is called what it is, and that is said once. */
  if (g_str_equal (title, kind))
    /* Translators: how a line of the journal is read aloud: what it is, and its time. */
    name = g_strdup_printf (C_ ("journal line", "%1$s, %2$s"), kind, time);
  else
    /* Translators: how a line of the journal is read aloud: what it is, its title, and its time. */
    name = g_strdup_printf (C_ ("journal line", "%1$s: %2$s, %3$s"), kind, title, time);
  description = g_strjoin ("\n", text, get_text (self->tension), get_text (self->recovery), get_text (self->breathed), NULL);
  speak (self, name, fields->kind == NABIJ_ENTRY_KIND_MOMENT ? description : text);
}

/* Nothing is read yet: the place is kept, and nothing is said. */
static void
show_placeholder (NabijJournalRow *self)
{
  gtk_label_set_label (self->title, "");
  gtk_label_set_label (self->time, "");
  show_author (self, NULL);
  show_text (self->text, NULL);
  hide_moment (self);
  speak (self, "", "");
}

static void
show_line (NabijJournalRow *self)
{
  const NabijJournalLineKind kind = nabij_journal_line_get_kind (self->line);
  const NabijEntryKind       entry_kind = nabij_journal_line_get_entry_kind (self->line);
  const gboolean             is_entry = kind == NABIJ_JOURNAL_LINE_ENTRY;
  const gboolean             is_written = entry_kind == NABIJ_ENTRY_KIND_LETTER || entry_kind == NABIJ_ENTRY_KIND_NOTE ||
                              entry_kind == NABIJ_ENTRY_KIND_CHECK_IN;
  NabijEntry *entry = nabij_journal_line_get_entry (self->line);

  if (self->day != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->day), kind == NABIJ_JOURNAL_LINE_DAY);
  gtk_widget_set_visible (GTK_WIDGET (self->body), is_entry);
  /* What is too high is cut in an entry; the card has a shadow. */
  gtk_widget_set_overflow (GTK_WIDGET (self), is_entry ? GTK_OVERFLOW_HIDDEN : GTK_OVERFLOW_VISIBLE);
  set_class (self, "entry", is_entry);
  set_class (self, "first", is_entry && nabij_journal_line_is_first (self->line));
  set_class (self, "last", is_entry && nabij_journal_line_is_last (self->line));
  if (kind == NABIJ_JOURNAL_LINE_DAY)
    show_day (self);
  if (!is_entry)
    return;

  set_class (self, "moment", entry_kind == NABIJ_ENTRY_KIND_MOMENT);
  gtk_image_set_from_icon_name (self->mark, nabij_entry_words_get_icon_name (entry_kind));
  gtk_label_set_wrap (self->text, is_written);
  gtk_label_set_lines (self->text, is_written ? 2 : 1);
  if (entry != NULL)
    show_entry (self, entry);
  else
    show_placeholder (self);
}

/* Layout */

static int
get_line_height_px (NabijJournalRow *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int         height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (height);
}

static int
get_entry_height_px (NabijJournalRow *self)
{
  const int line_px = get_line_height_px (self);

  switch (nabij_journal_line_get_entry_kind (self->line)) {
  case NABIJ_ENTRY_KIND_MOMENT:
    return (int)ceil (line_px * MOMENT_LINES);
  case NABIJ_ENTRY_KIND_SESSION:
    return (int)ceil (line_px * SESSION_LINES);
  case NABIJ_ENTRY_KIND_CHECK_IN:
  case NABIJ_ENTRY_KIND_LETTER:
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return (int)ceil (line_px * WRITTEN_LINES);
  }
}

static void
nabij_journal_row_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  NabijJournalRow *self = NABIJ_JOURNAL_ROW (widget);

  *minimum = *natural = 0;
  if (self->line != NULL && nabij_journal_line_get_kind (self->line) == NABIJ_JOURNAL_LINE_ENTRY &&
      orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = get_entry_height_px (self);
    return;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0;
    int child_natural = 0;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
  }
}

static void
nabij_journal_row_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    int least = 0;
    int wanted = 0;

    if (!gtk_widget_should_layout (child))
      continue;

    /* Some scripts stand higher than others: what is too high is cut evenly, above and below. */
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
    wanted = CLAMP (wanted, least, MAX (least, height));
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, (height - wanted) / 2, width, wanted }, -1);
  }
}

static GtkSizeRequestMode
nabij_journal_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nabij_journal_row_dispose (GObject *object)
{
  NabijJournalRow *self = NABIJ_JOURNAL_ROW (object);
  GtkWidget       *child;

  nabij_journal_row_set_line (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_journal_row_parent_class)->dispose (object);
}

static void
nabij_journal_row_class_init (NabijJournalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_journal_row_dispose;
  widget_class->measure = nabij_journal_row_measure;
  widget_class->size_allocate = nabij_journal_row_size_allocate;
  widget_class->get_request_mode = nabij_journal_row_get_request_mode;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, body);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, head);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, mark);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, title);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, time);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalRow, text);
  gtk_widget_class_set_css_name (widget_class, "journal-row");
}

static void
nabij_journal_row_init (NabijJournalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_journal_row_new:
 * @services: what it needs from the world
 *
 * Makes a row without a line.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_journal_row_new (NabijServices *services)
{
  NabijJournalRow *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_JOURNAL_ROW, NULL);
  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/**
 * nabij_journal_row_get_line:
 * @self: a row
 *
 * Tells what it shows.
 *
 * Returns: (transfer none) (nullable): the line, or `NULL`
 */
NabijJournalLine *
nabij_journal_row_get_line (NabijJournalRow *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_ROW (self), NULL);

  return self->line;
}

/**
 * nabij_journal_row_set_line:
 * @self: a row
 * @line: (nullable): a line of the journal, or `NULL` for none
 * @card: (nullable) (transfer none): what is shown in the line of the card; another row that has it
 *   gives it up
 *
 * Shows a line, and what changes in it.
 */
void
nabij_journal_row_set_line (NabijJournalRow  *self,
                            NabijJournalLine *line,
                            GtkWidget        *card)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_ROW (self));
  g_return_if_fail (line == NULL || NABIJ_IS_JOURNAL_LINE (line));

  if (self->line == line)
    return;

  if (self->line != NULL)
    g_clear_signal_handler (&self->changed_id, self->line);
  if (self->card != NULL && gtk_widget_get_parent (self->card) == GTK_WIDGET (self))
    gtk_widget_unparent (self->card);
  g_clear_weak_pointer (&self->card);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;

  if (card != NULL && nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_CARD) {
    if (gtk_widget_get_parent (card) != NULL)
      gtk_widget_unparent (card);
    gtk_widget_set_parent (card, GTK_WIDGET (self));
    g_set_weak_pointer (&self->card, card);
  }
  self->changed_id = g_signal_connect_swapped (line, "changed", G_CALLBACK (show_line), self);
  show_line (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
