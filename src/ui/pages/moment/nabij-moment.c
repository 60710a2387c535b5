/* nabij-moment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-moment.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-drafts.h"
#include "nabij-moment-words.h"

struct _NabijMoment {
  GObject parent_instance;

  /* Owned References */
  NabijServices *services;
  NabijEntry    *entry; /* as it was last saved, or as it would be */

  gboolean kept;    /* whether the journal has it, or was asked to have it */
  gboolean drafted; /* whether there may be a draft of it */
};

G_DEFINE_FINAL_TYPE (NabijMoment, nabij_moment, G_TYPE_OBJECT)

static NabijJournal *
get_journal (NabijMoment *self)
{
  return nabij_services_get_journal (self->services);
}

static void
set_entry (NabijMoment *self,
           NabijEntry  *entry)
{
  nabij_entry_ref (entry);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->entry = entry;
}

static void
drop_draft (NabijMoment *self)
{
  if (self->drafted)
    nabij_journal_drop_draft (get_journal (self), nabij_moment_get_uuid (self));
  self->drafted = FALSE;
}

/* Another page, or another window, may have saved it. */
static void
changed_cb (NabijMoment *self,
            NabijEntry  *entry)
{
  if (!g_str_equal (nabij_entry_get_uuid (entry), nabij_moment_get_uuid (self)) ||
      nabij_entry_get_fields (entry)->changed_us < nabij_entry_get_fields (self->entry)->changed_us)
    return;

  self->kept = TRUE;
  set_entry (self, entry);
}

static void
nabij_moment_dispose (GObject *object)
{
  NabijMoment *self = NABIJ_MOMENT (object);

  g_clear_object (&self->services);
  g_clear_pointer (&self->entry, nabij_entry_unref);

  G_OBJECT_CLASS (nabij_moment_parent_class)->dispose (object);
}

static void
nabij_moment_class_init (NabijMomentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_moment_dispose;
}

static void
nabij_moment_init (NabijMoment *self)
{
}

static NabijMoment *
moment_new (NabijServices *services,
            NabijEntry    *entry)
{
  NabijMoment *self = g_object_new (NABIJ_TYPE_MOMENT, NULL);

  self->services = g_object_ref (services);
  self->entry = entry;
  g_signal_connect_object (get_journal (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_moment_new:
 * @services: what it needs from the world
 *
 * Begins a moment now. It has its UUID already, and nothing is kept of it yet.
 *
 * Returns: (transfer full): the moment
 */
NabijMoment *
nabij_moment_new (NabijServices *services)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  return moment_new (services, nabij_entry_new (&(NabijEntryFields){
                                 .kind = NABIJ_ENTRY_KIND_MOMENT,
                                 .instant = nabij_clock_get_now (nabij_services_get_clock (services)),
                               }));
}

/**
 * nabij_moment_new_for_entry:
 * @services: what it needs from the world
 * @entry: a moment that is in the journal
 *
 * Goes on with a moment that is kept already.
 *
 * Returns: (transfer full): the moment
 */
NabijMoment *
nabij_moment_new_for_entry (NabijServices *services,
                            NabijEntry    *entry)
{
  NabijMoment *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT, NULL);

  self = moment_new (services, nabij_entry_ref (entry));
  self->kept = TRUE;
  return self;
}

/**
 * nabij_moment_get_entry:
 * @self: a moment
 *
 * Gives it as it was last saved, or, where nothing was saved yet, as it began.
 *
 * Returns: (transfer none): the entry
 */
NabijEntry *
nabij_moment_get_entry (NabijMoment *self)
{
  g_return_val_if_fail (NABIJ_IS_MOMENT (self), NULL);

  return self->entry;
}

/**
 * nabij_moment_get_uuid:
 * @self: a moment
 *
 * Returns: (transfer none): its UUID, which never changes
 */
const char *
nabij_moment_get_uuid (NabijMoment *self)
{
  g_return_val_if_fail (NABIJ_IS_MOMENT (self), NULL);

  return nabij_entry_get_uuid (self->entry);
}

/**
 * nabij_moment_is_kept:
 * @self: a moment
 *
 * Returns: whether the journal has it, or saves it as soon as it can
 */
gboolean
nabij_moment_is_kept (NabijMoment *self)
{
  g_return_val_if_fail (NABIJ_IS_MOMENT (self), FALSE);

  return self->kept;
}

/**
 * nabij_moment_dup_recovery:
 * @self: a moment
 *
 * Says when it grew calmer, as a line of its own.
 *
 * Returns: (transfer full) (nullable): for example "Calmer the same afternoon", translated, or `NULL`
 *   while it is open
 */
char *
nabij_moment_dup_recovery (NabijMoment *self)
{
  const NabijEntryFields *fields;
  g_autofree char        *words = NULL;
  g_autofree char        *first = NULL;
  g_autofree char        *capital = NULL;

  g_return_val_if_fail (NABIJ_IS_MOMENT (self), NULL);

  fields = nabij_entry_get_fields (self->entry);
  if (!fields->is_calmer)
    return NULL;

  words = nabij_moment_words_calmer (&fields->instant, &fields->calmer, fields->tension_after);
  first = g_utf8_substring (words, 0, 1);
  capital = g_utf8_strup (first, -1);
  return g_strconcat (capital, g_utf8_offset_to_pointer (words, 1), NULL);
}

/**
 * nabij_moment_keep:
 * @self: a moment
 *
 * Keeps it as it is, also where nothing was written: something was done, and it stays open. Keeping
 * twice is fine.
 */
void
nabij_moment_keep (NabijMoment *self)
{
  g_return_if_fail (NABIJ_IS_MOMENT (self));

  if (self->kept || nabij_journal_get_keeps_nothing (get_journal (self)))
    return;

  self->kept = TRUE;
  nabij_journal_save_async (get_journal (self), self->entry, NULL, NULL, NULL);
}

/**
 * nabij_moment_forget:
 * @self: a moment
 *
 * Takes back what nabij_moment_keep() kept. A moment in which something was written stays.
 */
void
nabij_moment_forget (NabijMoment *self)
{
  g_return_if_fail (NABIJ_IS_MOMENT (self));

  if (!self->kept || !nabij_entry_is_blank (self->entry))
    return;

  self->kept = FALSE;
  nabij_journal_delete_async (get_journal (self), nabij_moment_get_uuid (self), NULL, NULL, NULL);
  nabij_journal_purge_async (get_journal (self), NULL, NULL, NULL);
}

/**
 * nabij_moment_draft:
 * @self: a moment
 * @entry: it, as it is written at present
 *
 * Puts what is being written into a safe place; it is not saved yet.
 */
void
nabij_moment_draft (NabijMoment *self,
                    NabijEntry  *entry)
{
  g_return_if_fail (NABIJ_IS_MOMENT (self));
  g_return_if_fail (entry != NULL);

  if (!self->kept && nabij_entry_is_blank (entry)) {
    drop_draft (self);
    return;
  }

  self->drafted = TRUE;
  nabij_journal_save_draft (get_journal (self), entry);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijMoment *self = g_task_get_source_object (task);
  GError      *error = NULL;

  if (!nabij_journal_save_finish (NABIJ_JOURNAL (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }

  /* What was typed in the meantime has made a newer draft, and its own save to come. */
  if (g_task_get_task_data (task) == self->entry)
    drop_draft (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * nabij_moment_save_async:
 * @self: a moment
 * @entry: it, as it is to be kept, with the same UUID
 * @callback: (nullable): called when it is on the disk, or cannot be saved now
 * @user_data: for @callback
 *
 * Saves it. A moment that was never kept, and in which nothing is written, leaves nothing behind; one
 * that has not changed is not saved again.
 */
void
nabij_moment_save_async (NabijMoment        *self,
                         NabijEntry         *entry,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask   *task;
  gboolean same;

  g_return_if_fail (NABIJ_IS_MOMENT (self));
  g_return_if_fail (entry != NULL);
  g_return_if_fail (g_str_equal (nabij_entry_get_uuid (entry), nabij_moment_get_uuid (self)));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, nabij_moment_save_async);
  g_task_set_task_data (task, nabij_entry_ref (entry), (GDestroyNotify)nabij_entry_unref);

  /* What waits in the journal for a disk with room again is not saved either: it is asked again. */
  same = self->kept && nabij_entry_equal (entry, self->entry) &&
         nabij_journal_get_n_pending (get_journal (self)) == 0;
  if (same || (!self->kept && nabij_entry_is_blank (entry))) {
    drop_draft (self);
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }

  self->kept = !nabij_journal_get_keeps_nothing (get_journal (self));
  set_entry (self, entry);
  nabij_journal_save_async (get_journal (self), entry, NULL, save_cb, task);
}

/**
 * nabij_moment_save_finish:
 * @self: a moment
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_moment_save_async().
 *
 * Errors: as nabij_journal_save_finish(); the entry and its draft wait.
 *
 * Returns: whether it is on the disk, or there is nothing to keep
 */
gboolean
nabij_moment_save_finish (NabijMoment  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
