/* nabij-background-portal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-autostart.h"

G_BEGIN_DECLS

/* It is there inside of a Flatpak, and nowhere else. */
#define NABIJ_BACKGROUND_PORTAL_INFO_PATH "/.flatpak-info"

/**
 * NabijBackgroundPortal:
 *
 * What is asked, inside of a sandbox, whether the reminders may begin at log-in. The system may ask the
 * person, and it may refuse.
 */
#define NABIJ_TYPE_BACKGROUND_PORTAL (nabij_background_portal_get_type ())
G_DECLARE_FINAL_TYPE (NabijBackgroundPortal, nabij_background_portal, NABIJ, BACKGROUND_PORTAL, GObject)

gboolean nabij_background_portal_is_needed (const char *info_path);

NabijAutostart *nabij_background_portal_new (GDBusConnection *bus) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
