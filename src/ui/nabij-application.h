/* nabij-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_APPLICATION (nabij_application_get_type ())
G_DECLARE_FINAL_TYPE (NabijApplication, nabij_application, NABIJ, APPLICATION, AdwApplication)

NabijApplication *nabij_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean nabij_application_wants_restart (NabijApplication *self);

G_END_DECLS
