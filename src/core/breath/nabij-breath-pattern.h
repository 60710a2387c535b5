/* nabij-breath-pattern.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_SECOND_US ((gint64)G_USEC_PER_SEC)

/**
 * NabijBreathPattern:
 * @inhale_us: how long the breath comes in, in microseconds, 2.0 to 5.5 s
 * @exhale_us: how long it goes out, in microseconds, 2.5 to 8.0 s
 *
 * One breath that a person can make. There is no field for a hold, and never will be.
 * A pattern of zeros is the own pace: nothing is guided.
 */
typedef struct {
  gint64 inhale_us;
  gint64 exhale_us;
} NabijBreathPattern;

/**
 * NabijBreathPatternInfo:
 * @id: the stable name that settings, files and the command line use
 * @name: what a person reads, not yet translated
 * @hint: one line for whom it is, not yet translated
 * @pattern: the breath itself
 *
 * A pattern that is offered.
 */
typedef struct {
  const char        *id;
  const char        *name;
  const char        *hint;
  NabijBreathPattern pattern;
} NabijBreathPatternInfo;

#define NABIJ_BREATH_PATTERN_ERROR (nabij_breath_pattern_error_quark ())
GQuark nabij_breath_pattern_error_quark (void);

/**
 * NabijBreathPatternError:
 * @NABIJ_BREATH_PATTERN_ERROR_UNKNOWN: no pattern has this id
 * @NABIJ_BREATH_PATTERN_ERROR_NOT_NOW: the pattern is too slow for this season
 * @NABIJ_BREATH_PATTERN_ERROR_LIMITS: a person should not breathe like this
 */
typedef enum {
  NABIJ_BREATH_PATTERN_ERROR_UNKNOWN,
  NABIJ_BREATH_PATTERN_ERROR_NOT_NOW,
  NABIJ_BREATH_PATTERN_ERROR_LIMITS,
} NabijBreathPatternError;

#define NABIJ_BREATH_PATTERN_DEFAULT_ID "water"
#define NABIJ_BREATH_PATTERN_OWN_ID "own"

const NabijBreathPatternInfo *nabij_breath_pattern_list (gsize *n_patterns);
gboolean                      nabij_breath_pattern_is_offered (const NabijBreathPatternInfo *info,
                                                               NabijSeason                   season);
const NabijBreathPatternInfo *nabij_breath_pattern_find (const char *id,
                                                         NabijSeason season,
                                                         GError    **error);

gboolean           nabij_breath_pattern_init (NabijBreathPattern *pattern,
                                              gint64              inhale_us,
                                              gint64              exhale_us,
                                              NabijSeason         season,
                                              GError            **error);
gboolean           nabij_breath_pattern_is_own_pace (const NabijBreathPattern *pattern);
gint64             nabij_breath_pattern_get_cycle_us (const NabijBreathPattern *pattern);
NabijBreathPattern nabij_breath_pattern_with_cycle (const NabijBreathPattern *pattern,
                                                    gint64                    cycle_us,
                                                    NabijSeason               season);

G_END_DECLS
