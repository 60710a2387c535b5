/* nabij-tell-sources.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-sources.h"

#include "nabij-journal-family.h"
#include "nabij-journal-query.h"
#include "nabij-tell-list.h"

#include <glib/gi18n-lib.h>

#define KINDS_OF_JOURNAL                                                                               \
  (NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT) | NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_NOTE) | \
   NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_LETTER))

struct _NabijTellSources {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkBox      *check_ins;
  GtkEditable *search;
  GtkBox      *entries;
  GtkBox      *others;

  /* Owned References */
  NabijServices    *services;
  NabijTellChoices *choices; /* NULL until it is known who tells */
  GPtrArray        *lists;   /* of NabijTellList, which the widget tree owns */
  char            **names;   /* under which the family writes; or NULL */
  char             *author;  /* who was chosen to tell, or NULL for nobody with a name */

  GDate    first;
  GDate    last;
  gboolean is_author_set; /* and not whoever wrote last */
};

G_DEFINE_FINAL_TYPE (NabijTellSources, nabij_tell_sources, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (NabijTellSources *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
search_cb (NabijTellSources *self)
{
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->entries));

  if (list != NULL)
    nabij_tell_list_set_search (NABIJ_TELL_LIST (list), gtk_editable_get_text (self->search));
}

static void
add_list (NabijTellSources *self,
          GtkBox           *box,
          GtkWidget        *list,
          const char       *title,
          const char       *description)
{
  if (title != NULL) {
    g_autofree char *markup = g_markup_escape_text (title, -1);

    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), markup);
  }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list), description);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, list);
  g_ptr_array_add (self->lists, list);
}

static void
add_other (NabijTellSources *self,
           const char       *author)
{
  /* Translators: %s is the name of somebody who writes in the same journal. */
  g_autofree char *title = author != NULL ? g_strdup_printf (_ ("What %s wrote"), author) : g_strdup (_ ("Written without a name"));

  add_list (self, self->others, nabij_tell_list_new_for_other (self->services, self->choices, author), title,
            _ ("These are not your own words. You add them one by one."));
}

static void
drop_lists (NabijTellSources *self)
{
  GtkBox *boxes[] = { self->check_ins, self->entries, self->others };

  for (guint i = 0; i < self->lists->len; i++)
    nabij_tell_list_close (g_ptr_array_index (self->lists, i));
  g_ptr_array_set_size (self->lists, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++) {
    GtkWidget *child;

    while ((child = gtk_widget_get_first_child (GTK_WIDGET (boxes[i]))) != NULL)
      gtk_box_remove (boxes[i], child);
  }
}

/* Somebody else begins with a page of their own: nothing of it goes over. */
static void
begin (NabijTellSources *self,
       const char       *author)
{
  drop_lists (self);
  g_clear_pointer (&self->choices, nabij_tell_choices_free);
  self->choices = nabij_tell_choices_new (author);
  nabij_tell_choices_set_days (self->choices, &self->first, &self->last);

  add_list (self, self->check_ins, nabij_tell_list_new (self->services, self->choices, NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_CHECK_IN)), _ ("How you were doing"), NULL);
  add_list (self, self->entries, nabij_tell_list_new (self->services, self->choices, KINDS_OF_JOURNAL), NULL, NULL);
  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    if (g_strcmp0 (self->names[i], author) != 0)
      add_other (self, self->names[i]);
  if (author != NULL)
    add_other (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->others), gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);

  search_cb (self);
  for (guint i = 0; i < self->lists->len; i++)
    nabij_tell_list_refresh (g_ptr_array_index (self->lists, i));
  changed_cb (self);
}

static gboolean
are_equal (char **a,
           char **b)
{
  return a == b || (a != NULL && b != NULL && g_strv_equal ((const char *const *)a, (const char *const *)b));
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijTellSources) self = NABIJ_TELL_SOURCES (user_data);
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, NULL);
  const char *author = self->is_author_set ? self->author : writing;
  gboolean    are_others;

  if (self->services == NULL)
    return;

  /* Names that can not be read are not there; the journal itself says what is wrong. */
  are_others = names != NULL && !are_equal (names, self->names);
  if (are_others) {
    g_strfreev (self->names);
    self->names = g_steal_pointer (&names);
  }
  if (author != NULL && *author == '\0')
    author = NULL;
  if (self->choices == NULL || are_others || g_strcmp0 (nabij_tell_choices_get_author (self->choices), author) != 0)
    begin (self, author);
}

static void
nabij_tell_sources_dispose (GObject *object)
{
  NabijTellSources *self = NABIJ_TELL_SOURCES (object);
  GtkWidget        *child;

  if (self->services != NULL)
    drop_lists (self);
  g_clear_object (&self->services);
  g_clear_pointer (&self->choices, nabij_tell_choices_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_sources_parent_class)->dispose (object);
}

static void
nabij_tell_sources_finalize (GObject *object)
{
  NabijTellSources *self = NABIJ_TELL_SOURCES (object);

  g_ptr_array_unref (self->lists);
  g_strfreev (self->names);
  g_free (self->author);

  G_OBJECT_CLASS (nabij_tell_sources_parent_class)->finalize (object);
}

static void
nabij_tell_sources_class_init (NabijTellSourcesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_tell_sources_dispose;
  object_class->finalize = nabij_tell_sources_finalize;

  /**
   * NabijTellSources::changed:
   * @self: the sources
   *
   * Something else is chosen now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTellSources, check_ins);
  gtk_widget_class_bind_template_child (widget_class, NabijTellSources, search);
  gtk_widget_class_bind_template_child (widget_class, NabijTellSources, entries);
  gtk_widget_class_bind_template_child (widget_class, NabijTellSources, others);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_set_css_name (widget_class, "tell-sources");
}

static void
nabij_tell_sources_init (NabijTellSources *self)
{
  self->lists = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_tell_sources_set_services:
 * @self: the sources
 * @services: what it needs from the world
 *
 * To be called once. Nothing is read before nabij_tell_sources_refresh().
 */
void
nabij_tell_sources_set_services (NabijTellSources *self,
                                 NabijServices    *services)
{
  g_return_if_fail (NABIJ_IS_TELL_SOURCES (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
}

/**
 * nabij_tell_sources_set_days:
 * @self: the sources
 * @first: the first day
 * @last: the last day
 *
 * Shows what was written in other days.
 */
void
nabij_tell_sources_set_days (NabijTellSources *self,
                             const GDate      *first,
                             const GDate      *last)
{
  g_return_if_fail (NABIJ_IS_TELL_SOURCES (self));
  g_return_if_fail (first != NULL && last != NULL);

  self->first = *first;
  self->last = *last;
  if (self->choices == NULL)
    return;

  nabij_tell_choices_set_days (self->choices, first, last);
  for (guint i = 0; i < self->lists->len; i++)
    nabij_tell_list_refresh (g_ptr_array_index (self->lists, i));
  changed_cb (self);
}

/**
 * nabij_tell_sources_set_author:
 * @self: the sources
 * @author: (nullable): who tells, or `NULL` for somebody without a name
 *
 * Lets somebody tell, with a page of their own. Until it is said, it is whoever wrote last.
 */
void
nabij_tell_sources_set_author (NabijTellSources *self,
                               const char       *author)
{
  g_return_if_fail (NABIJ_IS_TELL_SOURCES (self));
  g_return_if_fail (self->services != NULL);

  g_free (self->author);
  self->author = g_strdup (author);
  self->is_author_set = TRUE;
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), NULL, authors_cb, g_object_ref (self));
}

/**
 * nabij_tell_sources_refresh:
 * @self: the sources, with services and days
 *
 * Looks what there is, and who writes. What is chosen stays.
 */
void
nabij_tell_sources_refresh (NabijTellSources *self)
{
  g_return_if_fail (NABIJ_IS_TELL_SOURCES (self));
  g_return_if_fail (self->services != NULL);

  for (guint i = 0; i < self->lists->len; i++)
    nabij_tell_list_refresh (g_ptr_array_index (self->lists, i));
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), NULL, authors_cb, g_object_ref (self));
}

/**
 * nabij_tell_sources_get_choices:
 * @self: the sources
 *
 * Returns: (transfer none) (nullable): what is chosen, until somebody else tells; `NULL` while it is not
 *   known who does
 */
NabijTellChoices *
nabij_tell_sources_get_choices (NabijTellSources *self)
{
  g_return_val_if_fail (NABIJ_IS_TELL_SOURCES (self), NULL);

  return self->choices;
}
