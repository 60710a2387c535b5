/* nabij-agreement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked at has been measured when so many looks in a row agree. */
#define NABIJ_AGREEMENT_LOOKS 5

/**
 * NabijAgreement:
 *
 * Looks at a time that is not steady at first. All fields are private; zeros are a new one.
 */
typedef struct {
  guint  n_looks;
  gint64 looks_us[NABIJ_AGREEMENT_LOOKS];
} NabijAgreement;

gboolean nabij_agreement_look (NabijAgreement *self,
                               gint64          seen_us,
                               gint64         *agreed_us);

G_END_DECLS
