/* nabij-pause-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pause-page.h"

#include "nabij-child-words.h"
#include "nabij-stress-button.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijPausePage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkToggleButton     *pause;
  GtkToggleButton     *ended;
  GtkToggleButton     *died;
  GtkWidget           *which;
  GtkWidget           *children;
  AdwPreferencesGroup *remains;
  GtkSwitch           *put_away;
  GtkWidget           *go_on_button;
  GtkLabel            *go_on_label;

  /* Owned References */
  NabijServices *services;
  GPtrArray     *rows; /* borrowed, owned by remains */

  gboolean silenced; /* opening it has done what it does */
  gboolean filling;  /* while the page is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijPausePage, nabij_pause_page, GTK_TYPE_WIDGET)

/* Where text is large, what is on a button needs more than a line. */
static void
wrap_label (gpointer button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

static NabijFamilyKeeper *
get_keeper (NabijPausePage *self)
{
  return nabij_services_get_family_keeper (self->services);
}

/* Before anything is chosen, and whatever is chosen; also before the family was read, and where it can not
 * be. Where it is silent already, it stays as it is. */
static void
silence (NabijPausePage *self)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->silenced)
    return;

  self->silenced = TRUE;
  if (nabij_season_is_silent (nabij_family_keeper_get_season (get_keeper (self))))
    return;
  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->silence = NABIJ_SILENCE_OPENED;
  nabij_family_keeper_set_family (get_keeper (self), family);
}

/* The children */

static guint
count_living (const NabijFamily *family)
{
  guint n_living = 0;

  for (guint i = 0; i < family->children->len; i++)
    n_living += ((const NabijChild *)g_ptr_array_index (family->children, i))->died ? 0 : 1;
  return n_living;
}

static void
set_died (NabijFamily *family,
          const char  *uuid,
          gboolean     died)
{
  for (guint i = 0; i < family->children->len; i++) {
    NabijChild *child = g_ptr_array_index (family->children, i);

    if (uuid == NULL || g_str_equal (child->uuid, uuid))
      child->died = died;
  }
}

static void
child_cb (NabijPausePage  *self,
          GtkToggleButton *button)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->filling)
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  set_died (family, g_object_get_data (G_OBJECT (button), "uuid"), gtk_toggle_button_get_active (button));
  nabij_family_keeper_set_family (get_keeper (self), family);
}

static GtkWidget *
find_button (NabijPausePage *self,
             const char     *uuid)
{
  GtkWidget *button = gtk_widget_get_first_child (self->children);

  while (button != NULL && !g_str_equal (g_object_get_data (G_OBJECT (button), "uuid"), uuid))
    button = gtk_widget_get_next_sibling (button);
  return button;
}

/* The buttons stay, so that the focus does. */
static void
show_children (NabijPausePage    *self,
               const NabijFamily *family)
{
  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);
    g_autofree char  *name = nabij_child_words_name (child, i, family->children->len);
    GtkWidget        *button = find_button (self, child->uuid);

    if (button == NULL) {
      button = gtk_toggle_button_new ();
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_add_css_class (button, "answer");
      g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (child->uuid), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (child_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, self->children);
    }
    gtk_button_set_label (GTK_BUTTON (button), name);
    wrap_label (button);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), child->died);
  }
  gtk_widget_set_visible (self->which, family->silence == NABIJ_SILENCE_CHILD_DIED && family->children->len > 1);
}

/* What remains */

static void
add_row (NabijPausePage *self,
         const char     *title,
         const char     *action,
         const char     *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (arrow, "quiet");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  /* In this order: an action without its target would be refused with a warning. */
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (self->remains, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_practice (NabijPausePage       *self,
              const NabijSituation *situation,
              const char           *id,
              const char           *action)
{
  NabijPractice *practice = nabij_practices_find (nabij_services_get_practices (self->services), id);

  if (practice != NULL && nabij_practice_fits (practice, situation))
    add_row (self, nabij_practice_get_name (practice, situation), action, id);
}

static void
show_remains (NabijPausePage    *self,
              const NabijFamily *family)
{
  NabijSituation situation;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->remains, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  nabij_services_get_situation (self->services, &situation);
  add_practice (self, &situation, NABIJ_PRACTICE_ID_WATER, "win.practice");
  add_practice (self, &situation, NABIJ_PRACTICE_ID_FIVE, "win.practice");
  add_practice (self, &situation, "warm-place", "win.open-practice");
  if (nabij_family_get_season (family) == NABIJ_SEASON_ENDED)
    add_row (self, _ ("A page to read"), "win.reading-card", "after-loss");
  /* Translators: leads to the page with telephone numbers. */
  add_row (self, _ ("Someone to talk to"), "win.help", NULL);
}

/* The choices */

static void
show_family (NabijPausePage *self)
{
  const NabijFamily *family;
  guint              n_living;

  family = nabij_family_keeper_get_family (get_keeper (self));
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->pause, family->silence == NABIJ_SILENCE_PAUSE);
  gtk_toggle_button_set_active (self->ended, family->silence == NABIJ_SILENCE_PREGNANCY_ENDED);
  gtk_toggle_button_set_active (self->died, family->silence == NABIJ_SILENCE_CHILD_DIED);
  gtk_switch_set_active (self->put_away, family->journal_put_away);
  show_children (self, family);
  self->filling = FALSE;

  n_living = count_living (family);
  if (family->silence == NABIJ_SILENCE_CHILD_DIED && n_living > 0 && n_living < family->children->len)
    gtk_label_set_label (self->go_on_label, ngettext ("Go on with my other child", "Go on with my other children", n_living));
  else
    gtk_label_set_label (self->go_on_label, _ ("Go on as before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_on_button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->go_on_label), -1);
}

/* What is pressed once more is taken back, and with it who died. Where there is one child, it is clear
 * who that is. Another choice leaves it as it was told. */
static void
choice_cb (NabijPausePage  *self,
           GtkToggleButton *button)
{
  g_autoptr (NabijFamily) family = NULL;
  NabijSilence chosen = NABIJ_SILENCE_OPENED;

  if (self->filling)
    return;

  if (gtk_toggle_button_get_active (button)) {
    if (button == self->pause)
      chosen = NABIJ_SILENCE_PAUSE;
    else
      chosen = button == self->ended ? NABIJ_SILENCE_PREGNANCY_ENDED : NABIJ_SILENCE_CHILD_DIED;
  }

  family = nabij_family_keeper_copy_family (get_keeper (self));
  if (family->silence == NABIJ_SILENCE_CHILD_DIED && chosen == NABIJ_SILENCE_OPENED)
    set_died (family, NULL, FALSE);
  else if (chosen == NABIJ_SILENCE_CHILD_DIED && family->children->len == 1)
    set_died (family, NULL, TRUE);
  family->silence = chosen;
  nabij_family_keeper_set_family (get_keeper (self), family);
  show_remains (self, nabij_family_keeper_get_family (get_keeper (self)));
}

static void
put_away_cb (NabijPausePage *self)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->filling)
    return;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->journal_put_away = gtk_switch_get_active (self->put_away);
  if (family->journal_put_away)
    family->put_away_us = nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;
  nabij_family_keeper_set_family (get_keeper (self), family);
}

/* Whoever goes on has just said how, and is not asked again because of the time that went by. */
static void
go_on_cb (NabijPausePage *self)
{
  g_autoptr (NabijFamily) family = NULL;

  family = nabij_family_keeper_copy_family (get_keeper (self));
  family->silence = NABIJ_SILENCE_NONE;
  if (family->told == NABIJ_TOLD_SOMETHING_ELSE)
    family->told = NABIJ_TOLD_NOT_NOW;
  family->seen_us = nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;
  nabij_family_keeper_set_family (get_keeper (self), family);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
nabij_pause_page_map (GtkWidget *widget)
{
  NabijPausePage *self = NABIJ_PAUSE_PAGE (widget);

  silence (self);
  show_family (self);
  show_remains (self, nabij_family_keeper_get_family (get_keeper (self)));

  GTK_WIDGET_CLASS (nabij_pause_page_parent_class)->map (widget);
}

static gboolean
nabij_pause_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_PAUSE_PAGE (widget)->pause));
}

static void
nabij_pause_page_dispose (GObject *object)
{
  NabijPausePage *self = NABIJ_PAUSE_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  while (self->children != NULL && (child = gtk_widget_get_first_child (self->children)) != NULL)
    gtk_widget_unparent (child);
  self->children = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_pause_page_parent_class)->dispose (object);
}

static void
nabij_pause_page_class_init (NabijPausePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_pause_page_dispose;
  widget_class->map = nabij_pause_page_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_pause_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pause-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/pause/nabij-pause-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, pause);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, ended);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, died);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, which);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, children);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, remains);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, put_away);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, NabijPausePage, go_on_label);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_away_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
nabij_pause_page_init (NabijPausePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  wrap_label (self->pause);
  wrap_label (self->ended);
  wrap_label (self->died);
}

/**
 * nabij_pause_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page. As soon as it is shown, it is silent, whatever is chosen after.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_pause_page_new (NabijServices *services)
{
  NabijPausePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_PAUSE_PAGE, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
