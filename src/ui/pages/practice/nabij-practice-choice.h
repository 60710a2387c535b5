/* nabij-practice-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practices.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean       nabij_practice_choice_find_situation (NabijPractice        *practice,
                                                     const NabijSituation *now,
                                                     NabijSituation       *situation);
NabijPractice *nabij_practice_choice_get (GSettings            *settings,
                                          NabijPractices       *practices,
                                          NabijPractice        *practice,
                                          const NabijSituation *situation);
void           nabij_practice_choice_set (GSettings     *settings,
                                          NabijPractice *practice,
                                          NabijPractice *variant);

G_END_DECLS
