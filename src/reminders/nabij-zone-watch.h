/* nabij-zone-watch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_ZONE_WATCH_PATH "/etc/localtime"

/**
 * NabijZoneWatch:
 *
 * Knows in which time zone the computer is, and notices when that changes, as when somebody travels.
 *
 * Signals: `changed ()` after the zone has become another.
 */
#define NABIJ_TYPE_ZONE_WATCH (nabij_zone_watch_get_type ())
G_DECLARE_FINAL_TYPE (NabijZoneWatch, nabij_zone_watch, NABIJ, ZONE_WATCH, GObject)

NabijZoneWatch *nabij_zone_watch_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
GTimeZone      *nabij_zone_watch_get_zone (NabijZoneWatch *self);
void            nabij_zone_watch_start (NabijZoneWatch *self);

G_END_DECLS
