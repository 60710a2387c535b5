/* nabij-notice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NABIJ_NOTICE_ACTION_OPEN "default" /* a click on the body */
#define NABIJ_NOTICE_ACTION_MORE "more"
#define NABIJ_NOTICE_ACTION_START "start"
#define NABIJ_NOTICE_ACTION_LATER "later"

#define NABIJ_NOTICE_N_BUTTONS_MAX 2

/**
 * NabijNotice:
 * @sender: under which name it is sent
 * @neutral: whether nothing else may tell either from which program it is
 * @summary: the line, plain text
 * @body: what stands under it, plain text, or `NULL`
 * @buttons: the ids of its buttons, one of the `NABIJ_NOTICE_ACTION_…`, or `NULL`
 * @labels: what stands on them, translated
 * @sound: whether it sounds
 *
 * One notification. The texts belong to whoever made it.
 */
typedef struct {
  const char *sender;
  gboolean    neutral;
  const char *summary;
  const char *body;
  const char *buttons[NABIJ_NOTICE_N_BUTTONS_MAX];
  const char *labels[NABIJ_NOTICE_N_BUTTONS_MAX];
  gboolean    sound;
} NabijNotice;

NabijNotice *nabij_notice_copy (const NabijNotice *self) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_notice_free (NabijNotice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijNotice, nabij_notice_free)

G_END_DECLS
