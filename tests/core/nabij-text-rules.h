/* nabij-text-rules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text speaks of, by whole words, in English and in Dutch: for the tests that go through all
 * texts that a parent may read.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijTextSubject:
 * @NABIJ_TEXT_SUBJECT_FAMILY: a baby, a belly, a birth, a partner: what is not there for everybody
 * @NABIJ_TEXT_SUBJECT_BABY: a baby, by any word for one
 * @NABIJ_TEXT_SUBJECT_CLOSED_EYES: eyes that close
 * @NABIJ_TEXT_SUBJECT_HOLDING: a baby in the arms
 * @NABIJ_TEXT_SUBJECT_CRYING: a baby that cries
 * @NABIJ_TEXT_SUBJECT_SLEEP: sleep, and being about to
 * @NABIJ_TEXT_SUBJECT_OWN_BED: the own bed of a baby
 * @NABIJ_TEXT_SUBJECT_ON_THE_BACK: a baby on the back
 * @NABIJ_TEXT_SUBJECT_WALK_AWAY: leaving the room
 * @NABIJ_TEXT_SUBJECT_BREATHE: breathing
 * @NABIJ_TEXT_SUBJECT_COME_BACK: looking again
 * @NABIJ_TEXT_SUBJECT_NEVER_SHAKE: never shake a baby
 * @NABIJ_TEXT_SUBJECT_ASK_HELP: asking for help
 * @NABIJ_TEXT_SUBJECT_HEARS: a baby that hears a voice
 * @NABIJ_TEXT_SUBJECT_FLAT: somebody who lies on the own back
 * @NABIJ_TEXT_SUBJECT_HELD_BREATH: a breath that is held, deep or fast
 * @NABIJ_TEXT_SUBJECT_FORBIDDEN: a word that no text has: what obliges, counts, judges or claims
 *
 * What a text may speak of.
 */
typedef enum {
  NABIJ_TEXT_SUBJECT_FAMILY,
  NABIJ_TEXT_SUBJECT_BABY,
  NABIJ_TEXT_SUBJECT_CLOSED_EYES,
  NABIJ_TEXT_SUBJECT_HOLDING,
  NABIJ_TEXT_SUBJECT_CRYING,
  NABIJ_TEXT_SUBJECT_SLEEP,
  NABIJ_TEXT_SUBJECT_OWN_BED,
  NABIJ_TEXT_SUBJECT_ON_THE_BACK,
  NABIJ_TEXT_SUBJECT_WALK_AWAY,
  NABIJ_TEXT_SUBJECT_BREATHE,
  NABIJ_TEXT_SUBJECT_COME_BACK,
  NABIJ_TEXT_SUBJECT_NEVER_SHAKE,
  NABIJ_TEXT_SUBJECT_ASK_HELP,
  NABIJ_TEXT_SUBJECT_HEARS,
  NABIJ_TEXT_SUBJECT_FLAT,
  NABIJ_TEXT_SUBJECT_HELD_BREATH,
  NABIJ_TEXT_SUBJECT_FORBIDDEN,
} NabijTextSubject;

#define NABIJ_N_TEXT_SUBJECTS (NABIJ_TEXT_SUBJECT_FORBIDDEN + 1)

char *nabij_text_rules_find (const char      *text,
                             NabijTextSubject subject,
                             gboolean         is_dutch) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
