/* nabij-paper-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-paper-fixture.h"

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Into a PDF file; waits until it is there, or cannot be. */
gboolean
nabij_paper_fixture_save (NabijPaper   *paper,
                          const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  nabij_paper_save_async (paper, file, cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return nabij_paper_save_finish (result, error);
}

static char *
run (const char *const *command)
{
  char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

/* The words on a page of a file, from 1. */
char *
nabij_paper_fixture_read_page (const char *path,
                               guint       page)
{
  g_autofree char  *number = g_strdup_printf ("%u", page);
  const char *const command[] = { "pdftotext", "-raw", "-nopgbrk", "-f", number, "-l", number, path, "-", NULL };

  return run (command);
}

/* How many pages a file has, and of what size, each on a line. */
char *
nabij_paper_fixture_read_info (const char *path)
{
  const char *const command[] = { "pdfinfo", path, NULL };

  return run (command);
}

/* Letters and nothing else: a PDF does not keep the white space between words, nor where a line ends. */
char *
nabij_paper_fixture_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    const gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && g_unichar_isprint (c))
      g_string_append_unichar (squeezed, c);
  }
  return g_string_free (squeezed, FALSE);
}

/* Messages that were looked up stay as they are: each language has a process of its own. */
gboolean
nabij_paper_fixture_runs_apart (void)
{
  if (g_test_subprocess ())
    return FALSE;

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return TRUE;
}
