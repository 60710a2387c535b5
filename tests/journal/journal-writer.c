/* journal-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that a test starts and kills: it saves one session after another into the folder it is
 * given, and tells of each on its output once it was acknowledged, never before.
 */

#include "config.h"

#include "nabij-journal.h"

#include <stdio.h>

typedef struct {
  NabijJournal *journal;
  NabijEntry   *entry;
  gint64        number;
} Writer;

static void save_next (Writer *writer);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_save_finish (writer->journal, result, &error))
    g_error ("Not saved: %s", error->message);

  printf ("%s %" G_GINT64_FORMAT "\n", nabij_entry_get_uuid (writer->entry),
          nabij_entry_get_duration_us (writer->entry));
  fflush (stdout);
  save_next (writer);
}

/* Each session is saved twice, as a real one: early, and when it is over. */
static void
save_next (Writer *writer)
{
  g_autoptr (NabijEntry) old = g_steal_pointer (&writer->entry);

  writer->number++;
  if (old != NULL && writer->number % 2 == 0)
    writer->entry = nabij_entry_with_session (old, "water", writer->number);
  else
    writer->entry = nabij_entry_new_session (&(NabijInstant){ writer->number, 0 }, "water-and-rust",
                                             "water", writer->number);
  nabij_journal_save_async (writer->journal, writer->entry, NULL, saved_cb, writer);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Writer writer = { 0 };

  g_assert (argc == 2);

  writer.journal = nabij_journal_new (argv[1]);
  save_next (&writer);
  g_main_loop_run (loop);

  return 0;
}
