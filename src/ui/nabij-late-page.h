/* nabij-late-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijLatePageMake:
 * @services: what the page needs from the world
 *
 * Makes a page.
 *
 * Returns: (transfer floating): the page
 */
typedef GtkWidget *(*NabijLatePageMake) (NabijServices *services);

/**
 * NabijLatePage:
 *
 * The place of a page that is made when it is shown for the first time: a start does not wait for it,
 * and whoever never opens it pays nothing.
 */
#define NABIJ_TYPE_LATE_PAGE (nabij_late_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijLatePage, nabij_late_page, NABIJ, LATE_PAGE, GtkWidget)

GtkWidget *nabij_late_page_new (NabijServices    *services,
                                NabijLatePageMake make) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
