/* nabij-fake-autostart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-autostart.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_AUTOSTART (nabij_fake_autostart_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeAutostart, nabij_fake_autostart, NABIJ, FAKE_AUTOSTART, GObject)

NabijFakeAutostart *nabij_fake_autostart_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_fake_autostart_refuse (NabijFakeAutostart *self,
                                                 const char         *sentence);
void                nabij_fake_autostart_hold (NabijFakeAutostart *self);
void                nabij_fake_autostart_release (NabijFakeAutostart *self);
gboolean            nabij_fake_autostart_is_on (NabijFakeAutostart *self);
const char         *nabij_fake_autostart_get_calls (NabijFakeAutostart *self);

G_END_DECLS
