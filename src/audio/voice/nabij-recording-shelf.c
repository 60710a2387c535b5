/* nabij-recording-shelf.c
 *
 * The worker, `work()`, decodes one recording after the other; everything else is shared under `lock`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recording-shelf.h"

typedef struct {
  NabijRecording          *recording;
  NabijRecordingSound     *sound; /* NULL unless it is ready */
  GError                  *error; /* set where it is broken */
  NabijRecordingShelfState state;
} Entry;

struct _NabijRecordingShelf {
  GThreadPool *pool;

  GMutex     lock;
  GCond      changed;
  GPtrArray *entries;
  gboolean   is_closed;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  nabij_recording_unref (entry->recording);
  g_clear_pointer (&entry->sound, nabij_recording_sound_unref);
  g_clear_error (&entry->error);
  g_free (entry);
}

static Entry *
find (NabijRecordingShelf *self,
      NabijRecording      *recording)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);

    if (entry->recording == recording)
      return entry;
  }
  return NULL;
}

static void
shelf_clear (gpointer data)
{
  NabijRecordingShelf *self = data;

  g_ptr_array_unref (self->entries);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
}

static gboolean
is_wanted (NabijRecordingShelf *self,
           NabijRecording      *recording)
{
  gboolean wanted;

  g_mutex_lock (&self->lock);
  wanted = !self->is_closed && find (self, recording) != NULL;
  g_mutex_unlock (&self->lock);
  return wanted;
}

/* The worker thread. */
static void
work (gpointer data,
      gpointer user_data)
{
  NabijRecordingShelf *self = user_data;
  g_autoptr (NabijRecording) recording = data;
  g_autoptr (NabijRecordingSound) sound = NULL;
  g_autoptr (GError) error = NULL;
  Entry *entry;

  if (is_wanted (self, recording)) {
    sound = nabij_recording_sound_decode (recording, &error);

    g_mutex_lock (&self->lock);
    entry = find (self, recording);
    if (entry != NULL && entry->state == NABIJ_RECORDING_SHELF_WORKING) {
      entry->state = sound != NULL ? NABIJ_RECORDING_SHELF_READY : NABIJ_RECORDING_SHELF_BROKEN;
      entry->sound = g_steal_pointer (&sound);
      entry->error = g_steal_pointer (&error);
    }
    g_cond_broadcast (&self->changed);
    g_mutex_unlock (&self->lock);
  }

  g_atomic_rc_box_release_full (self, shelf_clear);
}

/**
 * nabij_recording_shelf_new:
 *
 * Makes an empty shelf.
 *
 * Returns: (transfer full): the shelf
 */
NabijRecordingShelf *
nabij_recording_shelf_new (void)
{
  NabijRecordingShelf *self = g_atomic_rc_box_new0 (NabijRecordingShelf);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->pool = g_thread_pool_new (work, self, 1, FALSE, NULL);
  return self;
}

/**
 * nabij_recording_shelf_free:
 * @self: (transfer full): a shelf
 *
 * Lets go of the recordings. What is just being decoded is not waited for.
 */
void
nabij_recording_shelf_free (NabijRecordingShelf *self)
{
  g_mutex_lock (&self->lock);
  self->is_closed = TRUE;
  g_mutex_unlock (&self->lock);

  /* The pool goes by itself when the worker has been through what it was asked. */
  g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, FALSE);
  g_atomic_rc_box_release_full (self, shelf_clear);
}

/**
 * nabij_recording_shelf_want:
 * @self: a shelf
 * @recordings: (array length=n_recordings): what will sound next, the first one first
 * @n_recordings: how many there are
 *
 * Begins to decode what is not there yet, and forgets what is not among these. Returns at once.
 */
void
nabij_recording_shelf_want (NabijRecordingShelf   *self,
                            NabijRecording *const *recordings,
                            guint                  n_recordings)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  for (guint i = self->entries->len; i > 0; i--) {
    Entry   *entry = g_ptr_array_index (self->entries, i - 1);
    gboolean is_kept = FALSE;

    for (guint j = 0; j < n_recordings; j++)
      is_kept |= recordings[j] == entry->recording;
    if (!is_kept)
      g_ptr_array_remove_index (self->entries, i - 1);
  }
  for (guint i = 0; i < n_recordings; i++) {
    Entry *entry;

    if (find (self, recordings[i]) != NULL)
      continue;
    entry = g_new0 (Entry, 1);
    entry->recording = nabij_recording_ref (recordings[i]);
    g_ptr_array_add (self->entries, entry);
    g_atomic_rc_box_acquire (self);
    g_thread_pool_push (self->pool, nabij_recording_ref (recordings[i]), NULL);
  }
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_recording_shelf_look:
 * @self: a shelf
 * @recording: what is looked for
 * @is_awaited: whether to wait until it is decoded; only where nobody listens
 * @sound: (out) (transfer full) (nullable): the samples, where it is ready
 * @error: return location for an error
 *
 * Looks whether a recording that was wanted is there.
 *
 * Errors: as for [func@recording_sound_decode], where it is broken
 *
 * Returns: what became of it
 */
NabijRecordingShelfState
nabij_recording_shelf_look (NabijRecordingShelf  *self,
                            NabijRecording       *recording,
                            gboolean              is_awaited,
                            NabijRecordingSound **sound,
                            GError              **error)
{
  NabijRecordingShelfState state = NABIJ_RECORDING_SHELF_WORKING;
  Entry                   *entry;

  g_return_val_if_fail (self != NULL, NABIJ_RECORDING_SHELF_BROKEN);

  *sound = NULL;
  g_mutex_lock (&self->lock);
  entry = find (self, recording);
  while (is_awaited && entry != NULL && entry->state == NABIJ_RECORDING_SHELF_WORKING) {
    g_cond_wait (&self->changed, &self->lock);
    entry = find (self, recording);
  }
  if (entry != NULL) {
    state = entry->state;
    if (state == NABIJ_RECORDING_SHELF_READY)
      *sound = nabij_recording_sound_ref (entry->sound);
    if (state == NABIJ_RECORDING_SHELF_BROKEN)
      g_propagate_error (error, g_error_copy (entry->error));
  }
  g_mutex_unlock (&self->lock);
  return state;
}
