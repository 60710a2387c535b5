/* nabij-moment-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-clock.h"
#include "nabij-tension.h"

G_BEGIN_DECLS

const char *nabij_moment_words_tension (NabijTension tension);
char       *nabij_moment_words_calmer (const NabijInstant *moment,
                                       const NabijInstant *calmer,
                                       NabijTension        tension_after) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_moment_words_describe (const NabijInstant *moment,
                                         NabijTension        tension,
                                         const NabijInstant *calmer,
                                         NabijTension        tension_after) G_GNUC_WARN_UNUSED_RESULT;

/* The same in a language of choice. */
const char *nabij_moment_words_tension_in (NabijCatalogue *catalogue,
                                           NabijTension    tension);
char       *nabij_moment_words_calmer_in (NabijCatalogue     *catalogue,
                                          const NabijInstant *moment,
                                          const NabijInstant *calmer,
                                          NabijTension        tension_after) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_moment_words_describe_in (NabijCatalogue     *catalogue,
                                            const NabijInstant *moment,
                                            NabijTension        tension,
                                            const NabijInstant *calmer,
                                            NabijTension        tension_after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
