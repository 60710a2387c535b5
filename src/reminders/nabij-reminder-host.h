/* nabij-reminder-host.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijHostOutcome:
 * @NABIJ_HOST_ENDED: it is not needed any more, or was asked to end
 * @NABIJ_HOST_FAILED: it could not begin; the log says why
 * @NABIJ_HOST_WANTS_RESTART: it has to be started anew in the same place, with another language or on
 *   another bus
 *
 * Why the host has ended.
 */
typedef enum {
  NABIJ_HOST_ENDED,
  NABIJ_HOST_FAILED,
  NABIJ_HOST_WANTS_RESTART,
} NabijHostOutcome;

NabijHostOutcome nabij_reminder_host_run (GSettings  *settings,
                                          const char *zone_path,
                                          const char *state_path,
                                          const char *program_path);

G_END_DECLS
