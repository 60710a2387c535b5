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

/* One entry that was deleted, as long as its toast stands. */
typedef struct {
  AdwToast        *toast;
  AdwToastOverlay *overlay; /* weak */
  NabijJournal    *journal;
  char            *uuid;
  gboolean         undone;
  gboolean         gone; /* the toast was dismissed */
} Undo;

/* How many toasts stand over what one journal has deleted: the last one to go purges for all. */
static GQuark
get_standing_quark (void)
{
  return g_quark_from_static_string ("nabij-undo-standing");
}

static guint
change_standing (NabijJournal *journal,
                 int           change)
{
  const guint standing = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (journal), get_standing_quark ())) + (guint)change;

  g_object_set_qdata (G_OBJECT (journal), get_standing_quark (), GUINT_TO_POINTER (standing));
  return standing;
}

static void
undo_free (Undo     *undo,
           GClosure *closure)
{
  /* A window that closes takes its toasts with it, and does not dismiss them. */
  if (!undo->gone)
    change_standing (undo->journal, -1);
  g_clear_weak_pointer (&undo->overlay);
  g_object_unref (undo->journal);
  g_free (undo->uuid);
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

  /* It is still there: nothing can be undone. */
  undo->undone = TRUE;
  say (undo->overlay, error);
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
  if (undo->undone)
    return;

  undo->undone = TRUE;
  nabij_journal_undelete_async (undo->journal, undo->uuid, NULL, undeleted_cb,
                                undo->overlay != NULL ? g_object_ref (undo->overlay) : NULL);
}

/* The purge makes every copy forget, also in the backups. What an end of the program leaves is purged by
 * the journal as it closes. */
static void
dismissed_cb (AdwToast *toast,
              Undo     *undo)
{
  if (undo->gone)
    return;

  undo->gone = TRUE;
  if (change_standing (undo->journal, -1) == 0)
    nabij_journal_purge_async (undo->journal, NULL, NULL, NULL);
}

/**
 * nabij_undo_delete:
 * @overlay: where the toast is shown
 * @journal: the journal
 * @uuid: the name of an entry
 *
 * Deletes an entry at once, with a toast that can bring it back. When the toast is gone, nothing is
 * left of the entry; several in a row are purged together.
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
  /* What was deleted last is what one thinks of; the others wait behind it. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);

  undo = g_new0 (Undo, 1);
  undo->journal = g_object_ref (journal);
  undo->uuid = g_strdup (uuid);
  g_set_weak_pointer (&undo->overlay, overlay);
  g_object_set_data (G_OBJECT (toast), "undo", undo);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (clicked_cb), undo);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), undo, (GClosureNotify)undo_free, 0);

  change_standing (journal, 1);
  nabij_journal_delete_async (journal, uuid, NULL, deleted_cb, g_object_ref (toast));
  adw_toast_overlay_add_toast (overlay, toast);
}
