/* nabij-schema-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-schema-sample.h"

static const char *const v2_circumstances[] = { "short-night", "crying", NULL };
static const char *const v2_own_circumstances[] = { "Ruzie — met oma", "regen", NULL };
static const char *const v2_helped[] = { "water-and-rust", "outside", NULL };
static const char *const v2_own_helped[] = { "een kop thee", NULL };

/* What is in v2.sql and in those after it, the newest first. */
const NabijEntryFields nabij_schema_sample_v2[NABIJ_N_SCHEMA_SAMPLE_V2] = {
  { .uuid = V2_UUID ("7"),
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { SECONDS (1795500000), 7200 },
    .title = "",
    .text = "" },
  { .uuid = V2_UUID ("5"),
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = { SECONDS (1795487945), 0 },
    .text = "Het gaat." },
  { .uuid = V2_UUID ("4"),
    .kind = NABIJ_ENTRY_KIND_SESSION,
    .instant = { SECONDS (1795487945), 0 },
    .changed_us = SECONDS (1795488001),
    .practice = "five-exhales",
    .duration_us = SECONDS (56) },
  { .uuid = V2_UUID ("2"),
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { SECONDS (1795387845), 3600 },
    .own_circumstances = v2_own_circumstances },
  { .uuid = V2_UUID ("3"),
    .kind = NABIJ_ENTRY_KIND_SESSION,
    .instant = { SECONDS (1795287945), 3600 },
    .changed_us = SECONDS (1795288125),
    .practice = "water-and-rust",
    .pattern = "water",
    .duration_us = SECONDS (180),
    .moment = V2_UUID ("1") },
  { .uuid = V2_UUID ("1"),
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { SECONDS (1795287845), 3600 },
    .added_us = SECONDS (1795287900),
    .changed_us = SECONDS (1795299900),
    .author = "Noor",
    .text = "Alles tegelijk. Één grote “janboel”.",
    .tension = NABIJ_TENSION_TOO_MUCH,
    .circumstances = v2_circumstances,
    .own_circumstances = v2_own_circumstances,
    .about_contact = TRUE,
    .is_calmer = TRUE,
    .calmer = { SECONDS (1795299845), 3600 },
    .tension_after = NABIJ_TENSION_CALM,
    .helped = v2_helped,
    .own_helped = v2_own_helped,
    .repair = "Ik schrok. Nu ben ik er weer." },
  { .uuid = V2_UUID ("6"),
    .kind = NABIJ_ENTRY_KIND_LETTER,
    .instant = { -1, -18000 },
    .author = "Sam",
    .title = "Lieve jij",
    .text = "Two\nlines 🌊 مرحبا" },
};

/* What v4.sql and v5.sql have beside them, likewise. */
const NabijEntryFields nabij_schema_sample_v4[NABIJ_N_SCHEMA_SAMPLE_V4] = {
  { .uuid = V3_UUID ("62"),
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = { SECONDS (1795710000), 3600 },
    .changed_us = SECONDS (1795710050),
    .author = "Sam",
    .check_in = &(NabijCheckIn){
      .form = NABIJ_CHECK_IN_FORM_HOSPITAL,
      .more_children = TRUE,
      .answers = { [NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_HARDLY },
      .need = (char *)"",
    } },
  { .uuid = V3_UUID ("61"), .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = { SECONDS (1795700000), 3600 }, .changed_us = SECONDS (1795700200), .author = "Noor", .check_in = &(NabijCheckIn){
                                                                                                                                                                  .form = NABIJ_CHECK_IN_FORM_AFTER,
                                                                                                                                                                  .answers = {
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_SOMETIMES,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_CLOSE] = NABIJ_CHECK_IN_ANSWER_OFTEN,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_ALERT] = NABIJ_CHECK_IN_ANSWER_OFTEN,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_FEELINGS] = NABIJ_CHECK_IN_ANSWER_HARDLY,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_CRYING] = NABIJ_CHECK_IN_ANSWER_SKIPPED,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_STARTLED] = NABIJ_CHECK_IN_ANSWER_SOMETIMES,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_REST] = NABIJ_CHECK_IN_ANSWER_HARDLY,
                                                                                                                                                                    [NABIJ_CHECK_IN_ITEM_SOMEONE] = NABIJ_CHECK_IN_ANSWER_OFTEN,
                                                                                                                                                                  },
                                                                                                                                                                  .talk = NABIJ_CHECK_IN_TALK_MAYBE,
                                                                                                                                                                  .good = (char *)"Even samen buiten 🌊",
                                                                                                                                                                  .hard = (char *)"De nacht,\n“weer”",
                                                                                                                                                                  .need = (char *)"Een uur slaap",
                                                                                                                                                                  .is_finished = TRUE,
                                                                                                                                                                } },
};

static void
set_uuid (char      **uuid,
          const char *name)
{
  g_free (*uuid);
  *uuid = g_strdup (name);
}

/* The family that v3.sql has. */
NabijFamily *
nabij_schema_sample_make_v3_family (void)
{
  NabijFamily  *family = nabij_family_new ();
  NabijChild   *child;
  NabijContact *contact;
  NabijOwnText *text;
  GDate         day;

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->hand = NABIJ_HAND_PARTNERS_BELLY;
  family->expected = 2;
  family->weeks_hidden = TRUE;
  family->ring_shown = TRUE;
  family->journal_put_away = TRUE;
  family->put_away_us = SECONDS (1795450000);
  family->seen_us = SECONDS (1795690000);
  family->sentence_offered = TRUE;
  family->song = g_strdup (V3_UUID ("51") ".ogg");
  family->song_title = g_strdup ("Slaapliedje <b>🌊</b>");
  family->song_us = SECONDS (187);
  family->song_gain_db = -3.25;
  g_date_set_dmy (&day, 14, G_DATE_FEBRUARY, 2027);
  nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_LAST_PERIOD, SECONDS (1787000000));
  g_date_set_dmy (&day, 17, G_DATE_FEBRUARY, 2027);
  nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_TRANSFER_DAY_5, SECONDS (1788000000));

  child = nabij_family_add_child (family);
  set_uuid (&child->uuid, V3_UUID ("21"));
  child->name = g_strdup ("Zoë \"'; مرحبا");
  g_date_set_dmy (&child->born, 20, G_DATE_NOVEMBER, 2026);
  child->days_at_birth = 192;
  child->in_hospital = TRUE;
  child = nabij_family_add_child (family);
  set_uuid (&child->uuid, V3_UUID ("22"));
  g_date_set_dmy (&child->born, 20, G_DATE_NOVEMBER, 2026);
  child->days_at_birth = 192;
  child->shows_corrected = FALSE;
  child = nabij_family_add_child (family);
  set_uuid (&child->uuid, V3_UUID ("23"));
  child->name = g_strdup ("Kiek");
  child->died = TRUE;

  contact = nabij_contact_new (NABIJ_CONTACT_ROLE_MIDWIFE, "Ria", "+31 6 1234 5678");
  set_uuid (&contact->uuid, V3_UUID ("31"));
  g_ptr_array_add (family->contacts, contact);
  contact = nabij_contact_new (NABIJ_CONTACT_ROLE_OUT_OF_HOURS, NULL, "088 000 00 00 (kies 1)");
  set_uuid (&contact->uuid, V3_UUID ("32"));
  g_ptr_array_add (family->contacts, contact);

  text = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "Dag klein mens, één voor één.", SECONDS (1789000000), NABIJ_SEASON_BEFORE);
  set_uuid (&text->uuid, V3_UUID ("41"));
  g_ptr_array_add (family->own_texts, text);
  text = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Lamp uit\nen zitten", SECONDS (1795680000), NABIJ_SEASON_AFTER);
  set_uuid (&text->uuid, V3_UUID ("42"));
  g_ptr_array_add (family->own_texts, text);
  g_ptr_array_add (family->sentences, nabij_sentence_choice_new ("room-for-you", SECONDS (1789100000), NABIJ_SEASON_BEFORE));
  g_ptr_array_add (family->sentences, nabij_sentence_choice_new (V3_UUID ("41"), SECONDS (1795685000), NABIJ_SEASON_AFTER));
  return family;
}

/* The family that v4.sql has. */
NabijFamily *
nabij_schema_sample_make_v4_family (void)
{
  NabijFamily  *expected = nabij_schema_sample_make_v3_family ();
  NabijOwnText *questions;

  expected->check_ins_offered = TRUE;
  g_ptr_array_add (expected->check_in_turns,
                   nabij_check_in_turn_new ("Noor", V3_UUID ("21"), NABIJ_CHECK_IN_OFFER_2_WEEKS));
  g_ptr_array_add (expected->check_in_turns,
                   nabij_check_in_turn_new ("", V3_UUID ("21"), NABIJ_CHECK_IN_OFFER_18_MONTHS));
  questions = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_QUESTIONS, "Is zo weinig slapen gewoon?", SECONDS (1795705000), NABIJ_SEASON_AFTER);
  set_uuid (&questions->uuid, V3_UUID ("43"));
  g_free (questions->author);
  questions->author = g_strdup ("Noor");
  g_ptr_array_add (expected->own_texts, questions);
  return expected;
}
