/* test-steps.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-steps.h"

#define S(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

/* Where a clock may stand when it begins. */
#define BEGIN S (1000)

static const NabijPracticeStep crying[] = {
  { .id = "start", .duration_us = S (6) },
  { .id = "slow-down" },
  { .id = "closeness-first" },
  { .id = "you-too", .n_breaths = 3, .inhale_us = S (3), .exhale_us = S (4.5) },
};

typedef enum {
  FOLLOW,
  GO_ON,
  CHOOSE,
  AGAIN,
} Deed;

/* What is done at which second, and where that leads. */
typedef struct {
  double seconds;
  Deed   deed;
  guint  chosen;
  guint  number;
  guint  round;
} Row;

static const Row rows[] = {
  { 0.0, FOLLOW, 0, 0, 1 },
  { 5.999, FOLLOW, 0, 0, 1 },
  { 6.0, FOLLOW, 0, 1, 1 },
  /* What is done at the person's own pace waits for ever. */
  { 6000.0, FOLLOW, 0, 1, 1 },
  { 6000.5, GO_ON, 0, 2, 1 },
  { 6001.0, CHOOSE, 1, 1, 1 },
  { 6002.0, CHOOSE, 1, 2, 1 },
  { 6003.0, GO_ON, 0, 3, 1 },
  { 6025.4, FOLLOW, 0, 3, 1 },
  { 6025.5, FOLLOW, 0, 4, 1 },
  /* At the end the space bar presses a button, and nothing here moves. */
  { 6026.0, GO_ON, 0, 4, 1 },
  { 6030.0, AGAIN, 0, 0, 2 },
  /* The space bar alone, without waiting for anything. */
  { 6031.0, GO_ON, 0, 1, 2 },
  { 6032.0, GO_ON, 0, 2, 2 },
  { 6033.0, GO_ON, 0, 3, 2 },
  { 6034.0, GO_ON, 0, 4, 2 },
  { 6035.0, AGAIN, 0, 0, 3 },
  /* Nobody looked for a minute: only what goes by itself has gone. */
  { 6095.0, FOLLOW, 0, 1, 3 },
  { 6096.0, CHOOSE, 3, 3, 3 },
  /* A key at the very moment in which the breaths end presses nothing of what follows. */
  { 6118.5, GO_ON, 0, 4, 3 },
};

static void
test_every_way (void)
{
  g_autoptr (NabijSteps) steps = nabij_steps_new (crying, G_N_ELEMENTS (crying), BEGIN);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const gint64 now_us = BEGIN + S (rows[i].seconds);
    const guint  before = nabij_steps_get_number (steps);

    g_test_message ("at %g s", rows[i].seconds);
    switch (rows[i].deed) {
    case FOLLOW:
      g_assert_cmpint (nabij_steps_follow (steps, now_us), ==, before != rows[i].number);
      break;
    case GO_ON:
      nabij_steps_go_on (steps, now_us);
      break;
    case CHOOSE:
      nabij_steps_choose (steps, rows[i].chosen, now_us);
      break;
    case AGAIN:
      nabij_steps_begin_again (steps, now_us);
      break;
    default:
      g_assert_not_reached ();
    }
    g_assert_cmpuint (nabij_steps_get_number (steps), ==, rows[i].number);
    g_assert_cmpuint (nabij_steps_get_round (steps), ==, rows[i].round);
    g_assert_cmpint (nabij_steps_is_over (steps), ==, rows[i].number == G_N_ELEMENTS (crying));
  }
}

static void
test_breaths (void)
{
  static const struct {
    double   seconds;
    guint    number;
    gboolean inhaling;
    double   level;
  } breaths[] = {
    { 0.0, 1, TRUE, 0.0 },
    { 1.5, 1, TRUE, 0.5 },
    { 3.0, 1, FALSE, 1.0 },
    { 5.25, 1, FALSE, 0.5 },
    { 7.5, 2, TRUE, 0.0 },
    { 10.5, 2, FALSE, 1.0 },
    { 15.0, 3, TRUE, 0.0 },
    { 18.0, 3, FALSE, 1.0 },
    { 22.499, 3, FALSE, 0.0 },
  };
  g_autoptr (NabijSteps) steps = nabij_steps_new (crying, G_N_ELEMENTS (crying), BEGIN);
  NabijStepsBreath breath;

  g_assert_false (nabij_steps_get_breath (steps, BEGIN, &breath));
  nabij_steps_choose (steps, 3, BEGIN);
  for (gsize i = 0; i < G_N_ELEMENTS (breaths); i++) {
    g_assert_true (nabij_steps_get_breath (steps, BEGIN + S (breaths[i].seconds), &breath));
    g_assert_cmpuint (breath.number, ==, breaths[i].number);
    g_assert_cmpint (breath.inhaling, ==, breaths[i].inhaling);
    g_assert_cmpfloat_with_epsilon (breath.level, breaths[i].level, 1e-5);
  }
  nabij_steps_follow (steps, BEGIN + S (22.5));
  g_assert_true (nabij_steps_is_over (steps));
  g_assert_false (nabij_steps_get_breath (steps, BEGIN + S (23), &breath));
}

/* Whatever the times of a practice are, the level never jumps and never leaves its range. */
static void
test_the_level_never_jumps (void)
{
  for (gint64 inhale_us = S (2); inhale_us <= S (6); inhale_us += S (0.37)) {
    for (gint64 exhale_us = S (2); exhale_us <= S (8); exhale_us += S (0.53)) {
      const NabijPracticeStep step = { .id = "breathe", .n_breaths = 2, .inhale_us = inhale_us, .exhale_us = exhale_us };
      g_autoptr (NabijSteps) steps = nabij_steps_new (&step, 1, 0);
      NabijStepsBreath breath;
      double           last = 0.0;

      for (gint64 at_us = 0; at_us < 2 * (inhale_us + exhale_us); at_us += 16667) {
        g_assert_true (nabij_steps_get_breath (steps, at_us, &breath));
        g_assert_cmpfloat (breath.level, >=, 0.0);
        g_assert_cmpfloat (breath.level, <=, 1.0);
        g_assert_cmpfloat (ABS (breath.level - last), <=, 0.02);
        last = breath.level;
      }
    }
  }
}

static void
test_nothing_to_do_is_over (void)
{
  g_autoptr (NabijSteps) steps = nabij_steps_new (NULL, 0, BEGIN);

  g_assert_true (nabij_steps_is_over (steps));
  nabij_steps_go_on (steps, BEGIN);
  g_assert_false (nabij_steps_follow (steps, BEGIN + S (100)));
  g_assert_cmpuint (nabij_steps_get_number (steps), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/steps/every-way", test_every_way);
  g_test_add_func ("/nabij/ui/steps/breaths", test_breaths);
  g_test_add_func ("/nabij/ui/steps/the-level-never-jumps", test_the_level_never_jumps);
  g_test_add_func ("/nabij/ui/steps/nothing-to-do-is-over", test_nothing_to_do_is_over);

  return g_test_run ();
}
