/* nabij-author-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-author-button.h"

#include "nabij-journal-family.h"
#include "nabij-names-window.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _NabijAuthorButton {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkMenuButton *button;
  GtkLabel      *label;

  /* Owned References */
  NabijServices      *services;
  GCancellable       *cancellable;
  GSimpleActionGroup *actions;
  GSimpleAction      *choose;
  char              **names;
  char               *author;

  gboolean decided; /* the author was set, and is not taken from what was chosen last */
};

G_DEFINE_FINAL_TYPE (NabijAuthorButton, nabij_author_button, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_AUTHOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* In a menu, an underscore would mark a key. */
static char *
menu_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "author.choose", "s", name);
  g_menu_append_item (menu, item);
}

static void
show_author (NabijAuthorButton *self)
{
  const char      *words = self->author != NULL ? self->author : _ ("Without a name");
  g_autofree char *spoken = NULL;

  /* Translators: how the button is read aloud; %s is a name. */
  spoken = g_strdup_printf (_ ("Who writes: %s"), words);
  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_simple_action_set_state (self->choose, g_variant_new_string (self->author != NULL ? self->author : ""));
}

static void
show_names (NabijAuthorButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  gboolean listed = self->author == NULL;

  append_choice (choices, _ ("Without a name"), "");
  for (char **name = self->names; name != NULL && *name != NULL; name++) {
    g_autofree char *label = menu_label (*name);

    append_choice (choices, label, *name);
    listed = listed || g_str_equal (*name, self->author);
  }
  /* What was written under a name keeps it, also when the name is no longer one to choose. */
  if (!listed) {
    g_autofree char *label = menu_label (self->author);

    append_choice (choices, label, self->author);
  }
  g_menu_append (more, _ ("Add a name…"), "author.add");
  g_menu_append_section (menu, _ ("Who writes"), G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));

  gtk_widget_set_visible (GTK_WIDGET (self), self->author != NULL || (self->names != NULL && *self->names != NULL));
  show_author (self);
}

static void
take_author (NabijAuthorButton *self,
             const char        *author)
{
  if (author != NULL && *author == '\0')
    author = NULL;
  if (g_strcmp0 (self->author, author) == 0)
    return;

  g_free (self->author);
  self->author = g_strdup (author);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijAuthorButton) self = NABIJ_AUTHOR_BUTTON (user_data);
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, NULL);

  /* Names that can not be read are not there to be chosen; the journal itself says what is wrong. */
  if (names == NULL || self->services == NULL)
    return;

  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  if (!self->decided)
    take_author (self, writing);
  show_names (self);
}

static void
load (NabijAuthorButton *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), self->cancellable, authors_cb, g_object_ref (self));
}

/* The name that was chosen last is offered first the next time. */
static void
remember (NabijAuthorButton *self)
{
  if (self->author != NULL && !g_strv_contains ((const char *const *)self->names, self->author))
    return;

  nabij_journal_set_authors_async (nabij_services_get_journal (self->services), (const char *const *)self->names,
                                   self->author, NULL, NULL, NULL);
}

static void
choose_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  NabijAuthorButton *self = NABIJ_AUTHOR_BUTTON (user_data);

  self->decided = TRUE;
  take_author (self, g_variant_get_string (parameter, NULL));
  show_author (self);
  if (self->names != NULL)
    remember (self);
}

static void
added_cb (NabijAuthorButton *self,
          const char        *name)
{
  if (self->services == NULL)
    return;

  self->decided = TRUE;
  take_author (self, name);
  load (self);
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  NabijAuthorButton *self = NABIJ_AUTHOR_BUTTON (user_data);
  GtkWindow         *window = nabij_names_window_new (nabij_widgets_get_window (GTK_WIDGET (self)), self->services);

  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static gboolean
nabij_author_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_AUTHOR_BUTTON (widget)->button));
}

static void
nabij_author_button_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (id) {
  case PROP_AUTHOR:
    g_value_set_string (value, NABIJ_AUTHOR_BUTTON (object)->author);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
nabij_author_button_dispose (GObject *object)
{
  NabijAuthorButton *self = NABIJ_AUTHOR_BUTTON (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_object (&self->choose);
  g_clear_object (&self->actions);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_author_button_parent_class)->dispose (object);
}

static void
nabij_author_button_finalize (GObject *object)
{
  NabijAuthorButton *self = NABIJ_AUTHOR_BUTTON (object);

  g_strfreev (self->names);
  g_free (self->author);

  G_OBJECT_CLASS (nabij_author_button_parent_class)->finalize (object);
}

static void
nabij_author_button_class_init (NabijAuthorButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = nabij_author_button_get_property;
  object_class->dispose = nabij_author_button_dispose;
  object_class->finalize = nabij_author_button_finalize;
  nabij_widgets_class_set_first_focus (widget_class, nabij_author_button_grab_focus);

  /**
   * NabijAuthorButton:author:
   *
   * Who writes, or `NULL`. It is notified when it is chosen, and when the name that was chosen last
   * was read.
   */
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-author-button.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijAuthorButton, button);
  gtk_widget_class_bind_template_child (widget_class, NabijAuthorButton, label);
}

static void
nabij_author_button_init (NabijAuthorButton *self)
{
  static const GActionEntry entries[] = {
    { "add", add_action },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->choose, "activate", G_CALLBACK (choose_action), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "author", G_ACTION_GROUP (self->actions));
  show_names (self);
}

/**
 * nabij_author_button_new:
 * @services: what it needs from the world
 *
 * Makes a button with the name that was chosen last. In a template, `NabijAuthorButton` can stand by
 * itself, and is handed its services with nabij_author_button_set_services().
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
nabij_author_button_new (NabijServices *services)
{
  NabijAuthorButton *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_AUTHOR_BUTTON, NULL);
  nabij_author_button_set_services (self, services);
  return GTK_WIDGET (self);
}

/**
 * nabij_author_button_set_services:
 * @self: a button without services
 * @services: what it needs from the world
 *
 * Gives a button from a template what it needs. It shows itself where there are names, also when
 * they come later.
 */
void
nabij_author_button_set_services (NabijAuthorButton *self,
                                  NabijServices     *services)
{
  g_return_if_fail (NABIJ_IS_AUTHOR_BUTTON (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_journal (services), "reset", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * nabij_author_button_get_author:
 * @self: a button
 *
 * Tells who writes.
 *
 * Returns: (transfer none) (nullable): the name, or `NULL` for nobody in particular
 */
const char *
nabij_author_button_get_author (NabijAuthorButton *self)
{
  g_return_val_if_fail (NABIJ_IS_AUTHOR_BUTTON (self), NULL);

  return self->author;
}

/**
 * nabij_author_button_set_author:
 * @self: a button
 * @author: (nullable): the name, or `NULL` for nobody in particular
 *
 * Shows the author of an entry that exists already. Without this call, it is whoever was chosen last.
 */
void
nabij_author_button_set_author (NabijAuthorButton *self,
                                const char        *author)
{
  g_return_if_fail (NABIJ_IS_AUTHOR_BUTTON (self));

  self->decided = TRUE;
  take_author (self, author);
  show_names (self);
}
