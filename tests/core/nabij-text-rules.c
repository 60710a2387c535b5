/* nabij-text-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-text-rules.h"

#define ENGLISH_BABY "bab(y|ies)|newborns?|little (one|belly|feet)|twins?|child(ren)?"
#define DUTCH_BABY "baby(’s|'s|tje|tjes)?|pasgeboren\\w*|kind(je|jes|eren)?|tweeling\\w*|(voetjes|beentjes|buikje)"

/* English and Dutch; each stands between borders of words, and the case does not count. An apostrophe
 * may be of both kinds. */
static const char *const patterns[NABIJ_N_TEXT_SUBJECTS][2] = {
  [NABIJ_TEXT_SUBJECT_FAMILY] = {
    ENGLISH_BABY "|belly|bellies|bump|pregnan\\w*|birth\\w*|born|womb|cots?|napp(y|ies)|midwi\\w+|maternity|breast\\w*|feeding|partners?|mothers?|fathers?|mum|dad|parents?|the two of you|you both",
    DUTCH_BABY "|buik|zwanger\\w*|bevalling\\w*|geboor\\w+|geboren|baarmoeder|bedjes?|wieg\\w*|luiers?|verloskund\\w+|kraam\\w*|borstvoeding|partners?|moeders?|vaders?|mama|papa|ouders?|jullie",
  },
  [NABIJ_TEXT_SUBJECT_BABY] = { ENGLISH_BABY, DUTCH_BABY },
  [NABIJ_TEXT_SUBJECT_CLOSED_EYES] = {
    "(close|shut|closing|closed)( \\w+)? eyes|eyes( \\w+)? (close|closed|shut)",
    "(sluit|dicht|doe)( \\w+)? ogen( dicht)?|ogen( \\w+)? (dicht|toe|gesloten|sluiten)|gesloten ogen",
  },
  [NABIJ_TEXT_SUBJECT_HOLDING] = {
    "(hold|holding|cuddle|rock|lift|pick up) (your|the|a) bab(y|ies)|bab(y|ies) (close )?(in|on|against|to) your (arms?|chest|lap|skin)|skin to skin|or holding",
    "(hou|houd|til|wieg|knuffel) je baby\\S*|neem je baby\\S* (op|in|vast|uit|bij)|pak je baby\\S* (op|vast|uit)|je baby\\S* (vast|vasthouden|op schoot|in je armen|op je borst|tegen je aan)|of vasthouden|huid op huid",
  },
  [NABIJ_TEXT_SUBJECT_CRYING] = { "cr(y|ies|ied|ying)", "huil\\w*|gehuil" },
  [NABIJ_TEXT_SUBJECT_SLEEP] = { "sleep(s|y|ing)?|asleep|drows\\w+|doz(e|es|ing)|nap", "slaap\\w*|slapen\\w*|slaperig|inslapen|dommel\\w*|suf|dut\\w*" },
  [NABIJ_TEXT_SUBJECT_OWN_BED] = { "own(, \\w+|,? empty)? (bed|cot|beds|cots)", "eigen(, leeg|, lege| lege)? (bed|bedje|bedjes)" },
  [NABIJ_TEXT_SUBJECT_ON_THE_BACK] = { "on (their|the|its) backs?", "op (de|hun) rug" },
  [NABIJ_TEXT_SUBJECT_WALK_AWAY] = { "leave the room|walk away|step out", "kamer uit|loop(t)? (even )?weg" },
  [NABIJ_TEXT_SUBJECT_BREATHE] = { "breathe?", "adem\\w*" },
  [NABIJ_TEXT_SUBJECT_COME_BACK] = { "look again|come back|go back|check on", "kijk(t)?( \\w+){0,5} (weer|bij je baby\\S*|naar je baby\\S*)|kom( \\w+)? terug|ga( \\w+)? terug" },
  [NABIJ_TEXT_SUBJECT_NEVER_SHAKE] = { "never shake", "schud( \\S+){1,2} nooit|nooit( \\w+)? schudden" },
  [NABIJ_TEXT_SUBJECT_ASK_HELP] = { "ask( \\w+)? for help|ask the nurse|call someone", "vraag( \\w+)? hulp|bel iemand|vraag de verpleegkundige" },
  [NABIJ_TEXT_SUBJECT_HEARS] = { "(can hear|hears|hear) your voice|can hear you", "(kan|kunnen) je (stem )?horen|hoort je stem|horen je stem" },
  [NABIJ_TEXT_SUBJECT_FLAT] = { "(lie|lying)( \\w+)? on your back|flat on", "(lig|liggen|ga)( \\w+)? op je rug|plat op" },
  [NABIJ_TEXT_SUBJECT_HELD_BREATH] = {
    "hold(ing)? (your|the|a)? ?breath|breath holding|(deep|big) breaths?|breathe? (in )?(deep|deeply|fast|quickly)|as (deep|slow)ly? as|inhale deeply",
    "(houd|hou) je adem( \\w+)?|adem (inhouden|vasthouden)|(adem|haal)( \\w+)? diep( \\w+)?|diepe adem\\w*|snel ademen|zo (diep|langzaam) mogelijk",
  },
  [NABIJ_TEXT_SUBJECT_FORBIDDEN] = {
    "must|mustn['’]t|should|shouldn['’]t|you have to|goals?|missed|finally|well done|fail\\w*|damag\\w*|delays?|risk\\w*|abnormal\\w*|deviat\\w*|scores?|streaks?|badges?|achiev\\w*|toxic|blueprint|proven|prevents?|treats?|cures?|heals?|percent|oxytocin|IQ|enjoy (it|every|this)",
    "moet|moeten|moest|moesten|zou moeten|doel(en)?|gemist|eindelijk|goed gedaan|goed zo|faal\\w*|falen|gefaald|schade\\w*|beschadig\\w*|achterstand\\w*|risico\\w*|afwijkend\\w*|afwijking\\w*|scores?|streak\\w*|presteren|prestatie\\w*|toxisch\\w*|blauwdruk|bewezen|geneest|procent|oxytocine|geniet( \\w+)?|roze wolk",
  },
};

/**
 * nabij_text_rules_find:
 * @text: a text
 * @subject: what it may speak of
 * @is_dutch: whether it is Dutch; else English
 *
 * Looks for a subject in a text.
 *
 * Returns: (transfer full) (nullable): the first words that speak of it, or `NULL`
 */
char *
nabij_text_rules_find (const char      *text,
                       NabijTextSubject subject,
                       gboolean         is_dutch)
{
  static GRegex *regexes[NABIJ_N_TEXT_SUBJECTS][2];
  g_autoptr (GMatchInfo) match = NULL;
  GRegex **regex = &regexes[subject][is_dutch ? 1 : 0];

  if (*regex == NULL) {
    g_autofree char *whole = g_strconcat ("(*UCP)(?<![\\w])(", patterns[subject][is_dutch ? 1 : 0], ")(?![\\w])", NULL);
    g_autoptr (GError) error = NULL;

    *regex = g_regex_new (whole, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
    g_assert_no_error (error);
  }
  return g_regex_match (*regex, text, 0, &match) ? g_match_info_fetch (match, 0) : NULL;
}
