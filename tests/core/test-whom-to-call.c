/* test-whom-to-call.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-whom-to-call.h"

#define FIRST_DAYS NABIJ_DAYS_SINCE_BIRTH_UNKNOWN

static const NabijSeason seasons[] = {
  NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_BEFORE, NABIJ_SEASON_AFTER, NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED
};

/* The table of the design: the first one to call. */
static void
test_knows_the_first_one (void)
{
  static const struct {
    NabijSeason   season;
    int           days;
    gboolean      is_partner;
    gboolean      in_hospital;
    NabijHelpRole first;
  } table[] = {
    { NABIJ_SEASON_BEFORE, FIRST_DAYS, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_BEFORE, FIRST_DAYS, TRUE, FALSE, NABIJ_HELP_ROLE_GP },
    { NABIJ_SEASON_AFTER, 0, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_AFTER, 0, FALSE, TRUE, NABIJ_HELP_ROLE_WARD },
    { NABIJ_SEASON_AFTER, 42, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_AFTER, 43, FALSE, FALSE, NABIJ_HELP_ROLE_GP },
    { NABIJ_SEASON_AFTER, 43, FALSE, TRUE, NABIJ_HELP_ROLE_WARD },
    { NABIJ_SEASON_AFTER, 10, TRUE, FALSE, NABIJ_HELP_ROLE_GP },
    { NABIJ_SEASON_AFTER, FIRST_DAYS, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_UNKNOWN, FIRST_DAYS, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_PAUSED, FIRST_DAYS, FALSE, FALSE, NABIJ_HELP_ROLE_MIDWIFE },
    { NABIJ_SEASON_ENDED, FIRST_DAYS, TRUE, FALSE, NABIJ_HELP_ROLE_GP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (nabij_whom_to_call (table[i].season, table[i].days, table[i].is_partner, table[i].in_hospital)[0], ==, table[i].first);
}

/* At any time and for anybody: every role once at most, always a doctor, and in a silence neither a
 * maternity nurse nor a child health clinic. */
static void
test_always_names_a_doctor (void)
{
  for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
    for (int days = FIRST_DAYS; days <= 731; days++) {
      for (int who = 0; who < 4; who++) {
        const NabijHelpRole *roles = nabij_whom_to_call (seasons[season], days, who % 2 == 1, who / 2 == 1);
        guint                seen = 0;

        for (; *roles != NABIJ_HELP_ROLE_NONE; roles++) {
          g_assert_cmpint (*roles, <, NABIJ_N_HELP_ROLES);
          g_assert_cmpuint (seen & (1u << *roles), ==, 0);
          seen |= 1u << *roles;
        }
        g_assert_cmpuint (seen & (1u << NABIJ_HELP_ROLE_GP), !=, 0);
        if (nabij_season_is_silent (seasons[season]))
          g_assert_cmpuint (seen & ((1u << NABIJ_HELP_ROLE_CHILD_HEALTH) | (1u << NABIJ_HELP_ROLE_MATERNITY_CARE)), ==, 0);
      }
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/whom-to-call/knows-the-first-one", test_knows_the_first_one);
  g_test_add_func ("/nabij/core/whom-to-call/always-names-a-doctor", test_always_names_a_doctor);

  return g_test_run ();
}
