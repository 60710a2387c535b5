/* test-tension.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tension.h"

/* What stands in the journals of people. This table never changes. */
static const struct {
  NabijTension tension;
  const char  *id;
  const char  *word;
} table[] = {
  { NABIJ_TENSION_UNSET, NULL, NULL },
  { NABIJ_TENSION_CALM, "calm", "calm" },
  { NABIJ_TENSION_A_LITTLE, "a-little", "a little" },
  { NABIJ_TENSION_TENSE, "tense", "tense" },
  { NABIJ_TENSION_VERY_TENSE, "very-tense", "very tense" },
  { NABIJ_TENSION_TOO_MUCH, "too-much", "too much" },
};

static void
test_has_an_id_and_a_word (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, NABIJ_TENSION_LAST + 1);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_assert_cmpint (table[i].tension, ==, i);
    g_assert_cmpstr (nabij_tension_to_id (table[i].tension), ==, table[i].id);
    g_assert_cmpstr (nabij_tension_get_word (table[i].tension), ==, table[i].word);
  }
}

static void
test_reads_every_id_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    NabijTension tension = table[i].tension == NABIJ_TENSION_UNSET ? NABIJ_TENSION_TOO_MUCH : NABIJ_TENSION_UNSET;

    g_assert_true (nabij_tension_from_id (table[i].id, &tension));
    g_assert_cmpint (tension, ==, table[i].tension);
  }
}

static void
test_leaves_an_unknown_id_alone (void)
{
  static const char *const strange[] = { "", "Calm", "calm ", "a little", "very", "3", "rustig", "unset" };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++) {
    NabijTension tension = NABIJ_TENSION_TENSE;

    g_assert_false (nabij_tension_from_id (strange[i], &tension));
    g_assert_cmpint (tension, ==, NABIJ_TENSION_TENSE);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/tension/has-an-id-and-a-word", test_has_an_id_and_a_word);
  g_test_add_func ("/nabij/core/tension/reads-every-id-back", test_reads_every_id_back);
  g_test_add_func ("/nabij/core/tension/leaves-an-unknown-id-alone", test_leaves_an_unknown_id_alone);

  return g_test_run ();
}
