/* nabij-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-undo.h"

#include "nabij-journal-deletion.h"

#include <glib/gi18n-lib.h>

/* How long one can change one's mind. */
#define TIMEOUT_S 8
/* Nothing that was deleted so shortly before goes with the toast of something else. */
#define LEAST_US (5 * (gint64)G_USEC_PER_SEC)

/* What was deleted in a row, as long as its toast stands. */
typedef struct {
  AdwToastOverlay *overlay; /* weak */
  NabijJournal    *journal;
  GPtrArray       *uuids;
  gint64           begun_us; /* monotonic: since when the toast stands */
  gint64           last_us;  /* likewise: when the last of them was deleted */
  gboolean         done;     /* undone, purged, or gone over into the toast after it */
} Undo;

/* One entry, until it is deleted. */
typedef struct {
  AdwToastOverlay *overlay;
  char            *uuid;
} Deletion;

/* The toast that stands over an overlay. */
static GQuark
get_toast_quark (void)
{
  return g_quark_from_static_string ("nabij-undo-toast");
}

static void stand (Undo *undo);

static void
undo_free (Undo     *undo,
           GClosure *closure)
{
  g_clear_weak_pointer (&undo->overlay);
  g_object_unref (undo->journal);
  g_ptr_array_unref (undo->uuids);
  g_free (undo);
}

static void
say (AdwToastOverlay *overlay,
     const GError    *error)
{
  g_autofree char *escaped = NULL;

  if (overlay == NULL)
    return;

  /* A toast reads its title as markup. */
  escaped = g_markup_escape_text (nabij_journal_error_to_sentence (error), -1);
  adw_toast_overlay_add_toast (overlay, adw_toast_new (escaped));
}

static void
undeleted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AdwToastOverlay) overlay = user_data;
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_undelete_finish (NABIJ_JOURNAL (source), result, &error))
    say (overlay, error);
}

static void
clicked_cb (AdwToast *toast,
            Undo     *undo)
{
  if (undo->done)
    return;

  undo->done = TRUE;
  for (guint i = 0; i < undo->uuids->len; i++)
    nabij_journal_undelete_async (undo->journal, g_ptr_array_index (undo->uuids, i), NULL, undeleted_cb,
                                  undo->overlay != NULL ? g_object_ref (undo->overlay) : NULL);
}

/* The purge makes every copy forget, also in the backups. What an end of the program leaves is purged by
 * the journal as it closes. */
static void
dismissed_cb (AdwToast *toast,
              Undo     *undo)
{
  const gint64 now_us = g_get_monotonic_time ();

  if (undo->overlay != NULL && g_object_get_qdata (G_OBJECT (undo->overlay), get_toast_quark ()) == toast)
    g_object_set_qdata (G_OBJECT (undo->overlay), get_toast_quark (), NULL);
  if (undo->done)
    return;

  undo->done = TRUE;
  if (undo->overlay != NULL && undo->last_us > undo->begun_us && now_us - undo->begun_us >= TIMEOUT_S * (gint64)G_USEC_PER_SEC &&
      now_us - undo->last_us < LEAST_US) {
    Undo *next = g_new0 (Undo, 1);

    next->journal = g_object_ref (undo->journal);
    next->uuids = g_ptr_array_ref (undo->uuids);
    g_set_weak_pointer (&next->overlay, undo->overlay);
    stand (next);
    return;
  }
  nabij_journal_purge_async (undo->journal, NULL, NULL, NULL);
}

static void
stand (Undo *undo)
{
  AdwToast *toast = adw_toast_new (_ ("Deleted"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, TIMEOUT_S);
  undo->begun_us = undo->last_us = g_get_monotonic_time ();
  g_object_set_data (G_OBJECT (toast), "undo", undo);
  g_object_set_qdata (G_OBJECT (undo->overlay), get_toast_quark (), toast);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (clicked_cb), undo);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), undo, (GClosureNotify)undo_free, 0);
  adw_toast_overlay_add_toast (undo->overlay, toast);
}

/* What is deleted while a toast stands joins it: one button brings all of it back, and one purge follows.
 * A toast for each would offer to undo the first when the last is meant; and with libadwaita 1.2 a toast
 * that is dismissed while it still comes in, after another one, ends the program. */
static void
join_or_stand (AdwToastOverlay *overlay,
               NabijJournal    *journal,
               const char      *uuid)
{
  AdwToast *toast = g_object_get_qdata (G_OBJECT (overlay), get_toast_quark ());
  Undo     *undo = toast != NULL ? g_object_get_data (G_OBJECT (toast), "undo") : NULL;

  if (undo != NULL && !undo->done && undo->journal == journal) {
    g_ptr_array_add (undo->uuids, g_strdup (uuid));
    undo->last_us = g_get_monotonic_time ();
    return;
  }

  undo = g_new0 (Undo, 1);
  undo->journal = g_object_ref (journal);
  undo->uuids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (undo->uuids, g_strdup (uuid));
  g_set_weak_pointer (&undo->overlay, overlay);
  stand (undo);
}

/* The toast comes when it is true. */
static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Deletion *deletion = user_data;
  g_autoptr (AdwToastOverlay) overlay = deletion->overlay;
  g_autofree char *uuid = deletion->uuid;
  g_autoptr (GError) error = NULL;

  /* What is deleted as the window closes is purged with the end of the program. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    return;

  if (nabij_journal_delete_finish (NABIJ_JOURNAL (source), result, &error))
    join_or_stand (overlay, NABIJ_JOURNAL (source), uuid);
  else
    say (overlay, error);
}

/**
 * nabij_undo_delete:
 * @overlay: where the toast is shown
 * @journal: the journal
 * @uuid: the name of an entry
 *
 * Deletes an entry at once, with a toast that can bring it back. When the toast is gone, nothing is
 * left of the entry. Several in a row share a toast and a purge.
 *
 * Errors: an entry that could not be deleted is still there, and a toast says why.
 */
void
nabij_undo_delete (AdwToastOverlay *overlay,
                   NabijJournal    *journal,
                   const char      *uuid)
{
  Deletion *deletion;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (NABIJ_IS_JOURNAL (journal));
  g_return_if_fail (uuid != NULL);

  deletion = g_new0 (Deletion, 1);
  deletion->overlay = g_object_ref (overlay);
  deletion->uuid = g_strdup (uuid);
  nabij_journal_delete_async (journal, uuid, NULL, deleted_cb, deletion);
}
