/* nabij-fake-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notifier.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_NOTIFIER (nabij_fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeNotifier, nabij_fake_notifier, NABIJ, FAKE_NOTIFIER, GObject)

NabijFakeNotifier *nabij_fake_notifier_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_fake_notifier_set_gone (NabijFakeNotifier *self,
                                                 gboolean           gone);
const char        *nabij_fake_notifier_get_line (NabijFakeNotifier *self,
                                                 const char        *id);
guint              nabij_fake_notifier_get_n_shown (NabijFakeNotifier *self);

G_END_DECLS
