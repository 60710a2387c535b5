/* nabij-closing-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_CLOSING_PAGE (nabij_closing_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijClosingPage, nabij_closing_page, NABIJ, CLOSING_PAGE, GtkWidget)

GtkWidget *nabij_closing_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

void nabij_closing_page_set_offers_phone (NabijClosingPage *self,
                                          gboolean          offers);
void nabij_closing_page_set_moment (NabijClosingPage *self,
                                    const char       *uuid);
void nabij_closing_page_set_takes_notice (NabijClosingPage *self,
                                          gboolean          takes);
void nabij_closing_page_set_look (NabijClosingPage *self,
                                  NabijLook         look);

G_END_DECLS
