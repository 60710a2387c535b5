/* test-song-chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-deletion.h"
#include "nabij-page-fixture.h"
#include "nabij-practice-page.h"
#include "nabij-session-page.h"
#include "nabij-song-chooser.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define RATE 8000
#define SECONDS 2

/* The page of the song, with a file that is chosen. */
typedef struct {
  NabijPageFixture base;
  NabijServices   *services;
  char            *folder;
  char            *path;
} Fixture;

/* A tone, as a WAV file. */
static void
write_song (const char *path)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint32 n_bytes = RATE * SECONDS * 2;
  const guint32 sizes[] = { GUINT32_TO_LE (36 + n_bytes), GUINT32_TO_LE (16), GUINT32_TO_LE (RATE), GUINT32_TO_LE (RATE * 2), GUINT32_TO_LE (n_bytes) };
  const guint16 format[] = { GUINT16_TO_LE (1), GUINT16_TO_LE (1) };
  const guint16 block[] = { GUINT16_TO_LE (2), GUINT16_TO_LE (16) };

  g_byte_array_append (bytes, (const guint8 *)"RIFF", 4);
  g_byte_array_append (bytes, (const guint8 *)&sizes[0], 4);
  g_byte_array_append (bytes, (const guint8 *)"WAVEfmt ", 8);
  g_byte_array_append (bytes, (const guint8 *)&sizes[1], 4);
  g_byte_array_append (bytes, (const guint8 *)format, 4);
  g_byte_array_append (bytes, (const guint8 *)&sizes[2], 8);
  g_byte_array_append (bytes, (const guint8 *)block, 4);
  g_byte_array_append (bytes, (const guint8 *)"data", 4);
  g_byte_array_append (bytes, (const guint8 *)&sizes[4], 4);
  for (guint i = 0; i < RATE * SECONDS; i++) {
    const gint16 sample = (gint16)GINT16_TO_LE ((gint16)(8000.0 * sin (2.0 * G_PI * 330.0 * i / RATE)));

    g_byte_array_append (bytes, (const guint8 *)&sample, 2);
  }
  g_assert_true (g_file_set_contents (path, (const char *)bytes->data, bytes->len, NULL));
}

static void
show (Fixture    *fixture,
      const char *practice_id)
{
  nabij_page_fixture_show (&fixture->base, nabij_practice_page_new (fixture->services, practice_id));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "Our & <song>.wav", NULL);
  write_song (fixture->path);
  nabij_page_fixture_init (&fixture->base, 15);
  fixture->services = nabij_ui_fixture_make_services (&fixture->base.ui, fixture->path);
  show (fixture, "one-song");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_let_go (&fixture->base);
  /* The fixture's own services are let go last, with the journal. */
  g_clear_object (&fixture->services);
  nabij_page_fixture_clear (&fixture->base);
  nabij_ui_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static const NabijFamily *
get_family (Fixture *fixture)
{
  return nabij_family_keeper_get_family (nabij_services_get_family_keeper (fixture->services));
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, id), "clicked");
}

static gboolean
has_song (gpointer data)
{
  Fixture *fixture = data;

  return get_family (fixture)->song != NULL && !gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "taking"));
}

static gboolean
has_problem (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "problem"));
}

/* Everything that is in its folder, also a copy that is not whole. */
static guint
count_songs (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (nabij_journal_get_folder (fixture->base.ui.journal), "song", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n_songs = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n_songs++;
  return n_songs;
}

static gboolean
has_one_song (gpointer data)
{
  return count_songs (data) == 1;
}

static gboolean
has_no_song (gpointer data)
{
  return count_songs (data) == 0;
}

static void
test_taken_and_replaced (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "remove_button")));
  press (fixture, "choose_button");
  nabij_ui_wait_for (has_song, fixture);
  g_assert_false (has_problem (fixture));
  first = g_strdup (get_family (fixture)->song);
  g_assert_true (g_str_has_suffix (first, ".wav"));
  g_assert_cmpfloat_with_epsilon ((double)get_family (fixture)->song_us / G_USEC_PER_SEC, SECONDS, 0.05);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "title"))), ==, get_family (fixture)->song_title);
  g_assert_cmpuint (count_songs (fixture), ==, 1);

  /* What is no song changes nothing: the old one is still there. */
  g_assert_true (g_file_set_contents (fixture->path, "just words", -1, NULL));
  press (fixture, "choose_button");
  nabij_ui_wait_for (has_problem, fixture);
  g_assert_cmpstr (get_family (fixture)->song, ==, first);
  g_assert_cmpuint (count_songs (fixture), ==, 1);

  /* A new one takes its place. */
  write_song (fixture->path);
  press (fixture, "choose_button");
  nabij_ui_wait_for (has_song, fixture);
  while (g_str_equal (get_family (fixture)->song, first))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_problem (fixture));
  nabij_ui_wait_for (has_one_song, fixture);

  press (fixture, "remove_button");
  g_assert_null (get_family (fixture)->song);
  g_assert_cmpint (get_family (fixture)->song_us, ==, 0);
  nabij_ui_wait_for (has_no_song, fixture);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
is_taking (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "taking"));
}

/* Who deletes everything while a song is listened to has deleted that as well. */
static void
test_goes_with_everything (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  press (fixture, "choose_button");
  nabij_ui_wait_for (is_taking, fixture);
  nabij_journal_delete_everything_async (fixture->base.ui.journal, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_delete_everything_finish (fixture->base.ui.journal, result, &error));
  g_assert_no_error (error);

  g_assert_false (is_taking (fixture));
  g_assert_null (get_family (fixture)->song);
  g_assert_cmpuint (count_songs (fixture), ==, 0);
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "problem")));
}

/* What was chosen is what is heard, nobody else can read it, and it goes with everything else. */
static void
test_from_beginning_to_end (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *song_folder = NULL;
  g_autofree char *heard_folder = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijPractice *practice;
  const char    *heard;
  GStatBuf       status;

  song_folder = g_build_filename (nabij_journal_get_folder (fixture->base.ui.journal), "song", NULL);
  press (fixture, "choose_button");
  nabij_ui_wait_for (has_song, fixture);
  g_assert_null (strchr (get_family (fixture)->song, '/'));
  g_assert_no_errno (g_stat (song_folder, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  nabij_page_fixture_let_go (&fixture->base);

  practice = nabij_practices_find (nabij_services_get_practices (fixture->services), "one-song");
  nabij_page_fixture_show (&fixture->base, nabij_session_page_new (fixture->services));
  nabij_session_page_start (NABIJ_SESSION_PAGE (fixture->base.page), practice, 180 * (gint64)G_USEC_PER_SEC, NULL);
  heard = nabij_fake_player_get_mix (fixture->base.ui.player)->song;
  g_assert_nonnull (heard);
  g_assert_no_errno (g_stat (heard, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  heard_folder = g_path_get_dirname (heard);
  g_assert_cmpstr (heard_folder, ==, song_folder);
  nabij_session_page_end (NABIJ_SESSION_PAGE (fixture->base.page));

  nabij_journal_delete_everything_async (fixture->base.ui.journal, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_delete_everything_finish (fixture->base.ui.journal, result, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (song_folder, G_FILE_TEST_EXISTS));
}

/* Whoever leaves, or changes their mind, has no song, and nothing is left on the disk. */
static void
test_given_up (Fixture      *fixture,
               gconstpointer data)
{
  press (fixture, "choose_button");
  while (!gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "taking")))
    g_main_context_iteration (NULL, TRUE);
  press (fixture, "cancel_button");
  while (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "taking")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_problem (fixture));
  g_assert_null (get_family (fixture)->song);
  nabij_ui_wait_for (has_no_song, fixture);

  press (fixture, "choose_button");
  while (!gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "taking")))
    g_main_context_iteration (NULL, TRUE);
  nabij_page_fixture_let_go (&fixture->base);
  nabij_ui_wait_for (has_no_song, fixture);
  g_assert_null (get_family (fixture)->song);
  show (fixture, "one-song");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "taken-and-replaced", test_taken_and_replaced },
    { "goes-with-everything", test_goes_with_everything },
    { "from-beginning-to-end", test_from_beginning_to_end },
    { "given-up", test_given_up },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/song-chooser/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
