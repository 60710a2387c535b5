/* test-pictures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practices.h"
#include "nabij-reading-card.h"
#include "nabij-reading.h"
#include "nabij-resources.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER NABIJ_RESOURCE_BASE_PATH "/pictures"
#define SIZE_MAX_BYTES 6144

static void
assert_there (const char *picture,
              const char *who)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s.svg", picture);

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    g_error ("The picture “%s” of %s is not there", picture, who);
}

static void
test_every_practice_has_its_own (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);

  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < all->len; i++)
    assert_there (nabij_practice_get_picture (all->pdata[i]), nabij_practice_get_id (all->pdata[i]));
}

static void
test_every_card_has_its_own (void)
{
  static const NabijSeason seasons[] = {
    NABIJ_SEASON_UNKNOWN,
    NABIJ_SEASON_BEFORE,
    NABIJ_SEASON_AFTER,
    NABIJ_SEASON_PAUSED,
    NABIJ_SEASON_ENDED,
  };
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();

  for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
    g_autoptr (GPtrArray) cards = nabij_reading_list_all (reading, seasons[season]);

    g_assert_cmpuint (cards->len, >, 0);
    for (guint i = 0; i < cards->len; i++)
      if (nabij_reading_card_get_picture (cards->pdata[i]) != NULL)
        assert_there (nabij_reading_card_get_picture (cards->pdata[i]), nabij_reading_card_get_id (cards->pdata[i]));
  }
}

/* Small to load, square, free to use, and without words. */
static void
test_each_is_small_square_and_ours (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (names), >=, 36);
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf (FOLDER "/%s", names[i]);
    g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autofree char *text = NULL;

    g_assert_nonnull (bytes);
    g_assert_cmpuint (g_bytes_get_size (bytes), <=, SIZE_MAX_BYTES);
    text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_assert_nonnull (strstr (text, "viewBox=\"0 0 200 200\""));
    g_assert_null (strstr (text, "<text"));
    g_assert_null (strstr (text, "<image"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_resources_register (nabij_get_resource ());

  g_test_add_func ("/nabij/ui/pictures/every-practice-has-its-own", test_every_practice_has_its_own);
  g_test_add_func ("/nabij/ui/pictures/every-card-has-its-own", test_every_card_has_its_own);
  g_test_add_func ("/nabij/ui/pictures/each-is-small-square-and-ours", test_each_is_small_square_and_ours);

  return g_test_run ();
}
