/* test-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"
#include "nabij-gestation.h"

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)
#define NOW (20000 * DAY_US)

static GDate
day_of (const char *id)
{
  GDate day;

  g_assert_true (nabij_date_from_id (id, &day));
  return day;
}

/* What is known of the children: none, one that lives, one that died, and both. */
typedef enum {
  CHILDREN_NONE,
  CHILDREN_LIVING,
  CHILDREN_DIED,
  CHILDREN_BOTH,
  N_CHILDREN,
} Children;

static NabijFamily *
make_family (NabijTold    told,
             NabijSilence silence,
             Children     children)
{
  NabijFamily *family = nabij_family_new ();

  family->told = told;
  family->silence = silence;
  if (children == CHILDREN_LIVING || children == CHILDREN_BOTH)
    nabij_family_add_child (family);
  if (children == CHILDREN_DIED || children == CHILDREN_BOTH)
    nabij_family_add_child (family)->died = TRUE;
  return family;
}

/* Every state there is. */
static void
test_season_follows_from_every_state (void)
{
  static const NabijSeason seasons[][N_CHILDREN] = {
    [NABIJ_TOLD_NOTHING] = { NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_AFTER, NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_AFTER },
    [NABIJ_TOLD_NOT_NOW] = { NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_AFTER, NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_AFTER },
    [NABIJ_TOLD_PREGNANT] = { NABIJ_SEASON_BEFORE, NABIJ_SEASON_BEFORE, NABIJ_SEASON_BEFORE, NABIJ_SEASON_BEFORE },
    [NABIJ_TOLD_BABY_IS_HERE] = { NABIJ_SEASON_AFTER, NABIJ_SEASON_AFTER, NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_AFTER },
    [NABIJ_TOLD_SOMETHING_ELSE] = { NABIJ_SEASON_PAUSED, NABIJ_SEASON_PAUSED, NABIJ_SEASON_PAUSED, NABIJ_SEASON_PAUSED },
  };
  static const NabijSeason silent[] = {
    [NABIJ_SILENCE_OPENED] = NABIJ_SEASON_PAUSED,
    [NABIJ_SILENCE_PAUSE] = NABIJ_SEASON_PAUSED,
    [NABIJ_SILENCE_PREGNANCY_ENDED] = NABIJ_SEASON_ENDED,
    [NABIJ_SILENCE_CHILD_DIED] = NABIJ_SEASON_ENDED,
  };

  for (int told = NABIJ_TOLD_NOTHING; told <= NABIJ_TOLD_SOMETHING_ELSE; told++) {
    for (int children = 0; children < N_CHILDREN; children++) {
      for (int silence = NABIJ_SILENCE_NONE; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
        g_autoptr (NabijFamily) family = make_family ((NabijTold)told, (NabijSilence)silence, (Children)children);

        g_assert_cmpint (nabij_family_get_season (family), ==,
                         silence != NABIJ_SILENCE_NONE ? silent[silence] : seasons[told][children]);
      }
    }
  }
}

/* What can be told, from every state. */
static const struct {
  const char *name;
  NabijTold   told; /* -1 where it says nothing about that */
  int         silence;
  gboolean    is_birth;
} events[] = {
  { "pregnant", NABIJ_TOLD_PREGNANT, -1, FALSE },
  { "something else", NABIJ_TOLD_SOMETHING_ELSE, -1, FALSE },
  { "not now", NABIJ_TOLD_NOT_NOW, -1, FALSE },
  { "birth", (NabijTold)-1, -1, TRUE },
  { "pause opened", (NabijTold)-1, NABIJ_SILENCE_OPENED, FALSE },
  { "pause", (NabijTold)-1, NABIJ_SILENCE_PAUSE, FALSE },
  { "ended", (NabijTold)-1, NABIJ_SILENCE_PREGNANCY_ENDED, FALSE },
  { "a child died", (NabijTold)-1, NABIJ_SILENCE_CHILD_DIED, FALSE },
  { "go on", (NabijTold)-1, NABIJ_SILENCE_NONE, FALSE },
};

static void
happen (NabijFamily *family,
        gsize        event)
{
  const GDate today = day_of ("2026-06-15");

  if ((int)events[event].told != -1)
    family->told = events[event].told;
  if (events[event].silence != -1)
    family->silence = (NabijSilence)events[event].silence;
  if (events[event].is_birth)
    nabij_family_give_birth (family, &today);
}

/* Silence is only ever ended by itself, and then everything is as it was. */
static void
test_every_transition_keeps_silence (void)
{
  for (int told = NABIJ_TOLD_NOTHING; told <= NABIJ_TOLD_SOMETHING_ELSE; told++) {
    for (int children = 0; children < N_CHILDREN; children++) {
      for (int silence = NABIJ_SILENCE_NONE; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
        for (gsize event = 0; event < G_N_ELEMENTS (events); event++) {
          g_autoptr (NabijFamily) family = make_family ((NabijTold)told, (NabijSilence)silence, (Children)children);
          g_autoptr (NabijFamily) loud = make_family ((NabijTold)told, NABIJ_SILENCE_NONE, (Children)children);
          const gboolean was_silent = silence != NABIJ_SILENCE_NONE;

          happen (family, event);
          happen (loud, event);
          if (events[event].silence == -1) {
            if (was_silent)
              g_assert_true (nabij_season_is_silent (nabij_family_get_season (family)));
            family->silence = NABIJ_SILENCE_NONE;
          }
          g_assert_cmpint (nabij_family_get_season (family), ==, nabij_family_get_season (loud));
          if (events[event].silence > NABIJ_SILENCE_NONE)
            g_assert_true (nabij_season_is_silent (nabij_family_get_season (family)));
        }
      }
    }
  }
}

static void
test_silence_can_be_taken_back (void)
{
  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_LIVING);
    g_autoptr (NabijFamily) before = nabij_family_copy (family);

    family->silence = (NabijSilence)silence;
    g_assert_false (nabij_family_equal (family, before));
    family->silence = NABIJ_SILENCE_NONE;
    g_assert_true (nabij_family_equal (family, before));
  }
}

static void
test_nothing_happens_by_itself_at_the_due_date (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);
  GDate day = day_of ("2026-06-15");

  nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_DATE, NOW);
  g_date_add_days (&day, 2);
  for (int days = 0; days < 100; days++) {
    NabijSituation situation;

    nabij_family_get_situation (family, &day, FALSE, &situation);
    g_assert_cmpint (situation.season, ==, NABIJ_SEASON_BEFORE);
    g_assert_cmpint (situation.weeks, ==, days < 12 ? 40 + (days + 2) / 7 : NABIJ_WEEKS_UNKNOWN);
    g_date_add_days (&day, 1);
  }
}

static void
test_birth_counts_the_weeks (void)
{
  static const struct {
    const char *born;
    int         days;
  } cases[] = {
    { "2026-10-08", 280 },
    { "2026-08-01", 212 },
    { "2026-10-22", 294 },
    { "2026-01-02", -1 }, /* too early to be of this pregnancy */
    { "2027-10-08", -1 },
  };
  const GDate due = day_of ("2026-10-08");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);
    const GDate       born = day_of (cases[i].born);
    const NabijChild *child;

    nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, NOW);
    nabij_family_give_birth (family, &born);
    g_assert_cmpuint (family->children->len, ==, 1);
    child = g_ptr_array_index (family->children, 0);
    g_assert_cmpint (child->days_at_birth, ==, cases[i].days);
    g_assert_cmpint (g_date_compare (&child->born, &born), ==, 0);
    g_assert_cmpint (nabij_family_get_season (family), ==, NABIJ_SEASON_AFTER);
  }
}

static void
test_birth_needs_no_date (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);

  nabij_family_give_birth (family, NULL);
  nabij_family_give_birth (family, NULL);
  g_assert_cmpuint (family->children->len, ==, 2);
  g_assert_cmpint (nabij_family_get_season (family), ==, NABIJ_SEASON_AFTER);
}

/* A child in the list that this pregnancy brought means that it is over; an earlier one does not. */
static void
test_tells_children_of_this_pregnancy_from_others (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);
  const GDate due = day_of ("2026-10-08");
  NabijChild *child = nabij_family_add_child (family);

  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, NOW);
  child->born = day_of ("2023-05-01");
  g_assert_cmpint (nabij_family_get_season (family), ==, NABIJ_SEASON_BEFORE);
  child->born = day_of ("2026-09-01");
  g_assert_cmpint (nabij_family_get_season (family), ==, NABIJ_SEASON_AFTER);
}

static void
test_keeps_every_due_date (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  GDate day = day_of ("1900-02-28");
  GDate none;

  g_date_clear (&none, 1);
  g_assert_null (nabij_family_get_due_date (family));
  g_assert_false (nabij_family_add_due_date (family, &none, NABIJ_DUE_BASIS_DATE, NOW));
  for (int i = 0; i < 500; i++) {
    g_date_add_days (&day, 1);
    /* The clock may go backwards: the last one told is the one that counts. */
    g_assert_true (nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_DATE, NOW - i));
    g_assert_false (nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_DATE, NOW + 10000 + i));
    g_assert_cmpuint (family->due_dates->len, ==, i + 1);
    g_assert_cmpint (g_date_compare (&nabij_family_get_due_date (family)->date, &day), ==, 0);
    if (i > 0)
      g_assert_cmpint (g_array_index (family->due_dates, NabijDueDate, i).told_us, >,
                       g_array_index (family->due_dates, NabijDueDate, i - 1).told_us);
  }
  /* The same day on another ground is news. */
  g_assert_true (nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_LAST_PERIOD, NOW));
}

static void
test_knows_who_was_away (void)
{
  static const struct {
    NabijTold    told;
    NabijSilence silence;
    gint64       away_us;
    gboolean     was_away;
  } cases[] = {
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, 21 * DAY_US, FALSE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, 21 * DAY_US + 1, TRUE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PAUSE, 30 * DAY_US, FALSE },
    { NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, 30 * DAY_US, FALSE },
    { NABIJ_TOLD_NOTHING, NABIJ_SILENCE_NONE, 30 * DAY_US, FALSE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, -30 * DAY_US, FALSE },
    { NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, NOW, FALSE }, /* never seen before */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NabijFamily) family = make_family (cases[i].told, cases[i].silence, CHILDREN_NONE);

    family->seen_us = NOW - cases[i].away_us;
    g_assert_cmpint (nabij_family_was_away (family, NOW), ==, cases[i].was_away);
  }
}

static void
test_situation_before_birth (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_LIVING);
  const GDate    due = day_of ("2026-10-08");
  const GDate    day = day_of ("2026-06-15");
  NabijSituation situation;

  ((NabijChild *)g_ptr_array_index (family->children, 0))->in_hospital = TRUE;
  family->hand = NABIJ_HAND_PARTNERS_BELLY;
  family->song_us = 5;
  nabij_family_get_situation (family, &day, TRUE, &situation);
  g_assert_cmpint (situation.weeks, ==, NABIJ_WEEKS_UNKNOWN);
  g_assert_true (situation.night);
  g_assert_true (situation.heard);
  g_assert_false (situation.first_time);
  /* That is about the baby who is expected. */
  g_assert_false (situation.hospital);
  g_assert_false (situation.more_children);
  g_assert_cmpint (situation.hand, ==, NABIJ_HAND_PARTNERS_BELLY);
  g_assert_cmpint (situation.song_us, ==, 0);

  family->expected = 2;
  family->song = g_strdup ("family.song");
  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, NOW);
  nabij_family_get_situation (family, &day, FALSE, &situation);
  g_assert_cmpint (situation.weeks, ==, 23);
  g_assert_true (situation.more_children);
  g_assert_cmpint (situation.song_us, ==, 5);
}

static void
test_situation_after_birth (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, CHILDREN_LIVING);
  const GDate    due = day_of ("2026-10-08");
  const GDate    day = day_of ("2026-06-15");
  NabijChild    *first = g_ptr_array_index (family->children, 0);
  NabijChild    *second;
  NabijSituation situation;

  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, NOW);
  family->expected = 2;
  first->born = day_of ("2026-06-01");
  nabij_family_get_situation (family, &day, FALSE, &situation);
  g_assert_cmpint (situation.weeks, ==, NABIJ_WEEKS_UNKNOWN);
  g_assert_false (situation.more_children);
  g_assert_false (situation.hospital);

  second = nabij_family_add_child (family);
  second->born = day_of ("2026-06-02");
  second->in_hospital = TRUE;
  nabij_family_get_situation (family, &day, FALSE, &situation);
  g_assert_true (situation.more_children);
  g_assert_true (situation.hospital);

  /* An older child is no twin. */
  second->born = day_of ("2024-06-02");
  nabij_family_get_situation (family, &day, FALSE, &situation);
  g_assert_false (situation.more_children);

  /* Of twins one died. */
  second->born = day_of ("2026-06-02");
  second->died = TRUE;
  nabij_family_get_situation (family, &day, FALSE, &situation);
  g_assert_false (situation.more_children);
  g_assert_false (situation.hospital);
}

static void
test_situation_in_silence_knows_no_baby (void)
{
  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, (NabijSilence)silence, CHILDREN_LIVING);
    const GDate    due = day_of ("2026-10-08");
    const GDate    day = day_of ("2026-06-15");
    NabijSituation situation;

    nabij_family_add_child (family)->in_hospital = TRUE;
    family->expected = 2;
    nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, NOW);
    nabij_family_get_situation (family, &day, FALSE, &situation);
    g_assert_true (nabij_season_is_silent (situation.season));
    g_assert_cmpint (situation.weeks, ==, NABIJ_WEEKS_UNKNOWN);
    g_assert_false (situation.hospital);
    g_assert_false (situation.more_children);
  }
}

static void
test_the_newest_sentence_counts (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);

  g_assert_null (nabij_family_get_sentence (family));
  nabij_family_choose_sentence (family, "here", NOW);
  nabij_family_choose_sentence (family, "here", NOW + 1);
  g_assert_cmpuint (family->sentences->len, ==, 1);
  nabij_family_choose_sentence (family, "room", NOW - 5);
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, "room");
  nabij_family_choose_sentence (family, NULL, NOW + 2);
  g_assert_null (nabij_family_get_sentence (family));
  g_assert_cmpuint (family->sentences->len, ==, 3);
  /* The birth does not end it. */
  nabij_family_choose_sentence (family, "room", NOW + 3);
  nabij_family_give_birth (family, NULL);
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, "room");
}

static void
test_a_sentence_for_a_baby_waits_in_silence (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);

  nabij_family_choose_sentence (family, "room", NOW);
  family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  g_assert_null (nabij_family_get_sentence (family));
  nabij_family_choose_sentence (family, "here", NOW + 1);
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, "here");
  family->silence = NABIJ_SILENCE_NONE;
  family->told = NABIJ_TOLD_NOT_NOW;
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, "here");
}

static void
test_a_sentence_that_was_removed_is_none (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE, CHILDREN_NONE);
  NabijOwnText *own = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "Dag", NOW, NABIJ_SEASON_BEFORE);

  g_ptr_array_add (family->own_texts, own);
  nabij_family_choose_sentence (family, "here", NOW);
  nabij_family_choose_sentence (family, own->uuid, NOW + 1);
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, own->uuid);
  g_ptr_array_remove_index (family->own_texts, 0);
  g_assert_cmpstr (nabij_family_get_sentence (family), ==, "here");
}

static void
test_reads_the_ids_it_writes (void)
{
#define CHECK(type, name, first, last)                               \
  for (int i = (first); i <= (last); i++) {                          \
    type value = (type)((last) + 1);                                 \
                                                                     \
    g_assert_true (name##_from_id (name##_to_id ((type)i), &value)); \
    g_assert_cmpint (value, ==, i);                                  \
    g_assert_false (name##_from_id ("martian", &value));             \
    g_assert_false (name##_from_id (NULL, &value));                  \
    g_assert_cmpint (value, ==, i);                                  \
  }
  CHECK (NabijTold, nabij_told, NABIJ_TOLD_NOTHING, NABIJ_TOLD_SOMETHING_ELSE)
  CHECK (NabijSilence, nabij_silence, NABIJ_SILENCE_NONE, NABIJ_SILENCE_CHILD_DIED)
  CHECK (NabijHand, nabij_hand, NABIJ_HAND_UNKNOWN, NABIJ_HAND_MY_CHEST)
  CHECK (NabijSeason, nabij_season, NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_ENDED)
  CHECK (NabijDueBasis, nabij_due_basis, NABIJ_DUE_BASIS_DATE, NABIJ_DUE_BASIS_TRANSFER_DAY_5)
  CHECK (NabijContactRole, nabij_contact_role, NABIJ_CONTACT_ROLE_MIDWIFE, NABIJ_CONTACT_ROLE_OTHER)
  CHECK (NabijOwnTextRole, nabij_own_text_role, NABIJ_OWN_TEXT_ROLE_SENTENCE, NABIJ_OWN_TEXT_ROLE_QUESTIONS)
  CHECK (NabijCheckInOffer, nabij_check_in_offer, NABIJ_CHECK_IN_OFFER_2_WEEKS, NABIJ_CHECK_IN_OFFER_24_MONTHS)
#undef CHECK
}

/* They stand in files, and never change. */
static void
test_offers_have_names (void)
{
  static const char *const ids[NABIJ_N_CHECK_IN_OFFERS] = { "2-weeks", "4-weeks", "8-weeks", "3-months", "6-months",
                                                            "9-months", "12-months", "18-months", "24-months" };

  for (guint i = 0; i < NABIJ_N_CHECK_IN_OFFERS; i++)
    g_assert_cmpstr (nabij_check_in_offer_to_id ((NabijCheckInOffer)i), ==, ids[i]);
}

static void
test_a_turn_is_part_of_the_family (void)
{
  g_autoptr (NabijFamily) family = make_family (NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE, CHILDREN_LIVING);
  g_autoptr (NabijFamily) copy = nabij_family_copy (family);
  const NabijChild *child = g_ptr_array_index (family->children, 0);

  g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new ("Noor", child->uuid, NABIJ_CHECK_IN_OFFER_2_WEEKS));
  g_assert_false (nabij_family_equal (family, copy));
  nabij_family_free (g_steal_pointer (&copy));
  copy = nabij_family_copy (family);
  g_assert_true (nabij_family_equal (family, copy));
  ((NabijCheckInTurn *)g_ptr_array_index (copy->check_in_turns, 0))->offer = NABIJ_CHECK_IN_OFFER_4_WEEKS;
  g_assert_false (nabij_family_equal (family, copy));
  nabij_family_free (g_steal_pointer (&copy));
  copy = nabij_family_copy (family);
  copy->check_ins_offered = TRUE;
  g_assert_false (nabij_family_equal (family, copy));
}

static void
test_knows_the_youngest_child (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  NabijChild *unknown = nabij_family_add_child (family);
  NabijChild *youngest;
  NabijChild *eldest;

  g_assert_null (nabij_family_get_youngest_child (family));

  youngest = nabij_family_add_child (family);
  youngest->born = day_of ("2026-11-17");
  eldest = nabij_family_add_child (family);
  eldest->born = day_of ("2024-02-29");
  g_assert_true (nabij_family_get_youngest_child (family) == youngest);

  youngest->died = TRUE;
  g_assert_true (nabij_family_get_youngest_child (family) == eldest);
  eldest->died = TRUE;
  g_assert_null (nabij_family_get_youngest_child (family));

  /* Who died was born all the same; whose birth was not told is nobody's twin. */
  g_assert_true (nabij_child_is_of_same_birth (youngest, youngest));
  g_assert_false (nabij_child_is_of_same_birth (unknown, unknown));
  g_assert_false (nabij_child_is_of_same_birth (unknown, youngest));
  g_assert_false (nabij_child_is_of_same_birth (youngest, unknown));
}

static void
test_knows_twins (void)
{
  static const struct {
    const char *born;
    gboolean    are_twins;
  } rows[] = {
    { "2026-08-18", FALSE },
    { "2026-08-19", TRUE },
    { "2026-11-16", TRUE },
    { "2026-11-17", TRUE },
    { "2026-11-18", TRUE },
    { "2027-02-15", TRUE },
    { "2027-02-16", FALSE },
  };
  g_autoptr (NabijFamily) family = nabij_family_new ();
  NabijChild *one = nabij_family_add_child (family);
  NabijChild *other = nabij_family_add_child (family);

  one->born = day_of ("2026-11-17");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    other->born = day_of (rows[i].born);
    g_assert_true (nabij_child_is_of_same_birth (one, other) == rows[i].are_twins);
    g_assert_true (nabij_child_is_of_same_birth (other, one) == rows[i].are_twins);
  }
}

static void
test_reads_no_day_that_there_is_not (void)
{
  static const char *const wrong[] = { "", "2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "0000-01-01",
                                       "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", "-026-01-01", "2026-01-0x",
                                       "٢٠٢٦-٠١-٠١" };
  GDate                    day;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_false (nabij_date_from_id (wrong[i], &day));
    g_assert_false (g_date_valid (&day));
  }
  g_assert_false (nabij_date_from_id (NULL, &day));
  g_assert_null (nabij_date_to_id (&day));
  g_assert_true (nabij_date_from_id ("1900-02-28", &day));
  g_assert_true (nabij_date_from_id ("9999-12-31", &day));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/core/family/" name, func)
  ADD ("season-follows-from-every-state", test_season_follows_from_every_state);
  ADD ("every-transition-keeps-silence", test_every_transition_keeps_silence);
  ADD ("silence-can-be-taken-back", test_silence_can_be_taken_back);
  ADD ("nothing-happens-by-itself-at-the-due-date", test_nothing_happens_by_itself_at_the_due_date);
  ADD ("birth-counts-the-weeks", test_birth_counts_the_weeks);
  ADD ("birth-needs-no-date", test_birth_needs_no_date);
  ADD ("tells-children-of-this-pregnancy-from-others", test_tells_children_of_this_pregnancy_from_others);
  ADD ("keeps-every-due-date", test_keeps_every_due_date);
  ADD ("knows-who-was-away", test_knows_who_was_away);
  ADD ("situation-before-birth", test_situation_before_birth);
  ADD ("situation-after-birth", test_situation_after_birth);
  ADD ("situation-in-silence-knows-no-baby", test_situation_in_silence_knows_no_baby);
  ADD ("the-newest-sentence-counts", test_the_newest_sentence_counts);
  ADD ("a-sentence-for-a-baby-waits-in-silence", test_a_sentence_for_a_baby_waits_in_silence);
  ADD ("a-sentence-that-was-removed-is-none", test_a_sentence_that_was_removed_is_none);
  ADD ("reads-the-ids-it-writes", test_reads_the_ids_it_writes);
  ADD ("offers-have-names", test_offers_have_names);
  ADD ("a-turn-is-part-of-the-family", test_a_turn_is_part_of_the_family);
  ADD ("knows-the-youngest-child", test_knows_the_youngest_child);
  ADD ("knows-twins", test_knows_twins);
  ADD ("reads-no-day-that-there-is-not", test_reads_no_day_that_there_is_not);
#undef ADD

  return g_test_run ();
}
