/* nabij-step-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-steps.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijStepCard:
 *
 * One step, as a card: its number, what to do, more of it on request, and the breath where one is
 * guided. The signal *chosen* tells that it was pressed.
 */
#define NABIJ_TYPE_STEP_CARD (nabij_step_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijStepCard, nabij_step_card, NABIJ, STEP_CARD, GtkWidget)

GtkWidget *nabij_step_card_new (guint                    shown_number,
                                const NabijPracticeStep *step) G_GNUC_WARN_UNUSED_RESULT;

gboolean nabij_step_card_is_button (NabijStepCard *self,
                                    GtkWidget     *widget);
void     nabij_step_card_set_current (NabijStepCard *self,
                                      gboolean       current);
void     nabij_step_card_set_breath (NabijStepCard          *self,
                                     const NabijStepsBreath *breath);
void     nabij_step_card_set_look (NabijStepCard *self,
                                   NabijLook      look);

G_END_DECLS
