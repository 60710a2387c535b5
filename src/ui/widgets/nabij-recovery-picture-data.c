/* nabij-recovery-picture-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-picture-data.h"

#include "nabij-journal-query.h"

/* A picture of more points than it has pixels says nothing more. */
#define N_MOMENTS_MAX 2000

/* The moments of a period, read anew whenever the journal has changed. */
struct _NabijRecoveryPictureData {
  GObject parent_instance;

  /* Owned References */
  NabijJournal *journal;
  NabijClock   *clock;
  GCancellable *cancellable; /* of the reading that is under way */
  GPtrArray    *moments;     /* of NabijEntry, the oldest first */

  NabijRecoveryPeriod period;
  NabijRecoveryAxis   axis;
  gboolean            is_loading_wanted;
  gboolean            any;
};

G_DEFINE_FINAL_TYPE (NabijRecoveryPictureData, nabij_recovery_picture_data, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void load (NabijRecoveryPictureData *self);

/* What can not be read is told by the page around it; here it is as if there were nothing. */
static void
take (NabijRecoveryPictureData *self,
      GPtrArray                *newest_first,
      gboolean                  any)
{
  const NabijInstant now = nabij_clock_get_now (self->clock);
  gint64             first_us = now.utc_us;

  g_ptr_array_set_size (self->moments, 0);
  for (guint i = newest_first != NULL ? newest_first->len : 0; i > 0; i--)
    g_ptr_array_add (self->moments, nabij_entry_ref (g_ptr_array_index (newest_first, i - 1)));

  if (self->moments->len > 0)
    first_us = nabij_entry_get_instant (g_ptr_array_index (self->moments, 0))->utc_us;
  nabij_recovery_axis_init (&self->axis, self->period, &now, first_us);
  self->any = any;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
any_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (NabijRecoveryPictureData) self = NABIJ_RECOVERY_PICTURE_DATA (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moments = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  take (self, NULL, moments != NULL && moments->len > 0);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijRecoveryPictureData) self = NABIJ_RECOVERY_PICTURE_DATA (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moments = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);
  const NabijJournalQuery query = { .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT) };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (moments == NULL || moments->len > 0 || self->period == NABIJ_RECOVERY_PERIOD_ALL) {
    take (self, moments, moments != NULL && moments->len > 0);
    return;
  }

  /* Nothing in these weeks; perhaps before them. */
  nabij_journal_list_async (self->journal, &query, 1, self->cancellable, any_cb, g_object_ref (self));
}

static void
load (NabijRecoveryPictureData *self)
{
  const NabijInstant      now = nabij_clock_get_now (self->clock);
  const NabijJournalQuery query = {
    .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT),
    .from_us = nabij_recovery_period_get_start_us (self->period, &now),
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_list_async (self->journal, &query, N_MOMENTS_MAX, self->cancellable, list_cb, g_object_ref (self));
}

static void
changed_cb (NabijRecoveryPictureData *self,
            NabijEntry               *entry)
{
  if (self->is_loading_wanted && nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT)
    load (self);
}

static void
reset_cb (NabijRecoveryPictureData *self)
{
  if (self->is_loading_wanted)
    load (self);
}

static void
nabij_recovery_picture_data_dispose (GObject *object)
{
  NabijRecoveryPictureData *self = NABIJ_RECOVERY_PICTURE_DATA (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (nabij_recovery_picture_data_parent_class)->dispose (object);
}

static void
nabij_recovery_picture_data_finalize (GObject *object)
{
  g_ptr_array_unref (NABIJ_RECOVERY_PICTURE_DATA (object)->moments);

  G_OBJECT_CLASS (nabij_recovery_picture_data_parent_class)->finalize (object);
}

static void
nabij_recovery_picture_data_class_init (NabijRecoveryPictureDataClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_recovery_picture_data_dispose;
  object_class->finalize = nabij_recovery_picture_data_finalize;

  /**
   * NabijRecoveryPictureData::changed:
   * @self: the moments
   *
   * Was read anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_recovery_picture_data_init (NabijRecoveryPictureData *self)
{
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
}

/**
 * nabij_recovery_picture_data_new:
 * @journal: (transfer none): the journal
 * @clock: (transfer none): where time comes from
 *
 * Makes a reader of moments; nothing is read yet.
 *
 * Returns: (transfer full): the reader
 */
NabijRecoveryPictureData *
nabij_recovery_picture_data_new (NabijJournal *journal,
                                 NabijClock   *clock)
{
  NabijRecoveryPictureData *self;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  self = g_object_new (NABIJ_TYPE_RECOVERY_PICTURE_DATA, NULL);
  self->journal = g_object_ref (journal);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_recovery_picture_data_load:
 * @self: a reader
 * @period: how far to look back
 *
 * Reads the moments of a period, and from now on again whenever the journal changes. An older
 * reading is given up.
 */
void
nabij_recovery_picture_data_load (NabijRecoveryPictureData *self,
                                  NabijRecoveryPeriod       period)
{
  g_return_if_fail (NABIJ_IS_RECOVERY_PICTURE_DATA (self));
  g_return_if_fail ((guint)period < NABIJ_N_RECOVERY_PERIODS);

  self->period = period;
  self->is_loading_wanted = TRUE;
  load (self);
}

/**
 * nabij_recovery_picture_data_stop:
 * @self: a reader
 *
 * Does not follow the journal any more, for while nobody looks.
 */
void
nabij_recovery_picture_data_stop (NabijRecoveryPictureData *self)
{
  g_return_if_fail (NABIJ_IS_RECOVERY_PICTURE_DATA (self));

  self->is_loading_wanted = FALSE;
  g_cancellable_cancel (self->cancellable);
}

/**
 * nabij_recovery_picture_data_get_moments:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type NabijEntry): the moments, the oldest first
 */
GPtrArray *
nabij_recovery_picture_data_get_moments (NabijRecoveryPictureData *self)
{
  g_return_val_if_fail (NABIJ_IS_RECOVERY_PICTURE_DATA (self), NULL);

  return self->moments;
}

/**
 * nabij_recovery_picture_data_get_axis:
 * @self: a reader that has read
 *
 * Returns: (transfer none): the stretch of time that the moments lie in
 */
const NabijRecoveryAxis *
nabij_recovery_picture_data_get_axis (NabijRecoveryPictureData *self)
{
  g_return_val_if_fail (NABIJ_IS_RECOVERY_PICTURE_DATA (self), NULL);

  return &self->axis;
}

/**
 * nabij_recovery_picture_data_get_any:
 * @self: a reader
 *
 * Tells whether there are moments at all, in this period or before it.
 *
 * Returns: whether there are
 */
gboolean
nabij_recovery_picture_data_get_any (NabijRecoveryPictureData *self)
{
  g_return_val_if_fail (NABIJ_IS_RECOVERY_PICTURE_DATA (self), FALSE);

  return self->any;
}
