/* nabij-tell-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-entry.h"
#include "nabij-practices.h"
#include "nabij-words.h"

G_BEGIN_DECLS

/**
 * NabijTellPartKind:
 * @NABIJ_TELL_PART_ANSWERS: the answers of one check-in, in words
 * @NABIJ_TELL_PART_ENTRY: an entry of the journal
 * @NABIJ_TELL_PART_PICTURE: the picture of tension and recovery; its text is what stands under it
 * @NABIJ_TELL_PART_QUESTIONS: questions I have
 *
 * What a part of the page is.
 */
typedef enum {
  NABIJ_TELL_PART_ANSWERS,
  NABIJ_TELL_PART_ENTRY,
  NABIJ_TELL_PART_PICTURE,
  NABIJ_TELL_PART_QUESTIONS,
} NabijTellPartKind;

/**
 * NabijTellPart:
 * @id: its stable name: the UUID of the entry, or `picture` or `questions`
 * @kind: what it is
 * @heading: what stands above it
 * @text: what it says, one or more lines; the person may write anything else here
 * @pairs: (nullable) (array zero-terminated=1): of answers, an item and its answer by turns
 *
 * One part of the page to take along, in words.
 */
typedef struct {
  char             *id;
  NabijTellPartKind kind;
  char             *heading;
  char             *text;
  char            **pairs;
} NabijTellPart;

/**
 * NabijTellText:
 * @title: what stands on top
 * @period: the days it is about, in words
 * @foot: what stands at the end
 * @language: the language it is in, `nl` or `en`; empty where it is that of the program
 * @catalogue: (nullable): the words of that language, or `NULL` for that of the program
 * @parts: (element-type NabijTellPart): in their order on the page
 * @moments: (element-type NabijEntry): what the picture shows, the oldest first; empty without it
 *
 * Exactly what the page says, and nothing else. A plain value.
 */
typedef struct {
  char           *title;
  char           *period;
  char           *foot;
  char           *language;
  NabijCatalogue *catalogue;
  GPtrArray      *parts;
  GPtrArray      *moments;
} NabijTellText;

/**
 * NabijTellChoice:
 * @first: the first day
 * @last: the last day
 * @with_picture: whether the picture of tension and recovery is on it
 * @questions: (nullable): the questions I have
 * @with_authors: whether each part says who wrote it
 * @is_silent: whether the season is silent
 *
 * What goes on the page, beside the entries that were chosen.
 */
typedef struct {
  GDate       first;
  GDate       last;
  gboolean    with_picture;
  const char *questions;
  gboolean    with_authors;
  gboolean    is_silent;
} NabijTellChoice;

NabijTellText *nabij_tell_text_new (const NabijTellChoice *choice,
                                    GPtrArray             *entries,
                                    GPtrArray             *moments,
                                    NabijWords            *words,
                                    NabijPractices        *practices,
                                    NabijCatalogue        *catalogue) G_GNUC_WARN_UNUSED_RESULT;
NabijTellText *nabij_tell_text_copy (const NabijTellText *self) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_tell_text_free (NabijTellText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijTellText, nabij_tell_text_free)

G_END_DECLS
