/* nabij-entry-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-editor.h"

#include "nabij-journal-drafts.h"

struct _NabijEntryEditor {
  GObject parent_instance;

  /* Owned References */
  NabijServices *services;
  NabijEntry    *entry; /* as it is on the screen */
  NabijEntry    *saved; /* as it was handed to the journal last, or NULL where it never was */
  char          *problem;

  gboolean kept; /* the journal has had it before */
};

G_DEFINE_FINAL_TYPE (NabijEntryEditor, nabij_entry_editor, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_problem (NabijEntryEditor *self,
             const char       *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  NabijJournal *journal = NABIJ_JOURNAL (source);
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  NabijEntryEditor *self = g_task_get_source_object (task);
  NabijEntry       *entry = g_task_get_task_data (task);

  if (nabij_journal_save_finish (journal, result, &error)) {
    set_problem (self, NULL);
    /* What was typed since then has a draft of its own time. */
    if (self->entry == entry)
      nabij_journal_drop_draft (journal, nabij_entry_get_uuid (entry));
    g_task_return_boolean (task, TRUE);
    return;
  }

  set_problem (self, nabij_journal_error_to_sentence (error));
  /* It is not what the journal has: leaving once more tries once more. */
  if (self->saved == entry)
    g_clear_pointer (&self->saved, nabij_entry_unref);
  g_task_return_boolean (task, FALSE);
}

static void
nabij_entry_editor_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id) {
  case PROP_PROBLEM:
    g_value_set_string (value, NABIJ_ENTRY_EDITOR (object)->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
nabij_entry_editor_finalize (GObject *object)
{
  NabijEntryEditor *self = NABIJ_ENTRY_EDITOR (object);

  g_clear_object (&self->services);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  g_clear_pointer (&self->saved, nabij_entry_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (nabij_entry_editor_parent_class)->finalize (object);
}

static void
nabij_entry_editor_class_init (NabijEntryEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_entry_editor_get_property;
  object_class->finalize = nabij_entry_editor_finalize;

  /**
   * NabijEntryEditor:problem:
   *
   * A sentence that says why it could not be saved, or `NULL`.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
nabij_entry_editor_init (NabijEntryEditor *self)
{
}

/**
 * nabij_entry_editor_new:
 * @services: what it needs from the world
 * @entry: a new entry, or one of the journal
 * @kept: whether the journal has @entry already
 *
 * Begins to write.
 *
 * Returns: (transfer full): the editor
 */
NabijEntryEditor *
nabij_entry_editor_new (NabijServices *services,
                        NabijEntry    *entry,
                        gboolean       kept)
{
  NabijEntryEditor *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_ENTRY_EDITOR, NULL);
  self->services = g_object_ref (services);
  self->entry = nabij_entry_ref (entry);
  self->kept = kept;
  if (kept)
    self->saved = nabij_entry_ref (entry);
  return self;
}

/**
 * nabij_entry_editor_get_entry:
 * @self: an editor
 *
 * Tells what is written now.
 *
 * Returns: (transfer none): the entry, which lives until the next change
 */
NabijEntry *
nabij_entry_editor_get_entry (NabijEntryEditor *self)
{
  g_return_val_if_fail (NABIJ_IS_ENTRY_EDITOR (self), NULL);

  return self->entry;
}

/**
 * nabij_entry_editor_get_problem:
 * @self: an editor
 *
 * Tells why it could not be saved.
 *
 * Returns: (transfer none) (nullable): a sentence, translated, or `NULL`
 */
const char *
nabij_entry_editor_get_problem (NabijEntryEditor *self)
{
  g_return_val_if_fail (NABIJ_IS_ENTRY_EDITOR (self), NULL);

  return self->problem;
}

/**
 * nabij_entry_editor_is_emptied:
 * @self: an editor
 *
 * Tells whether everything was taken out of an entry that the journal has. Saving does not touch it
 * then: whoever leaves decides to delete it, which can be undone.
 *
 * Returns: whether it is so
 */
gboolean
nabij_entry_editor_is_emptied (NabijEntryEditor *self)
{
  g_return_val_if_fail (NABIJ_IS_ENTRY_EDITOR (self), FALSE);

  return self->kept && nabij_entry_is_blank (self->entry);
}

/**
 * nabij_entry_editor_change:
 * @self: an editor
 * @fields: what is on the screen now; its UUID and its times of writing are not looked at
 *
 * Takes over what was typed, and has a draft of it kept. Nothing happens where nothing changed.
 */
void
nabij_entry_editor_change (NabijEntryEditor       *self,
                           const NabijEntryFields *fields)
{
  g_autoptr (NabijEntry) entry = NULL;
  NabijJournal    *journal;
  NabijEntryFields changed;

  g_return_if_fail (NABIJ_IS_ENTRY_EDITOR (self));
  g_return_if_fail (fields != NULL);

  journal = nabij_services_get_journal (self->services);
  changed = *fields;
  changed.uuid = nabij_entry_get_uuid (self->entry);
  changed.added_us = nabij_entry_get_fields (self->entry)->added_us;
  changed.changed_us = nabij_entry_get_fields (self->entry)->changed_us;
  entry = nabij_entry_new (&changed);
  if (nabij_entry_equal (entry, self->entry))
    return;

  changed.changed_us = nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;
  /* The old one holds the strings that the new one is made from. */
  g_clear_pointer (&entry, nabij_entry_unref);
  entry = g_steal_pointer (&self->entry);
  self->entry = nabij_entry_new (&changed);
  if (nabij_entry_is_blank (self->entry))
    nabij_journal_drop_draft (journal, nabij_entry_get_uuid (self->entry));
  else
    nabij_journal_save_draft (journal, self->entry);
}

/**
 * nabij_entry_editor_save_async:
 * @self: an editor
 * @callback: (nullable): called when it is on the disk, or cannot be saved now
 * @user_data: for @callback
 *
 * Saves what is written, as it is left. What is blank, or has not changed, is not saved.
 */
void
nabij_entry_editor_save_async (NabijEntryEditor   *self,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_ENTRY_EDITOR (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, nabij_entry_editor_save_async);
  if (nabij_entry_is_blank (self->entry) || self->saved == self->entry) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }

  g_clear_pointer (&self->saved, nabij_entry_unref);
  self->saved = nabij_entry_ref (self->entry);
  self->kept = TRUE;
  g_task_set_task_data (task, nabij_entry_ref (self->entry), (GDestroyNotify)nabij_entry_unref);
  nabij_journal_save_async (nabij_services_get_journal (self->services), self->entry, NULL, saved_cb, task);
}

/**
 * nabij_entry_editor_save_finish:
 * @self: an editor
 * @result: the answer
 *
 * Ends nabij_entry_editor_save_async().
 *
 * Errors: none here; nabij_entry_editor_get_problem() says what is wrong. The text is still in the
 * editor and in the draft, and the journal tries again by itself.
 *
 * Returns: whether nothing of it is unsaved
 */
gboolean
nabij_entry_editor_save_finish (NabijEntryEditor *self,
                                GAsyncResult     *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
