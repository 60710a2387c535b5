/* nabij-autostart-entry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-autostart.h"

G_BEGIN_DECLS

/**
 * NabijAutostartEntry:
 *
 * The file from which the desktop starts the reminders at log-in. It is there only while one is on.
 */
#define NABIJ_TYPE_AUTOSTART_ENTRY (nabij_autostart_entry_get_type ())
G_DECLARE_FINAL_TYPE (NabijAutostartEntry, nabij_autostart_entry, NABIJ, AUTOSTART_ENTRY, GObject)

NabijAutostart *nabij_autostart_entry_new (const char *folder,
                                           const char *program) G_GNUC_WARN_UNUSED_RESULT;
NabijAutostart *nabij_autostart_entry_new_own (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
