/* nabij-voice-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-undo.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-recordings.h"

#include <glib/gi18n-lib.h>

/* How long one can change one's mind. */
#define TIMEOUT_S 8

/* What was removed while a toast stands. */
typedef struct {
  AdwToastOverlay *overlay; /* weak */
  NabijServices   *services;
  GPtrArray       *recordings;
  guint            n_clearings; /* when it was removed */
} Removed;

/* On their way out. */
typedef struct {
  AdwToastOverlay *overlay;
  NabijServices   *services;
  GPtrArray       *recordings;
} Removal;

/* On its way back. */
typedef struct {
  AdwToastOverlay *overlay; /* or NULL */
  NabijServices   *services;
  NabijRecording  *recording;
} Return;

/* What was removed, on its overlay. */
static GQuark
get_removed_quark (void)
{
  return g_quark_from_static_string ("nabij-voice-undo-removed");
}

static gpointer
ref_recording (gconstpointer recording,
               gpointer      user_data)
{
  return nabij_recording_ref ((NabijRecording *)recording);
}

static void
removed_free (Removed  *removed,
              GClosure *closure)
{
  g_clear_weak_pointer (&removed->overlay);
  g_object_unref (removed->services);
  g_ptr_array_unref (removed->recordings);
  g_free (removed);
}

static void
say (AdwToastOverlay *overlay,
     const char      *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (overlay, adw_toast_new (escaped));
}

/* What cannot come back now is held, so that it can be kept later. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Return *back = user_data;
  g_autoptr (AdwToastOverlay) overlay = back->overlay;
  g_autoptr (NabijServices) services = back->services;
  g_autoptr (NabijRecording) recording = back->recording;
  g_autoptr (GError) error = NULL;

  if (nabij_journal_save_recording_finish (NABIJ_JOURNAL (source), result, &error))
    return;

  nabij_held_recordings_hold (nabij_services_get_held_recordings (services), recording);
  if (overlay != NULL)
    say (overlay, nabij_recording_error_to_sentence (error));
}

static void
bring_back (Removed        *removed,
            NabijRecording *recording)
{
  NabijRecordingFields fields = *nabij_recording_get_fields (recording);
  Return              *back;

  /* What was said since is newer. */
  if (nabij_voice_keeper_find (nabij_services_get_voice_keeper (removed->services), fields.speaker, fields.line) != NULL)
    return;

  /* Under a new name: the old one is known as removed, so that no old copy brings it back. */
  fields.uuid = NULL;
  back = g_new0 (Return, 1);
  g_set_object (&back->overlay, removed->overlay);
  back->services = g_object_ref (removed->services);
  back->recording = nabij_recording_new (&fields, nabij_recording_get_sound (recording));
  nabij_journal_save_recording_async (nabij_services_get_journal (removed->services), back->recording, NULL, saved_cb, back);
}

static void
clicked_cb (AdwToast *toast,
            Removed  *removed)
{
  NabijHeldRecordings *held = nabij_services_get_held_recordings (removed->services);

  /* Meanwhile everything was deleted: then this, too. */
  if (nabij_held_recordings_get_n_clearings (held) != removed->n_clearings)
    return;

  for (guint i = 0; i < removed->recordings->len; i++)
    bring_back (removed, g_ptr_array_index (removed->recordings, i));
  g_ptr_array_set_size (removed->recordings, 0);
}

static void
dismissed_cb (AdwToast *toast,
              Removed  *removed)
{
  if (removed->overlay != NULL && g_object_get_qdata (G_OBJECT (removed->overlay), get_removed_quark ()) == removed)
    g_object_set_qdata (G_OBJECT (removed->overlay), get_removed_quark (), NULL);
  if (removed->recordings->len > 0)
    nabij_journal_purge_async (nabij_services_get_journal (removed->services), NULL, NULL, NULL);
}

/* One at a time: with libadwaita 1.2 a toast that is dismissed while it comes in ends the program. What is
 * removed while one stands comes back with it. */
static void
stand (AdwToastOverlay *overlay,
       NabijServices   *services,
       GPtrArray       *recordings)
{
  Removed  *removed = g_object_get_qdata (G_OBJECT (overlay), get_removed_quark ());
  AdwToast *toast;

  if (removed != NULL) {
    g_ptr_array_extend (removed->recordings, recordings, ref_recording, NULL);
    return;
  }

  removed = g_new0 (Removed, 1);
  removed->services = g_object_ref (services);
  removed->recordings = g_ptr_array_ref (recordings);
  removed->n_clearings = nabij_held_recordings_get_n_clearings (nabij_services_get_held_recordings (services));
  g_set_weak_pointer (&removed->overlay, overlay);
  g_object_set_qdata (G_OBJECT (overlay), get_removed_quark (), removed);

  toast = adw_toast_new (_ ("Removed"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, TIMEOUT_S);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (clicked_cb), removed);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), removed, (GClosureNotify)removed_free, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* The toast comes when it is true. */
static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr (AdwToastOverlay) overlay = removal->overlay;
  g_autoptr (NabijServices) services = removal->services;
  g_autoptr (GPtrArray) recordings = removal->recordings;
  g_autoptr (GError) error = NULL;
  const gboolean deleted = nabij_journal_delete_recordings_finish (NABIJ_JOURNAL (source), result, &error);

  if (!gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    return;

  if (deleted)
    stand (overlay, services, recordings);
  else
    say (overlay, nabij_journal_error_to_sentence (error));
}

/**
 * nabij_voice_undo_remove:
 * @overlay: where the toast is shown
 * @services: (transfer none): the services
 * @recordings: (transfer none) (element-type NabijRecording): recordings with their sound, at least one
 *
 * Removes recordings at once, with a toast that can bring them back. When the toast is gone, nothing is
 * left of them.
 *
 * Errors: what could not be removed is still there, and a toast says why.
 */
void
nabij_voice_undo_remove (AdwToastOverlay *overlay,
                         NabijServices   *services,
                         GPtrArray       *recordings)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  Removal *removal;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (recordings != NULL && recordings->len > 0);

  removal = g_new0 (Removal, 1);
  removal->overlay = g_object_ref (overlay);
  removal->services = g_object_ref (services);
  removal->recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  g_ptr_array_extend (removal->recordings, recordings, ref_recording, NULL);
  for (guint i = 0; i < recordings->len; i++)
    g_ptr_array_add (uuids, (gpointer)nabij_recording_get_fields (recordings->pdata[i])->uuid);
  g_ptr_array_add (uuids, NULL);
  nabij_journal_delete_recordings_async (nabij_services_get_journal (services), (const char *const *)uuids->pdata, NULL, deleted_cb, removal);
}
