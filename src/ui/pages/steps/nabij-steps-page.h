/* nabij-steps-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-practice.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijStepsPage:
 *
 * A practice of steps, at the person's own pace: with one hand, or with the space bar alone. Nothing
 * of it is ever kept.
 */
#define NABIJ_TYPE_STEPS_PAGE (nabij_steps_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijStepsPage, nabij_steps_page, NABIJ, STEPS_PAGE, GtkWidget)

GtkWidget *nabij_steps_page_new (NabijServices *services,
                                 NabijPractice *practice) G_GNUC_WARN_UNUSED_RESULT;

void nabij_steps_page_set_look (NabijStepsPage *self,
                                NabijLook       look);

G_END_DECLS
