/* nabij-paper-exit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-paper-exit.h"

#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijPaperExit {
  GObject parent_instance;

  GtkWidget *widget; /* borrowed: it owns this, and NULL once it was closed */

  NabijFilePicker *file_picker;
  GActionMap      *actions;
  NabijPaper      *paper;  /* NULL while there is none */
  NabijPaper      *asked;  /* for which a place is being chosen, or NULL */
  GCancellable    *saving; /* NULL while nothing is saved */
  char            *name;
  char            *size; /* NULL for what is usual */

  gboolean is_asking;
  gboolean is_printing;
};

G_DEFINE_FINAL_TYPE (NabijPaperExit, nabij_paper_exit, G_TYPE_OBJECT)

enum {
  PROP_IS_SAVING = 1,
  N_PROPS,
};

enum {
  SIGNAL_ENDED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

static void
set_enabled (NabijPaperExit *self,
             const char     *name,
             gboolean        is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)), is_enabled);
}

/* Each way is gone by one paper at a time: a second press must not ask for a second place. */
static void
update_actions (NabijPaperExit *self)
{
  set_enabled (self, "print", self->paper != NULL && !self->is_printing);
  set_enabled (self, "save", self->paper != NULL && !self->is_asking && self->saving == NULL);
  set_enabled (self, "cancel", self->saving != NULL);
}

static void
set_saving (NabijPaperExit *self,
            GCancellable   *saving)
{
  if (!g_set_object (&self->saving, saving))
    return;

  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SAVING]);
}

static void
end (NabijPaperExit *self,
     const char     *sentence)
{
  if (self->widget != NULL)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0, sentence);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijPaperExit) self = NABIJ_PAPER_EXIT (user_data);
  g_autoptr (GError) error = NULL;

  nabij_paper_save_finish (result, &error);
  set_saving (self, NULL);
  if (error == NULL)
    end (self, _ ("Saved. Whoever has the file can read it."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    end (self, _ ("There is no room left at that place. Another one may have it."));
  else
    end (self, _ ("It could not be saved there. Another place may do."));
}

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijPaperExit) self = NABIJ_PAPER_EXIT (user_data);
  g_autoptr (GFile) file = nabij_file_picker_save_finish (NABIJ_FILE_PICKER (source), result, NULL);
  g_autoptr (NabijPaper) paper = g_steal_pointer (&self->asked);
  g_autoptr (GCancellable) saving = NULL;

  self->is_asking = FALSE;
  if (file == NULL || self->widget == NULL) {
    update_actions (self);
    return;
  }

  saving = g_cancellable_new ();
  set_saving (self, saving);
  nabij_paper_save_async (paper, file, saving, saved_cb, g_object_ref (self));
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  NabijPaperExit  *self = NABIJ_PAPER_EXIT (user_data);
  g_autofree char *name = g_strconcat (self->name, ".pdf", NULL);

  self->is_asking = TRUE;
  /* What was seen when it was asked for: other paper may be ready, or none, when a place is chosen. */
  self->asked = nabij_paper_ref (self->paper);
  update_actions (self);
  nabij_file_picker_save_async (self->file_picker, nabij_widgets_get_window (self->widget), _ ("Save as a PDF"), name, NULL, picked_cb, g_object_ref (self));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijPaperExit) self = NABIJ_PAPER_EXIT (user_data);
  g_autoptr (GError) error = NULL;

  nabij_paper_print_finish (result, &error);
  self->is_printing = FALSE;
  update_actions (self);
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, NULL);
  else
    end (self, _ ("No printer answered. Saved as a PDF, it can be printed anywhere."));
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  NabijPaperExit *self = NABIJ_PAPER_EXIT (user_data);

  self->is_printing = TRUE;
  update_actions (self);
  nabij_paper_print_async (self->paper, self->size, self->name, nabij_widgets_get_window (self->widget), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                           printed_cb, g_object_ref (self));
}

static void
cancel_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_cancellable_cancel (NABIJ_PAPER_EXIT (user_data)->saving);
}

static void
nabij_paper_exit_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  NabijPaperExit *self = NABIJ_PAPER_EXIT (object);

  switch (property_id) {
  case PROP_IS_SAVING:
    g_value_set_boolean (value, nabij_paper_exit_get_is_saving (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_paper_exit_finalize (GObject *object)
{
  NabijPaperExit *self = NABIJ_PAPER_EXIT (object);

  g_object_unref (self->actions);
  g_clear_object (&self->file_picker);
  g_clear_object (&self->saving);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  g_clear_pointer (&self->asked, nabij_paper_unref);
  g_free (self->name);
  g_free (self->size);

  G_OBJECT_CLASS (nabij_paper_exit_parent_class)->finalize (object);
}

static void
nabij_paper_exit_class_init (NabijPaperExitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_paper_exit_get_property;
  object_class->finalize = nabij_paper_exit_finalize;

  /**
   * NabijPaperExit:is-saving:
   *
   * Whether a file is being written.
   */
  props[PROP_IS_SAVING] = g_param_spec_boolean ("is-saving", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * NabijPaperExit::ended:
   * @self: an exit
   * @sentence: (nullable): what there is to say about it, translated, or `NULL` where it went as it was
   *   meant to
   *
   * Paper went out, or did not. It is not said when the person chose no place.
   */
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
}

static void
nabij_paper_exit_init (NabijPaperExit *self)
{
  const GActionEntry entries[] = {
    { .name = "print", .activate = print_action },
    { .name = "save", .activate = save_action },
    { .name = "cancel", .activate = cancel_action },
  };

  self->actions = G_ACTION_MAP (g_simple_action_group_new ());
  g_action_map_add_action_entries (self->actions, entries, G_N_ELEMENTS (entries), self);
  update_actions (self);
}

/**
 * nabij_paper_exit_new:
 * @widget: the widget that is given the actions; it owns the exit, and closes it when it is disposed of
 * @file_picker: (transfer none): how a place for a file is asked
 * @name: what is printed or saved, translated; the file and what waits at the printer are called so, and
 *   others see it: it names nobody
 * @size: (nullable): the name of a paper size, such as `GTK_PAPER_NAME_A5`, or `NULL` for what is usual
 *
 * Makes the ways out for the paper of a widget. There is no paper yet.
 *
 * Returns: (transfer full): the exit
 */
NabijPaperExit *
nabij_paper_exit_new (GtkWidget       *widget,
                      NabijFilePicker *file_picker,
                      const char      *name,
                      const char      *size)
{
  NabijPaperExit *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (NABIJ_IS_FILE_PICKER (file_picker), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_PAPER_EXIT, NULL);
  self->widget = widget;
  self->file_picker = g_object_ref (file_picker);
  self->name = g_strdup (name);
  self->size = g_strdup (size);
  gtk_widget_insert_action_group (widget, "paper", G_ACTION_GROUP (self->actions));
  return self;
}

/**
 * nabij_paper_exit_set_paper:
 * @self: an exit that is not closed
 * @paper: (nullable) (transfer none): what may go out, or `NULL` for nothing
 *
 * Puts paper ready. What is on its way already goes on as it is.
 */
void
nabij_paper_exit_set_paper (NabijPaperExit *self,
                            NabijPaper     *paper)
{
  g_return_if_fail (NABIJ_IS_PAPER_EXIT (self));

  g_clear_pointer (&self->paper, nabij_paper_unref);
  if (paper != NULL)
    self->paper = nabij_paper_ref (paper);
  update_actions (self);
}

/**
 * nabij_paper_exit_set_name:
 * @self: an exit that is not closed
 * @name: what is printed or saved, as in nabij_paper_exit_new()
 * @size: (nullable): the name of a paper size, likewise
 *
 * Calls what goes out from now on something else, for paper that may speak another language.
 */
void
nabij_paper_exit_set_name (NabijPaperExit *self,
                           const char     *name,
                           const char     *size)
{
  g_autofree char *old_name = NULL;
  g_autofree char *old_size = NULL;

  g_return_if_fail (NABIJ_IS_PAPER_EXIT (self));
  g_return_if_fail (name != NULL);

  old_name = g_steal_pointer (&self->name);
  old_size = g_steal_pointer (&self->size);
  self->name = g_strdup (name);
  self->size = g_strdup (size);
}

/**
 * nabij_paper_exit_get_is_saving:
 * @self: an exit
 *
 * Tells whether a file is being written, which the action `paper.cancel` gives up.
 *
 * Returns: whether it is
 */
gboolean
nabij_paper_exit_get_is_saving (NabijPaperExit *self)
{
  g_return_val_if_fail (NABIJ_IS_PAPER_EXIT (self), FALSE);

  return self->saving != NULL;
}

/**
 * nabij_paper_exit_close:
 * @self: an exit
 *
 * Gives up what is being saved and takes the actions away; nothing is said any more. To be called when
 * the widget is disposed of.
 */
void
nabij_paper_exit_close (NabijPaperExit *self)
{
  g_return_if_fail (NABIJ_IS_PAPER_EXIT (self));

  if (self->widget == NULL)
    return;

  gtk_widget_insert_action_group (self->widget, "paper", NULL);
  self->widget = NULL;
  g_cancellable_cancel (self->saving);
}
