/* nabij-practice-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a practice looks inside: -parts makes and finds its parts, -reader fills them, nabij-practice.c and
 * -texts answer questions about it, and the script looks for its lines.
 */

#pragma once

#include "nabij-condition.h"
#include "nabij-practice.h"

G_BEGIN_DECLS

/* A text, where it fits. */
typedef struct {
  char          *text;
  NabijCondition condition;
} NabijPracticeText;

/* A text between two moments of a stage. */
typedef struct {
  char          *id;
  char          *text; /* "" only where @is_chosen */
  NabijCondition condition;
  gint64         from_us;
  gint64         until_us;
  gboolean       is_small;
  gboolean       is_chosen; /* the chosen sentence is shown in its place */
  gboolean       is_voiced; /* somebody may speak it */
} NabijPracticeLine;

/* A text under the word of one breath. */
typedef struct {
  char          *id;
  char          *text;
  NabijCondition condition;
  guint          breath;
} NabijPracticeHint;

typedef struct {
  char              *id;
  NabijCondition     condition;
  NabijStage         stage;
  NabijTimelineStage timed;
  gboolean           is_song;   /* it lasts as long as the song */
  gboolean           is_voiced; /* somebody may speak the words of its first breaths */
  GPtrArray         *lines;     /* (element-type NabijPracticeLine) */
  GPtrArray         *hints;     /* (element-type NabijPracticeHint) */
} NabijPracticeStage;

/* A step with every text that it may have. */
typedef struct {
  NabijPracticeStep step; /* its texts are not set */
  char             *id;
  NabijCondition    condition;
  GPtrArray        *titles; /* (element-type NabijPracticeText), as the others */
  GPtrArray        *texts;
  GPtrArray        *detail_titles;
  GPtrArray        *details;
} NabijPracticeStepTexts;

struct _NabijPractice {
  char              *id;
  NabijPracticeKind  kind;
  NabijPracticeGroup group;
  NabijPracticeFlags flags;
  NabijCondition     condition;
  guint              order;
  char              *variant_of;
  char              *picture;
  char              *scene;
  char              *ambience;
  char              *reading;
  gboolean           falls;
  gboolean           has_end_bowl;

  GPtrArray *names; /* (element-type NabijPracticeText), as the others */
  GPtrArray *abouts;
  GPtrArray *safety;
  GPtrArray *stages; /* (element-type NabijPracticeStage) */
  GPtrArray *steps;  /* (element-type NabijPracticeStepTexts) */

  GPtrArray *timelines; /* (element-type NabijTimeline): those that were asked for */
};

/* How long a song is taken to be where there is none: somebody hums. */
#define NABIJ_PRACTICE_HUMMING_US (60 * NABIJ_SECOND_US)

NabijPractice *nabij_practice_alloc (void);
void           nabij_practice_free (NabijPractice *practice);
NabijPractice *nabij_practice_read (const char *xml,
                                    gssize      length,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

NabijPracticeStage     *nabij_practice_stage_new (void);
void                    nabij_practice_stage_free (NabijPracticeStage *stage);
NabijPracticeStepTexts *nabij_practice_step_new (void);
NabijPracticeText      *nabij_practice_text_new (void);
NabijPracticeLine      *nabij_practice_line_new (void);
NabijPracticeHint      *nabij_practice_hint_new (void);

const char               *nabij_practice_translate (NabijPractice *practice,
                                                    const char    *text);
gint64                    nabij_practice_stage_get_duration_us (const NabijPracticeStage *stage,
                                                                const NabijSituation     *situation);
const char               *nabij_practice_find_text (NabijPractice        *practice,
                                                    GPtrArray            *texts,
                                                    const NabijSituation *situation);
const NabijPracticeStage *nabij_practice_find_stage (NabijPractice          *practice,
                                                     const NabijSituation   *situation,
                                                     const NabijBreathState *state);
const NabijPracticeLine  *nabij_practice_find_line (const NabijPracticeStage *stage,
                                                    const NabijSituation     *situation,
                                                    gboolean                  is_small,
                                                    gint64                    stage_elapsed_us);
gboolean                  nabij_practice_has_voiced_line (NabijPractice *practice,
                                                          const char    *id);
gboolean                  nabij_practice_find_slot (const NabijPracticeStage *stage,
                                                    const NabijPracticeLine  *line,
                                                    const NabijSituation     *situation,
                                                    gint64                   *from_us,
                                                    gint64                   *until_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijPractice, nabij_practice_free)

G_END_DECLS
