/* nabij-ui-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ui-fixture.h"

#include "nabij-journal-query.h"
#include "nabij-fake-file-picker.h"

#include <glib/gstdio.h>

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    g_remove (child);
  }
  g_rmdir (path);
}

void
nabij_ui_fixture_init (NabijUiFixture *fixture,
                       int             hour)
{
  static const char *const keys[] = {
    "introduced", "length", "pattern", "sound", "night-sound", "phone-offered", "keep-nothing", "silent",
    "reminders", "quiet-from", "quiet-until", "reminders-paused-until", "reminders-resting", "reminder-later",
    "reminder-with-words", "reminder-sound", "reminder-neutral-name", "reminders-explained", "practised", NULL
  };
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  fixture->clock = nabij_fake_clock_new (hour);
  fixture->player = nabij_fake_player_new ();
  fixture->studio = nabij_fake_studio_new ();
  fixture->journal = nabij_journal_new (folder);
  fixture->settings = g_settings_new (NABIJ_APPLICATION_ID);
  for (const char *const *key = keys; *key != NULL; key++)
    g_settings_reset (fixture->settings, *key);
  fixture->autostart = nabij_fake_autostart_new ();
  fixture->link = nabij_fake_reminder_link_new ();
  fixture->services = nabij_ui_fixture_make_services (fixture, NULL);
}

/**
 * nabij_ui_assert_finalizes:
 * @object: (transfer full): what nobody needs any more
 *
 * Lets go of it, and fails where somebody else does not. Work that was on its way for it, or a thread that
 * has just ended it, may hold it for a moment longer.
 */
void
nabij_ui_assert_finalizes (gpointer object)
{
  const gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (G_OBJECT (object));
}

void
nabij_ui_fixture_clear (NabijUiFixture *fixture)
{
  g_autofree char *folder = g_strdup (nabij_journal_get_folder (fixture->journal));

  g_assert_true (nabij_journal_close_blocking (fixture->journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  nabij_ui_assert_finalizes (fixture->services);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->player);
  g_clear_object (&fixture->studio);
  g_clear_object (&fixture->autostart);
  g_clear_object (&fixture->link);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->journal);
  remove_folder (folder);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Everything that is kept, newest first; waits until the disk has it. */
GPtrArray *
nabij_ui_fixture_read_journal (NabijUiFixture *fixture)
{
  NabijJournalQuery query = { .with_sessions_of_moments = TRUE };
  g_autoptr (GAsyncResult) flushed = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  nabij_journal_flush_async (fixture->journal, NULL, result_cb, &flushed);
  while (flushed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_flush_finish (fixture->journal, flushed, &error));

  nabij_journal_list_async (fixture->journal, &query, 100, NULL, result_cb, &listed);
  while (listed == NULL)
    g_main_context_iteration (NULL, TRUE);
  entries = nabij_journal_list_finish (fixture->journal, listed, &error);
  if (g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT))
    return g_ptr_array_new ();
  g_assert_no_error (error);
  return entries;
}

/* Waits until the disk has them. */
void
nabij_ui_fixture_keep (NabijUiFixture *fixture,
                       GPtrArray      *entries)
{
  for (guint i = 0; i < entries->len; i++)
    nabij_journal_save_async (fixture->journal, g_ptr_array_index (entries, i), NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (fixture));
}

/* The services for somebody who always chooses this place for a file, or none. */
NabijServices *
nabij_ui_fixture_make_services (NabijUiFixture *fixture,
                                const char     *path)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (NabijFilePicker) file_picker = nabij_fake_file_picker_new (file);
  NabijServices *services;

  services = nabij_services_new (NABIJ_CLOCK (fixture->clock), fixture->settings, NABIJ_PLAYER (fixture->player),
                                 NABIJ_STUDIO (fixture->studio), fixture->journal, file_picker, NABIJ_TEST_SOUND_DIR);
  nabij_reminder_keeper_set_edges (nabij_services_get_reminder_keeper (services),
                                   NABIJ_AUTOSTART (fixture->autostart), NABIJ_REMINDER_LINK (fixture->link));
  return services;
}
