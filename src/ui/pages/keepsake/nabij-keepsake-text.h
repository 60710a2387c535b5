/* nabij-keepsake-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-practices.h"
#include "nabij-words.h"

G_BEGIN_DECLS

/**
 * NabijKeepsakeStyle:
 * @NABIJ_KEEPSAKE_STYLE_DAY: the heading of a day
 * @NABIJ_KEEPSAKE_STYLE_HEADING: the title of a letter, or of the picture
 * @NABIJ_KEEPSAKE_STYLE_BODY: what somebody wrote
 * @NABIJ_KEEPSAKE_STYLE_QUIET: what is told beside it
 * @NABIJ_KEEPSAKE_STYLE_TENSION: how tense a moment was
 * @NABIJ_KEEPSAKE_STYLE_RECOVERY: when it grew calmer
 * @NABIJ_KEEPSAKE_STYLE_REPAIR: the words of repair
 * @NABIJ_KEEPSAKE_STYLE_PICTURE: the picture of tension and recovery, which has no words
 *
 * How a block is set.
 */
typedef enum {
  NABIJ_KEEPSAKE_STYLE_DAY,
  NABIJ_KEEPSAKE_STYLE_HEADING,
  NABIJ_KEEPSAKE_STYLE_BODY,
  NABIJ_KEEPSAKE_STYLE_QUIET,
  NABIJ_KEEPSAKE_STYLE_TENSION,
  NABIJ_KEEPSAKE_STYLE_RECOVERY,
  NABIJ_KEEPSAKE_STYLE_REPAIR,
  NABIJ_KEEPSAKE_STYLE_PICTURE,
} NabijKeepsakeStyle;

#define NABIJ_N_KEEPSAKE_STYLES (NABIJ_KEEPSAKE_STYLE_PICTURE + 1)

/**
 * NabijKeepsakeMark:
 * @NABIJ_KEEPSAKE_MARK_NONE: nothing
 * @NABIJ_KEEPSAKE_MARK_POINT: the round point of a hard moment
 * @NABIJ_KEEPSAKE_MARK_OPEN: the same with a dotted ring
 * @NABIJ_KEEPSAKE_MARK_LEAF: the leaf where it grew calmer
 *
 * What stands beside the first line of a block.
 */
typedef enum {
  NABIJ_KEEPSAKE_MARK_NONE,
  NABIJ_KEEPSAKE_MARK_POINT,
  NABIJ_KEEPSAKE_MARK_OPEN,
  NABIJ_KEEPSAKE_MARK_LEAF,
} NabijKeepsakeMark;

/**
 * NabijKeepsakeSpace:
 * @NABIJ_KEEPSAKE_SPACE_LINE: a new line of the same paragraph
 * @NABIJ_KEEPSAKE_SPACE_SMALL: something that belongs to what is above
 * @NABIJ_KEEPSAKE_SPACE_PARAGRAPH: a new paragraph
 * @NABIJ_KEEPSAKE_SPACE_ENTRY: a new entry
 * @NABIJ_KEEPSAKE_SPACE_DAY: a new day
 *
 * How far a block stands from the one above.
 */
typedef enum {
  NABIJ_KEEPSAKE_SPACE_LINE,
  NABIJ_KEEPSAKE_SPACE_SMALL,
  NABIJ_KEEPSAKE_SPACE_PARAGRAPH,
  NABIJ_KEEPSAKE_SPACE_ENTRY,
  NABIJ_KEEPSAKE_SPACE_DAY,
} NabijKeepsakeSpace;

/**
 * NabijKeepsakeBlock:
 * @style: how it is set
 * @text: its words, one line of them without a line break; empty for a picture
 * @mark: what stands beside it
 * @space: how far it stands from what is above
 * @joins_above: whether the line between a moment and its leaf comes from above
 * @joins_below: whether it goes on below
 * @keeps_with_next: whether it stays with what follows
 *
 * One paragraph of a keepsake.
 */
typedef struct {
  NabijKeepsakeStyle style;
  char              *text;
  NabijKeepsakeMark  mark;
  NabijKeepsakeSpace space;
  gboolean           joins_above;
  gboolean           joins_below;
  gboolean           keeps_with_next;
} NabijKeepsakeBlock;

/**
 * NabijKeepsakeChoice:
 * @title: what stands on the first page
 * @first: (nullable): an instant of the first day that was asked for, or `NULL` for that of the first
 *   entry
 * @last: (nullable): likewise of the last day
 * @with_picture: whether the picture of tension and recovery is in it
 * @with_authors: whether each entry says who wrote it
 * @is_silent: whether the season is silent, and nobody is named whom a letter is for
 *
 * What a keepsake is to be, beside its entries.
 */
typedef struct {
  const char         *title;
  const NabijInstant *first;
  const NabijInstant *last;
  gboolean            with_picture;
  gboolean            with_authors;
  gboolean            is_silent;
} NabijKeepsakeChoice;

/**
 * NabijKeepsakeText:
 * @title: what stands on the first page
 * @period: the days from the first entry to the last, in words; empty without entries
 * @blocks: (element-type NabijKeepsakeBlock): what stands on the other pages
 * @moments: (element-type NabijEntry): what the picture shows, the oldest first
 *
 * The words of a keepsake.
 */
typedef struct {
  char      *title;
  char      *period;
  GPtrArray *blocks;
  GPtrArray *moments;
} NabijKeepsakeText;

NabijKeepsakeText *nabij_keepsake_text_new (const NabijKeepsakeChoice *choice,
                                            GPtrArray                 *entries,
                                            NabijWords                *words,
                                            NabijPractices            *practices) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_keepsake_text_free (NabijKeepsakeText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijKeepsakeText, nabij_keepsake_text_free)

G_END_DECLS
