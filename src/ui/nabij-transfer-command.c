/* nabij-transfer-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the journal along, and brings it in, without a display.
 */

#include "config.h"

#include "nabij-transfer-command.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-transfer.h"
#include "nabij-transfer-error.h"

#include <glib/gi18n-lib.h>

/* How long a running program may take to say that it has heard. */
#define ANSWER_MS 5000
/* How long closing may take; everything is on the disk before that. */
#define CLOSE_US (10 * (gint64)G_USEC_PER_SEC)

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Where nobody answers there is no running program, or no bus to ask it on; then the lock of the
 * journal decides. */
static gboolean
hand_over (GFile *file)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (file);
  GVariantBuilder  parameters;

  if (bus == NULL || path == NULL || !g_utf8_validate (path, -1, NULL))
    return FALSE;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", g_variant_new_string (path));
  answer = g_dbus_connection_call_sync (bus, NABIJ_APPLICATION_ID, NABIJ_RESOURCE_BASE_PATH,
                                        "org.freedesktop.Application", "ActivateAction",
                                        g_variant_new ("(sava{sv})", "import", &parameters, NULL),
                                        NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, ANSWER_MS, NULL,
                                        &error);
  if (answer == NULL)
    g_debug ("Import: no program is running: %s", error->message);

  return answer != NULL;
}

static void
say_count (const char *format,
           guint       n_entries)
{
  if (n_entries == 0)
    return;

    /* The formats come from ngettext(), below. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_print (format, n_entries);
#pragma GCC diagnostic pop
  g_print ("\n");
}

static void
say_summary (const NabijImportSummary *summary)
{
  say_count (ngettext ("%u entry that is not here yet comes in.",
                       "%u entries that are not here yet come in.", summary->n_new),
             summary->n_new);
  say_count (ngettext ("%u entry is newer in the file, and takes the place of the one here.",
                       "%u entries are newer in the file, and take the place of those here.",
                       summary->n_changed),
             summary->n_changed);
  say_count (ngettext ("%u entry is here already, and stays as it is.",
                       "%u entries are here already, and stay as they are.", summary->n_same),
             summary->n_same);
  say_count (ngettext ("%u entry was deleted here before, and stays away.",
                       "%u entries were deleted here before, and stay away.",
                       summary->n_deleted_before),
             summary->n_deleted_before);
  if (summary->brings_family)
    g_print ("%s\n", _ ("What was told about the family, and is not known here yet, comes in."));
  if (summary->brings_voices)
    g_print ("%s\n", _ ("Recordings of your own voice that are not here yet come in."));
}

static gboolean
bring_in (NabijJournal *journal,
          GFile        *file,
          GError      **error)
{
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (NabijImport) import = NULL;

  nabij_journal_prepare_import_async (journal, file, NULL, NULL, NULL, store_result_cb, &prepared);
  wait_for (&prepared);
  import = nabij_journal_prepare_import_finish (journal, prepared, error);
  if (import == NULL)
    return FALSE;

  say_summary (nabij_import_get_summary (import));
  if (!nabij_import_brings_anything (import)) {
    g_print ("%s\n", nabij_import_get_result_sentence (import));
    return TRUE;
  }

  nabij_import_apply_async (import, NULL, NULL, NULL, store_result_cb, &applied);
  wait_for (&applied);
  if (!nabij_import_apply_finish (import, applied, error))
    return FALSE;
  g_print ("%s\n", nabij_import_get_result_sentence (import));

  return TRUE;
}

/* What happened, in words that a person can use. */
static gboolean
fail (GError **error,
      GError  *cause)
{
  g_propagate_error (error, g_error_new_literal (cause->domain, cause->code,
                                                 nabij_transfer_error_to_sentence (cause)));
  g_error_free (cause);

  return FALSE;
}

/**
 * nabij_transfer_command_export:
 * @path: (type filename): where to, ending in .json or .csv
 * @folder: (type filename): the folder of the journal
 * @error: return location for an error
 *
 * Writes the journal into a file, also while the program runs, and waits for it.
 *
 * Errors: as nabij_journal_export_finish(), with a sentence as the message.
 *
 * Returns: whether it was written
 */
gboolean
nabij_transfer_command_export (const char *path,
                               const char *folder,
                               GError    **error)
{
  g_autoptr (NabijJournal) journal = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  NabijExportFormat format;
  GError           *cause = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  if (!nabij_export_format_from_path (path, &format)) {
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_ENDING);
    return FALSE;
  }

  journal = nabij_journal_new (folder);
  file = g_file_new_for_commandline_arg (path);
  /* A voice is only in a copy for which somebody has asked it. */
  nabij_journal_export_async (journal, file, format, NULL, FALSE, NULL, NULL, NULL, store_result_cb, &result);
  wait_for (&result);

  return nabij_journal_export_finish (journal, result, &cause) || fail (error, cause);
}

/**
 * nabij_transfer_command_import:
 * @path: (type filename): what was exported before
 * @folder: (type filename): the folder of the journal
 * @keeps_nothing: whether the person has asked that nothing is kept
 * @error: return location for an error
 *
 * Hands a file to the running program, which asks in its window; where none runs, says what bringing
 * it in does, and does it.
 *
 * Errors: as nabij_journal_prepare_import_finish() and nabij_import_apply_finish(), with a sentence as
 * the message.
 *
 * Returns: whether it was done, or handed over
 */
gboolean
nabij_transfer_command_import (const char *path,
                               const char *folder,
                               gboolean    keeps_nothing,
                               GError    **error)
{
  g_autoptr (NabijJournal) journal = NULL;
  g_autoptr (GFile) file = NULL;
  GError  *cause = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  file = g_file_new_for_commandline_arg (path);
  /* A window is no place for a file that is not there. */
  if (!g_file_query_exists (file, NULL)) {
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_ABSENT);
    return FALSE;
  }
  if (hand_over (file)) {
    g_print ("%s\n", _ ("Nabij is open already: its window says what this file brings, and asks."));
    return TRUE;
  }

  journal = nabij_journal_new (folder);
  nabij_journal_set_keeps_nothing (journal, keeps_nothing);
  done = bring_in (journal, file, &cause);
  nabij_journal_close_blocking (journal, CLOSE_US, NULL);

  return done || fail (error, cause);
}
