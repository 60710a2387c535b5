/* nabij-fake-notifier.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notifier.h"

G_BEGIN_DECLS

/**
 * NabijFakeNotifier:
 *
 * A notifier that remembers what is shown, for tests. It always answers from the main loop, never from
 * within the call, as the real one does.
 */
#define NABIJ_TYPE_FAKE_NOTIFIER (nabij_fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeNotifier, nabij_fake_notifier, NABIJ, FAKE_NOTIFIER, GObject)

NabijFakeNotifier *nabij_fake_notifier_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What the server is like. */
void nabij_fake_notifier_set_gone (NabijFakeNotifier *self,
                                   gboolean           gone);
void nabij_fake_notifier_set_buttonless (NabijFakeNotifier *self,
                                         gboolean           buttonless);
void nabij_fake_notifier_set_hanging (NabijFakeNotifier *self,
                                      gboolean           hanging);

/* What is shown now. */
guint              nabij_fake_notifier_get_n_shown (NabijFakeNotifier *self);
const NabijNotice *nabij_fake_notifier_get_notice (NabijFakeNotifier *self,
                                                   const char        *name);

/* What was asked so far. */
guint nabij_fake_notifier_get_n_shows (NabijFakeNotifier *self);
guint nabij_fake_notifier_get_n_withdrawals (NabijFakeNotifier *self);

/* Returns what was to be taken back of an earlier process, in their order, a line each. */
const char *nabij_fake_notifier_get_followed (NabijFakeNotifier *self);

/* What the person does, or the server. */
void nabij_fake_notifier_answer (NabijFakeNotifier *self,
                                 const char        *name,
                                 const char        *action,
                                 const char        *token);
void nabij_fake_notifier_close (NabijFakeNotifier *self,
                                const char        *name,
                                gboolean           by_person);
void nabij_fake_notifier_lose_server (NabijFakeNotifier *self);

G_END_DECLS
