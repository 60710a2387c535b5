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

/* What was deleted in a row, as long as its toast stands. */
typedef struct {
  AdwToastOverlay *overlay; /* weak */
  NabijJournal    *journal;
  GPtrArray       *uuids;
  gboolean         done; /* undone, purged, or gone over into the toast after it */
} Undo;

/* The toast that stands over an overlay. */
static GQuark
get_toast_quark (void)
{
  return g_quark_from_static_string ("nabij-undo-toast");
}

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
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AdwToast) toast = ADW_TOAST (user_data);
  g_autoptr (GError) error = NULL;
  Undo *undo = g_object_get_data (G_OBJECT (toast), "undo");

  if (nabij_journal_delete_finish (NABIJ_JOURNAL (source), result, &error))
    return;

  /* It is still there. */
  say (undo->overlay, error);
  if (undo->uuids->len <= 1)
    adw_toast_dismiss (toast);
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
  if (undo->overlay != NULL && g_object_get_qdata (G_OBJECT (undo->overlay), get_toast_quark ()) == toast)
    g_object_set_qdata (G_OBJECT (undo->overlay), get_toast_quark (), NULL);
  if (undo->done)
    return;

  undo->done = TRUE;
  nabij_journal_purge_async (undo->journal, NULL, NULL, NULL);
}

/* What is deleted while a toast stands joins what it stands for: one button brings all of it back, and
 * one purge follows. */
static void
take_over (AdwToastOverlay *overlay,
           Undo            *undo)
{
  AdwToast *before = g_object_get_qdata (G_OBJECT (overlay), get_toast_quark ());
  Undo     *older;

  if (before == NULL)
    return;

  older = g_object_get_data (G_OBJECT (before), "undo");
  if (!older->done && older->journal == undo->journal) {
    g_ptr_array_extend_and_steal (undo->uuids, g_steal_pointer (&older->uuids));
    older->uuids = g_ptr_array_new_with_free_func (g_free);
    older->done = TRUE;
  }
  adw_toast_dismiss (before);
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
  AdwToast *toast;
  Undo     *undo;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (NABIJ_IS_JOURNAL (journal));
  g_return_if_fail (uuid != NULL);

  toast = adw_toast_new (_ ("Deleted"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, TIMEOUT_S);

  undo = g_new0 (Undo, 1);
  undo->journal = g_object_ref (journal);
  undo->uuids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (undo->uuids, g_strdup (uuid));
  g_set_weak_pointer (&undo->overlay, overlay);
  take_over (overlay, undo);
  g_object_set_data (G_OBJECT (toast), "undo", undo);
  g_object_set_qdata (G_OBJECT (overlay), get_toast_quark (), toast);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (clicked_cb), undo);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), undo, (GClosureNotify)undo_free, 0);

  nabij_journal_delete_async (journal, uuid, NULL, deleted_cb, g_object_ref (toast));
  adw_toast_overlay_add_toast (overlay, toast);
}
