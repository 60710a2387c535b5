/* nabij-tell-type.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-paper-lines.h"

G_BEGIN_DECLS

/**
 * NabijTellStyle:
 * @NABIJ_TELL_STYLE_TITLE: what stands on top
 * @NABIJ_TELL_STYLE_PERIOD: the days, under it
 * @NABIJ_TELL_STYLE_HEADING: what stands above a part
 * @NABIJ_TELL_STYLE_BODY: what is told
 * @NABIJ_TELL_STYLE_ITEM: a sentence that was answered
 * @NABIJ_TELL_STYLE_ANSWER: the answer beside it
 * @NABIJ_TELL_STYLE_QUIET: what stands under the picture, and at the foot of a page
 * @NABIJ_TELL_STYLE_PICTURE: the picture, which has no words
 *
 * How something is set on the page to take along.
 */
typedef enum {
  NABIJ_TELL_STYLE_TITLE,
  NABIJ_TELL_STYLE_PERIOD,
  NABIJ_TELL_STYLE_HEADING,
  NABIJ_TELL_STYLE_BODY,
  NABIJ_TELL_STYLE_ITEM,
  NABIJ_TELL_STYLE_ANSWER,
  NABIJ_TELL_STYLE_QUIET,
  NABIJ_TELL_STYLE_PICTURE,
} NabijTellStyle;

#define NABIJ_N_TELL_STYLES (NABIJ_TELL_STYLE_PICTURE + 1)

/**
 * NabijTellType:
 * @width_pt: how wide the paper is
 * @height_pt: how high the paper is
 * @em_pt: how large running text is
 * @measure_pt: how wide its lines are
 * @left_pt: where they begin
 * @text_height_pt: how high the text of a page is
 * @styles: how everything is set
 *
 * The sizes of the page to take along, in points. A plain value.
 */
typedef struct {
  double          width_pt;
  double          height_pt;
  double          em_pt;
  double          measure_pt;
  double          left_pt;
  double          text_height_pt;
  NabijPaperStyle styles[NABIJ_N_TELL_STYLES];
} NabijTellType;

/* Where the text of a page begins, and where its foot stands, from the edges of the paper. */
#define NABIJ_TELL_TOP_PT 60.0
#define NABIJ_TELL_BOTTOM_PT 82.0
#define NABIJ_TELL_FOOT_PT 58.0

void nabij_tell_type_init (NabijTellType *self,
                           double         width_pt,
                           double         height_pt,
                           gboolean       is_large);

G_END_DECLS
