/* nabij-about-you-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijAboutYouPage:
 *
 * *About you*: what the family told of itself. Everything may stay empty, and is kept at once.
 */
#define NABIJ_TYPE_ABOUT_YOU_PAGE (nabij_about_you_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijAboutYouPage, nabij_about_you_page, NABIJ, ABOUT_YOU_PAGE, GtkWidget)

GtkWidget *nabij_about_you_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_about_you_page_show_birth (NabijAboutYouPage *self);

G_END_DECLS
