/* nabij-tell-choices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-tell-text.h"

G_BEGIN_DECLS

/**
 * NabijTellPeriod:
 * @NABIJ_TELL_PERIOD_TWO_WEEKS: the last two weeks
 * @NABIJ_TELL_PERIOD_THREE_MONTHS: the last three months
 * @NABIJ_TELL_PERIOD_SINCE_BIRTH: since the birth of the youngest child
 * @NABIJ_TELL_PERIOD_OWN_DAYS: from one day to another
 *
 * Which days the page is about.
 */
typedef enum {
  NABIJ_TELL_PERIOD_TWO_WEEKS,
  NABIJ_TELL_PERIOD_THREE_MONTHS,
  NABIJ_TELL_PERIOD_SINCE_BIRTH,
  NABIJ_TELL_PERIOD_OWN_DAYS,
} NabijTellPeriod;

/**
 * NabijTellChoices:
 *
 * What somebody has chosen for the page to take along, and what was written over on it. Nothing is on
 * the page that was not chosen, and an entry of a day outside of the period is not on it either; it is
 * there again when the period takes it in again.
 */
typedef struct _NabijTellChoices NabijTellChoices;

gboolean nabij_tell_period_get_days (NabijTellPeriod period,
                                     const GDate    *today,
                                     const GDate    *birth,
                                     GDate          *first,
                                     GDate          *last);

gboolean nabij_tell_period_has (const GDate *first,
                                const GDate *last,
                                const GDate *day);
void     nabij_tell_period_get_bounds (const GDate *first,
                                       const GDate *last,
                                       gint64      *from_us,
                                       gint64      *until_us);

char *nabij_tell_part_dup_words (const NabijTellPart *part) G_GNUC_WARN_UNUSED_RESULT;

NabijTellChoices *nabij_tell_choices_new (const char *author) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_tell_choices_free (NabijTellChoices *self);
const char       *nabij_tell_choices_get_author (NabijTellChoices *self);

void     nabij_tell_choices_set_days (NabijTellChoices *self,
                                      const GDate      *first,
                                      const GDate      *last);
void     nabij_tell_choices_get_days (NabijTellChoices *self,
                                      GDate            *first,
                                      GDate            *last);
void     nabij_tell_choices_get_bounds (NabijTellChoices *self,
                                        gint64           *from_us,
                                        gint64           *until_us);
void     nabij_tell_choices_set_chosen (NabijTellChoices *self,
                                        NabijEntry       *entry,
                                        gboolean          chosen);
gboolean nabij_tell_choices_is_in_days (NabijTellChoices *self,
                                        NabijEntry       *entry);
gboolean nabij_tell_choices_is_chosen (NabijTellChoices *self,
                                       const char       *uuid);
gboolean nabij_tell_choices_offer (NabijTellChoices *self,
                                   NabijEntry       *entry);
char   **nabij_tell_choices_list (NabijTellChoices *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_tell_choices_has_others (NabijTellChoices *self);

void           nabij_tell_choices_edit (NabijTellChoices *self,
                                        const char       *language,
                                        const char       *id,
                                        const char       *text);
void           nabij_tell_choices_forget_edits (NabijTellChoices *self,
                                                const char       *id);
const char    *nabij_tell_choices_get_edit (NabijTellChoices *self,
                                            const char       *language,
                                            const char       *id);
NabijTellText *nabij_tell_choices_apply_edits (NabijTellChoices    *self,
                                               const char          *language,
                                               const NabijTellText *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijTellChoices, nabij_tell_choices_free)

G_END_DECLS
