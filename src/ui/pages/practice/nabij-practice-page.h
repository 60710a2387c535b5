/* nabij-practice-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_PRACTICE_PAGE (nabij_practice_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijPracticePage, nabij_practice_page, NABIJ, PRACTICE_PAGE, GtkWidget)

GtkWidget *nabij_practice_page_new (NabijServices *services,
                                    const char    *practice_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
