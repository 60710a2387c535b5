/* journal-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that a test starts and kills. It writes, edits, deletes, brings back, purges, drafts and
 * makes backups by chance, into the folder it is given, for ever. On its output it tells of each thing
 * before it asks for it (">"), and when it was acknowledged ("<"), never before:
 *
 *     > save UUID VERSION
 *     < save UUID VERSION
 *     > delete UUID
 *     > undelete UUID
 *     > purge
 *
 * With "toast" in the place of the seed it leaves an entry everywhere where words can be, deletes it,
 * tells so, and waits to be killed. With "restore" it brings two backups back in turn.
 */

#include "config.h"

#include "nabij-fake-clock.h"
#include "nabij-journal-backups.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-drafts.h"

#include <stdio.h>
#include <string.h>

#define START_US G_GINT64_CONSTANT (1479556800000000)
#define N_ENTRIES_MAX 40
#define N_UNDER_WAY_MAX 4

typedef struct {
  NabijEntry *entry;
  guint       version;
  gboolean    is_deleted;
  gboolean    is_purged;
} Written;

typedef struct {
  GMainLoop      *loop;
  GRand          *chance;
  NabijFakeClock *clock;
  NabijJournal   *journal;
  Written         written[N_ENTRIES_MAX];
  guint           n_written;
  guint           n_under_way;
  guint           n_purging;
  gint64          time_us;
} Writer;

/* What waits for an answer. */
typedef struct {
  Writer *writer;
  char   *line; /* what is told of it */
} Asked;

static void go_on (Writer *writer);

/* All of a line at once, so that it is never cut by being killed. */
static void
tell (const char *sign,
      const char *line)
{
  printf ("%s %s\n", sign, line);
  fflush (stdout);
}

static Asked *
ask (Writer *writer,
     char   *line)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ writer, line };
  tell (">", line);
  writer->n_under_way++;
  if (strcmp (line, "purge") == 0)
    writer->n_purging++;

  return asked;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Asked  *asked = user_data;
  Writer *writer = asked->writer;
  g_autoptr (GError) error = NULL;

  /* Every answer here is a boolean of a task. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_error ("%s: %s", asked->line, error->message);
  tell ("<", asked->line);
  if (strcmp (asked->line, "purge") == 0)
    writer->n_purging--;
  g_free (asked->line);
  g_free (asked);
  writer->n_under_way--;
  go_on (writer);
}

/* Words that no other entry has, in every version of it, and more or less of others. */
static char *
make_text (Writer     *writer,
           const char *uuid,
           guint       version)
{
  g_autofree char *word = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);
  GString         *text = g_string_new (NULL);
  int              n_words = 1 << g_rand_int_range (writer->chance, 0, 10);

  word[24] = '\0';
  g_string_printf (text, "%u %s", version, word);
  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, " woord%d", g_rand_int_range (writer->chance, 0, 2000));

  return g_string_free (text, FALSE);
}

/* Every second one is a check-in, whose words stand beside its entry. */
static NabijEntry *
make_entry (Writer     *writer,
            const char *uuid,
            guint       version)
{
  const gboolean   is_check_in = g_str_hash (uuid) % 2 == 0;
  g_autofree char *text = NULL;
  g_autofree char *hard = NULL;

  writer->time_us += G_USEC_PER_SEC;
  text = make_text (writer, uuid, version);
  hard = make_text (writer, uuid, version);

  return nabij_entry_new (&(NabijEntryFields){
    .uuid = uuid,
    .kind = is_check_in ? NABIJ_ENTRY_KIND_CHECK_IN : NABIJ_ENTRY_KIND_NOTE,
    .check_in = &(NabijCheckIn){
      .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_SKIPPED },
      .hard = hard,
    },
    .instant = { START_US + writer->n_written, 3600 },
    .changed_us = writer->time_us,
    .text = text,
  });
}

static Written *
choose (Writer  *writer,
        gboolean is_deleted)
{
  for (guint tries = 0; tries < 20 && writer->n_written > 0; tries++) {
    Written *written = &writer->written[g_rand_int_range (writer->chance, 0, (int)writer->n_written)];

    if (!written->is_purged && written->is_deleted == is_deleted)
      return written;
  }

  return NULL;
}

static void
save (Writer  *writer,
      Written *written)
{
  const char *uuid = nabij_entry_get_uuid (written->entry);

  nabij_journal_save_async (writer->journal, written->entry, NULL, answered_cb,
                            ask (writer, g_strdup_printf ("save %s %u", uuid, written->version)));
}

static void
save_new (Writer *writer)
{
  Written         *written;
  g_autofree char *uuid = g_uuid_string_random ();

  if (writer->n_written == N_ENTRIES_MAX)
    return;

  written = &writer->written[writer->n_written++];
  written->version = 1;
  written->entry = make_entry (writer, uuid, 1);
  save (writer, written);
}

/* As somebody types: a draft or several, and then it is saved. */
static void
edit (Writer *writer)
{
  Written *written = choose (writer, FALSE);

  for (int n = g_rand_int_range (writer->chance, 1, 4); written != NULL && n > 0; n--) {
    g_autoptr (NabijEntry) old = g_steal_pointer (&written->entry);

    written->version++;
    written->entry = make_entry (writer, nabij_entry_get_uuid (old), written->version);
    nabij_journal_save_draft (writer->journal, written->entry);
  }
  if (written != NULL)
    save (writer, written);
}

static void delete (Writer *writer)
{
  Written    *written = choose (writer, FALSE);
  const char *uuid;

  /* While a purge is under way, nobody knows whether it takes this along. */
  if (written == NULL || writer->n_purging > 0)
    return;

  written->is_deleted = TRUE;
  uuid = nabij_entry_get_uuid (written->entry);
  nabij_journal_delete_async (writer->journal, uuid, NULL, answered_cb,
                              ask (writer, g_strdup_printf ("delete %s", uuid)));
}

static void
undelete (Writer *writer)
{
  Written    *written = choose (writer, TRUE);
  const char *uuid;

  if (written == NULL || writer->n_purging > 0)
    return;

  written->is_deleted = FALSE;
  uuid = nabij_entry_get_uuid (written->entry);
  nabij_journal_undelete_async (writer->journal, uuid, NULL, answered_cb,
                                ask (writer, g_strdup_printf ("undelete %s", uuid)));
}

static void
purge (Writer *writer)
{
  for (guint i = 0; i < writer->n_written; i++)
    writer->written[i].is_purged |= writer->written[i].is_deleted;
  nabij_journal_purge_async (writer->journal, NULL, answered_cb, ask (writer, g_strdup ("purge")));
}

static void
make_backup (Writer *writer)
{
  nabij_fake_clock_pass (writer->clock, G_TIME_SPAN_DAY);
  nabij_journal_make_backup_async (writer->journal, NULL, answered_cb,
                                   ask (writer, g_strdup ("backup")));
}

static void
close_it (Writer *writer)
{
  for (guint i = 0; i < writer->n_written; i++)
    writer->written[i].is_purged |= writer->written[i].is_deleted;
  nabij_journal_close_async (writer->journal, NULL, answered_cb, ask (writer, g_strdup ("purge")));
}

static void
do_something (Writer *writer)
{
  int dice = g_rand_int_range (writer->chance, 0, 100);

  if (dice < 30)
    save_new (writer);
  else if (dice < 60)
    edit (writer);
  else if (dice < 72)
    delete (writer);
  else if (dice < 76)
    undelete (writer);
  else if (dice < 84)
    purge (writer);
  else if (dice < 96)
    make_backup (writer);
  else
    close_it (writer);
}

static void
go_on (Writer *writer)
{
  while (writer->n_under_way < N_UNDER_WAY_MAX) {
    guint n_before = writer->n_under_way;

    do_something (writer);
    if (writer->n_under_way == n_before && n_before > 0)
      return;
  }
}

/* The toast */

static gboolean
wait_for_draft (gpointer data)
{
  Writer          *writer = data;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  name = g_strconcat (nabij_entry_get_uuid (writer->written[0].entry), ".json", NULL);
  path = g_build_filename (nabij_journal_get_folder (writer->journal), "drafts", name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return G_SOURCE_CONTINUE;

  tell ("<", "toast");

  return G_SOURCE_REMOVE;
}

static void
toast_step_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Writer          *writer = user_data;
  NabijEntryFields fields;
  g_autoptr (NabijEntry) draft = NULL;

  if (result != NULL)
    g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));

  switch (writer->n_under_way++) {
  case 0:
    nabij_journal_save_async (writer->journal, writer->written[0].entry, NULL, toast_step_cb, writer);
    break;
  case 1:
    nabij_journal_save_async (writer->journal, writer->written[1].entry, NULL, toast_step_cb, writer);
    break;
  case 2:
    nabij_journal_make_backup_async (writer->journal, NULL, toast_step_cb, writer);
    break;
  case 3:
    nabij_journal_delete_async (writer->journal,
                                nabij_entry_get_uuid (writer->written[0].entry), NULL,
                                toast_step_cb, writer);
    break;
  case 4:
    fields = *nabij_entry_get_fields (writer->written[0].entry);
    fields.changed_us += G_USEC_PER_SEC;
    draft = nabij_entry_new (&fields);
    nabij_journal_save_draft (writer->journal, draft);
    g_timeout_add (10, wait_for_draft, writer);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
show_toast (Writer     *writer,
            const char *uuid,
            const char *words)
{
  g_auto (GStrv) own = g_strsplit (words, " ", -1);

  g_assert_cmpuint (g_strv_length (own), ==, 5);
  writer->written[0].entry = nabij_entry_new (&(NabijEntryFields){
    .uuid = uuid,
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { START_US, 3600 },
    .changed_us = START_US,
    .title = own[0],
    .text = own[1],
    .own_circumstances = (const char *[]){ own[2], NULL },
    .about_contact = TRUE,
    .is_calmer = TRUE,
    .calmer = { START_US + 1, 3600 },
    .own_helped = (const char *[]){ own[3], NULL },
    .repair = own[4],
  });
  writer->written[1].entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { START_US + 1, 3600 },
    .changed_us = START_US,
    .text = "blijft",
  });
  toast_step_cb (NULL, NULL, writer);
}

/* Bringing back */

static void restore_next (Writer *writer);

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_restore_finish (writer->journal, result, &error))
    g_error ("Not restored: %s", error->message);
  tell ("<", "restore");
  restore_next (writer);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr (GPtrArray) backups = NULL;

  backups = nabij_journal_list_backups_finish (writer->journal, result, NULL);
  g_assert_nonnull (backups);
  g_assert_cmpuint (backups->len, >, 0);
  /* The oldest has less in it than the newest. */
  nabij_journal_restore_async (writer->journal,
                               g_ptr_array_index (backups, g_rand_boolean (writer->chance)
                                                             ? 0
                                                             : backups->len - 1),
                               NULL, restored_cb, writer);
}

static void
restore_next (Writer *writer)
{
  nabij_fake_clock_pass (writer->clock, G_TIME_SPAN_SECOND);
  nabij_journal_list_backups_async (writer->journal, NULL, listed_cb, writer);
}

/* As the program begins. */
static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;

  recovered = nabij_journal_recover_drafts_finish (writer->journal, result, &error);
  if (recovered == NULL)
    g_error ("No drafts: %s", error->message);
  go_on (writer);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_open_finish (writer->journal, result, &error))
    g_error ("Not open: %s", error->message);
  nabij_journal_recover_drafts_async (writer->journal, NULL, recovered_cb, writer);
}

int
main (int   argc,
      char *argv[])
{
  Writer writer = { 0 };

  g_assert (argc >= 3);

  writer.loop = g_main_loop_new (NULL, FALSE);
  writer.chance = g_rand_new_with_seed ((guint32)g_ascii_strtoull (argv[2], NULL, 10));
  writer.clock = nabij_fake_clock_new (12);
  nabij_fake_clock_pass (writer.clock, -10 * 365 * G_TIME_SPAN_DAY);
  writer.time_us = START_US;
  writer.journal = nabij_journal_new_with_clock (argv[1], NABIJ_CLOCK (writer.clock));

  if (strcmp (argv[2], "toast") == 0)
    show_toast (&writer, argv[3], argv[4]);
  else if (strcmp (argv[2], "restore") == 0)
    restore_next (&writer);
  else
    nabij_journal_open_async (writer.journal, NULL, opened_cb, &writer);
  g_main_loop_run (writer.loop);

  return 0;
}
