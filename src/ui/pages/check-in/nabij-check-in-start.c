/* nabij-check-in-start.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-start.h"

#include "nabij-author-button.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-query.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* Of each parent the newest one counts; there are not many between. */
#define N_EARLIER_MAX 40

#define KEY_ON_ONE_PAGE "check-in-on-one-page"

struct _NabijCheckInStart {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijAuthorButton *author;
  GtkToggleButton   *one_by_one;
  GtkToggleButton   *on_one_page;
  GtkWidget         *keeps_nothing;
  GtkWidget         *go_on_button;
  GtkWidget         *begin_button;
  GtkLabel          *begin_label;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  NabijEntry    *half; /* what was left half-way by who writes, or NULL */

  gboolean has_earlier;
};

G_DEFINE_FINAL_TYPE (NabijCheckInStart, nabij_check_in_start, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BEGIN,
  SIGNAL_GO_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What there is already */

static void
show_half (NabijCheckInStart *self)
{
  const gboolean had_focus = gtk_widget_has_focus (self->begin_button);

  gtk_widget_set_visible (self->go_on_button, self->half != NULL);
  gtk_label_set_label (self->begin_label, self->half != NULL ? _ ("Start anew") : _ ("Begin"));
  if (self->half != NULL) {
    gtk_widget_remove_css_class (self->begin_button, "suggested-action");
    if (had_focus)
      gtk_widget_grab_focus (self->go_on_button);
  } else {
    gtk_widget_add_css_class (self->begin_button, "suggested-action");
  }
}

/* Each parent separately: of the one who writes, the newest one may have been left half-way. */
static void
take_earlier (NabijCheckInStart *self,
              GPtrArray         *entries)
{
  const char *author = nabij_author_button_get_author (self->author);
  gboolean    is_newest = TRUE;

  g_clear_pointer (&self->half, nabij_entry_unref);
  self->has_earlier = FALSE;
  for (guint i = 0; i < entries->len; i++) {
    NabijEntry         *entry = g_ptr_array_index (entries, i);
    const NabijCheckIn *check_in = nabij_entry_get_fields (entry)->check_in;

    if (check_in == NULL)
      continue;
    if (g_strcmp0 (nabij_entry_get_author (entry), author) != 0)
      continue;
    self->has_earlier = self->has_earlier || check_in->is_finished;
    if (is_newest && nabij_check_in_can_go_on (check_in, nabij_services_get_season (self->services)))
      self->half = nabij_entry_ref (entry);
    is_newest = FALSE;
  }
  show_half (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijCheckInStart) self = NABIJ_CHECK_IN_START (user_data);
  g_autoptr (GPtrArray) entries = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, NULL);

  /* What can not be read is not there to go on with; the journal itself says what is wrong. */
  if (entries != NULL && self->services != NULL)
    take_earlier (self, entries);
}

static void
look_for_earlier (NabijCheckInStart *self)
{
  const NabijJournalQuery query = {
    .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_CHECK_IN),
    .from_us = G_MININT64,
    .until_us = G_MAXINT64,
  };

  if (self->services == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_list_async (nabij_services_get_journal (self->services), &query, N_EARLIER_MAX,
                            self->cancellable, listed_cb, g_object_ref (self));
}

/* What somebody does */

static void
begin_cb (NabijCheckInStart *self)
{
  g_signal_emit (self, signals[SIGNAL_BEGIN], 0);
}

static void
go_on_cb (NabijCheckInStart *self)
{
  g_signal_emit (self, signals[SIGNAL_GO_ON], 0);
}

static void
mode_cb (NabijCheckInStart *self)
{
  const gboolean on_one = gtk_toggle_button_get_active (self->on_one_page);
  GSettings     *settings;

  if (self->services == NULL)
    return;

  settings = nabij_services_get_settings (self->services);
  if (g_settings_get_boolean (settings, KEY_ON_ONE_PAGE) != on_one)
    g_settings_set_boolean (settings, KEY_ON_ONE_PAGE, on_one);
}

/* GtkWidget */

static void
nabij_check_in_start_map (GtkWidget *widget)
{
  NabijCheckInStart *self = NABIJ_CHECK_IN_START (widget);

  gtk_widget_set_visible (self->keeps_nothing,
                          nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)));
  GTK_WIDGET_CLASS (nabij_check_in_start_parent_class)->map (widget);
}

static gboolean
nabij_check_in_start_grab_focus (GtkWidget *widget)
{
  NabijCheckInStart *self = NABIJ_CHECK_IN_START (widget);

  return gtk_widget_grab_focus (self->half != NULL ? self->go_on_button : self->begin_button);
}

static void
nabij_check_in_start_dispose (GObject *object)
{
  NabijCheckInStart *self = NABIJ_CHECK_IN_START (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->half, nabij_entry_unref);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_start_parent_class)->dispose (object);
}

static void
nabij_check_in_start_class_init (NabijCheckInStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_start_dispose;
  widget_class->map = nabij_check_in_start_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_start_grab_focus);

  /**
   * NabijCheckInStart::begin:
   * @self: the start
   *
   * A new one is to be begun.
   */
  signals[SIGNAL_BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijCheckInStart::go-on:
   * @self: the start
   *
   * What was left half-way goes on.
   */
  signals[SIGNAL_GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_AUTHOR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-start.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, author);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, one_by_one);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, on_one_page);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, keeps_nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, begin_button);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInStart, begin_label);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_for_earlier);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
nabij_check_in_start_init (NabijCheckInStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_check_in_start_set_services:
 * @self: a start without services
 * @services: what it needs from the world
 *
 * Gives a start from a template what it needs. It looks for what there is already.
 */
void
nabij_check_in_start_set_services (NabijCheckInStart *self,
                                   NabijServices     *services)
{
  g_return_if_fail (NABIJ_IS_CHECK_IN_START (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  gtk_toggle_button_set_active (g_settings_get_boolean (nabij_services_get_settings (services), KEY_ON_ONE_PAGE)
                                  ? self->on_one_page
                                  : self->one_by_one,
                                TRUE);
  nabij_author_button_set_services (self->author, services);
  look_for_earlier (self);
}

/**
 * nabij_check_in_start_get_author:
 * @self: a start
 *
 * Returns: (transfer none) (nullable): who makes it, or `NULL` for nobody in particular
 */
const char *
nabij_check_in_start_get_author (NabijCheckInStart *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_START (self), NULL);

  return nabij_author_button_get_author (self->author);
}

/**
 * nabij_check_in_start_get_half:
 * @self: a start
 *
 * Returns: (transfer none) (nullable): what was left half-way by who writes, where it is the newest one, or
 *   `NULL`
 */
NabijEntry *
nabij_check_in_start_get_half (NabijCheckInStart *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_START (self), NULL);

  return self->half;
}

/**
 * nabij_check_in_start_is_on_one_page:
 * @self: a start with services
 *
 * Returns: whether all is to stand on one page, as it was chosen last
 */
gboolean
nabij_check_in_start_is_on_one_page (NabijCheckInStart *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_START (self), FALSE);

  return g_settings_get_boolean (nabij_services_get_settings (self->services), KEY_ON_ONE_PAGE);
}

/**
 * nabij_check_in_start_has_earlier:
 * @self: a start
 *
 * Returns: whether there was a whole check-in when this one began, by anybody
 */
gboolean
nabij_check_in_start_has_earlier (NabijCheckInStart *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_START (self), FALSE);

  return self->has_earlier;
}
