/* nabij-fake-studio.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-studio.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_STUDIO (nabij_fake_studio_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeStudio, nabij_fake_studio, NABIJ, FAKE_STUDIO, GObject)

NabijFakeStudio *nabij_fake_studio_new (void) G_GNUC_WARN_UNUSED_RESULT;
char            *nabij_fake_studio_take_calls (NabijFakeStudio *self) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_fake_studio_set_opens_at_once (NabijFakeStudio *self,
                                                      gboolean         opens_at_once);
void             nabij_fake_studio_open (NabijFakeStudio *self);
void             nabij_fake_studio_set_level (NabijFakeStudio *self,
                                              double           level);
void             nabij_fake_studio_set_too_loud (NabijFakeStudio *self,
                                                 gboolean         too_loud);
void             nabij_fake_studio_set_microphones (NabijFakeStudio   *self,
                                                    const char *const *microphones);
void             nabij_fake_studio_set_next_take (NabijFakeStudio *self,
                                                  NabijTake       *take);
void             nabij_fake_studio_set_next_error (NabijFakeStudio *self,
                                                   const GError    *error);
void             nabij_fake_studio_finish_take (NabijFakeStudio *self);
void             nabij_fake_studio_finish_hearing (NabijFakeStudio *self,
                                                   const GError    *error);
guint            nabij_fake_studio_get_n_watchers (NabijFakeStudio *self);

G_END_DECLS
