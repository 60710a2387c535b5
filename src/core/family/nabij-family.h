/* nabij-family.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-situation.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijTold:
 * @NABIJ_TOLD_NOTHING: the one question was not answered yet
 * @NABIJ_TOLD_NOT_NOW: it was waved aside, and is not asked again
 * @NABIJ_TOLD_PREGNANT: pregnant
 * @NABIJ_TOLD_BABY_IS_HERE: the baby is here
 * @NABIJ_TOLD_SOMETHING_ELSE: something else, which is silent without a question
 *
 * What the family told of itself.
 */
typedef enum {
  NABIJ_TOLD_NOTHING,
  NABIJ_TOLD_NOT_NOW,
  NABIJ_TOLD_PREGNANT,
  NABIJ_TOLD_BABY_IS_HERE,
  NABIJ_TOLD_SOMETHING_ELSE,
} NabijTold;

/**
 * NabijSilence:
 * @NABIJ_SILENCE_NONE: not silent
 * @NABIJ_SILENCE_OPENED: *Pause or stop* was opened, and nothing was chosen
 * @NABIJ_SILENCE_PAUSE: a pause
 * @NABIJ_SILENCE_PREGNANCY_ENDED: this pregnancy has ended
 * @NABIJ_SILENCE_CHILD_DIED: one of the children died
 *
 * Why it is silent.
 */
typedef enum {
  NABIJ_SILENCE_NONE,
  NABIJ_SILENCE_OPENED,
  NABIJ_SILENCE_PAUSE,
  NABIJ_SILENCE_PREGNANCY_ENDED,
  NABIJ_SILENCE_CHILD_DIED,
} NabijSilence;

/**
 * NabijDueBasis:
 * @NABIJ_DUE_BASIS_DATE: the due date itself was told
 * @NABIJ_DUE_BASIS_LAST_PERIOD: reckoned from the first day of the last period
 * @NABIJ_DUE_BASIS_TRANSFER_DAY_3: reckoned from the transfer of an embryo of three days
 * @NABIJ_DUE_BASIS_TRANSFER_DAY_5: reckoned from the transfer of an embryo of five days
 *
 * What a due date rests on.
 */
typedef enum {
  NABIJ_DUE_BASIS_DATE,
  NABIJ_DUE_BASIS_LAST_PERIOD,
  NABIJ_DUE_BASIS_TRANSFER_DAY_3,
  NABIJ_DUE_BASIS_TRANSFER_DAY_5,
} NabijDueBasis;

/**
 * NabijDueDate:
 * @date: the day
 * @basis: what it rests on
 * @told_us: when it was told, UTC microseconds
 *
 * One version of the due date; the newest one counts.
 */
typedef struct {
  GDate         date;
  NabijDueBasis basis;
  gint64        told_us;
} NabijDueDate;

/**
 * NabijChild:
 * @uuid: its stable name
 * @name: (nullable): how the child is called
 * @born: the day of birth; invalid where it was not told
 * @days_at_birth: how many days of pregnancy there were at birth, or -1
 * @in_hospital: whether the child is in hospital
 * @died: whether the child died; nothing ever assumes it
 * @shows_corrected: whether the corrected age is shown beside the age, where there is one
 *
 * A child, born. How old it is follows from that and is never kept.
 */
typedef struct {
  char    *uuid;
  char    *name;
  GDate    born;
  int      days_at_birth;
  gboolean in_hospital;
  gboolean died;
  gboolean shows_corrected;
} NabijChild;

/**
 * NabijContactRole:
 * @NABIJ_CONTACT_ROLE_MIDWIFE: the midwife
 * @NABIJ_CONTACT_ROLE_GP: the family doctor
 * @NABIJ_CONTACT_ROLE_OUT_OF_HOURS: the doctor in the evening, at night and at the weekend
 * @NABIJ_CONTACT_ROLE_FRIEND: a friend, a neighbour, family
 * @NABIJ_CONTACT_ROLE_OTHER: anybody else
 *
 * Whose number it is.
 */
typedef enum {
  NABIJ_CONTACT_ROLE_MIDWIFE,
  NABIJ_CONTACT_ROLE_GP,
  NABIJ_CONTACT_ROLE_OUT_OF_HOURS,
  NABIJ_CONTACT_ROLE_FRIEND,
  NABIJ_CONTACT_ROLE_OTHER,
} NabijContactRole;

/**
 * NabijContact:
 * @uuid: its stable name
 * @role: whose number it is
 * @name: (nullable): a name
 * @number: the number as it was typed
 *
 * A number of the family's own.
 */
typedef struct {
  char            *uuid;
  NabijContactRole role;
  char            *name;
  char            *number;
} NabijContact;

/**
 * NabijOwnTextRole:
 * @NABIJ_OWN_TEXT_ROLE_SENTENCE: a sentence to the baby, or to oneself
 * @NABIJ_OWN_TEXT_ROLE_STEP: a step of the fixed order; they stand in their order
 * @NABIJ_OWN_TEXT_ROLE_QUESTIONS: questions that I have, for the page to take along; there is one such text of each parent
 *
 * What a text of the family's own is for.
 */
typedef enum {
  NABIJ_OWN_TEXT_ROLE_SENTENCE,
  NABIJ_OWN_TEXT_ROLE_STEP,
  NABIJ_OWN_TEXT_ROLE_QUESTIONS,
} NabijOwnTextRole;

/**
 * NabijOwnText:
 * @uuid: its stable name
 * @role: what it is for
 * @text: the words
 * @added_us: when it was written, UTC microseconds
 * @season: the season it was written in
 * @author: of questions, which parent has them; an empty string where nobody is named, and for what
 *   belongs to all
 *
 * A text of the family's own.
 */
typedef struct {
  char            *uuid;
  NabijOwnTextRole role;
  char            *text;
  gint64           added_us;
  NabijSeason      season;
  char            *author;
} NabijOwnText;

/**
 * NabijSentenceChoice:
 * @sentence: the id of an offered sentence, or the UUID of an own one
 * @chosen_us: when it was chosen, UTC microseconds
 * @season: the season it was chosen in
 *
 * A sentence that was chosen once. The newest one counts; the older ones are memories.
 */
typedef struct {
  char       *sentence;
  gint64      chosen_us;
  NabijSeason season;
} NabijSentenceChoice;

/**
 * NabijCheckInOffer:
 * @NABIJ_CHECK_IN_OFFER_2_WEEKS: two weeks after a birth
 * @NABIJ_CHECK_IN_OFFER_4_WEEKS: four weeks
 * @NABIJ_CHECK_IN_OFFER_8_WEEKS: eight weeks
 * @NABIJ_CHECK_IN_OFFER_3_MONTHS: three months
 * @NABIJ_CHECK_IN_OFFER_6_MONTHS: six months
 * @NABIJ_CHECK_IN_OFFER_9_MONTHS: nine months
 * @NABIJ_CHECK_IN_OFFER_12_MONTHS: a year
 * @NABIJ_CHECK_IN_OFFER_18_MONTHS: a year and a half
 * @NABIJ_CHECK_IN_OFFER_24_MONTHS: two years
 *
 * When a check-in is offered, see nabij_check_in_plan_find().
 */
typedef enum {
  NABIJ_CHECK_IN_OFFER_2_WEEKS,
  NABIJ_CHECK_IN_OFFER_4_WEEKS,
  NABIJ_CHECK_IN_OFFER_8_WEEKS,
  NABIJ_CHECK_IN_OFFER_3_MONTHS,
  NABIJ_CHECK_IN_OFFER_6_MONTHS,
  NABIJ_CHECK_IN_OFFER_9_MONTHS,
  NABIJ_CHECK_IN_OFFER_12_MONTHS,
  NABIJ_CHECK_IN_OFFER_18_MONTHS,
  NABIJ_CHECK_IN_OFFER_24_MONTHS,
} NabijCheckInOffer;

#define NABIJ_N_CHECK_IN_OFFERS (NABIJ_CHECK_IN_OFFER_24_MONTHS + 1)

/**
 * NabijCheckInTurn:
 * @author: which parent, or an empty string where nobody is named
 * @child: the UUID of the child whose birth it is counted from
 * @offer: which offer
 *
 * An offer that had its turn: it was taken up, or waved aside. It never comes again.
 */
typedef struct {
  char             *author;
  char             *child;
  NabijCheckInOffer offer;
} NabijCheckInTurn;

/**
 * NabijFamily:
 * @told: what the family told of itself
 * @silence: why it is silent
 * @hand: where the hand rests
 * @due_dates: (element-type NabijDueDate): its versions, the newest one last
 * @children: (element-type NabijChild): in the order in which they were added
 * @contacts: (element-type NabijContact): in their order
 * @own_texts: (element-type NabijOwnText): in their order
 * @sentences: (element-type NabijSentenceChoice): the newest one last
 * @expected: how many babies are expected, ≥ 1
 * @weeks_hidden: whether the weeks are not shown
 * @ring_shown: whether the ring of 1001 days is shown
 * @journal_put_away: whether what was written before @put_away_us is not shown until asked for
 * @put_away_us: until when, UTC microseconds
 * @seen_us: when the program was last open, UTC microseconds; 0 for never
 * @sentence_offered: whether, after the birth, the sentence of the pregnancy was offered again
 * @check_ins_offered: whether check-ins are offered after a birth: the family asked for it
 * @check_in_turns: (element-type NabijCheckInTurn): the offers that had their turn
 * @voice_by_day: (nullable): whose recorded voice is heard in exercises by day: a speaker's name
 * @voice_by_night: (nullable): the same at night
 * @voice_offered: whether recording a voice was offered; that is done once
 * @song: (nullable): the file name of the family's song, without a folder
 * @song_title: (nullable): what it is called
 * @song_us: how long it is, in microseconds; 0 where there is none
 * @song_gain_db: how much louder it is to be played, in decibels
 *
 * What the program knows of a family; everything may be empty. Weeks, ages and the season are
 * derived and never kept. It is a plain value: copy it, change the copy, and give that to be kept.
 */
typedef struct {
  NabijTold    told;
  NabijSilence silence;
  NabijHand    hand;
  GArray      *due_dates;
  GPtrArray   *children;
  GPtrArray   *contacts;
  GPtrArray   *own_texts;
  GPtrArray   *sentences;
  guint        expected;
  gboolean     weeks_hidden;
  gboolean     ring_shown;
  gboolean     journal_put_away;
  gint64       put_away_us;
  gint64       seen_us;
  gboolean     sentence_offered;
  gboolean     check_ins_offered;
  GPtrArray   *check_in_turns;
  char        *voice_by_day;
  char        *voice_by_night;
  gboolean     voice_offered;
  char        *song;
  char        *song_title;
  gint64       song_us;
  double       song_gain_db;
} NabijFamily;

#define NABIJ_TYPE_FAMILY (nabij_family_get_type ())
GType nabij_family_get_type (void) G_GNUC_CONST;

NabijFamily *nabij_family_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijFamily *nabij_family_copy (const NabijFamily *family) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_family_free (NabijFamily *family);
gboolean     nabij_family_equal (const NabijFamily *a,
                                 const NabijFamily *b);

NabijSeason         nabij_family_get_season (const NabijFamily *family);
const NabijDueDate *nabij_family_get_due_date (const NabijFamily *family);
gboolean            nabij_family_add_due_date (NabijFamily  *family,
                                               const GDate  *date,
                                               NabijDueBasis basis,
                                               gint64        now_us);
NabijChild         *nabij_family_add_child (NabijFamily *family);
void                nabij_family_give_birth (NabijFamily *family,
                                             const GDate *born);
const NabijChild   *nabij_family_get_youngest_child (const NabijFamily *family);
gboolean            nabij_family_was_away (const NabijFamily *family,
                                           gint64             now_us);
void                nabij_family_get_situation (const NabijFamily *family,
                                                const GDate       *today,
                                                gboolean           night,
                                                NabijSituation    *situation);
const char         *nabij_family_get_sentence (const NabijFamily *family);
void                nabij_family_choose_sentence (NabijFamily *family,
                                                  const char  *sentence,
                                                  gint64       now_us);

NabijChild   *nabij_child_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijChild   *nabij_child_copy (const NabijChild *child) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_child_free (NabijChild *child);
gboolean      nabij_child_is_of_same_birth (const NabijChild *a,
                                            const NabijChild *b);
NabijContact *nabij_contact_new (NabijContactRole role,
                                 const char      *name,
                                 const char      *number) G_GNUC_WARN_UNUSED_RESULT;
NabijContact *nabij_contact_copy (const NabijContact *contact) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_contact_free (NabijContact *contact);
NabijOwnText *nabij_own_text_new (NabijOwnTextRole role,
                                  const char      *text,
                                  gint64           added_us,
                                  NabijSeason      season) G_GNUC_WARN_UNUSED_RESULT;
NabijOwnText *nabij_own_text_copy (const NabijOwnText *text) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_own_text_free (NabijOwnText *text);

NabijCheckInTurn *nabij_check_in_turn_new (const char       *author,
                                           const char       *child,
                                           NabijCheckInOffer offer) G_GNUC_WARN_UNUSED_RESULT;
NabijCheckInTurn *nabij_check_in_turn_copy (const NabijCheckInTurn *turn) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_check_in_turn_free (NabijCheckInTurn *turn);

NabijSentenceChoice *nabij_sentence_choice_new (const char *sentence,
                                                gint64      chosen_us,
                                                NabijSeason season) G_GNUC_WARN_UNUSED_RESULT;
void                 nabij_sentence_choice_free (NabijSentenceChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijFamily, nabij_family_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijChild, nabij_child_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijContact, nabij_contact_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijOwnText, nabij_own_text_free)

G_END_DECLS
